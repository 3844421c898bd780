#include "sunward/component/pv/single_diode.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/component/fault.hpp"

namespace sunward::component::pv {
namespace {

constexpr double reference_w_per_m2 = 1000.0;
constexpr double reference_k = 298.15;
constexpr double zero_celsius_k = 273.15;
constexpr double boltzmann_ev_per_k = 8.617333262145e-5;  // CODATA 2018

/// Current and its first two changes with the junction voltage.
struct Junction {
  double current_a, conductance_s, curvature_s_per_v;

  Junction(const DiodeState& s, double voltage_v) {
    const double diode_a = s.saturation_current_a * std::exp(voltage_v / s.modified_ideality_v);
    current_a =
        s.light_current_a + s.saturation_current_a - diode_a - voltage_v / s.shunt_resistance_ohm;
    conductance_s = diode_a / s.modified_ideality_v + 1.0 / s.shunt_resistance_ohm;
    curvature_s_per_v = diode_a / (s.modified_ideality_v * s.modified_ideality_v);
  }
};

}  // namespace

DiodeState at_conditions(const DiodeModule& module, double effective_w_per_m2, double cell_temp_c) {
  const double temp_k = cell_temp_c + zero_celsius_k;
  const double rise_k = temp_k - reference_k;
  const double ratio = temp_k / reference_k;
  const double light = effective_w_per_m2 / reference_w_per_m2;
  const double gap_ev = module.band_gap_ev * (1.0 + module.band_gap_change_per_k * rise_k);
  const double exponent = module.band_gap_ev / (boltzmann_ev_per_k * reference_k) -
                          gap_ev / (boltzmann_ev_per_k * temp_k);
  const double current_slope = module.short_circuit_a_per_k * (1.0 - module.adjust_frac);
  return {std::max(0.0, light * (module.light_current_a + current_slope * rise_k)),
          module.saturation_current_a * ratio * ratio * ratio * std::exp(exponent),
          module.series_resistance_ohm, module.shunt_resistance_ohm / light,
          module.modified_ideality_v * ratio};
}

MaximumPower maximum_power(const DiodeState& s) {
  if (!(s.light_current_a > 0.0)) return {};
  const double a = s.modified_ideality_v;
  // Without a shunt the open voltage is a log(1 + IL/I0): an upper bound, and near it the start.
  double high = a * std::log1p(s.light_current_a / s.saturation_current_a);
  double low = 0.0;
  double x = high - a * std::log1p(high / a);
  for (int iteration = 0; iteration < 60; ++iteration) {
    const Junction j(s, x);
    const double voltage = x - j.current_a * s.series_resistance_ohm;
    const double voltage_slope = 1.0 + j.conductance_s * s.series_resistance_ohm;
    // Slope of V I along the junction voltage; it falls through zero at the maximum.
    const double slope = voltage_slope * j.current_a - voltage * j.conductance_s;
    (slope > 0.0 ? low : high) = x;
    const double change = j.curvature_s_per_v * s.series_resistance_ohm * j.current_a -
                          2.0 * voltage_slope * j.conductance_s - voltage * j.curvature_s_per_v;
    double next = x - slope / change;
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    const double moved = std::abs(next - x);
    x = next;
    if (moved <= 1e-9 * x) break;
  }
  const double current = Junction(s, x).current_a;
  const double voltage = x - current * s.series_resistance_ohm;
  if (!(current > 0.0 && voltage > 0.0)) return {};
  return {current * voltage, voltage, current};
}

std::vector<Fault> check(const DiodeModule& module) {
  std::vector<Fault> faults;
  const MaximumPower best = maximum_power(at_conditions(module, reference_w_per_m2, 25.0));
  const double ideal_w = module.light_current_a * module.modified_ideality_v *
                         std::log1p(module.light_current_a / module.saturation_current_a);
  constexpr double least_fill_frac = 0.3;  // a fill factor below 0.3 is a resistor, not a module
  if (best.power_w < least_fill_frac * ideal_w) {
    add_fault(faults, "series_resistance_ohm", module.series_resistance_ohm, "ohm", {},
              told("pv.diode"));
  }
  return faults;
}

}  // namespace sunward::component::pv

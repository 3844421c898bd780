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

/// A state with the reciprocals that every step needs.
struct Equation {
  double light_a, saturation_a, resistance_ohm, ideality_v, per_ideality, shunt_s;

  explicit Equation(const DiodeState& s)
      : light_a(s.light_current_a),
        saturation_a(s.saturation_current_a),
        resistance_ohm(s.series_resistance_ohm),
        ideality_v(s.modified_ideality_v),
        per_ideality(1.0 / s.modified_ideality_v),
        shunt_s(1.0 / s.shunt_resistance_ohm) {}
};

/// Current and its first two changes with the junction voltage.
struct Junction {
  double diode_a, current_a, conductance_s, curvature_s_per_v;

  Junction(const Equation& e, double voltage_v, double diode_current_a)
      : diode_a(diode_current_a),
        current_a(e.light_a + e.saturation_a - diode_a - voltage_v * e.shunt_s),
        conductance_s(diode_a * e.per_ideality + e.shunt_s),
        curvature_s_per_v(diode_a * e.per_ideality * e.per_ideality) {}
  Junction(const Equation& e, double voltage_v)
      : Junction(e, voltage_v, e.saturation_a * std::exp(voltage_v * e.per_ideality)) {}
};

/// Junction voltage near the maximum, to 2e-4 for modules of the CEC library. Without resistances
/// the equation is (1 + u) exp(u) = 1 + IL/I0 with u = x/a, Lambert's function, of which the first
/// four terms are taken; the shunt then counts to first order, the series resistance to second,
/// with a factor (0.75) that fits best. Only a start: what it misses costs another step.
/// @param open  log(1 + IL/I0).
double start_v(const Equation& e, double open) {
  const double outer = 1.0 + open;
  const double inner = std::log(outer);
  const double per_outer = 1.0 / outer;
  const double u = open - inner + inner * per_outer * (1.0 + 0.5 * (inner - 2.0) * per_outer);
  const double per_light = 1.0 / (e.light_a * (1.0 + u));
  const double first = 2.0 * e.resistance_ohm * e.per_ideality * e.light_a * e.light_a * per_light;
  const double drop = first * (1.0 + 0.75 * first);
  const double rise = drop * u / (1.0 + u + drop);
  const double logarithm = rise * (6.0 + rise) / (6.0 + 4.0 * rise);  // of 1 + rise, Pade's
  const double leak = 2.0 * e.ideality_v * e.shunt_s * u * u * per_light;
  return e.ideality_v * std::max(u + logarithm - leak, 0.5 * u);
}

/// Slope of V I along the junction voltage, and the step of Halley's method to its root.
struct SlopeStep {
  double slope = 0.0, step_v = 0.0;

  SlopeStep(const Equation& e, const Junction& j, double x) {
    const double voltage = x - j.current_a * e.resistance_ohm;
    const double voltage_slope = 1.0 + j.conductance_s * e.resistance_ohm;
    slope = voltage_slope * j.current_a - voltage * j.conductance_s;
    const double drop = e.resistance_ohm * j.current_a - voltage;
    const double change = j.curvature_s_per_v * drop - 2.0 * voltage_slope * j.conductance_s;
    const double bend =
        j.curvature_s_per_v *
        (drop * e.per_ideality - 3.0 * (e.resistance_ohm * j.conductance_s + voltage_slope));
    step_v = -2.0 * slope * change / (2.0 * change * change - slope * bend);
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
  // The method triples the digits: a step of this size leaves under 1e-9.
  constexpr double last_step_frac = 2e-4;
  const Equation e(s);
  const double open = std::log(1.0 + s.light_current_a / s.saturation_current_a);
  double low = 0.0, high = e.ideality_v * open;  // the open voltage without a shunt
  double x = std::min(start_v(e, open), high);
  Junction junction(e, x);
  for (int iteration = 0; iteration < 60; ++iteration) {
    const SlopeStep found(e, junction, x);
    (found.slope > 0.0 ? low : high) = x;
    double next = x + found.step_v;
    const bool inside = next > low && next < high;
    if (!inside) next = 0.5 * (low + high);
    const double moved = next - x;
    x = next;
    if (std::abs(moved) <= last_step_frac * x) {
      // exp by its series: moved / a is small.
      const double part = moved * e.per_ideality;
      const double grown = 1.0 + part * (1.0 + part * (0.5 + part * (1.0 / 6.0)));
      junction = Junction(e, x, junction.diode_a * grown);
      if (inside) break;
    } else {
      junction = Junction(e, x);
    }
  }
  const double current = junction.current_a;
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

#include "sunward/component/flow_battery/pumping.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace sunward::component::flow_battery {
namespace {

using Table = std::array<std::array<double, 3>, 3>;  ///< [charged share][temperature], mPa s
constexpr std::array<double, 3> socs_frac{0.15, 0.5, 0.85};
constexpr std::array<double, 3> temps_c{15.0, 25.0, 35.0};
constexpr Table negative_mpa_s{{{6.02, 4.44, 3.48}, {5.76, 4.18, 3.21}, {5.29, 3.72, 2.75}}};
constexpr Table positive_mpa_s{{{5.32, 3.98, 3.15}, {5.13, 3.79, 2.96}, {4.68, 3.35, 2.52}}};

/// Interval of `value` in `points` and the place in it, clamped to the table.
std::pair<std::size_t, double> locate(const std::array<double, 3>& points, double value) {
  const std::size_t i = value < points[1] ? 0 : 1;
  return {i, std::clamp((value - points[i]) / (points[i + 1] - points[i]), 0.0, 1.0)};
}

double look_up_pa_s(const Table& table, double soc_frac, double temp_c) {
  const auto [i, x] = locate(socs_frac, soc_frac);
  const auto [j, y] = locate(temps_c, temp_c);
  const double low = (1.0 - y) * table[i][j] + y * table[i][j + 1];
  const double high = (1.0 - y) * table[i + 1][j] + y * table[i + 1][j + 1];
  return ((1.0 - x) * low + x * high) * 1e-3;
}

}  // namespace

double negative_viscosity_pa_s(double soc_frac, double temp_c) {
  return look_up_pa_s(negative_mpa_s, soc_frac, temp_c);
}

double positive_viscosity_pa_s(double soc_frac, double temp_c) {
  return look_up_pa_s(positive_mpa_s, soc_frac, temp_c);
}

double Pumping::flow_m_per_s(double current_a_per_m2, double reactant_frac) const {
  const double wanted =
      factor_m_per_a_s * std::abs(current_a_per_m2) / std::max(reactant_frac, 1e-3);
  return std::clamp(wanted, least_m_per_s, full_m_per_s);
}

Pumping make_pumping(const FlowBattery& battery) {
  Pumping pumping;
  pumping.factor_m_per_a_s =
      battery.flow_factor / (faraday_c_per_mol * battery.vanadium_mol_per_l * 1000.0);
  const double design_a_per_m2 = battery.design_current_ma_per_cm2 * 10.0;
  pumping.full_m_per_s = pumping.factor_m_per_a_s * design_a_per_m2 / battery.full_flow_at_frac;
  pumping.least_m_per_s = battery.flow_min_frac * pumping.full_m_per_s;
  pumping.resistance_over_efficiency_per_m =
      battery.hydraulic_resistance_per_m / battery.pump_efficiency_frac;
  return pumping;
}

}  // namespace sunward::component::flow_battery

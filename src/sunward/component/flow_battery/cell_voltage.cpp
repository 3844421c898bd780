#include "sunward/component/flow_battery/cell_voltage.hpp"

#include <algorithm>
#include <cmath>

namespace sunward::component::flow_battery {
namespace {

constexpr double zero_celsius_k = 273.15;
constexpr double reference_k = 298.15;
constexpr double resistance_reference_k = 303.15;
/// Temperature of membrane conductivity: exp(1268 K (1/303 - 1/T)), Springer 1991.
constexpr double conductivity_k = 1268.0;
/// Activation temperatures of the rate constants: the standard potential of each electrode, 0.255
/// and 1.004 V, times F / R. Source: PNNL cost tool (Form1.h, sulfate electrolyte).
constexpr double negative_rate_k = 0.255 * faraday_c_per_mol / gas_constant_j_per_mol_k;
constexpr double positive_rate_k = 1.004 * faraday_c_per_mol / gas_constant_j_per_mol_k;
/// Mass transfer coefficient 1.6e-4 (v / 1 m/s)^0.385 m/s. Source: PNNL cost tool.
constexpr double transfer_m_per_s = 1.6e-4;
constexpr double transfer_exponent = 0.385;
constexpr double least_mol_per_m3 = 0.1;  ///< keeps logarithms finite in an empty cell
constexpr double highest_ratio = 0.999;   ///< of the limiting current, likewise

double at_least_a_trace(double concentration) { return std::max(concentration, least_mol_per_m3); }

/// e to the overpotential over 2 R T/F: asinh of what is not negative, before its logarithm.
double activation_factor(double exchange, double oxidised, double reduced, double current) {
  const double exchange_current =
      exchange * std::sqrt(at_least_a_trace(oxidised) * at_least_a_trace(reduced));
  const double x = 0.5 * current / exchange_current;
  return x + std::sqrt(x * x + 1.0);
}

/// Share of the limiting current that is left.
double limit_left_frac(double limit_per_concentration, double reactant, double current) {
  const double ratio = current / (limit_per_concentration * at_least_a_trace(reactant));
  return 1.0 - std::min(ratio, highest_ratio);
}

}  // namespace

CellLaw make_cell_law(const FlowBattery& battery, double temp_c, double growth_frac) {
  const double temp_k = temp_c + zero_celsius_k;
  const double felt_m = battery.felt_thickness_mm * 1e-3;
  const double roughness = battery.felt_area_per_m * felt_m;
  const double warmer_per_k = 1.0 / reference_k - 1.0 / temp_k;
  const double colder = std::exp(conductivity_k * (1.0 / temp_k - 1.0 / resistance_reference_k));
  const Membrane& membrane = battery.membrane_record;
  CellLaw law;
  law.thermal_v = gas_constant_j_per_mol_k * temp_k / faraday_c_per_mol;
  law.formal_v = battery.formal_potential_v + battery.entropy_v_per_k * (temp_k - reference_k);
  law.ohmic_ohm_m2 = (membrane.thickness_um * 1e-6 / membrane.conductivity_s_per_m +
                      battery.contact_resistance_ohm_cm2 * 1e-4) *
                     colder * (1.0 + growth_frac);
  const double exchange = faraday_c_per_mol * roughness;
  law.positive_exchange =
      exchange * battery.positive_rate_m_per_s * std::exp(positive_rate_k * warmer_per_k);
  law.negative_exchange =
      exchange * battery.negative_rate_m_per_s * std::exp(negative_rate_k * warmer_per_k);
  law.transport = faraday_c_per_mol * transfer_m_per_s * roughness;
  // A square cell: flow per area times its length, through a cross-section of length x thickness.
  law.path_over_thickness = std::sqrt(battery.cell_area_cm2 * 1e-4) / felt_m;
  return law;
}

double open_circuit_v(const CellLaw& law, const Species& negative, const Species& positive,
                      double negative_acid, double positive_acid) {
  const double quotient = at_least_a_trace(negative[0]) / at_least_a_trace(negative[1]) *
                          at_least_a_trace(positive[3]) / at_least_a_trace(positive[2]);
  const double positive_protons = at_least_a_trace(positive_acid + positive[3]) * 1e-3;
  const double negative_protons = at_least_a_trace(negative_acid + negative[0]) * 1e-3;
  return law.formal_v + law.thermal_v * std::log(quotient * positive_protons * positive_protons *
                                                 negative_protons);
}

Overpotentials overpotentials(const CellLaw& law, const CellContents& cells,
                              double current_a_per_m2, double flow_m_per_s) {
  const double current = std::abs(current_a_per_m2);
  const bool charging = current_a_per_m2 > 0.0;
  const Species& negative = cells.negative;
  const Species& positive = cells.positive;
  Overpotentials losses;
  losses.ohmic_v = current * law.ohmic_ohm_m2;
  // One logarithm of a product for two of its factors: logarithms are most of the work here.
  losses.activation_v =
      2.0 * law.thermal_v *
      std::log(activation_factor(law.positive_exchange, positive[3], positive[2], current) *
               activation_factor(law.negative_exchange, negative[1], negative[0], current));
  if (current == 0.0) return losses;
  const double limit =
      law.transport * std::pow(flow_m_per_s * law.path_over_thickness, transfer_exponent);
  losses.transport_v =
      -law.thermal_v *
      std::log(limit_left_frac(limit, charging ? negative[1] : negative[0], current) *
               limit_left_frac(limit, charging ? positive[2] : positive[3], current));
  return losses;
}

CellVoltage cell_voltage(const CellLaw& law, const CellContents& cells, double current_a_per_m2,
                         double flow_m_per_s) {
  CellVoltage voltage;
  voltage.losses = overpotentials(law, cells, current_a_per_m2, flow_m_per_s);
  voltage.cell_open_circuit_v =
      open_circuit_v(law, cells.negative, cells.positive, cells.negative_acid, cells.positive_acid);
  const double sign = current_a_per_m2 < 0.0 ? -1.0 : 1.0;
  voltage.terminal_v = voltage.cell_open_circuit_v + sign * voltage.losses.sum();
  return voltage;
}

}  // namespace sunward::component::flow_battery

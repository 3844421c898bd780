// Stacks whose measurements are published, as flow batteries. What was fitted is said at each.
#pragma once

#include <cmath>

#include "sunward/component/flow_battery/plant.hpp"
#include "support/flow_batteries.hpp"

namespace sunward::test {

/// A rate constant at 25 degC of which the value at 50 degC is given, by the law's temperature
/// dependence: the standard potential of its electrode times F / R.
inline double rate_at_25_c(double at_50_c_m_per_s, double standard_v) {
  using namespace component::flow_battery;
  const double activation_k = standard_v * faraday_c_per_mol / gas_constant_j_per_mol_k;
  return at_50_c_m_per_s * std::exp(activation_k * (1.0 / 323.15 - 1.0 / 298.15));
}

/// PNNL's 3-cell stack of 780 cm2 with 2 mol/L of mixed acid at 50 degC (a choice). Rate constants
/// are those its cost tool gives for that electrolyte. Fitted to 15 discharge voltages at 4.8
/// L/min: formal potential, scale of both rate constants, and pnnl_ohm_cm2 with the membrane in it.
constexpr double pnnl_temp_c = 50.0;
constexpr double pnnl_ohm_cm2 = 0.469;
inline component::FlowBattery pnnl_battery(const component::Membrane& membrane) {
  constexpr double rate_scale = 0.04095;
  component::FlowBattery battery;
  battery.membrane_record = membrane;
  battery.vanadium_mol_per_l = 2.0;
  battery.cell_area_cm2 = 780.0;
  battery.felt_area_per_m = 1.7e4;
  battery.negative_rate_m_per_s = rate_at_25_c(rate_scale * 3.557e-6, 0.255);
  battery.positive_rate_m_per_s = rate_at_25_c(rate_scale * 7.067e-6, 1.004);
  battery.entropy_v_per_k = 0.0;
  battery.formal_potential_v = 1.3099;
  return battery;
}
inline double pnnl_flow_m_per_s(double l_per_min) { return l_per_min * 1e-3 / 60.0 / (3 * 0.0780); }

/// Where the resistance is known as a whole: a membrane that adds none and lets no ion pass.
inline component::Membrane no_membrane() {
  component::Membrane membrane = nafion_115();
  membrane.thickness_um = 1.0;
  membrane.conductivity_s_per_m = 1e6;
  membrane.v2_permeability_m2_per_s = membrane.v3_permeability_m2_per_s = 0.0;
  membrane.v4_permeability_m2_per_s = membrane.v5_permeability_m2_per_s = 0.0;
  return membrane;
}

/// Cells fed from large tanks at one charged share, long after any change of current.
inline component::flow_battery::CellContents cells_at(const component::FlowBattery& battery,
                                                      double soc_frac, double current_a_per_m2,
                                                      double flow_m_per_s) {
  using namespace component::flow_battery;
  const Loop loop = make_loop(battery, 1.0, 1000.0);
  return cell_contents(loop, new_electrolyte(battery, loop, soc_frac), current_a_per_m2,
                       flow_m_per_s, 1e9);
}

/// Open-circuit voltage of a new electrolyte.
inline double open_circuit_at(const component::FlowBattery& battery, double soc_frac,
                              double temp_c) {
  using namespace component::flow_battery;
  const Loop loop = make_loop(battery, 1.0, 1000.0);
  const ElectrolyteState state = new_electrolyte(battery, loop, soc_frac);
  const CellLaw law = make_cell_law(battery, temp_c, 0.0);
  const Acid acid = acid_of(state);
  return open_circuit_v(law, species_of(1e-3 * state.negative), species_of(1e-3 * state.positive),
                        acid.negative, acid.positive);
}

}  // namespace sunward::test

// Voltage of a vanadium cell: Nernst with proton activity, Butler-Volmer, ohmic, mass transport.
#pragma once

#include "sunward/component/flow_battery/electrolyte.hpp"

namespace sunward::component::flow_battery {

/// One cell at one temperature. Made once per time step, as it holds the exponentials.
struct CellLaw {
  double thermal_v = 0.0;          ///< R T / F
  double formal_v = 0.0;           ///< at this temperature
  double ohmic_ohm_m2 = 0.0;       ///< membrane, felts, plates, contacts, with age
  double positive_exchange = 0.0;  ///< exchange current density over sqrt(c c) [A m/mol]
  double negative_exchange = 0.0;
  double transport = 0.0;            ///< limiting current over concentration and velocity^0.385
  double path_over_thickness = 0.0;  ///< velocity in the felt over flow per cell area
};
/// @param temp_c  of the electrolyte. @param growth_frac  permanent growth of the ohmic resistance.
[[nodiscard]] CellLaw make_cell_law(const FlowBattery& battery, double temp_c, double growth_frac);

/// Open-circuit voltage [V]. Species and acid (protons without those of V2+ and V5) in mol/m3.
/// E = E' + RT/F ln[ c2 c5 / (c3 c4) x cH+(pos)^2 x cH+(neg) ], protons in mol/L.
/// Source: Fink, dissertation TU Munich 2019, as used in SimSES; see docs/theory/flow_battery.md.
[[nodiscard]] double open_circuit_v(const CellLaw& law, const Species& negative,
                                    const Species& positive, double negative_acid,
                                    double positive_acid);

/// Of the electrolyte as a whole.
[[nodiscard]] inline double open_circuit_v(const CellLaw& law, const Means& means) {
  return open_circuit_v(law, means.negative_species, means.positive_species, means.acid.negative,
                        means.acid.positive);
}

/// What a current costs, all >= 0 [V].
struct Overpotentials {
  double ohmic_v = 0.0;
  double activation_v = 0.0;
  double transport_v = 0.0;
  [[nodiscard]] double sum() const { return ohmic_v + activation_v + transport_v; }
};
/// @param current_a_per_m2  charging > 0. @param flow_m_per_s  per cell area.
[[nodiscard]] Overpotentials overpotentials(const CellLaw& law, const CellContents& cells,
                                            double current_a_per_m2, double flow_m_per_s);

struct CellVoltage {
  double terminal_v = 0.0;
  double cell_open_circuit_v = 0.0;  ///< of the contents of the cells
  Overpotentials losses;
};
/// Charging adds the overpotentials, discharging subtracts them.
[[nodiscard]] CellVoltage cell_voltage(const CellLaw& law, const CellContents& cells,
                                       double current_a_per_m2, double flow_m_per_s);

}  // namespace sunward::component::flow_battery

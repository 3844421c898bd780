// Voltage and Faraday efficiency of one electrolysis cell, alkaline or PEM.
//
//   V = E(T, p) + RT/(a_a F) asinh(i/2 i0_a) + RT/(a_c F) asinh(i/2 i0_c) + i r(T) + growth
//   efficiency of the current = f2 i^2 / (f1 + i^2)
//
// i current density [mA/cm2], T temperature, p pressure. Sources: docs/theory/electrolyser.md.
#pragma once

#include "sunward/component/electrolyser/law.hpp"

namespace sunward::component::electrolyser {

inline constexpr double faraday_c_per_mol = 96485.34;
inline constexpr double hydrogen_kg_per_mol = 1e-3 / 0.49606;
/// Higher heating value: the heat of the reaction from liquid water.
inline constexpr double higher_heating_kwh_per_kg = 39.41;

/// The cell's numbers at one temperature; cheap to copy and to evaluate.
struct CellLaw {
  double reversible_v = 0.0;
  double anode_slope_v = 0.0;  ///< RT/(alpha F)
  double cathode_slope_v = 0.0;
  double anode_exchange_ma_per_cm2 = 0.0;
  double cathode_exchange_ma_per_cm2 = 0.0;
  double resistance_ohm_cm2 = 0.0;
  double faraday_loss_ma2_per_cm4 = 0.0;
  double faraday_max_frac = 0.0;

  struct Point {
    double voltage_v = 0.0;  ///< without growth by age
    double slope_v = 0.0;    ///< its growth with the current [V per mA/cm2]
  };
  /// @param current_ma_per_cm2  >= 0.
  [[nodiscard]] Point at(double current_ma_per_cm2) const;
  [[nodiscard]] double voltage_v(double current_ma_per_cm2) const {
    return at(current_ma_per_cm2).voltage_v;
  }
  /// Part of the current that leaves as hydrogen; 0 without current.
  [[nodiscard]] double faraday_frac(double current_ma_per_cm2) const;
  /// Hydrogen of one square centimetre [kg/h].
  [[nodiscard]] double hydrogen_kg_per_h_cm2(double current_ma_per_cm2) const;
  /// Its growth with the current [kg/h per mA].
  [[nodiscard]] double hydrogen_slope(double current_ma_per_cm2) const;
};

/// @param temp_c  0 to 120.
[[nodiscard]] CellLaw make_cell_law(const ElectrolyserLaw& law, double temp_c);

/// Molarity of potassium hydroxide [mol/L] at a mass fraction (0 to 0.5) and temperature.
[[nodiscard]] double lye_mol_per_l(double lye_frac, double temp_c);
/// Pressure of water vapour over pure water, and over potassium hydroxide of a molarity [bar].
[[nodiscard]] double vapour_bar(double temp_c);
[[nodiscard]] double lye_vapour_bar(double temp_c, double lye_mol_per_l);

}  // namespace sunward::component::electrolyser

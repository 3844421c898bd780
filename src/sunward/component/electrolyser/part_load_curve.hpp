// Part-load curve of an electrolyser system as measured points, and a documented default.
#pragma once

#include <vector>

namespace sunward::component::electrolyser {

/// Specific energy of the whole system at points of AC load.
struct PartLoadCurve {
  std::vector<double> load_frac;   ///< of rated AC power; increasing, last 1
  std::vector<double> kwh_per_kg;  ///< AC energy per kg of hydrogen at each load
};

/// A Chinese 1000 m3/h (normal) alkaline system of 5 MW, 1.6 MPa: 55.6 kWh/kg at full load
/// (5.0 kWh/m3), best 53.3 at half load, from 15 % load up. How the points follow from cell
/// voltage, current efficiency and auxiliaries is written in docs/theory/electrolyser.md.
[[nodiscard]] PartLoadCurve default_alkaline_curve();

/// Hydrogen at a load [kg/h per MW of rating] = 1000 load_frac / kwh_per_kg.
[[nodiscard]] constexpr double hydrogen_kg_per_h_per_mw(double load_frac, double kwh_per_kg) {
  return 1000.0 * load_frac / kwh_per_kg;
}

}  // namespace sunward::component::electrolyser

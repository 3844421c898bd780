// Demand for electricity or hydrogen.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/base/index.hpp"

namespace sunward::component {

/// Electric load. The profile is a constant or one value per step of the scenario year.
struct ElectricLoad {
  std::string bus;
  double constant_mw = 0.0;
  std::vector<double> profile_mw;      ///< empty: constant; else one value per step of a year
  double unserved_cny_per_mwh = -1.0;  ///< value of unserved energy; negative: must be served
};

/// Hydrogen demand: fixed hour by hour, or any time within each day.
struct HydrogenDemand {
  std::string bus;
  double mass_kg_per_day = 0.0;
  std::vector<double> profile_kg_per_h;  ///< fixed profile; empty: mass_kg_per_day / 24 each hour
  bool flexible_within_day = false;     ///< true: mass_kg_per_day may be met at any hour of the day
  double max_rate_kg_per_h = infinity;  ///< flexible only
  double unserved_cny_per_kg = -1.0;    ///< negative: must be served
};

/// What the ranges of single fields cannot say. Keys are relative to the asset; empty when all is
/// well.
[[nodiscard]] std::vector<Fault> check(const ElectricLoad& load);
[[nodiscard]] std::vector<Fault> check(const HydrogenDemand& demand);

}  // namespace sunward::component

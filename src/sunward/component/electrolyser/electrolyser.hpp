// Electrolyser with a piecewise-linear part-load curve.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/component/cost.hpp"
#include "sunward/component/electrolyser/part_load_curve.hpp"

namespace sunward::component {

struct Electrolyser {
  std::string bus;           ///< electricity in
  std::string hydrogen_bus;  ///< hydrogen out
  SizeRange power_mw;        ///< AC system power at full load
  Cost cost;                 ///< per kW
  /// AC specific energy of the system at each load; loads increasing, last 1. Both empty:
  /// electrolyser::default_alkaline_curve().
  std::vector<double> curve_load_frac;
  std::vector<double> curve_kwh_per_kg;
  double variable_om_cny_per_kg = 0.0;
};

/// What the ranges of single fields cannot say. Keys are relative to the asset; empty when all is
/// well.
[[nodiscard]] std::vector<Fault> check(const Electrolyser& electrolyser);

/// The part of check() that concerns the part-load curve.
[[nodiscard]] std::vector<Fault> faults_of_curve(const Electrolyser& electrolyser);

namespace electrolyser {

/// The part-load curve of a unit: its own points, or the default when it has none.
[[nodiscard]] PartLoadCurve curve_of(const Electrolyser& unit);

}  // namespace electrolyser

}  // namespace sunward::component

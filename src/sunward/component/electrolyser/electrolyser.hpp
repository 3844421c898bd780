// Electrolyser with a piecewise-linear part-load curve.
#pragma once

#include <string>
#include <vector>

#include "sunward/component/cost.hpp"

namespace sunward::component {

struct Electrolyser {
  std::string bus;                       ///< electricity in
  std::string hydrogen_bus;              ///< hydrogen out
  SizeRange power_mw;                    ///< AC system power at full load
  Cost cost;                             ///< per kW
  std::vector<double> curve_load_frac;   ///< increasing, last 1.0
  std::vector<double> curve_kwh_per_kg;  ///< system specific energy at each load
  double variable_om_cny_per_kg = 0.0;
};

}  // namespace sunward::component

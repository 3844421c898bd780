// Hydrogen tank.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/component/cost.hpp"

namespace sunward::component {

struct HydrogenTank {
  std::string bus;
  SizeRange mass_kg;            ///< total capacity
  Cost cost;                    ///< per kg
  double min_fill_frac = 0.06;  ///< where pressures are given: what follows from them
  double loss_frac_per_h = 0.0;
  double max_rate_frac_per_h = 1.0;  ///< filling and emptying rate, part of capacity per hour
  // Instead of the cushion; 0: not given.
  double min_bar = 0.0;  ///< absolute
  double max_bar = 0.0;  ///< absolute
  double gas_temp_c = 15.0;
};

/// What the ranges of single fields cannot say. Keys are relative to the asset; empty when all is
/// well.
[[nodiscard]] std::vector<Fault> check(const HydrogenTank& tank);

namespace hydrogen_tank {

/// Is the cushion to follow from the pressures?
[[nodiscard]] bool follows_law(const HydrogenTank& tank);

}  // namespace hydrogen_tank

}  // namespace sunward::component

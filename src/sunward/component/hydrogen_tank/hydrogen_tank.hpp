// Hydrogen tank.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/component/cost.hpp"

namespace sunward::component {

struct HydrogenTank {
  std::string bus;
  SizeRange mass_kg;  ///< total capacity
  Cost cost;          ///< per kg
  double min_fill_frac = 0.06;
  double loss_frac_per_h = 0.0;
  double max_rate_frac_per_h = 1.0;  ///< filling and emptying rate, part of capacity per hour
};

/// What the ranges of single fields cannot say. Keys are relative to the asset; empty when all is
/// well.
[[nodiscard]] std::vector<Fault> check(const HydrogenTank& tank);

}  // namespace sunward::component

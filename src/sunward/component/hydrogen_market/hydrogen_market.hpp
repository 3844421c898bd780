// Hydrogen sold to or bought from outside the park at a price, up to a rate.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/base/index.hpp"

namespace sunward::component {

struct HydrogenMarket {
  std::string bus;
  double sale_price_cny_per_kg = 0.0;
  double sale_limit_kg_per_h = 0.0;  ///< 0: no sale
  double purchase_price_cny_per_kg = 0.0;
  double purchase_limit_kg_per_h = 0.0;  ///< 0: no purchase
  double purchase_co2_kg_per_kg = 0.0;
};

/// What the ranges of single fields cannot say. Keys are relative to the asset; empty when all is
/// well.
[[nodiscard]] std::vector<Fault> check(const HydrogenMarket& market);

}  // namespace sunward::component

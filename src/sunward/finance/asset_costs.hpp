// Which cost of a component belongs to which of its sizes.
#pragma once

#include <string>
#include <vector>

#include "sunward/model/park.hpp"

namespace sunward::finance {

struct SizedCost {
  std::string quantity;             ///< the size in result::Asset, e.g. "capacity_mw"
  std::string part;                 ///< "MW" or "MWh" where a component has two sizes; else empty
  double units_per_capacity = 1.0;  ///< 1000 kW per MW; 1 for kg
  component::Cost cost;
  double residual_frac = -1.0;  ///< of its cost; negative: the terms'
};

/// Nothing for loads and the hydrogen market, which cost nothing to build.
[[nodiscard]] std::vector<SizedCost> sized_costs(const model::Component& component);

}  // namespace sunward::finance

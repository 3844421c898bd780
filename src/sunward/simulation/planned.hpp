// Series and sizes of a plan by the name of the asset.
#pragma once

#include <string>

#include "sunward/result/plan.hpp"
#include "sunward/simulation/bus.hpp"

namespace sunward::simulation {

/// Below this a size is a crumb of the solver: nothing was built.
inline constexpr double least_size = 1e-3;

/// A size that the case fixes is built however small it is.
[[nodiscard]] inline bool is_built(const component::SizeRange& given, double size) {
  return given.fixed() ? size > 0.0 : size > least_size;
}

/// Empty when the plan has no such flow.
[[nodiscard]] inline Series planned_series(const result::Plan& plan, const std::string& asset,
                                           const std::string& quantity) {
  for (const result::Flow& flow : plan.flows)
    if (flow.asset == asset && flow.quantity == quantity) return flow.values;
  return {};
}

/// 0 when the plan has no such size.
[[nodiscard]] inline double planned_size(const result::Plan& plan, const std::string& asset,
                                         const std::string& quantity) {
  for (const result::Asset& planned : plan.assets)
    if (planned.name == asset)
      for (const result::Capacity& capacity : planned.capacities)
        if (capacity.quantity == quantity) return capacity.value;
  return 0.0;
}

}  // namespace sunward::simulation

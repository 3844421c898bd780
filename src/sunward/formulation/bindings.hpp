// What binds and what it is worth: rules, size limits and operating limits, from the duals.
#pragma once

#include <vector>

#include "sunward/base/text.hpp"
#include "sunward/formulation/asset_reader.hpp"
#include "sunward/formulation/indicators.hpp"
#include "sunward/formulation/variable_map.hpp"
#include "sunward/lp/solution.hpp"
#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::formulation {

/// What reading back has worked out before it comes to the duals.
struct Evaluated {
  const model::Park& park;
  const Program& program;
  const lp::Point& point;
  FlowValues flows;
  std::vector<std::vector<double>> costs;  ///< [cost][scenario]
  std::vector<YearSums> years;             ///< per scenario
  YearSums expected;
  std::vector<double> shared_reduced_costs;  ///< empty when the point has no duals
  std::vector<HydrogenSums> months;          ///< of the horizon; empty when no rule looks at them
};

/// True when a multiplier and not the distance to the limit is what is alive: an interior point
/// leaves a little of both.
[[nodiscard]] bool binds(double multiplier_cny, double distance, double size);

/// Rules, sizes and operating limits that bind, the most valuable first.
[[nodiscard]] std::vector<result::Binding> bindings_of(const Evaluated& values);

/// Every rule asked for and how it is kept. @param tolerance  relative, of the certificate.
[[nodiscard]] std::vector<result::RuleCheck> rule_checks(const Evaluated& values, double tolerance);

/// Money saved per year by one more unit of the size limit that binds; 0 inside the range.
[[nodiscard]] double size_worth(const Evaluated& values, const CapacityMap& capacity);

}  // namespace sunward::formulation

// Key figures of a plan, expected and year by year. Definitions: docs/theory/formulation.md.
#pragma once

#include <string>
#include <vector>

#include "sunward/formulation/asset_reader.hpp"
#include "sunward/formulation/rules.hpp"
#include "sunward/formulation/variable_map.hpp"
#include "sunward/lp/solution.hpp"
#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::formulation {

/// Yearly sums of one scenario, or expected over all of them.
struct YearSums {
  RuleSums rule;
  double load_mwh = 0.0;       ///< served
  double converter_mwh = 0.0;  ///< electrolysers and compressors
  double unserved_mwh = 0.0;
  double hydrogen_made_kg = 0.0;
  double hydrogen_served_kg = 0.0;
  double hydrogen_sold_kg = 0.0;
  double unserved_kg = 0.0;
  double electricity_cost_cny = 0.0;  ///< wind, sun, storage, grid; net of electricity sold
  double hydrogen_cost_cny = 0.0;     ///< electrolyser, compressor, tank, hydrogen bought
  double total_cost_cny = 0.0;
};

/// @param scenario  index, or -1 for the expectation over the scenarios.
/// @param costs  [cost][scenario], from evaluate_costs.
[[nodiscard]] YearSums year_sums(const model::Park& park, const Program& program,
                                 const FlowValues& flows,
                                 const std::vector<std::vector<double>>& costs,
                                 const lp::Point& point, Index scenario);

[[nodiscard]] std::vector<result::Indicator> indicators_of(const YearSums& sums);

}  // namespace sunward::formulation

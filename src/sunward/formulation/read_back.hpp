// From the solution of a program to the plan of its park, in physical units.
#pragma once

#include "sunward/base/text.hpp"
#include "sunward/formulation/variable_map.hpp"
#include "sunward/lp/solution.hpp"
#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::formulation {

/// Fills everything that follows from the park, its program and a primal-dual point: assets, costs,
/// flows, prices, links, indicators, bindings, rules, years, certificate and sizes of the program.
/// The status is Status::optimal only when the solution is optimal and its certificate holds; the
/// point is read all the same. Bus balances of the flows close as exactly as the point's step rows.
/// @param solution  a point of program.problem; duals may be empty (then no prices and bindings).
/// @param language  of node names.
/// Cost: O(steps * flows).
[[nodiscard]] result::Plan read_back(const model::Park& park, const Program& program,
                                     const lp::Solution& solution,
                                     Language language = Language::en);

/// The part that needs no point: status, certificate, sizes and times. For outcomes without a plan.
[[nodiscard]] result::Plan read_outcome(const model::Park& park, const Program& program,
                                        const lp::Solution& solution);

}  // namespace sunward::formulation

// From the solution of a program to the plan of its park, in physical units.
#pragma once

#include "sunward/base/text.hpp"
#include "sunward/formulation/variable_map.hpp"
#include "sunward/lp/solution.hpp"
#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::formulation {

/// The solver's word as a plan's status; optimal only when the certificate holds.
[[nodiscard]] result::Status status_of(const lp::Solution& solution);

/// Copies certificate, times and sizes of a solve into a plan's records.
void record(const lp::Problem& problem, const lp::Solution& solution,
            result::Certificate& certificate, result::SolveRecord& solve);

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

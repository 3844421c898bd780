// A plan's program solved by HiGHS as well, and how far the two optima are apart.
#pragma once

#include "sunward/lp/problem.hpp"
#include "sunward/result/plan.hpp"
#include "sunward/study/plan.hpp"

namespace sunward::study {

/// @param objective  of the plan, in the units of the program.
/// Throws InputError when HiGHS cannot be loaded.
[[nodiscard]] result::CrossCheck cross_check(const lp::Problem& problem, double objective,
                                             const PlanOptions& options, int threads);

}  // namespace sunward::study

// The front door of the engine: one call from a linear program to a certified solution.
#pragma once

#include "sunward/ipm/settings.hpp"
#include "sunward/lp/problem.hpp"
#include "sunward/lp/solution.hpp"

namespace sunward::ipm {

/// Solves `problem` by a primal-dual interior-point method on its time structure.
/// @return a status with the point (or ray) and its certificate on the unscaled problem. Never
///         throws on an outcome; throws InternalError when the problem fails lp::validate.
/// Cost: O(steps * (rows^3 + rows * border^2)) per iteration, 20-50 iterations; memory O(steps *
///       (columns + rows * border)).
[[nodiscard]] lp::Solution solve(const lp::Problem& problem, const Settings& settings = {});

}  // namespace sunward::ipm

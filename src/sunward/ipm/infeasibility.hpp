// Two auxiliary programs that always have an optimum, and whose optimum proves that another has
// none.
#pragma once

#include "sunward/lp/problem.hpp"
#include "sunward/lp/solution.hpp"

namespace sunward::ipm {

/// Every row may be missed at a price, nothing else costs. Optimum > 0: `problem` is infeasible and
/// the duals are a Farkas ray of it. Rows keep their numbers; elastic columns come last.
[[nodiscard]] lp::Problem elastic_problem(const lp::Problem& problem);

/// Directions in which no finite side is ever met, in the unit box. Optimum < 0: the objective
/// falls forever along the solution. Columns and rows keep their numbers.
[[nodiscard]] lp::Problem recession_problem(const lp::Problem& problem);

}  // namespace sunward::ipm

// Which columns of a program must be whole numbers. Kept beside the Problem, not in it: the engine
// takes a Problem and can therefore never solve a relaxation by mistake for the whole
// (docs/decisions/0016-integers-beside-the-program.md).
#pragma once

#include <cstddef>
#include <vector>

#include "sunward/lp/problem.hpp"
#include "sunward/lp/solution.hpp"

namespace sunward::lp {

struct Integrality {
  std::vector<Index> step_columns;  ///< whole in every step
  std::vector<Index> shared_columns;

  [[nodiscard]] bool any() const { return !step_columns.empty() || !shared_columns.empty(); }
};

/// One flag per column of lp::expand(problem), in its order: 1 where the column is whole.
[[nodiscard]] std::vector<int> plain_integrality(const Problem& problem,
                                                 const Integrality& integrality);

/// Number of whole-number columns of the plain program.
[[nodiscard]] std::size_t count(const Problem& problem, const Integrality& integrality);

/// What a point is worth as a member of the feasible set; says nothing about the optimum.
struct MemberCheck {
  double rounding = infinity;         ///< largest distance of a whole column from a whole number
  double primal_residual = infinity;  ///< of the rounded point, as lp::Certificate measures it
  double objective = 0.0;             ///< of the rounded point, offset included
};

/// Moves the whole columns of `point` to the nearest whole numbers and measures the result on the
/// unscaled program. Duals are not looked at. Throws InternalError when the point is of another
/// size. Cost: O(data).
[[nodiscard]] MemberCheck round_and_check(const Problem& problem, const Integrality& integrality,
                                          Point& point);

}  // namespace sunward::lp

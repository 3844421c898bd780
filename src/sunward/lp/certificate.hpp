// Proof by arithmetic: how far a point is from optimal, and whether a ray proves that a program has
// no feasible point or no bound. Works on the unscaled program alone and knows no solver.
//
// With rows L <= A x <= U, bounds l <= x <= u, duals y, reduced costs r = c - A'y (signs as in
// solution.hpp):
//
//   primal residual  largest violation of a row side or a bound, over 1 + largest side in use.
//                    A side counts as far as its row or column reaches: min(|side|, |value|), so
//                    a roomy bound of 1e9 cannot hide a violation.
//   dual residual    largest dual or reduced cost of the wrong sign (> 0 with no lower side, < 0
//                    with no upper side), over 1 + largest |c|.
//   dual objective   offset + sum of y * (L where y > 0, U where y < 0) + the same of r with l, u.
//   gap              |primal - dual objective| / max(1, |primal objective|).
//
// Both residuals are the larger of two: steps over step magnitudes, shared rows and columns over
// shared ones, so that one dear capacity or one yearly budget does not loosen the hourly test. They
// are never weaker than the usual whole-program measure ||violation|| / (1 + max|b|) and
// ||violation|| / (1 + max|c|) in the largest norm, as HiGHS and PDLP report it.
#pragma once

#include "sunward/lp/problem.hpp"
#include "sunward/lp/solution.hpp"

namespace sunward::lp {

/// Measures `point` on `problem` and says whether all three numbers are within `tolerance`.
/// @param point  all four arrays at full length, else InternalError; values that are not finite
/// give
///               infinite residuals.
/// @param threads  threads to use, >= 1.
/// Cost: O(data), one pass over values and one over duals; about 1 ms for a year of hours.
[[nodiscard]] Certificate certify(const Problem& problem, const Point& point, double tolerance,
                                  int threads = 1);

/// What a ray is worth. `violation` does not change with the ray's length and little with the units
/// of the program: it is the part of the value that the largest breach could undo, were the row or
/// column it sits in as large as the sides (or costs) that make up the value.
struct RayCheck {
  double violation = infinity;  ///< largest breach, relative to the value (see the checks below)
  double value = 0.0;  ///< what the ray proves per unit of its largest entry; must be positive
  double tolerance = 0.0;
  bool holds = false;  ///< value > 0 and violation <= tolerance
};

/// Do the duals of `point` prove that no feasible point exists (Farkas)? With z = -A'y the
/// conditions are the signs of y and z where a side is missing, and value = sum of y and z times
/// the sides they rest on > 0. violation = largest breach (of a column: over its largest |a|) times
/// B / value, B being the mean |side| weighted by each side's part in the value.
[[nodiscard]] RayCheck check_primal_infeasible(const Problem& problem, const Point& point,
                                               double tolerance = 1e-6, int threads = 1);

/// Do the values of `point` form a direction d along which the objective falls forever? Conditions:
/// A d and d point nowhere that has a finite side, value = -c'd > 0. Measured like the Farkas ray,
/// rows over their largest |a|, costs in the place of sides.
/// Proves the program unbounded when it has a feasible point.
[[nodiscard]] RayCheck check_dual_infeasible(const Problem& problem, const Point& point,
                                             double tolerance = 1e-6, int threads = 1);

}  // namespace sunward::lp

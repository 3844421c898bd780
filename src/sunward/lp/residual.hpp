// The two passes behind every certificate: rows and bounds met by the values, and signs and
// objective met by the duals. A ray is measured by the same passes with the constants set to zero.
#pragma once

#include <algorithm>

#include "sunward/lp/problem.hpp"
#include "sunward/lp/solution.hpp"

namespace sunward::lp::detail {

/// What is being measured.
enum class Kind {
  point,  ///< a solution: violations as they are
  ray  ///< a direction: constants are zero, violations per largest coefficient of the row or column
};

/// One side of the measurement, for the steps or for the shared rows and columns.
struct Tally {
  double worst = 0.0;      ///< largest violation
  double magnitude = 0.0;  ///< point: largest side or cost in use; ray: largest entry of the ray
  double sum = 0.0;        ///< contribution to the objective (primal: c'x, dual: sides times duals)
  double absolute = 0.0;   ///< ray: the same with every term taken positive
  double weighted = 0.0;   ///< ray: the positive terms, each times its |side| or |cost|

  void merge(const Tally& other);
};

struct Measure {
  Tally step;
  Tally shared;
  bool finite = true;  ///< false when a value was infinite or NaN; nothing else is then meaningful
};

/// The larger of both parts' worst violation, each over 1 + its magnitude; infinite where a value
/// is.
[[nodiscard]] inline double relative_residual(const Measure& measure) {
  if (!measure.finite) return infinity;
  return std::max(measure.step.worst / (1.0 + measure.step.magnitude),
                  measure.shared.worst / (1.0 + measure.shared.magnitude));
}

/// Violations of rows and bounds by the values of `point`, and c'x (without the offset).
[[nodiscard]] Measure measure_primal(const Problem& problem, const Point& point, Kind kind,
                                     int threads);

/// Wrong-signed duals and reduced costs of `point`, and the dual objective (without the offset).
/// A ray is measured with zero costs.
[[nodiscard]] Measure measure_dual(const Problem& problem, const Point& point, Kind kind,
                                   int threads);

}  // namespace sunward::lp::detail

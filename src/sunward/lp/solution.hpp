// What a solver returns: a status, a primal and dual point (or a ray), and how it went.
//
// Sign convention (minimisation): reduced cost = cost - A' dual. A dual of a row is >= 0 when the
// row rests on its lower side and <= 0 when it rests on its upper side; a reduced cost is >= 0 at a
// lower bound and <= 0 at an upper bound. The dual is the change of the objective per unit of the
// row's right-hand side.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sunward/base/index.hpp"

namespace sunward::lp {

enum class SolveStatus {
  optimal,
  optimal_reduced,  ///< meets 1e-4 but not the tolerance asked for; never reported as optimal
  primal_infeasible,
  dual_infeasible,  ///< unbounded, when a feasible point exists
  iteration_limit,
  time_limit,
  cancelled,
  numerical_trouble
};
[[nodiscard]] const char* to_string(SolveStatus status);

/// Values on every column and row of a Problem. Step arrays are step-major: [n * width + j].
struct Point {
  std::vector<double> step_values;    ///< n_steps x step_columns
  std::vector<double> shared_values;  ///< shared_columns
  std::vector<double> step_duals;     ///< n_steps x step_rows
  std::vector<double> shared_duals;   ///< shared_rows
};

/// How far a point is from optimal on the unscaled problem; made by lp/certificate, not by a
/// solver.
struct Certificate {
  double primal_residual = infinity;  ///< largest violation of a row or bound, relative
  double dual_residual = infinity;    ///< largest wrong-signed reduced cost, relative
  double relative_gap = infinity;     ///< |primal - dual objective| / max(1, |primal objective|)
  double primal_objective = 0.0;
  double dual_objective = 0.0;
  double tolerance = 0.0;  ///< tolerance it was held against
  bool holds = false;      ///< all three within tolerance
};

struct Solution {
  SolveStatus status = SolveStatus::numerical_trouble;
  /// The optimal point; for primal_infeasible the duals are a Farkas ray; for dual_infeasible the
  /// values are an improving ray.
  Point point;
  Certificate certificate;
  Index iterations = 0;
  int threads = 1;
  double seconds = 0.0;
  std::vector<std::pair<std::string, double>> phases;  ///< (name, seconds), in order
  std::string message;                                 ///< one plain sentence when not optimal
};

}  // namespace sunward::lp

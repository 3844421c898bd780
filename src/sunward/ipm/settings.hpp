// Settings of the interior-point solver.
#pragma once

#include <functional>
#include <memory>

#include "sunward/base/index.hpp"
#include "sunward/base/stop_token.hpp"

namespace sunward::ipm {

struct Iterate;

/// One line of the iteration table.
struct Progress {
  Index iteration = 0;
  double primal_objective = 0.0;
  double dual_objective = 0.0;
  double primal_residual = 0.0;
  double dual_residual = 0.0;
  double gap = 0.0;
  double mu = 0.0;
  double step_primal = 0.0;
  double step_dual = 0.0;
  double seconds = 0.0;
};

struct Settings {
  double tolerance = 1e-6;  ///< on primal residual, dual residual and gap, all relative; 1e-9..1e-2
  Index iteration_limit = 500;
  double time_limit_s = infinity;
  int threads = 0;                                    ///< 0: one per hardware thread
  std::function<void(const Progress&)> on_iteration;  ///< called from the solving thread
  const StopToken* stop = nullptr;
  /// An iterate of a similar program to start from; not used where the patterns differ.
  std::shared_ptr<const Iterate> start;
  std::function<void(Iterate)> on_start;  ///< called once, with one to start similar programs from
};

}  // namespace sunward::ipm

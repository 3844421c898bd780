#include "sunward/lp/solution.hpp"

namespace sunward::lp {

const char* to_string(SolveStatus status) {
  switch (status) {
    case SolveStatus::optimal:
      return "optimal";
    case SolveStatus::optimal_reduced:
      return "optimal_reduced";
    case SolveStatus::primal_infeasible:
      return "primal_infeasible";
    case SolveStatus::dual_infeasible:
      return "dual_infeasible";
    case SolveStatus::iteration_limit:
      return "iteration_limit";
    case SolveStatus::time_limit:
      return "time_limit";
    case SolveStatus::cancelled:
      return "cancelled";
    case SolveStatus::numerical_trouble:
      return "numerical_trouble";
  }
  return "unknown";
}

}  // namespace sunward::lp

#include "sunward/study/cross_check.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/study/highs.hpp"

namespace sunward::study {

result::CrossCheck cross_check(const lp::Problem& problem, double objective,
                               const PlanOptions& options, int threads) {
  HighsOptions highs;
  highs.library_path = options.highs_library;
  highs.method = options.highs_method;
  highs.threads = threads;
  const HighsOutcome outcome = solve_with_highs(problem, highs);
  result::CrossCheck check;
  check.done = true;
  check.solver = "HiGHS " + outcome.version;
  check.status = outcome.status_text;
  check.objective_cny_per_year = outcome.objective;
  check.seconds = outcome.seconds;
  if (outcome.status == lp::SolveStatus::optimal)
    check.relative_difference =
        std::abs(outcome.objective - objective) / std::max(1.0, std::abs(outcome.objective));
  return check;
}

}  // namespace sunward::study

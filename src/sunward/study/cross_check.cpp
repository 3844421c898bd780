#include "sunward/study/cross_check.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sunward/study/highs.hpp"

namespace sunward::study {

result::CrossCheck cross_check(const lp::Problem& problem, double objective,
                               const PlanOptions& options, int threads) {
  HighsOptions highs;
  highs.library_path = options.highs_library;
  highs.method = options.highs_method.empty() ? quickest_highs_method(options.highs_library)
                                              : options.highs_method;
  highs.threads = threads;
  highs.on_wait = options.on_highs;
  highs.stop = options.stop;
  highs.crossover = highs.method != "hipo";  // the objective is asked for, not a vertex
  HighsOutcome outcome = solve_with_highs(problem, highs);
  const bool ended =
      outcome.status == lp::SolveStatus::optimal || outcome.status == lp::SolveStatus::cancelled;
  if (!ended && options.highs_method.empty() && highs.method == "hipo") {
    highs.method = "choose";
    highs.crossover = true;
    outcome = solve_with_highs(problem, highs);
  }
  result::CrossCheck check;
  check.done = true;
  check.solver = "HiGHS " + outcome.version + (highs.method == "hipo" ? " (HiPO)" : "");
  check.status = outcome.status_text;
  check.objective_cny_per_year = outcome.objective;
  check.seconds = outcome.seconds;
  check.relative_difference = std::numeric_limits<double>::quiet_NaN();  // nothing to compare
  if (outcome.status == lp::SolveStatus::optimal)
    check.relative_difference =
        std::abs(outcome.objective - objective) / std::max(1.0, std::abs(outcome.objective));
  return check;
}

}  // namespace sunward::study

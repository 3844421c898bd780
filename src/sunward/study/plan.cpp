#include "sunward/study/plan.hpp"

#include <chrono>
#include <cmath>
#include <limits>

#include "sunward/formulation/build.hpp"
#include "sunward/formulation/read_back.hpp"
#include "sunward/ipm/solver.hpp"
#include "sunward/study/explain.hpp"
#include "sunward/study/highs.hpp"

namespace sunward::study {

namespace {

class Stopwatch {
 public:
  /// Seconds since the last call (or since it was made).
  double lap() {
    const auto now = std::chrono::steady_clock::now();
    const double seconds = std::chrono::duration<double>(now - last_).count();
    last_ = now;
    return seconds;
  }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

result::CrossCheck cross_check(const formulation::Program& program, double objective,
                               const PlanOptions& options, int threads) {
  HighsOptions highs;
  highs.library_path = options.highs_library;
  highs.method = options.highs_method.empty() ? quickest_highs_method(options.highs_library)
                                              : options.highs_method;
  highs.threads = threads;
  highs.on_wait = options.on_highs;
  highs.stop = options.stop;
  highs.crossover = highs.method != "hipo";  // the objective is asked for, not a vertex
  HighsOutcome outcome = solve_with_highs(program.problem, highs);
  const bool ended =
      outcome.status == lp::SolveStatus::optimal || outcome.status == lp::SolveStatus::cancelled;
  if (!ended && options.highs_method.empty() && highs.method == "hipo") {
    highs.method = "choose";
    highs.crossover = true;
    outcome = solve_with_highs(program.problem, highs);
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

/// A plan without tables: what happened, and for impossible parks why and what would help.
result::Plan without_point(const model::Park& park, const formulation::Program& program,
                           const lp::Solution& solution, const PlanOptions& options) {
  result::Plan plan = formulation::read_outcome(park, program, solution);
  if (plan.status == result::Status::infeasible || plan.status == result::Status::unbounded) {
    plan.infeasibility = explain(park, program, solution, options);
    plan.message = plan.infeasibility.sentence;
  } else {
    plan.message = phrase(std::string("plan.") + lp::to_string(solution.status));
  }
  return plan;
}

}  // namespace

ipm::Settings settings_of(const model::Park& park, const PlanOptions& options) {
  ipm::Settings settings;
  settings.tolerance = options.tolerance > 0.0 ? options.tolerance : park.solve.tolerance;
  settings.threads = options.threads >= 0 ? options.threads : park.solve.threads;
  settings.time_limit_s =
      options.time_limit_s > 0.0 ? options.time_limit_s : park.solve.time_limit_s;
  settings.on_iteration = options.on_iteration;
  settings.stop = options.stop;
  return settings;
}

result::Plan plan(const model::Park& park, const PlanOptions& options) {
  Stopwatch watch;
  const ipm::Settings settings = settings_of(park, options);
  const formulation::Program program = formulation::build(park, {.threads = settings.threads});
  const double build_s = watch.lap();
  const lp::Solution solution = ipm::solve(program.problem, settings);
  watch.lap();
  const bool found = solution.status == lp::SolveStatus::optimal && solution.certificate.holds;
  result::Plan plan = found ? formulation::read_back(park, program, solution, options.language)
                            : without_point(park, program, solution, options);
  const double read_s = watch.lap();
  plan.solve.phases.clear();
  plan.solve.phases.emplace_back("build", build_s);
  for (const auto& [name, seconds] : solution.phases)
    plan.solve.phases.emplace_back("solve." + name, seconds);
  plan.solve.phases.emplace_back(found ? "read_back" : "explain", read_s);
  if (options.check_highs)
    plan.check =
        cross_check(program, solution.certificate.primal_objective, options, settings.threads);
  return plan;
}

}  // namespace sunward::study

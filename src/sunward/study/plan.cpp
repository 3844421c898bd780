#include "sunward/study/plan.hpp"

#include "sunward/formulation/build.hpp"
#include "sunward/formulation/read_back.hpp"
#include "sunward/ipm/solver.hpp"
#include "sunward/study/charge_choice.hpp"
#include "sunward/study/cross_check.hpp"
#include "sunward/study/explain.hpp"
#include "sunward/study/plan_curves.hpp"
#include "sunward/study/stopwatch.hpp"

namespace sunward::study {

namespace {

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
  settings.start = options.start;
  settings.on_start = options.on_start;
  return settings;
}

result::Plan plan(const model::Park& park, const PlanOptions& options) {
  const std::vector<ChargeForm> forms = charge_forms(park);
  return forms.empty() ? plan_with_curves(park, options, {}) : plan_cheapest(park, forms, options);
}

result::Plan plan_with_curves(const model::Park& park, const PlanOptions& options,
                              const std::map<std::string, formulation::StorageCurves>& curves) {
  Stopwatch watch;
  const ipm::Settings settings = settings_of(park, options);
  const formulation::Program program =
      formulation::build(park, {.threads = settings.threads, .storage_curves = curves});
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
    plan.check = cross_check(program.problem, solution.certificate.primal_objective, options,
                             settings.threads);
  return plan;
}

}  // namespace sunward::study

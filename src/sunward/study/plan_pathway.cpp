#include "sunward/study/plan_pathway.hpp"

#include "sunward/formulation/pathway/read_back.hpp"
#include "sunward/formulation/read_back.hpp"
#include "sunward/ipm/solver.hpp"
#include "sunward/study/cross_check.hpp"
#include "sunward/study/stopwatch.hpp"

namespace sunward::study {

namespace {

/// Plans the stages one by one, free of what ties them.
void explain(const model::Pathway& pathway, const PlanOptions& options, result::Pathway& out) {
  PlanOptions alone = options;
  alone.check_highs = false;
  alone.on_iteration = {};
  alone.on_start = {};
  for (const model::PathwayStage& stage : pathway.stages) {
    const result::Plan plan = study::plan(stage.park, alone);
    if (plan.status != out.status) continue;
    out.infeasibility = plan.infeasibility;
    out.message = Phrase::sequence(
        {phrase("pathway.stage_alone", {{"stage", stage.year}}), " ", plan.infeasibility.sentence});
    return;
  }
  out.message = phrase("pathway.tied");
}

result::Pathway without_point(const model::Pathway& pathway, const lp::Problem& problem,
                              const lp::Solution& solution, const PlanOptions& options) {
  result::Pathway out;
  out.name = pathway.name;
  out.status = formulation::status_of(solution);
  out.discount_frac = pathway.discount_frac;
  out.notes = pathway.notes;
  formulation::record(problem, solution, out.certificate, out.solve);
  out.message = phrase(std::string("plan.") + lp::to_string(solution.status));
  if (out.status == result::Status::infeasible && options.explain) explain(pathway, options, out);
  return out;
}

}  // namespace

result::Pathway plan_pathway(const model::Pathway& pathway, const PlanOptions& options) {
  Stopwatch watch;
  const ipm::Settings settings = settings_of(pathway.stages.front().park, options);
  formulation::pathway::Program program = formulation::pathway::build(pathway, settings.threads);
  const double build_s = watch.lap();
  const lp::Solution solution = ipm::solve(program.problem, settings);
  watch.lap();
  result::CrossCheck check;
  if (options.check_highs)
    check = cross_check(program.problem, solution.certificate.primal_objective, options,
                        settings.threads);
  watch.lap();
  const bool found = solution.status == lp::SolveStatus::optimal && solution.certificate.holds;
  result::Pathway out = found ? formulation::pathway::read_back(pathway, std::move(program),
                                                                solution, options.language)
                              : without_point(pathway, program.problem, solution, options);
  out.check = check;
  out.solve.phases.clear();
  out.solve.phases.emplace_back("build", build_s);
  for (const auto& [name, seconds] : solution.phases)
    out.solve.phases.emplace_back("solve." + name, seconds);
  out.solve.phases.emplace_back(found ? "read_back" : "explain", watch.lap());
  return out;
}

}  // namespace sunward::study

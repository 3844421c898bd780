#include "sunward/study/plan_pathway.hpp"

#include "sunward/formulation/pathway/read_back.hpp"
#include "sunward/formulation/read_back.hpp"
#include "sunward/ipm/solver.hpp"
#include "sunward/study/cross_check.hpp"
#include "sunward/study/stopwatch.hpp"

namespace sunward::study {

namespace {

/// One of the things that tie the stages, and the pathway without it.
struct Tie {
  const char* row;  ///< of the message table
  model::Pathway without;
};

std::vector<Tie> ties_of(const model::Pathway& pathway) {
  std::vector<Tie> ties = {{"pathway.tie.max_build", pathway},
                           {"pathway.tie.fuel", pathway},
                           {"pathway.tie.years", pathway}};
  for (model::PathwayPart& part : ties[0].without.parts) part.max_build.clear();
  for (model::PathwaySupply& supply : ties[1].without.supplies) {
    constexpr double more_than_any_plant_t_per_year = 1e9;
    supply.supply_t_per_year = more_than_any_plant_t_per_year;
    supply.reserve_y = infinity;
    supply.declines_from = supply.ends = 0;
  }
  for (model::PathwayPart& part : ties[2].without.parts)
    part.from = part.until = part.existing_until = 0;
  return ties;
}

/// Names the ties of which each alone, taken away, would leave a plan. Cost: one solution each.
/// @param proven  that all ties together leave none; the engine may also have given up.
Phrase culprits_of(const model::Pathway& pathway, const ipm::Settings& settings, bool proven) {
  std::vector<Phrase> words{phrase(proven ? "pathway.tied" : "pathway.undecided")};
  for (const Tie& tie : ties_of(pathway)) {
    const formulation::pathway::Program program =
        formulation::pathway::build(tie.without, settings.threads);
    if (ipm::solve(program.problem, settings).status != lp::SolveStatus::optimal) continue;
    words.emplace_back(" ");
    words.push_back(phrase(tie.row));
  }
  return Phrase::sequence(words);
}

/// Plans the stages one by one, free of what ties them.
void explain(const model::Pathway& pathway, const PlanOptions& options, result::Pathway& out) {
  PlanOptions alone = options;
  alone.check_highs = false;
  alone.on_iteration = {};
  alone.on_start = {};
  for (const model::PathwayStage& stage : pathway.stages) {
    const result::Plan plan = study::plan(stage.park, alone);
    if (plan.status != result::Status::infeasible && plan.status != out.status) continue;
    if (plan.status == result::Status::numerical_trouble) continue;
    out.status = plan.status;
    out.infeasibility = plan.infeasibility;
    out.message = Phrase::sequence(
        {phrase("pathway.stage_alone", {{"stage", stage.year}}), " ", plan.infeasibility.sentence});
    return;
  }
  out.message = culprits_of(pathway, settings_of(pathway.stages.front().park, alone),
                            out.status == result::Status::infeasible);
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
  const bool none_found =
      out.status == result::Status::infeasible || out.status == result::Status::numerical_trouble;
  if (none_found && options.explain) explain(pathway, options, out);
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

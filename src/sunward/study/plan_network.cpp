#include "sunward/study/plan_network.hpp"

#include "sunward/formulation/network/read_back.hpp"
#include "sunward/ipm/solver.hpp"
#include "sunward/study/cross_check.hpp"
#include "sunward/study/integer_network.hpp"
#include "sunward/study/stopwatch.hpp"

namespace sunward::study {

namespace {

ipm::Settings settings_of(const PlanOptions& options) {
  ipm::Settings settings;
  if (options.tolerance > 0.0) settings.tolerance = options.tolerance;
  if (options.threads >= 0) settings.threads = options.threads;
  if (options.time_limit_s > 0.0) settings.time_limit_s = options.time_limit_s;
  settings.on_iteration = options.on_iteration;
  settings.stop = options.stop;
  return settings;
}

result::NetworkPlan without_point(const model::network::Network& network,
                                  const formulation::network::Program& program,
                                  const lp::Solution& solution) {
  result::NetworkPlan plan = formulation::network::read_outcome(network, program, solution);
  const std::string key = std::string("network.") + result::to_string(plan.status);
  plan.message = phrase(key);
  if (plan.status == result::Status::infeasible)
    plan.causes = formulation::network::causes(network, program, solution.point);
  return plan;
}

/// What stands against a network in any case stands against it in whole numbers: the relaxation's
/// proof, where it has one, replaces the other solver's word.
void prove_infeasible(const model::network::Network& network,
                      const formulation::network::Program& program, const ipm::Settings& settings,
                      result::NetworkPlan& plan) {
  const lp::Solution relaxed = ipm::solve(program.problem, settings);
  if (relaxed.status != lp::SolveStatus::primal_infeasible) return;
  plan.message = phrase("network.infeasible");
  plan.causes = formulation::network::causes(network, program, relaxed.point);
}

result::NetworkPlan plan_whole(const model::network::Network& network,
                               const formulation::network::Program& program,
                               const PlanOptions& options, const ipm::Settings& settings,
                               double build_s) {
  result::NetworkPlan plan = plan_integer_network(network, program, options);
  if (plan.status == result::Status::infeasible) prove_infeasible(network, program, settings, plan);
  plan.solve.phases.emplace(plan.solve.phases.begin(), "build", build_s);
  if (options.check_highs) plan.notes.push_back(phrase("network.integer.no_check"));
  return plan;
}

}  // namespace

result::NetworkPlan plan_network(const model::network::Network& network,
                                 const PlanOptions& options) {
  Stopwatch watch;
  const ipm::Settings settings = settings_of(options);
  const formulation::network::Program program = formulation::network::build(network);
  const double build_s = watch.lap();
  if (program.integrality.any()) return plan_whole(network, program, options, settings, build_s);
  const lp::Solution solution = ipm::solve(program.problem, settings);
  watch.lap();
  const bool found = solution.status == lp::SolveStatus::optimal && solution.certificate.holds;
  result::NetworkPlan plan = found ? formulation::network::read_back(network, program, solution)
                                   : without_point(network, program, solution);
  plan.solve.phases.clear();
  plan.solve.phases.emplace_back("build", build_s);
  for (const auto& [name, seconds] : solution.phases)
    plan.solve.phases.emplace_back("solve." + name, seconds);
  plan.solve.phases.emplace_back("read_back", watch.lap());
  if (options.check_highs)
    plan.check = cross_check(program.problem, solution.certificate.primal_objective, options,
                             settings.threads);
  return plan;
}

}  // namespace sunward::study

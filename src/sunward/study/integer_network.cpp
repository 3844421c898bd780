#include "sunward/study/integer_network.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/base/error.hpp"
#include "sunward/formulation/network/read_back.hpp"
#include "sunward/study/highs.hpp"

namespace sunward::study {

namespace {

constexpr double usual_tolerance = 1e-6;   // of the engine as well
constexpr double largest_residual = 1e-7;  // HiGHS's own default
constexpr double least_tolerance = 1e-10;  // HiGHS accepts no less

void require_highs(const model::network::Network& network, const std::string& library_path) {
  const std::string reason = why_no_highs(library_path);
  if (reason.empty()) return;
  Fault fault;
  fault.file = network.tables.source;
  fault.tell(told("network.needs_highs", {{"reason", reason}}));
  throw InputError({fault});
}

HighsOptions highs_options(const PlanOptions& options, double tolerance) {
  HighsOptions highs;
  highs.library_path = options.highs_library;
  if (options.time_limit_s > 0.0) highs.time_limit_s = options.time_limit_s;
  if (options.threads > 0) highs.threads = options.threads;
  highs.on_wait = options.on_highs;
  highs.stop = options.stop;
  highs.mip_gap = tolerance;
  // Rows are kept tighter than asked, because rounding moves them.
  highs.tolerance = std::clamp(0.1 * tolerance, least_tolerance, largest_residual);
  return highs;
}

result::IntegerRecord judged(const formulation::network::Program& program,
                             const HighsOutcome& outcome, double tolerance, lp::Point& point) {
  result::IntegerRecord record;
  record.used = true;
  record.solver = "HiGHS " + outcome.version;
  record.whole_columns = lp::count(program.problem, program.integrality);
  record.bound = outcome.bound;
  record.tolerance = tolerance;
  record.nodes = outcome.nodes;
  if (outcome.status != lp::SolveStatus::optimal) return record;
  const lp::MemberCheck check = lp::round_and_check(program.problem, program.integrality, point);
  record.objective = check.objective;
  record.rounding = check.rounding;
  record.primal_residual = check.primal_residual;
  const double above = std::max(0.0, check.objective - outcome.bound);
  record.relative_gap = above / std::max(1.0, std::abs(check.objective));
  record.kept = record.primal_residual <= tolerance && record.relative_gap <= tolerance;
  return record;
}

lp::Solution solution_of(const HighsOutcome& outcome, const result::IntegerRecord& record,
                         lp::Point point) {
  lp::Solution solution;
  solution.status = outcome.status;
  solution.point = std::move(point);
  solution.certificate.primal_objective = record.objective;
  solution.certificate.primal_residual = record.primal_residual;
  solution.certificate.tolerance = record.tolerance;
  solution.seconds = outcome.seconds;
  solution.phases.emplace_back("highs", outcome.seconds);
  return solution;
}

}  // namespace

result::NetworkPlan plan_integer_network(const model::network::Network& network,
                                         const formulation::network::Program& program,
                                         const PlanOptions& options) {
  require_highs(network, options.highs_library);
  const double tolerance = options.tolerance > 0.0 ? options.tolerance : usual_tolerance;
  HighsOutcome outcome =
      solve_with_highs(program.problem, highs_options(options, tolerance), program.integrality);
  lp::Point point = std::move(outcome.point);
  const result::IntegerRecord record = judged(program, outcome, tolerance, point);
  const lp::Solution solution = solution_of(outcome, record, std::move(point));
  result::NetworkPlan plan = record.kept
                                 ? formulation::network::read_back(network, program, solution)
                                 : formulation::network::read_outcome(network, program, solution);
  if (record.kept) plan.status = result::Status::optimal;
  if (plan.status != result::Status::optimal)
    plan.message = phrase(std::string("network.integer.") + result::to_string(plan.status),
                          {{"solver", record.solver}, {"word", outcome.status_text}});
  plan.integer = record;
  plan.solve.engine = record.solver;
  return plan;
}

}  // namespace sunward::study

#include "property/engine_check.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>

#include <fmt/format.h>

#include "sunward/ipm/solver.hpp"
#include "sunward/lp/certificate.hpp"

namespace sunward::property {
namespace {

using lp::SolveStatus;

bool is_verdict(SolveStatus status) {
  return status == SolveStatus::optimal || status == SolveStatus::primal_infeasible ||
         status == SolveStatus::dual_infeasible;
}

study::HighsOutcome ask_highs(const lp::Problem& problem, const std::string& method) {
  study::HighsOptions options;
  options.library_path = highs_library();
  options.method = method;
  options.tolerance = 1e-9;
  options.time_limit_s = 60.0;
  return study::solve_with_highs(problem, options);
}

double objective_difference(const EngineCheck& check) {
  const double a = check.engine.certificate.primal_objective;
  const double b = check.highs.objective;
  return std::abs(a - b) / std::max(1.0, std::abs(b));
}

/// Does the engine's own answer stand by itself? Measured afresh, not read from the solution.
bool proof_holds(const lp::Problem& problem, const lp::Solution& solution, double tolerance) {
  switch (solution.status) {
    case SolveStatus::optimal:
      return lp::certify(problem, solution.point, tolerance).holds;
    case SolveStatus::primal_infeasible:
      return lp::check_primal_infeasible(problem, solution.point).holds;
    case SolveStatus::dual_infeasible:
      return lp::check_dual_infeasible(problem, solution.point).holds;
    default:
      return false;
  }
}

/// Empty when engine and HiGHS agree, else what differs.
std::string difference(const EngineCheck& check) {
  if (is_verdict(check.highs.status) && check.engine.status != check.highs.status) {
    return fmt::format("engine says {}, HiGHS {}", lp::to_string(check.engine.status),
                       lp::to_string(check.highs.status));
  }
  const bool both_optimal =
      check.engine.status == SolveStatus::optimal && check.highs.status == SolveStatus::optimal;
  if (both_optimal && !(objective_difference(check) <= 1e-6)) {
    return fmt::format("objectives {:.12g} and {:.12g} differ by {:.1e}",
                       check.engine.certificate.primal_objective, check.highs.objective,
                       objective_difference(check));
  }
  return "";
}

}  // namespace

std::string highs_library() {
  const char* path = std::getenv("SUNWARD_HIGHS_LIBRARY");
  return path == nullptr ? "" : path;
}

ipm::Settings check_settings() {
  ipm::Settings settings;
  settings.tolerance = 1e-8;
  settings.threads = 2;
  return settings;
}

EngineCheck check_engine(std::uint64_t seed, const ipm::Settings& settings) {
  const problems::RandomPark park = problems::random_park(seed);
  EngineCheck check;
  check.seed = seed;
  check.engine = ipm::solve(park.problem, settings);
  check.highs = ask_highs(park.problem, "simplex");
  std::string fault = difference(check);
  const bool proven = proof_holds(park.problem, check.engine, settings.tolerance);
  if (!fault.empty() && proven) {
    check.highs = ask_highs(park.problem, "ipx");
    fault = difference(check);
  }
  if (fault.empty() && !proven) {
    const lp::Certificate c = check.engine.certificate;
    fault = fmt::format("{} without proof: primal {:.1e} dual {:.1e} gap {:.1e}",
                        lp::to_string(check.engine.status), c.primal_residual, c.dual_residual,
                        c.relative_gap);
  }
  check.agrees = fault.empty();
  const lp::Size size = lp::size(park.problem);
  check.story = fmt::format(
      "seed {}: {} ({} iterations, {:.3f} s; {} rows, {} columns;{}) {}", seed,
      check.agrees ? "agree, " + std::string(lp::to_string(check.engine.status)) : fault,
      check.engine.iterations, check.engine.seconds, size.rows, size.columns, park.traits,
      check.engine.message);
  return check;
}

std::vector<std::uint64_t> check_seeds(std::uint64_t first, std::uint64_t last) {
  std::vector<std::uint64_t> failures;
  std::map<std::string, std::vector<Index>> iterations;
  for (std::uint64_t seed = first; seed <= last; ++seed) {
    EngineCheck check = check_engine(seed, check_settings());
    if (check.engine.status == lp::SolveStatus::numerical_trouble) {
      ipm::Settings usual = check_settings();
      usual.tolerance = ipm::Settings{}.tolerance;
      fmt::print("{}: once more at {:.0e}\n", check.story, usual.tolerance);
      check = check_engine(seed, usual);
    }
    iterations[lp::to_string(check.engine.status)].push_back(check.engine.iterations);
    if (check.agrees) continue;
    failures.push_back(seed);
    fmt::print("{}\n", check.story);
    std::fflush(stdout);
  }
  fmt::print("{:<20} {:>6} {:>5} {:>7} {:>5} {:>5}  iterations\n", "status", "parks", "min",
             "median", "p95", "max");
  for (auto& [status, counts] : iterations) {
    std::sort(counts.begin(), counts.end());
    const std::size_t n = counts.size();
    fmt::print("{:<20} {:>6} {:>5} {:>7} {:>5} {:>5}\n", status, n, counts.front(), counts[n / 2],
               counts[std::min(n - 1, n * 95 / 100)], counts.back());
  }
  return failures;
}

}  // namespace sunward::property

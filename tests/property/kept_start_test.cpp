// Random parks begun where a park with other numbers left off, against the same parks begun afresh.
#include <cmath>
#include <cstdint>
#include <memory>
#include <random>

#include <gtest/gtest.h>

#include "problems/random_park.hpp"
#include "sunward/ipm/iterate.hpp"
#include "sunward/ipm/solver.hpp"

namespace sunward::property {
namespace {

/// Other costs, other right-hand sides, other bounds: by up to a tenth.
lp::Problem changed(lp::Problem problem, std::uint64_t seed) {
  std::mt19937_64 dice(seed);
  const auto factor = [&] { return std::uniform_real_distribution<double>(0.9, 1.1)(dice); };
  for (lp::StepColumn& column : problem.step_columns) {
    column.cost.scale *= factor();
    const double both = factor();
    if (std::isfinite(column.lower.scale)) column.lower.scale *= both;
    if (std::isfinite(column.upper.scale)) column.upper.scale *= both;
  }
  for (lp::SharedColumn& column : problem.shared_columns) column.cost *= factor();
  for (lp::StepRow& row : problem.step_rows) {
    const double both = factor();
    if (std::isfinite(row.lower.scale)) row.lower.scale *= both;
    if (std::isfinite(row.upper.scale)) row.upper.scale *= both;
  }
  return problem;
}

struct Comparison {
  int optimal = 0, begun_there = 0;
  Index iterations_afresh = 0, iterations = 0;
};

void compare(std::uint64_t seed, Comparison& sum) {
  ipm::Settings settings;
  settings.threads = 1;
  settings.tolerance = 1e-7;
  settings.on_start = [&](ipm::Iterate iterate) {
    settings.start = std::make_shared<const ipm::Iterate>(std::move(iterate));
  };
  const lp::Problem problem = problems::random_park(seed).problem;
  (void)ipm::solve(problem, settings);
  settings.on_start = nullptr;
  const lp::Problem other = changed(problem, seed);
  const lp::Solution there = ipm::solve(other, settings);
  const bool kept = settings.start != nullptr;
  settings.start = nullptr;
  const lp::Solution afresh = ipm::solve(other, settings);
  EXPECT_EQ(there.status, afresh.status) << "seed " << seed;
  if (afresh.status != lp::SolveStatus::optimal || there.status != afresh.status) return;
  const double objective = afresh.certificate.primal_objective;
  EXPECT_NEAR(there.certificate.primal_objective, objective,
              2e-7 * std::max(1.0, std::abs(objective)))
      << "seed " << seed;
  EXPECT_TRUE(there.certificate.holds) << "seed " << seed;
  ++sum.optimal;
  sum.begun_there += kept;
  sum.iterations += there.iterations;
  sum.iterations_afresh += afresh.iterations;
}

TEST(KeptStart, LeadsToTheSameOutcomeInFewerIterations) {
  Comparison sum;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) compare(seed, sum);
  EXPECT_GT(sum.optimal, 50);
  EXPECT_EQ(sum.begun_there, sum.optimal);
  EXPECT_LT(sum.iterations, 0.8 * sum.iterations_afresh);
}

TEST(KeptStart, OfAnotherPatternIsNotUsed) {
  ipm::Settings settings;
  settings.threads = 1;
  settings.on_start = [&](ipm::Iterate iterate) {
    settings.start = std::make_shared<const ipm::Iterate>(std::move(iterate));
  };
  std::uint64_t seed = 1;  // the first flawless park
  while (problems::random_park(seed).flaw != problems::Flaw::none) ++seed;
  (void)ipm::solve(problems::random_park(seed).problem, settings);
  ASSERT_NE(settings.start, nullptr);
  settings.on_start = nullptr;
  for (++seed; problems::random_park(seed).flaw != problems::Flaw::none;) ++seed;
  const lp::Problem other = problems::random_park(seed).problem;
  const lp::Solution offered = ipm::solve(other, settings);
  settings.start = nullptr;
  const lp::Solution afresh = ipm::solve(other, settings);
  EXPECT_EQ(offered.iterations, afresh.iterations);
  EXPECT_EQ(offered.certificate.primal_objective, afresh.certificate.primal_objective);
}

}  // namespace
}  // namespace sunward::property

// Every program that knows its own answer goes through the engine's front door.
#include <algorithm>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "problems/known_problems.hpp"
#include "sunward/ipm/solver.hpp"
#include "sunward/lp/certificate.hpp"

namespace sunward::ipm {
namespace {

using problems::KnownProblem;

lp::Solution solved(const lp::Problem& problem, int threads, double tolerance = 1e-8) {
  Settings settings;
  settings.tolerance = tolerance;
  settings.threads = threads;
  return solve(problem, settings);
}

std::string name_of(const testing::TestParamInfo<KnownProblem>& info) {
  return info.param.problem.name;
}

/// Slack of an objective compared with the one worked out by hand.
double scale_of(const KnownProblem& known) { return std::max(1.0, std::abs(known.objective)); }

class KnownProgram : public testing::TestWithParam<KnownProblem> {};
class SolvableProgram : public testing::TestWithParam<KnownProblem> {};

TEST_P(KnownProgram, EndsWithItsStatus) {
  const KnownProblem& known = GetParam();
  EXPECT_STREQ(lp::to_string(solved(known.problem, 1).status), lp::to_string(known.status));
}

TEST_P(KnownProgram, IsProvenByArithmeticThatKnowsNoSolver) {
  const KnownProblem& known = GetParam();
  const lp::Solution solution = solved(known.problem, 1);
  ASSERT_EQ(solution.status, known.status);
  if (known.status == lp::SolveStatus::optimal) {
    const lp::Certificate c = lp::certify(known.problem, solution.point, 1e-8);
    EXPECT_TRUE(c.holds) << c.primal_residual << ' ' << c.dual_residual << ' ' << c.relative_gap;
  } else if (known.status == lp::SolveStatus::primal_infeasible) {
    EXPECT_TRUE(lp::check_primal_infeasible(known.problem, solution.point).holds);
  } else {
    EXPECT_TRUE(lp::check_dual_infeasible(known.problem, solution.point).holds);
  }
}

TEST_P(SolvableProgram, HasTheObjectiveWorkedOutByHand) {
  const KnownProblem& known = GetParam();
  const lp::Solution solution = solved(known.problem, 1);
  EXPECT_NEAR(solution.certificate.primal_objective, known.objective, 2e-8 * scale_of(known));
  EXPECT_NEAR(solution.certificate.dual_objective, known.objective, 2e-8 * scale_of(known));
}

TEST_P(SolvableProgram, HasTheSameObjectiveOnOneTwoAndThreeThreads) {
  const KnownProblem& known = GetParam();
  for (const int threads : {1, 2, 3}) {
    const lp::Solution solution = solved(known.problem, threads, 1e-9);
    ASSERT_EQ(solution.status, lp::SolveStatus::optimal) << threads << " threads";
    EXPECT_EQ(solution.threads, threads);
    EXPECT_NEAR(solution.certificate.primal_objective, known.objective, 1e-9 * scale_of(known))
        << threads << " threads";
  }
}

INSTANTIATE_TEST_SUITE_P(Every, KnownProgram, testing::ValuesIn(problems::known_problems()),
                         name_of);
INSTANTIATE_TEST_SUITE_P(Plain, SolvableProgram, testing::ValuesIn(problems::plain_problems()),
                         name_of);
INSTANTIATE_TEST_SUITE_P(Storage, SolvableProgram, testing::ValuesIn(problems::storage_problems()),
                         name_of);
INSTANTIATE_TEST_SUITE_P(Shared, SolvableProgram, testing::ValuesIn(problems::shared_problems()),
                         name_of);

}  // namespace
}  // namespace sunward::ipm

// What stops a run before its optimum, and what it says on the way.
#include <vector>

#include <gtest/gtest.h>

#include "problems/sketch.hpp"
#include "sunward/base/error.hpp"
#include "sunward/ipm/solver.hpp"

namespace sunward::ipm {
namespace {

using problems::Sketch;

/// Load 1 to 5 over 50 steps, a generator to size, unserved load at 4.
lp::Problem park() {
  Sketch s("park", {50});
  std::vector<double> load;
  for (int n = 0; n < 50; ++n) load.push_back(1.0 + n % 5);
  const Index demand = s.series(load);
  const Index g = s.column("generator", 1.0);
  const Index unserved = s.column("unserved", 4.0);
  const Index size = s.capacity("size", 40.0);
  s.equality("balance", {1.0, demand}, {{g, 1.0}, {unserved, 1.0}});
  s.border(s.at_most("limit", 0.0, {{g, 1.0}}), size, -1.0);
  return s.problem;
}

TEST(Limits, AStopRequestedBeforehandCancels) {
  StopToken stop;
  stop.request_stop();
  Settings settings;
  settings.stop = &stop;
  EXPECT_EQ(solve(park(), settings).status, lp::SolveStatus::cancelled);
}

TEST(Limits, AStopRequestedOnTheWayCancelsSoon) {
  StopToken stop;
  Settings settings;
  settings.stop = &stop;
  settings.on_iteration = [&](const Progress& p) {
    if (p.iteration == 3) stop.request_stop();
  };
  const lp::Solution solution = solve(park(), settings);
  EXPECT_EQ(solution.status, lp::SolveStatus::cancelled);
  EXPECT_LE(solution.iterations, 4);
}

TEST(Limits, ATimeLimitOfNothingEndsInTimeLimit) {
  Settings settings;
  settings.time_limit_s = 0.0;
  EXPECT_EQ(solve(park(), settings).status, lp::SolveStatus::time_limit);
}

TEST(Limits, TheIterationLimitEndsInIterationLimit) {
  Settings settings;
  settings.iteration_limit = 2;
  EXPECT_EQ(solve(park(), settings).status, lp::SolveStatus::iteration_limit);
}

TEST(Limits, ARunThatEndedEarlyClaimsNoCertificate) {
  Settings settings;
  settings.iteration_limit = 2;
  EXPECT_FALSE(solve(park(), settings).certificate.holds);
}

TEST(Limits, AnIterationLimitThatIsEnoughChangesNothing) {
  const lp::Solution free_run = solve(park());
  Settings settings;
  settings.iteration_limit = free_run.iterations;
  const lp::Solution limited = solve(park(), settings);
  EXPECT_EQ(limited.status, lp::SolveStatus::optimal);
  EXPECT_EQ(limited.iterations, free_run.iterations);
}

TEST(Limits, ABrokenProgramIsOurMistakeAndThrows) {
  lp::Problem problem = park();
  problem.step_entries[0].column = 99;
  EXPECT_THROW((void)solve(problem), InternalError);
}

class ProgressReports : public testing::Test {
 protected:
  void SetUp() override {
    Settings settings;
    settings.tolerance = 1e-9;
    settings.on_iteration = [this](const Progress& p) { lines_.push_back(p); };
    solution_ = solve(park(), settings);
    ASSERT_EQ(solution_.status, lp::SolveStatus::optimal);
  }
  std::vector<Progress> lines_;
  lp::Solution solution_;
};

TEST_F(ProgressReports, ComeOncePerIterationInOrder) {
  ASSERT_EQ(lines_.size(), static_cast<std::size_t>(solution_.iterations) + 1);
  for (std::size_t k = 0; k < lines_.size(); ++k)
    EXPECT_EQ(lines_[k].iteration, static_cast<Index>(k));
}

TEST_F(ProgressReports, EndWithAGapThatMeetsTheTolerance) {
  EXPECT_LE(lines_.back().gap, 1e-9);
  EXPECT_LE(lines_.back().primal_residual, 1e-9);
  EXPECT_LE(lines_.back().dual_residual, 1e-9);
}

TEST_F(ProgressReports, SeeTheGapFallBelowAnyEarlierOneWithinThreeIterations) {
  for (std::size_t k = 3; k < lines_.size(); ++k) {
    EXPECT_LT(lines_[k].gap, std::max(lines_[k - 3].gap, 1e-12)) << "iteration " << k;
  }
}

TEST_F(ProgressReports, TellTimeThatNeverRunsBackward) {
  for (std::size_t k = 1; k < lines_.size(); ++k)
    EXPECT_GE(lines_[k].seconds, lines_[k - 1].seconds);
}

TEST_F(ProgressReports, TakeStepsBetweenZeroAndOne) {
  for (std::size_t k = 1; k < lines_.size(); ++k) {
    EXPECT_GT(lines_[k].step_primal, 0.0);
    EXPECT_LE(lines_[k].step_primal, 1.0);
    EXPECT_GT(lines_[k].step_dual, 0.0);
    EXPECT_LE(lines_[k].step_dual, 1.0);
  }
}

TEST(Phases, AddUpToTheTimeOfTheRun) {
  const lp::Solution solution = solve(park());
  double sum = 0.0;
  for (const auto& [name, seconds] : solution.phases) {
    EXPECT_GE(seconds, 0.0) << name;
    sum += seconds;
  }
  EXPECT_LE(sum, solution.seconds * 1.001 + 1e-6);
}

}  // namespace
}  // namespace sunward::ipm

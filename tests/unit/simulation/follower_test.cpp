// Making good what a store lacks, where it costs least and before it is needed.
#include "sunward/simulation/follower.hpp"

#include <gtest/gtest.h>

namespace sunward::simulation {
namespace {

/// Six steps: content falls to nothing in the fifth. Filling costs `prices`, two units a step.
Follower follower(const std::vector<double>& prices) {
  std::vector<Options3> options(6);
  for (std::size_t n = 0; n < 6; ++n) {
    options[n].more[1] = {2.0, prices[n]};
    options[n].less[0] = {2.0, prices[n]};
  }
  return {{10.0, 8.0, 6.0, 3.0, 0.0, 10.0}, 12.0, options, {6}, 100};
}

TEST(Follower, LeavesAStoreThatKeepsToThePlanAlone) {
  const Follower f = follower({1, 1, 1, 1, 1, 1});
  EXPECT_DOUBLE_EQ(f.correction(1, 10.0).more[1], 0.0);
  EXPECT_DOUBLE_EQ(f.correction(1, 10.0).less[0], 0.0);
}

TEST(Follower, WaitsForACheaperStepInTime) {
  const Follower f = follower({5, 5, 5, 1, 5, 5});
  EXPECT_DOUBLE_EQ(f.correction(1, 8.5).more[1], 0.0);  // 1.5 lack, step 3 gives 2 at 1
  EXPECT_DOUBLE_EQ(f.correction(3, 4.5).more[1], 1.5);
}

TEST(Follower, FillsNowWhatCheaperStepsInTimeDoNotGive) {
  const Follower f = follower({5, 5, 5, 1, 5, 5});
  EXPECT_DOUBLE_EQ(f.correction(1, 7.0).more[1], 1.0);  // 3 lack, 2 of them come in step 3
}

TEST(Follower, DoesNotWaitForAStepAfterTheStoreRanEmpty) {
  const Follower f = follower({5, 5, 5, 5, 5, 0});
  EXPECT_DOUBLE_EQ(f.correction(4, 2.0).more[1], 1.0);  // planned 3 before step 4
}

TEST(Follower, GivesASurplusWhereItBringsMost) {
  const Follower f = follower({1, 1, 9, 1, 1, 1});
  EXPECT_DOUBLE_EQ(f.correction(1, 11.0).less[0], 0.0);
  EXPECT_DOUBLE_EQ(f.correction(2, 9.0).less[0], 1.0);
}

}  // namespace
}  // namespace sunward::simulation

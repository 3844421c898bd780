// One scalar between bounds, by hand: x = 3 in [1, 5] with multipliers 4 and 6, then one-sided
// ones.
#include "sunward/ipm/bounded.hpp"

#include <gtest/gtest.h>

namespace sunward::ipm {
namespace {

Bounded boxed() {
  Bounded b;
  b.lower = 1.0;
  b.upper = 5.0;
  b.x = 3.0;
  b.zl = 4.0;
  b.zu = 6.0;
  return b;
}

TEST(Bounded, CountsAPairPerFiniteBound) {
  Bounded open;
  EXPECT_EQ(open.pairs(), 0);
  open.lower = 0.0;
  EXPECT_EQ(open.pairs(), 1);
  EXPECT_EQ(boxed().pairs(), 2);
}

TEST(Bounded, CurvatureAddsMultiplierOverSlack) {
  EXPECT_DOUBLE_EQ(boxed().curvature(), 4.0 / 2.0 + 6.0 / 2.0);
}

TEST(Bounded, ComplementarityAddsMultiplierTimesSlack) {
  EXPECT_DOUBLE_EQ(boxed().complementarity(), 4.0 * 2.0 + 6.0 * 2.0);
}

TEST(Bounded, PushIsZeroForTheAffineDirection) { EXPECT_EQ(boxed().push(7.0, false), 0.0); }

TEST(Bounded, PushPointsAwayFromBothBounds) {
  Bounded b = boxed();
  b.tl = 1.0;
  b.tu = -3.0;
  EXPECT_DOUBLE_EQ(b.push(7.0, true), (7.0 + 1.0) / 2.0 - (7.0 - 3.0) / 2.0);
}

// s dz + z ds = target - s z, for both slacks: lower 3 - 1 = 2 moves by dx, upper by -dx.
TEST(Bounded, MultiplierStepsMeetLinearisedComplementarity) {
  Bounded b = boxed();
  b.dx = 0.5;
  b.tl = 0.25;
  b.tu = -0.75;
  b.finish_step(2.0, true);
  EXPECT_DOUBLE_EQ(2.0 * b.dzl + 4.0 * 0.5, 2.0 + 0.25 - 2.0 * 4.0);
  EXPECT_DOUBLE_EQ(2.0 * b.dzu - 6.0 * 0.5, 2.0 - 0.75 - 2.0 * 6.0);
}

TEST(Bounded, AffineStepsAimAtProductsOfZero) {
  Bounded b = boxed();
  b.dx = 0.5;
  b.finish_step(2.0, false);
  EXPECT_DOUBLE_EQ(2.0 * b.dzl + 4.0 * 0.5, -2.0 * 4.0);
}

TEST(Bounded, SecondOrderTargetsAreMinusTheProductOfSlackAndMultiplierSteps) {
  Bounded b = boxed();
  b.dx = 0.5;
  b.dzl = -3.0;
  b.dzu = 8.0;
  b.set_second_order_targets();
  EXPECT_DOUBLE_EQ(b.tl, -(0.5 * -3.0));
  EXPECT_DOUBLE_EQ(b.tu, -(-0.5 * 8.0));
}

TEST(Bounded, PrimalRatioIsTheShareOfTheSlackUsedUp) {
  Bounded b = boxed();
  b.dx = -0.5;
  EXPECT_DOUBLE_EQ(b.ratio_primal(), 0.5 / 2.0);
  b.dx = 1.0;
  EXPECT_DOUBLE_EQ(b.ratio_primal(), 1.0 / 2.0);
}

TEST(Bounded, DualRatioIsTheShareOfTheMultiplierUsedUp) {
  Bounded b = boxed();
  b.dzl = -1.0;
  b.dzu = -3.0;
  EXPECT_DOUBLE_EQ(b.ratio_dual(), 3.0 / 6.0);
}

TEST(Bounded, AdvanceMovesValueAndMultipliersByTheirOwnStepLengths) {
  Bounded b = boxed();
  b.dx = 1.0;
  b.dzl = 2.0;
  b.dzu = -2.0;
  b.advance(0.5, 0.25);
  EXPECT_DOUBLE_EQ(b.x, 3.5);
  EXPECT_DOUBLE_EQ(b.zl, 4.5);
  EXPECT_DOUBLE_EQ(b.zu, 5.5);
}

TEST(Bounded, AMissingBoundTakesNoPart) {
  Bounded b;
  b.lower = 0.0;
  b.x = 2.0;
  b.zl = 4.0;
  b.dx = 10.0;
  b.finish_step(1.0, true);
  EXPECT_DOUBLE_EQ(b.curvature(), 2.0);
  EXPECT_DOUBLE_EQ(b.push(1.0, true), 0.5);
  EXPECT_DOUBLE_EQ(b.ratio_primal(), 0.0);
  EXPECT_EQ(b.dzu, 0.0);
}

}  // namespace
}  // namespace sunward::ipm

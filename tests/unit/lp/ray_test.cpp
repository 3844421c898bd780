#include <gtest/gtest.h>

#include "problems/sketch.hpp"
#include "sunward/lp/certificate.hpp"

namespace sunward::lp {
namespace {

using problems::Sketch;

// A load of 5 with a generator of at most 4.
Problem short_of_power() {
  Sketch s("short", {2});
  const Index load = s.series({3, 5});
  const Index g = s.column("g", 1.0, 0.0, 4.0);
  s.equality("balance", {1.0, load}, {{g, 1.0}});
  return s.problem;
}

TEST(FarkasRay, ProvesALoadAboveTheLimit) {
  // Dual 1 at the second step: 5 * 1 against the bound 4 * 1 leaves 1.
  const RayCheck check = check_primal_infeasible(short_of_power(), {{}, {}, {0, 1}, {}});
  EXPECT_TRUE(check.holds);
  EXPECT_DOUBLE_EQ(check.value, 1.0);
  EXPECT_EQ(check.violation, 0.0);
}

TEST(FarkasRay, DoesNotDependOnItsLength) {
  const RayCheck check = check_primal_infeasible(short_of_power(), {{}, {}, {0, 250}, {}});
  EXPECT_TRUE(check.holds);
  EXPECT_DOUBLE_EQ(check.value, 1.0);
}

TEST(FarkasRay, ProvesNothingAboutAFeasibleLoad) {
  const RayCheck check = check_primal_infeasible(short_of_power(), {{}, {}, {1, 0}, {}});
  EXPECT_FALSE(check.holds);  // 3 - 4 < 0
  EXPECT_EQ(check.violation, infinity);
}

TEST(FarkasRay, MeasuresAColumnWithoutTheBoundItNeeds) {
  Problem problem = short_of_power();
  problem.step_columns[0].upper = infinity;
  const RayCheck check = check_primal_infeasible(problem, {{}, {}, {0, 2}, {}});
  EXPECT_FALSE(check.holds);
  EXPECT_DOUBLE_EQ(check.violation, 1.0);  // 2 over the ray's length 2, coefficient 1
}

TEST(FarkasRay, TakesAViolationRelativeToTheColumnsOwnCoefficients) {
  // 1e-8 x = 1 is feasible with x = 1e8, however small 1e-8 is.
  Sketch s("tiny", {1});
  const Index x = s.column("x", 0.0);
  s.equality("row", 1.0, {{x, 1e-8}});
  EXPECT_FALSE(check_primal_infeasible(s.problem, {{}, {}, {1}, {}}).holds);
}

TEST(FarkasRay, IsNotImpressedByALongEntryThatProvesNothing) {
  // x >= 1 is feasible. The huge multiplier of u <= 0 is allowed and adds nothing to the value; it
  // must not make the breach on x look small.
  Sketch s("long", {1});
  const Index x = s.column("x", 0.0);
  const Index u = s.column("u", 0.0);
  s.at_least("row", 1.0, {{x, 1.0}});
  s.at_most("other", 0.0, {{u, 1.0}});
  const RayCheck check = check_primal_infeasible(s.problem, {{}, {}, {1, -1e9}, {}});
  EXPECT_FALSE(check.holds);
  EXPECT_DOUBLE_EQ(check.violation, 1.0);
}

TEST(FarkasRay, HardlyChangesWithTheUnits) {
  // A load of 5 against a limit of 4, and a breach of 1e-3 on a second column, in other units of
  // rows and columns; the sides of rows and the bounds of columns weigh differently, hence the
  // factor 2.
  const auto violation = [](double row_unit, double column_unit) {
    Sketch s("units", {1});
    const Index g = s.column("g", 0.0, 0.0, 4.0 / column_unit);
    const Index h = s.column("h", 0.0);
    s.equality("balance", 5.0 * row_unit, {{g, row_unit * column_unit}});
    s.at_most("other", 0.0, {{h, -row_unit * column_unit}});
    return check_primal_infeasible(s.problem, {{}, {}, {1 / row_unit, -1e-3 / row_unit}, {}})
        .violation;
  };
  for (const double other : {violation(1000.0, 1.0), violation(1.0, 1000.0)}) {
    EXPECT_LT(other, 2.0 * violation(1.0, 1.0));
    EXPECT_GT(other, 0.5 * violation(1.0, 1.0));
  }
}

TEST(FarkasRay, UsesSharedRowsCapacitiesAndTheGivenStart) {
  // state = before - out, before 2 at the start, out = 1 for 3 steps: dual 1 everywhere proves it,
  // 1 * 3 - 2 = 1 (state's own reduced cost is 0 but for the last, which rests on its bound 0).
  Sketch s("start", {3});
  const Index state = s.started("state", 2.0, 1.0);
  s.lagged(s.equality("dynamics", -1.0, {{state, 1.0}}), state, -1.0);
  const RayCheck check = check_primal_infeasible(s.problem, {{}, {}, {-1, -1, -1}, {}});
  EXPECT_TRUE(check.holds);
  EXPECT_DOUBLE_EQ(check.value, 1.0);
}

TEST(FarkasRay, UsesACapacityAndADesignRow) {
  // g = 5, g <= size, size <= 4.5 by a design row: duals 1, -1 and -1, value 5 - 4.5.
  Sketch s("land", {1});
  const Index g = s.column("g", 1.0);
  const Index size = s.capacity("size", 1.0);
  s.equality("balance", 5.0, {{g, 1.0}});
  s.border(s.at_most("limit", 0.0, {{g, 1.0}}), size, -1.0);
  s.shared_row("land", -infinity, 4.5, {{size, 1.0}});
  const RayCheck check = check_primal_infeasible(s.problem, {{}, {}, {1, -1}, {-1}});
  EXPECT_TRUE(check.holds);
  EXPECT_DOUBLE_EQ(check.value, 0.5);
}

// Buy at 1, sell at 2.
Problem money_machine() {
  Sketch s("trade", {2});
  const Index buy = s.column("buy", 1.0);
  const Index sell = s.column("sell", -2.0);
  s.equality("balance", 3.0, {{buy, 1.0}, {sell, -1.0}});
  return s.problem;
}

TEST(ImprovingRay, ProvesTradeWithoutLimit) {
  const RayCheck check = check_dual_infeasible(money_machine(), {{0, 0, 7, 7}, {}, {}, {}});
  EXPECT_TRUE(check.holds);
  EXPECT_DOUBLE_EQ(check.value, 1.0);
}

TEST(ImprovingRay, ProvesNothingAgainstABound) {
  Problem problem = money_machine();
  problem.step_columns[0].upper = 100.0;
  EXPECT_FALSE(check_dual_infeasible(problem, {{0, 0, 1, 1}, {}, {}, {}}).holds);
}

TEST(ImprovingRay, ProvesNothingThatBreaksARow) {
  const RayCheck check = check_dual_infeasible(money_machine(), {{0, 0, 0, 1}, {}, {}, {}});
  EXPECT_FALSE(check.holds);
  EXPECT_DOUBLE_EQ(check.violation, 1.0);
}

TEST(ImprovingRay, ProvesNothingWhenItCosts) {
  EXPECT_FALSE(check_dual_infeasible(money_machine(), {{1, 0, 0, 0}, {}, {}, {}}).holds);
}

TEST(ImprovingRay, ForgetsConstantsOfBoundsRowsAndStart) {
  // state = before + in with a start of 5; cost -1 on the state: growing forever.
  Sketch s("grow", {2});
  const Index state = s.started("state", 5.0, -1.0, 3.0);
  const Index in = s.column("in", 0.0);
  s.lagged(s.equality("dynamics", 0.0, {{state, 1.0}, {in, -1.0}}), state, -1.0);
  const RayCheck check = check_dual_infeasible(s.problem, {{1, 1, 1, 0}, {}, {}, {}});
  EXPECT_TRUE(check.holds);
  EXPECT_DOUBLE_EQ(check.value, 2.0);
}

TEST(ImprovingRay, UsesACapacity) {
  Sketch s("size", {3});
  const Index sell = s.column("sell", -0.5);
  const Index size = s.capacity("size", 1.0);
  s.border(s.at_most("limit", 0.0, {{sell, 1.0}}), size, -1.0);
  const RayCheck check = check_dual_infeasible(s.problem, {{2, 2, 2}, {2}, {}, {}});
  EXPECT_TRUE(check.holds);
  EXPECT_DOUBLE_EQ(check.value, 0.5);
}

}  // namespace
}  // namespace sunward::lp

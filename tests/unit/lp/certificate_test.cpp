#include "sunward/lp/certificate.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "problems/sketch.hpp"
#include "sunward/base/error.hpp"

namespace sunward::lp {
namespace {

using problems::Sketch;

// Cheap 1 up to 4, dear 3; load 3, 5. Optimum: cheap 3, 4; dear 0, 1; prices 1, 3; value 10.
Problem merit_order() {
  Sketch s("merit_order", {2});
  const Index load = s.series({3, 5});
  const Index cheap = s.column("cheap", 1.0, 0.0, 4.0);
  const Index dear = s.column("dear", 3.0);
  s.equality("balance", {1.0, load}, {{cheap, 1.0}, {dear, 1.0}});
  return s.problem;
}

Point merit_order_optimum() { return {{3, 0, 4, 1}, {}, {1, 3}, {}}; }

// Load 3, 5, 4, fuel 1, unserved 4, size at 8. Optimum: size 3, value 45. Prices 4 where load is
// unserved; there the size is worth 4 - 1 = 3 a step, and the missing 8 - 6 = 2 makes the price 1 +
// 2 at the step where the size just meets the load.
Problem sizing() {
  Sketch s("sizing", {3});
  const Index load = s.series({3, 5, 4});
  const Index g = s.column("generator", 1.0);
  const Index unserved = s.column("unserved", 4.0);
  const Index size = s.capacity("size", 8.0);
  s.equality("balance", {1.0, load}, {{g, 1.0}, {unserved, 1.0}});
  const Index limit = s.at_most("limit", 0.0, {{g, 1.0}});
  s.border(limit, size, -1.0);
  return s.problem;
}

Point sizing_optimum() { return {{3, 0, 3, 2, 3, 1}, {3}, {3, -2, 4, -3, 4, -3}, {}}; }

// Store of size 1, load 1, import at 1 then 3, cyclic: both units are bought at 1, value 2.
Problem store() {
  Sketch s("store", {2});
  const Index price = s.series({1, 3});
  const Index import = s.column("import", {1.0, price});
  const Index charge = s.column("charge", 0.0);
  const Index discharge = s.column("discharge", 0.0);
  const Index state = s.column("state", 0.0, 0.0, 1.0);
  s.equality("balance", 1.0, {{import, 1.0}, {discharge, 1.0}, {charge, -1.0}});
  const Index dynamics =
      s.equality("dynamics", 0.0, {{state, 1.0}, {charge, -1.0}, {discharge, 1.0}});
  s.lagged(dynamics, state, -1.0);
  return s.problem;
}

// Columns import, charge, discharge, state. Balance prices 1 and 2 (any from 1 to 3 would do at
// step 1); dynamics -1 and -2, so that charging at step 0 and discharging at step 1 are just worth
// it; the full state at step 0 has reduced cost 1 - 2 = -1 at its upper bound, the empty one 2 - 1
// = 1.
Point store_optimum() { return {{2, 1, 0, 1, 0, 0, 1, 0}, {}, {1, -1, 2, -2}, {}}; }

TEST(Certificate, HoldsAtAnOptimum) {
  const Certificate c = certify(merit_order(), merit_order_optimum(), 1e-12);
  EXPECT_TRUE(c.holds);
  EXPECT_DOUBLE_EQ(c.primal_objective, 10.0);
  EXPECT_DOUBLE_EQ(c.dual_objective, 10.0);
  EXPECT_EQ(c.primal_residual, 0.0);
  EXPECT_EQ(c.dual_residual, 0.0);
  EXPECT_EQ(c.relative_gap, 0.0);
  EXPECT_EQ(c.tolerance, 1e-12);
}

TEST(Certificate, HoldsAtAnOptimumWithASize) {
  const Certificate c = certify(sizing(), sizing_optimum(), 1e-12);
  EXPECT_TRUE(c.holds) << c.primal_residual << ' ' << c.dual_residual << ' ' << c.relative_gap;
  EXPECT_DOUBLE_EQ(c.dual_objective, 45.0);
}

TEST(Certificate, FollowsACyclicStoreRoundTheEnd) {
  const Certificate c = certify(store(), store_optimum(), 1e-12);
  EXPECT_TRUE(c.holds) << c.primal_residual << ' ' << c.dual_residual << ' ' << c.relative_gap;
  EXPECT_DOUBLE_EQ(c.primal_objective, 2.0);
}

TEST(Certificate, CountsTheObjectiveOffsetInBothObjectives) {
  Problem problem = merit_order();
  problem.objective_offset = 100.0;
  const Certificate c = certify(problem, merit_order_optimum(), 1e-12);
  EXPECT_DOUBLE_EQ(c.primal_objective, 110.0);
  EXPECT_DOUBLE_EQ(c.dual_objective, 110.0);
}

TEST(Certificate, MeasuresARowViolationAgainstTheLargestSide) {
  Point point = merit_order_optimum();
  point.step_values[3] = 0.94;  // the load of 5 gets 4.94; it reaches 4.94 of its side
  const Certificate c = certify(merit_order(), point, 1e-6);
  EXPECT_FALSE(c.holds);
  EXPECT_NEAR(c.primal_residual, 0.06 / 5.94, 1e-15);
}

TEST(Certificate, MeasuresABoundViolation) {
  Point point = merit_order_optimum();
  point.step_values[2] = 4.5;
  point.step_values[3] = 0.5;
  EXPECT_NEAR(certify(merit_order(), point, 1e-6).primal_residual, 0.5 / 6.0, 1e-15);
}

TEST(Certificate, IsNotLoosenedByAHugeBound) {
  Problem problem = merit_order();
  problem.step_columns[0].upper = 1e9;
  Point point = merit_order_optimum();
  point.step_values[3] = 0.94;
  EXPECT_GT(certify(problem, point, 1e-6).primal_residual, 1e-3);
}

TEST(Certificate, IsNotLoosenedByADearCapacity) {
  Problem problem = sizing();
  problem.shared_columns.push_back({"palace", 1e9, 0.0, infinity});
  Point point = sizing_optimum();
  point.shared_values.push_back(0.0);
  point.step_duals[2] += 0.5;  // unserved at step 1: reduced cost 4 - 4.5
  EXPECT_NEAR(certify(problem, point, 1e-6).dual_residual, 0.5 / 5.0, 1e-15);
}

TEST(Certificate, CountsAWrongSignedDualOfAnOpenSide) {
  Point point = sizing_optimum();
  // `limit` is <= 0 without lower side, so its dual may not be positive. The generator's cost
  // balances: 1 - 0.5 - 0.5.
  point.step_duals = {0.5, 0.5, 4, -3, 4, -3};
  EXPECT_NEAR(certify(sizing(), point, 1e-6).dual_residual, 0.5 / 5.0, 1e-15);
}

TEST(Certificate, CountsAWrongSignedReducedCostOfACapacity) {
  Point point = sizing_optimum();
  point.step_duals = {4, -3, 4, -3, 4, -3};  // the size is worth 9 and costs 8
  EXPECT_NEAR(certify(sizing(), point, 1e-6).dual_residual, 1.0 / 9.0, 1e-15);
}

TEST(Certificate, ReportsTheGapOfASuboptimalPoint) {
  Point point = merit_order_optimum();
  point.step_values = {2, 1, 4, 1};  // dear by 2
  const Certificate c = certify(merit_order(), point, 1e-6);
  EXPECT_EQ(c.primal_residual, 0.0);
  EXPECT_EQ(c.dual_residual, 0.0);
  EXPECT_DOUBLE_EQ(c.relative_gap, 2.0 / 12.0);
  EXPECT_FALSE(c.holds);
}

TEST(Certificate, UsesTheBoundThatTheReducedCostPointsTo) {
  Point point = merit_order_optimum();
  point.step_duals = {1, 2};  // cheap at step 1: 1 - 2 < 0, upper bound 4 in the dual objective
  EXPECT_DOUBLE_EQ(certify(merit_order(), point, 1e-6).dual_objective, 3.0 + 10.0 - 4.0);
}

TEST(Certificate, TakesAGivenStartAsAConstant) {
  // state = before - out, before = 5 at the start, out >= 2, a unit of state costs 1.
  Sketch s("given", {2});
  const Index state = s.started("state", 5.0, 1.0);
  const Index out = s.column("out", 0.0, 2.0, 2.0);
  s.lagged(s.equality("dynamics", 0.0, {{state, 1.0}, {out, 1.0}}), state, -1.0);
  // States 3 and 1: cost 4. Duals: last 1; first 1 + 1 = 2.
  const Certificate c = certify(s.problem, {{3, 2, 1, 2}, {}, {2, 1}, {}}, 1e-12);
  EXPECT_TRUE(c.holds) << c.primal_residual << ' ' << c.dual_residual << ' ' << c.relative_gap;
  EXPECT_DOUBLE_EQ(c.dual_objective, 4.0);
}

TEST(Certificate, SeparatesScenarios) {
  // Two circles of different length; each state follows its own scenario's last step.
  Sketch s("circles", {2, 3});
  const Index inflow = s.series({1, -1, 1, 1, -2});
  const Index state = s.column("state", 1.0);
  s.lagged(s.equality("dynamics", {1.0, inflow}, {{state, 1.0}}), state, -1.0);
  const Certificate c = certify(s.problem, {{1, 0, 1, 2, 0}, {}, {1, 0, 2, 1, 0}, {}}, 1e-12);
  EXPECT_EQ(c.primal_residual, 0.0);
  EXPECT_EQ(c.primal_objective, 4.0);
  EXPECT_EQ(c.dual_objective, 1.0 + 2.0 + 1.0);
  EXPECT_TRUE(c.holds) << c.dual_residual;
}

TEST(Certificate, SumsAnAggregateRowOverItsOwnSteps) {
  Sketch s("budget", {3});
  const Index x = s.column("x", -1.0, 0.0, 5.0);
  const Index r = s.shared_row("budget", -infinity, 4.0);
  s.aggregate(std::vector<Index>{r, -1, r}, x, 2.0);
  // 2 (x0 + x2) <= 4 and x1 <= 5: value -7; the budget's dual is -1/2.
  const Certificate c = certify(s.problem, {{2, 5, 0}, {}, {}, {-0.5}}, 1e-12);
  EXPECT_TRUE(c.holds) << c.primal_residual << ' ' << c.dual_residual << ' ' << c.relative_gap;
  EXPECT_DOUBLE_EQ(c.dual_objective, -2.0 - 5.0);
}

TEST(Certificate, IsInfiniteForValuesThatAreNotNumbers) {
  Point point = merit_order_optimum();
  point.step_values[0] = std::nan("");
  EXPECT_EQ(certify(merit_order(), point, 1e-6).primal_residual, infinity);
  EXPECT_FALSE(certify(merit_order(), point, 1e-6).holds);
  point = merit_order_optimum();
  point.step_duals[1] = infinity;
  EXPECT_EQ(certify(merit_order(), point, 1e-6).dual_residual, infinity);
}

TEST(Certificate, RefusesAPointOfTheWrongShape) {
  Point point = merit_order_optimum();
  point.step_duals.pop_back();
  EXPECT_THROW((void)certify(merit_order(), point, 1e-6), InternalError);
}

/// Long enough for many blocks: a state that follows a wave, sized, counted by month.
Sketch wave(Index n_steps) {
  Sketch s("wave", {n_steps, n_steps / 2});
  std::vector<double> inflow;
  std::vector<Index> month;
  for (const lp::Scenario& scenario : s.problem.scenarios) {
    for (Index t = 0; t < scenario.n_steps; ++t) {
      inflow.push_back(std::sin(0.01 * t));
      month.push_back(t % 3 - 1);
    }
  }
  const Index series = s.series(inflow);
  const Index state = s.column("state", {1.0, series}, -infinity, infinity);
  const Index size = s.capacity("size", 1.0);
  s.capacity("other", 2.0);
  const Index row = s.row("row", -1.0, {1.0, series}, {{state, 1.0}});
  s.lagged(row, state, {0.5, series});
  s.border(row, size, 1.0);
  s.border(row, month, {2.0, series});
  s.shared_row("first", 0.0, 1.0);
  s.shared_row("second", 0.0, 1.0);
  s.aggregate(month, state, {1.0, series});
  return s;
}

TEST(Certificate, IsTheSameOnAnyNumberOfThreads) {
  const Problem problem = wave(10000).problem;
  Point point;
  for (std::size_t n = 0; n < problem.n_steps(); ++n) {
    point.step_values.push_back(std::cos(0.1 * static_cast<double>(n)));
    point.step_duals.push_back(std::sin(0.2 * static_cast<double>(n)));
  }
  point.shared_values = {0.3, -0.2};
  point.shared_duals = {0.1, -0.7};
  const Certificate one = certify(problem, point, 1e-6, 1);
  const Certificate three = certify(problem, point, 1e-6, 3);
  EXPECT_EQ(one.primal_residual, three.primal_residual);
  EXPECT_NEAR(one.dual_residual, three.dual_residual, 1e-12 * one.dual_residual);
  EXPECT_NEAR(one.primal_objective, three.primal_objective, 1e-10);
  EXPECT_NEAR(one.dual_objective, three.dual_objective, 1e-10);
}

}  // namespace
}  // namespace sunward::lp

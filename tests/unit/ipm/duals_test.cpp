// Prices: the sign convention of lp/solution.hpp on cases solved by hand, and what a unit is worth
// by moving it.
#include <vector>

#include <gtest/gtest.h>

#include "problems/sketch.hpp"
#include "sunward/ipm/solver.hpp"

namespace sunward::ipm {
namespace {

using problems::Sketch;

lp::Solution exact(const lp::Problem& problem) {
  Settings settings;
  settings.tolerance = 1e-9;
  settings.threads = 1;
  return solve(problem, settings);
}

/// cost - A'dual of a step column without lag, border or aggregate.
double reduced_cost(const lp::Problem& p, const lp::Point& point, std::size_t n, Index column) {
  double value = p.value(p.step_columns[static_cast<std::size_t>(column)].cost, n);
  for (const lp::StepEntry& e : p.step_entries)
    if (e.column == column && e.lag == 0)
      value -= p.value(e.value, n) *
               point.step_duals[n * p.step_rows.size() + static_cast<std::size_t>(e.row)];
  return value;
}

// Cheap at 1 up to 4, dear at 3; load 3, 5. The marginal unit costs 1 at step 0 and 3 at step 1.
struct MeritOrder {
  MeritOrder() : sketch("merit_order", {2}) {
    const Index load = sketch.series({3, 5});
    cheap = sketch.column("cheap", 1.0, 0.0, 4.0);
    dear = sketch.column("dear", 3.0);
    sketch.equality("balance", {1.0, load}, {{cheap, 1.0}, {dear, 1.0}});
  }
  Sketch sketch;
  Index cheap = 0, dear = 0;
};

TEST(Duals, OfABalanceAreTheCostOfTheMarginalUnit) {
  const lp::Point point = exact(MeritOrder().sketch.problem).point;
  EXPECT_NEAR(point.step_duals[0], 1.0, 1e-6);
  EXPECT_NEAR(point.step_duals[1], 3.0, 1e-6);
}

TEST(Duals, MakeReducedCostsNegativeAtAnUpperBound) {
  const MeritOrder m;
  const lp::Point point = exact(m.sketch.problem).point;
  EXPECT_NEAR(reduced_cost(m.sketch.problem, point, 1, m.cheap), -2.0, 1e-6);
}

TEST(Duals, MakeReducedCostsPositiveAtALowerBound) {
  const MeritOrder m;
  const lp::Point point = exact(m.sketch.problem).point;
  EXPECT_NEAR(reduced_cost(m.sketch.problem, point, 0, m.dear), 2.0, 1e-6);
}

// x + y >= 4 written with two columns, so that the row has a slack; x at 1, y at 2: x = 4, dual 1.
TEST(Duals, OfARowOnItsLowerSideArePositive) {
  Sketch s("lower side", {3});
  const Index x = s.column("x", 1.0), y = s.column("y", 2.0);
  s.at_least("need", 4.0, {{x, 1.0}, {y, 1.0}});
  for (const double dual : exact(s.problem).point.step_duals) EXPECT_NEAR(dual, 1.0, 1e-6);
}

// x + y <= 4, x earns 1, y earns 2: y = 4, one unit more of room is worth -2.
TEST(Duals, OfARowOnItsUpperSideAreNegative) {
  Sketch s("upper side", {3});
  const Index x = s.column("x", -1.0), y = s.column("y", -2.0);
  s.at_most("room", 4.0, {{x, 1.0}, {y, 1.0}});
  for (const double dual : exact(s.problem).point.step_duals) EXPECT_NEAR(dual, -2.0, 1e-6);
}

// One column in the row makes it a capacity row: 2x <= 6, x earns 5: dual -5/2.
TEST(Duals, OfACapacityRowOnItsUpperSideAreNegative) {
  Sketch s("capacity row", {3});
  const Index x = s.column("x", -5.0);
  s.at_most("limit", 6.0, {{x, 2.0}});
  for (const double dual : exact(s.problem).point.step_duals) EXPECT_NEAR(dual, -2.5, 1e-6);
}

// -2x <= -6 is x >= 3; x costs 5: dual = d(15)/d(-6): one unit more of room (-5) saves 5/2.
TEST(Duals, OfACapacityRowWithANegativeCoefficientKeepTheirSign) {
  Sketch s("negative capacity row", {3});
  const Index x = s.column("x", 5.0);
  s.at_most("limit", -6.0, {{x, -2.0}});
  for (const double dual : exact(s.problem).point.step_duals) EXPECT_NEAR(dual, -2.5, 1e-6);
}

// The lower side of the same kind of row: 2x >= 6, x costs 5: dual +5/2.
TEST(Duals, OfACapacityRowOnItsLowerSideArePositive) {
  Sketch s("lower capacity row", {3});
  const Index x = s.column("x", 5.0);
  s.at_least("limit", 6.0, {{x, 2.0}});
  for (const double dual : exact(s.problem).point.step_duals) EXPECT_NEAR(dual, 2.5, 1e-6);
}

// Generator of size 3 at most; price 4 where load is unserved, cost 1: a unit of size is worth 3 a
// step there. Load 2, 5, 6: two steps. The balance at step 0 has price 1, no scarcity.
TEST(Duals, OfACapacityRowAreItsRentWhereItBinds) {
  Sketch s("rent", {3});
  const Index load = s.series({2, 5, 6});
  const Index g = s.column("generator", 1.0), unserved = s.column("unserved", 4.0);
  const Index size = s.capacity("size", 1.0, 0.0, 3.0);
  s.equality("balance", {1.0, load}, {{g, 1.0}, {unserved, 1.0}});
  s.border(s.at_most("limit", 0.0, {{g, 1.0}}), size, -1.0);
  const lp::Point point = exact(s.problem).point;
  const std::vector<double> expected = {1, 0, 4, -3, 4, -3};
  for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(point.step_duals[i], expected[i], 1e-6) << i;
}

// Where a generator without sun is pinned (p <= 0 x), its row still bears the rent of the step:
// price 4, cost 1. Reduced costs must close for the certificate to hold.
TEST(Duals, OfARowThatPinsItsColumnAtNightCloseTheReducedCost) {
  Sketch s("night", {2});
  const Index sun = s.series({1, 0});
  const Index p = s.column("pv", 1.0), unserved = s.column("unserved", 4.0);
  const Index size = s.capacity("size", 1.0);
  s.equality("balance", 2.0, {{p, 1.0}, {unserved, 1.0}});
  const Index limit = s.at_most("limit", 0.0, {{p, 1.0}});
  s.border(limit, size, {-1.0, sun});
  const lp::Solution solution = exact(s.problem);
  ASSERT_EQ(solution.status, lp::SolveStatus::optimal);
  EXPECT_NEAR(solution.certificate.primal_objective, 2 * 1.0 + 2 * 1.0 + 2 * 4.0, 1e-7);
  EXPECT_NEAR(solution.point.step_values[2], 0.0, 1e-12);
  EXPECT_NEAR(solution.point.step_duals[3], -3.0, 1e-6);
}

/// Load 3, 5, given, 7; fuel at 1 up to 6 a step, import at 6, a budget of fuel over all steps.
lp::Problem budgeted(double budget, double load_at_2) {
  Sketch s("budgeted", {4});
  const Index load = s.series({3, 5, load_at_2, 7});
  const Index fuel = s.column("fuel", 1.0, 0.0, 6.0), import = s.column("import", 6.0);
  s.equality("balance", {1.0, load}, {{fuel, 1.0}, {import, 1.0}});
  const Index row = s.shared_row("budget", -infinity, budget);
  s.aggregate(row, fuel, 1.0);
  return s.problem;
}

TEST(Duals, OfASharedRowAreItsWorthByFiniteDifference) {
  const lp::Solution at = exact(budgeted(11.0, 4.0)), more = exact(budgeted(11.5, 4.0));
  const double worth = (more.certificate.primal_objective - at.certificate.primal_objective) / 0.5;
  EXPECT_NEAR(worth, -5.0, 1e-6);  // a unit of fuel at 1 saves import at 6
  EXPECT_NEAR(at.point.shared_duals[0], worth, 1e-6);
}

TEST(Duals, OfABalanceAreItsWorthByFiniteDifference) {
  const lp::Solution at = exact(budgeted(11.0, 4.0)), more = exact(budgeted(11.0, 4.5));
  const double worth = (more.certificate.primal_objective - at.certificate.primal_objective) / 0.5;
  EXPECT_NEAR(at.point.step_duals[2], worth, 1e-6);
}

// A lossy store (half is lost when charging) carries its price through the dynamics row: the unit
// in store is worth 2 when charged at 1 and used before import at 3.
TEST(Duals, OfStorageDynamicsAreTheWorthOfAUnitInStore) {
  Sketch s("store", {2});
  const Index price = s.series({1, 3});
  const Index import = s.column("import", {1.0, price});
  const Index charge = s.column("charge", 0.0), discharge = s.column("discharge", 0.0);
  const Index state = s.column("state", 0.0, 0.0, 0.5);
  s.equality("balance", 1.0, {{import, 1.0}, {discharge, 1.0}, {charge, -1.0}});
  const Index dynamics =
      s.equality("dynamics", 0.0, {{state, 1.0}, {charge, -0.5}, {discharge, 1.0}});
  s.lagged(dynamics, state, -1.0);
  const lp::Point point = exact(s.problem).point;
  // Charging is marginal: 1 = 0.5 * worth at step 0; discharging at step 1: worth = 3. The dynamics
  // row is state - before - 0.5 c + d = 0, one more on its right is one more unit in store: -worth.
  EXPECT_NEAR(point.step_duals[1], -2.0, 1e-6);
  EXPECT_NEAR(point.step_duals[3], -3.0, 1e-6);
}

}  // namespace
}  // namespace sunward::ipm

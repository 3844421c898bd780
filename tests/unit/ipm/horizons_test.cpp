// Horizons of every awkward length, cut into lanes in every way, against answers in closed form.
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "problems/sketch.hpp"
#include "sunward/ipm/solver.hpp"

namespace sunward::ipm {
namespace {

using problems::Sketch;

double optimum(const lp::Problem& problem, int threads) {
  Settings settings;
  settings.tolerance = 1e-9;
  settings.threads = threads;
  const lp::Solution solution = solve(problem, settings);
  EXPECT_EQ(solution.status, lp::SolveStatus::optimal) << problem.name << ", " << threads;
  return solution.certificate.primal_objective;
}

void expect_optimum(const lp::Problem& problem, double objective) {
  for (const int threads : {1, 2, 3})
    EXPECT_NEAR(optimum(problem, threads), objective, 1e-9 * std::max(1.0, std::abs(objective)))
        << problem.name << " on " << threads << " threads";
}

// A tank that is filled by 1 a step on even steps only, costs 1 a unit to fill; each odd step takes
// 1 out. Whatever the horizon, each odd step's unit was bought once: cost = number of odd steps.
// Backup at 10 never pays. The tank starts empty and ends as it likes.
lp::Problem shuttle(const std::vector<Index>& lengths) {
  Sketch s("shuttle", lengths);
  std::vector<double> odd;
  for (const Index length : lengths)
    for (Index t = 0; t < length; ++t) odd.push_back(t % 2);
  std::vector<double> even = odd;
  for (double& v : even) v = 1.0 - v;
  const Index load = s.series(odd), room = s.series(even);
  const Index fill = s.column("fill", 1.0), take = s.column("take", 0.0);
  const Index backup = s.column("backup", 10.0);
  const Index level = s.started("level", 0.0, 0.0, 0.0, 2.0);
  s.equality("balance", {1.0, load}, {{take, 1.0}, {backup, 1.0}});
  s.at_most("when", {1.0, room}, {{fill, 1.0}});
  const Index dynamics = s.equality("dynamics", 0.0, {{level, 1.0}, {fill, -1.0}, {take, 1.0}});
  s.lagged(dynamics, level, -1.0);
  return s.problem;
}

class Horizon : public testing::TestWithParam<Index> {};

TEST_P(Horizon, OfOneScenarioHasItsClosedForm) {
  const Index length = GetParam();
  expect_optimum(shuttle({length}), static_cast<double>(length / 2));
}

TEST_P(Horizon, IsUnchangedBesideScenariosOfOtherLengths) {
  const Index length = GetParam();
  expect_optimum(shuttle({length, 1, 5}), static_cast<double>(length / 2 + 0 + 2));
}

INSTANTIATE_TEST_SUITE_P(Lengths, Horizon,
                         testing::Values(1, 2, 3, 7, 8, 9, 11, 12, 13, 23, 24, 25, 95, 96, 97,
                                         193));

TEST(Horizons, OfManyScenariosOfUnequalLengthAddUp) {
  std::vector<Index> lengths;
  double expected = 0.0;
  for (Index s = 0; s < 23; ++s) {
    lengths.push_back(1 + (s * 37) % 61);
    expected += static_cast<double>(lengths.back() / 2);
  }
  expect_optimum(shuttle(lengths), expected);
}

TEST(Horizons, OfOneStepEachAddUp) {
  // A lone step has load 0 here; buy sunlight instead: load 1 + s / 8 at price 2.
  Sketch s("lone steps", std::vector<Index>(19, 1));
  std::vector<double> values;
  double expected = 0.0;
  for (int n = 0; n < 19; ++n) {
    values.push_back(1.0 + n / 8.0);
    expected += 2.0 * values.back();
  }
  const Index load = s.series(values);
  s.equality("balance", {1.0, load}, {{s.column("import", 2.0), 1.0}});
  expect_optimum(s.problem, expected);
}

// Scenarios share one size. Size x costs 1; each step without power costs 1/100 a unit; load n + 1
// for n = 0..199 over all scenarios: one more unit of size serves every step with load above x, so
// x grows while (200 - x) / 100 > 1: x = 100. Unserved: 1 + 2 + ... + 100 = 5050 at 1/100.
TEST(Horizons, OfScenariosThatShareASizeAgreeOnIt) {
  const std::vector<std::vector<Index>> cuts = {
      {200}, {97, 103}, {1, 199}, std::vector<Index>(50, 4), {7, 13, 30, 50, 1, 99}};
  for (const std::vector<Index>& lengths : cuts) {
    Sketch s("shared size in " + std::to_string(lengths.size()), lengths);
    std::vector<double> values(200);
    std::iota(values.begin(), values.end(), 1.0);
    const Index load = s.series(values);
    const Index g = s.column("generator", 0.0), unserved = s.column("unserved", 0.01);
    const Index size = s.capacity("size", 1.0);
    s.equality("balance", {1.0, load}, {{g, 1.0}, {unserved, 1.0}});
    s.border(s.at_most("limit", 0.0, {{g, 1.0}}), size, -1.0);
    expect_optimum(s.problem, 100.0 + 50.5);
  }
}

// A year: load 1, import at 1 for twelve hours and at 3 for twelve; a cyclic lossless store sized
// at 10 a unit. A unit of store moves one unit a day from 3 to 1: worth 2 * 365 a year, more than
// 10, up to the twelve dear hours of a day: size 12, all load at price 1. Cost 8760 + 120.
TEST(Horizons, OfAYearWithAStoreHaveTheirClosedForm) {
  Sketch s("year", {8760});
  std::vector<double> prices(8760);
  for (std::size_t t = 0; t < prices.size(); ++t) prices[t] = t % 24 < 12 ? 1.0 : 3.0;
  const Index price = s.series(prices);
  const Index import = s.column("import", {1.0, price});
  const Index charge = s.column("charge", 0.0), discharge = s.column("discharge", 0.0);
  const Index state = s.column("state", 0.0);
  const Index size = s.capacity("size", 10.0);
  s.equality("balance", 1.0, {{import, 1.0}, {discharge, 1.0}, {charge, -1.0}});
  const Index dynamics =
      s.equality("dynamics", 0.0, {{state, 1.0}, {charge, -1.0}, {discharge, 1.0}});
  s.lagged(dynamics, state, -1.0);
  s.border(s.at_most("full", 0.0, {{state, 1.0}}), size, -1.0);
  expect_optimum(s.problem, 8760.0 + 120.0);
}

// Monthly peaks that change inside a segment: load 1, but one step of each month of 30 steps has
// load 1 + month; peak charge 1, a step's energy is free: cost sum of (1 + month).
TEST(Horizons, WithPeaksThatChangeInsideASegmentHaveTheirClosedForm) {
  Sketch s("peaks", {360});
  std::vector<double> loads(360, 1.0);
  std::vector<Index> month(360);
  double expected = 0.0;
  std::vector<Index> peaks;
  for (Index m = 0; m < 12; ++m) peaks.push_back(s.capacity("peak " + std::to_string(m), 1.0));
  for (std::size_t t = 0; t < 360; ++t) month[t] = peaks[t / 30];
  for (std::size_t m = 0; m < 12; ++m) {
    loads[m * 30 + m] = 2.0 + static_cast<double>(m);
    expected += 2.0 + static_cast<double>(m);
  }
  const Index load = s.series(loads);
  const Index import = s.column("import", 0.0);
  s.equality("balance", {1.0, load}, {{import, 1.0}});
  s.border(s.at_most("peak", 0.0, {{import, 1.0}}), month, -1.0);
  expect_optimum(s.problem, expected);
}

}  // namespace
}  // namespace sunward::ipm

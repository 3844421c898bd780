#include "sunward/lp/expand.hpp"

#include <set>

#include <gtest/gtest.h>

#include "problems/known_problems.hpp"
#include "problems/sketch.hpp"
#include "sunward/base/error.hpp"

namespace sunward::lp {
namespace {

using problems::Sketch;

/// The matrix written out, [row][column].
std::vector<std::vector<double>> dense(const SparseProgram& p) {
  std::vector<std::vector<double>> a(p.n_rows, std::vector<double>(p.n_columns, 0.0));
  for (std::size_t j = 0; j < p.n_columns; ++j) {
    for (Index k = p.column_start[j]; k < p.column_start[j + 1]; ++k) {
      a[p.row_index[k]][j] += p.value[k];
    }
  }
  return a;
}

/// Scenarios of 2 and 1 steps; a state, a flow, a size, a monthly peak and a budget.
Sketch everything() {
  Sketch s("everything", {2, 1});
  const Index keeps = s.series({0.9, 0.8, 0.7});
  const Index price = s.series({1, 2, 3});
  const Index state = s.column("state", 0.0, 0.0, {1.0, price});
  const Index flow = s.column("flow", {2.0, price}, -infinity, 5.0);
  const Index size = s.capacity("size", 10.0, 1.0, 2.0);
  const Index peak = s.capacity("peak", 20.0);
  const Index dynamics = s.equality("dynamics", {1.0, price}, {{state, 1.0}, {flow, -0.5}});
  s.lagged(dynamics, state, {-1.0, keeps});
  const Index limit = s.row("limit", -infinity, 4.0, {{flow, 1.0}});
  s.border(limit, size, {-1.0, price});
  s.border(limit, std::vector<Index>{-1, peak, peak}, -1.0);
  const Index budget = s.shared_row("budget", 0.0, 9.0, {{size, 3.0}});
  s.aggregate(std::vector<Index>{budget, -1, budget}, flow, {1.0, price});
  s.problem.objective_offset = 7.0;
  return s;
}

TEST(Expand, WritesOutEveryKindOfEntry) {
  // Columns: state, flow at n = 0, 1 | 2; size, peak. Rows: dynamics, limit at n = 0, 1 | 2;
  // budget.
  const std::vector<std::vector<double>> expected = {
      {1, -0.5, -0.9, 0, 0, 0, 0, 0},     // state_0 - 0.9 state_1 (the circle)
      {0, 1, 0, 0, 0, 0, -1, 0},          //
      {-0.8, 0, 1, -0.5, 0, 0, 0, 0},     //
      {0, 0, 0, 1, 0, 0, -2, -1},         //
      {0, 0, 0, 0, 1 - 0.7, -0.5, 0, 0},  // a circle of one step
      {0, 0, 0, 0, 0, 1, -3, -1},         //
      {0, 1, 0, 0, 0, 3, 3, 0}};
  EXPECT_EQ(dense(expand(everything().problem)), expected);
}

TEST(Expand, WritesOutCostsBoundsAndSides) {
  const SparseProgram p = expand(everything().problem);
  EXPECT_EQ(p.cost, (std::vector<double>{0, 2, 0, 4, 0, 6, 10, 20}));
  EXPECT_EQ(p.column_lower, (std::vector<double>{0, -infinity, 0, -infinity, 0, -infinity, 1, 0}));
  EXPECT_EQ(p.column_upper, (std::vector<double>{1, 5, 2, 5, 3, 5, 2, infinity}));
  EXPECT_EQ(p.row_lower, (std::vector<double>{1, -infinity, 2, -infinity, 3, -infinity, 0}));
  EXPECT_EQ(p.row_upper, (std::vector<double>{1, 4, 2, 4, 3, 4, 9}));
  EXPECT_EQ(p.objective_offset, 7.0);
}

TEST(Expand, MovesAGivenStartToTheRowSide) {
  Sketch s("start", {2, 1});
  const Index x = s.started("x", 5.0, 1.0);
  s.lagged(s.row("row", 0.0, 10.0, {{x, 1.0}}), x, -2.0);
  const SparseProgram p = expand(s.problem);
  EXPECT_EQ(dense(p), (std::vector<std::vector<double>>{{1, 0, 0}, {-2, 1, 0}, {0, 0, 1}}));
  EXPECT_EQ(p.row_lower, (std::vector<double>{10, 0, 10}));
  EXPECT_EQ(p.row_upper, (std::vector<double>{20, 10, 20}));
}

TEST(Expand, AddsUpSlotsThatMeet) {
  for (const auto& known : problems::shared_problems()) {
    if (known.problem.name != "slots_that_meet") continue;
    const SparseProgram p = expand(known.problem);
    EXPECT_EQ(p.value.size(), 2U + 2U + 2U);
    EXPECT_EQ(dense(p)[1].back(), -2.0);
  }
}

TEST(Expand, WritesEveryPlaceOnce) {
  for (const auto& known : problems::known_problems()) {
    const SparseProgram p = expand(known.problem);
    for (std::size_t j = 0; j < p.n_columns; ++j) {
      std::set<Index> rows(p.row_index.begin() + p.column_start[j],
                           p.row_index.begin() + p.column_start[j + 1]);
      EXPECT_EQ(static_cast<Index>(rows.size()), p.column_start[j + 1] - p.column_start[j])
          << known.problem.name << " column " << j;
    }
  }
}

TEST(PointFromPlain, PutsValuesAndDualsInTheirPlaces) {
  const Point point = point_from_plain(everything().problem, {0, 1, 2, 3, 4, 5, 6, 7},
                                       {10, 11, 12, 13, 14, 15, 16});
  EXPECT_EQ(point.step_values, (std::vector<double>{0, 1, 2, 3, 4, 5}));
  EXPECT_EQ(point.shared_values, (std::vector<double>{6, 7}));
  EXPECT_EQ(point.step_duals, (std::vector<double>{10, 11, 12, 13, 14, 15}));
  EXPECT_EQ(point.shared_duals, (std::vector<double>{16}));
}

TEST(PointFromPlain, RefusesTheWrongLength) {
  EXPECT_THROW((void)point_from_plain(everything().problem, {1.0}, {}), InternalError);
}

TEST(PlainNames, CountStepsWithinTheirScenario) {
  const PlainNames names(everything().problem);
  EXPECT_EQ(names.column(0), "state[0,0]");
  EXPECT_EQ(names.column(3), "flow[0,1]");
  EXPECT_EQ(names.column(5), "flow[1,0]");
  EXPECT_EQ(names.column(7), "peak");
  EXPECT_EQ(names.row(4), "dynamics[1,0]");
  EXPECT_EQ(names.row(6), "budget");
}

TEST(PlainNames, LeaveOutTheOnlyScenario) {
  Sketch s("one", {3});
  s.column("wind", 1.0);
  EXPECT_EQ(PlainNames(s.problem).column(2), "wind[2]");
}

TEST(PlainNames, AreUniqueAndHaveNoBlanks) {
  Sketch s("odd", {1});
  s.column("wind park", 1.0);
  s.column("wind_park", 1.0);
  s.column("", 1.0);
  s.column("2nd", 1.0);
  s.capacity("wind[park", 1.0);
  const PlainNames names(s.problem);
  EXPECT_EQ(names.column(0), "wind_park[0]");
  EXPECT_EQ(names.column(1), "wind_park_2[0]");
  EXPECT_EQ(names.column(2), "column[0]");
  EXPECT_EQ(names.column(3), "_2nd[0]");
  EXPECT_EQ(names.column(4), "wind_park_3");
}

}  // namespace
}  // namespace sunward::lp

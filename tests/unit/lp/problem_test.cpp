#include "sunward/lp/problem.hpp"

#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "problems/known_problems.hpp"
#include "problems/sketch.hpp"
#include "sunward/base/error.hpp"

namespace sunward::lp {
namespace {

using problems::Sketch;

/// Two steps, a column sized by a capacity and counted by a shared row.
Sketch small() {
  Sketch s("small", {2});
  const Index load = s.series({1.0, 0.0});
  const Index g = s.column("g", 1.0);
  const Index size = s.capacity("size", 1.0);
  s.equality("balance", {1.0, load}, {{g, 1.0}});
  const Index limit = s.at_most("limit", 0.0, {{g, 1.0}});
  s.border(limit, size, {-1.0, load});
  s.aggregate(s.shared_row("sum", 0.0, 9.0), g, 1.0);
  return s;
}

void expect_breach(const std::function<void(Problem&)>& harm, const std::string& words) {
  Problem problem = small().problem;
  harm(problem);
  try {
    validate(problem);
    FAIL() << "accepted; expected: " << words;
  } catch (const InternalError& error) {
    EXPECT_NE(std::string(error.what()).find(words), std::string::npos) << error.what();
  }
}

TEST(Validate, AcceptsEveryKnownProblem) {
  for (const auto& known : problems::known_problems()) {
    EXPECT_NO_THROW(validate(known.problem)) << known.problem.name;
  }
}

TEST(Validate, RefusesASeriesOfTheWrongLength) {
  expect_breach([](Problem& p) { p.series[0].push_back(1.0); },
                "series 0 has 3 values for 2 steps");
}

TEST(Validate, RefusesASeriesThatIsNotFinite) {
  expect_breach([](Problem& p) { p.series[0][1] = std::nan(""); }, "not finite");
  expect_breach([](Problem& p) { p.series[0][1] = infinity; }, "not finite");
}

TEST(Validate, RefusesAProblemWithoutScenario) {
  expect_breach(
      [](Problem& p) {
        p.scenarios.clear();
        p.series.clear();
      },
      "no scenario");
}

TEST(Validate, RefusesAScenarioWithoutSteps) {
  expect_breach([](Problem& p) { p.scenarios[0].n_steps = 0; }, "has 0 steps");
}

TEST(Validate, RefusesALowerSideAboveTheUpperOneAtAnyStep) {
  expect_breach(
      [](Problem& p) {
        p.step_rows[0].upper = Coefficient(0.5);  // lower is 1 at the first step, 0 at the second
      },
      "above upper side 0.5 at step 0");
}

TEST(Validate, RefusesCrossedSharedBounds) {
  expect_breach([](Problem& p) { p.shared_columns[0].upper = -1.0; }, "shared column 'size'");
  expect_breach([](Problem& p) { p.shared_rows[0].lower = 10.0; }, "shared row 'sum'");
}

TEST(Validate, RefusesALowerSideAtPlusInfinity) {
  expect_breach([](Problem& p) { p.step_columns[0].lower = Coefficient(infinity); }, "+infinity");
}

TEST(Validate, RefusesIndicesOutOfRange) {
  expect_breach([](Problem& p) { p.step_entries[0].column = 1; }, "step entry (0, 1)");
  expect_breach([](Problem& p) { p.border_entries[0].slot = 5; }, "border entry (1, 5)");
  expect_breach([](Problem& p) { p.aggregate_entries[0].column = -1; }, "aggregate entry (0, -1)");
  expect_breach([](Problem& p) { p.column_slots[0].fixed = 1; }, "column slot 0 names 1 of 1");
  expect_breach([](Problem& p) { p.row_slots[0].by_step = {0, 7}; }, "row slot 0 names 7 of 1");
  expect_breach([](Problem& p) { p.step_columns[0].cost = Coefficient(1.0, 4); }, "series 4 of 1");
}

TEST(Validate, RefusesASlotThatListsOnlySomeSteps) {
  expect_breach([](Problem& p) { p.column_slots[0].by_step = {0}; }, "lists 1 steps of 2");
}

TEST(Validate, RefusesALagOfTwo) {
  expect_breach([](Problem& p) { p.step_entries[0].lag = 2; }, "has lag 2");
}

TEST(Validate, RefusesTwoEntriesAtOnePlace) {
  expect_breach([](Problem& p) { p.step_entries.push_back(p.step_entries[1]); },
                "two step entries share the place (1, 0)");
  expect_breach([](Problem& p) { p.border_entries.push_back(p.border_entries[0]); }, "border");
  expect_breach([](Problem& p) { p.aggregate_entries.push_back(p.aggregate_entries[0]); },
                "aggregate");
}

TEST(Validate, AllowsTheSamePlaceNowAndOneStepBack) {
  Problem problem = small().problem;
  problem.step_entries.push_back({0, 0, 1, 0.5});
  EXPECT_NO_THROW(validate(problem));
}

TEST(Size, CountsTheEquivalentPlainProgram) {
  const Size size = lp::size(small().problem);
  EXPECT_EQ(size.columns, 3U);  // 2 steps of g, one size
  EXPECT_EQ(size.rows, 5U);     // 2 steps of 2 rows, one sum
  // balance 2, limit 2, sum 2, and size in the first limit only: its coefficient is 0 at the second
  EXPECT_EQ(size.nonzeros, 7U);
  EXPECT_EQ(size.steps, 2U);
  EXPECT_EQ(size.scenarios, 1U);
}

TEST(Size, LeavesOutTheConstantBeforeAGivenStart) {
  Sketch s("start", {3, 2});
  const Index x = s.started("x", 1.0, 1.0);
  s.lagged(s.equality("row", 0.0, {{x, 1.0}}), x, -1.0);
  EXPECT_EQ(lp::size(s.problem).nonzeros, 5U + 3U);  // 5 steps, lagged in all but two of them
}

}  // namespace
}  // namespace sunward::lp

#include "sunward/formulation/build.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "sunward/base/error.hpp"
#include "sunward/lp/expand.hpp"
#include "support/full_park.hpp"

namespace sunward::formulation {
namespace {

/// Rows the engine pays for: those with more than one step column entry or a lag.
std::vector<std::string> dear_rows(const lp::Problem& problem) {
  std::vector<int> entries(problem.step_rows.size(), 0);
  for (const lp::StepEntry& entry : problem.step_entries)
    entries[static_cast<std::size_t>(entry.row)] += entry.lag == 0 ? 1 : 2;
  std::vector<std::string> names;
  for (std::size_t r = 0; r < entries.size(); ++r)
    if (entries[r] > 1) names.push_back(problem.step_rows[r].name);
  std::sort(names.begin(), names.end());
  return names;
}

TEST(Build, MakesAValidProblemOfEveryTechnology) {
  EXPECT_NO_THROW(lp::validate(build(testing::full_park()).problem));
}

TEST(Build, MakesAValidElasticProblem) {
  EXPECT_NO_THROW(lp::validate(build(testing::full_park(), {.elastic = true}).problem));
}

TEST(Build, NeedsStepRowsForBalancesAndDynamicsOnly) {
  const std::vector<std::string> expected = {"ac.balance",     "buffer.content", "h2_high.balance",
                                             "h2_low.balance", "lfp.content",    "trucks.day",
                                             "vrfb.content"};
  EXPECT_EQ(dear_rows(build(testing::full_park()).problem), expected);
}

TEST(Build, GivesEveryColumnAndRowADistinctName) {
  const lp::Problem problem = build(testing::full_park()).problem;
  std::set<std::string> names;
  for (const auto& column : problem.step_columns)
    EXPECT_TRUE(names.insert(column.name).second) << column.name;
  for (const auto& column : problem.shared_columns)
    EXPECT_TRUE(names.insert(column.name).second) << column.name;
  names.clear();
  for (const auto& row : problem.step_rows) EXPECT_TRUE(names.insert(row.name).second) << row.name;
  for (const auto& row : problem.shared_rows)
    EXPECT_TRUE(names.insert(row.name).second) << row.name;
}

TEST(Build, FixedSizesLeaveNoSharedColumnButTheirCost) {
  testing::SmallPark small({{0.5, 1.0}});
  small.wind({10.0, 10.0}, 100.0);
  small.load({1.0, 2.0});
  const lp::Problem problem = build(small.park).problem;
  EXPECT_TRUE(problem.shared_columns.empty());
  EXPECT_DOUBLE_EQ(problem.objective_offset, 10.0 * 1000.0 * 100.0);
  EXPECT_DOUBLE_EQ(problem.step_columns[0].upper.scale, 10.0);
}

TEST(Build, SizesOfZeroAddNothing) {
  testing::SmallPark small({{0.5, 1.0}});
  small.wind({0.0, 0.0}, 100.0);
  small.add("vrfb", testing::full_storage({0.0, 0.0}, {0.0, 0.0}));
  small.grid({5.0, 5.0}, {100.0, 100.0});
  small.load({1.0, 2.0});
  const lp::Problem problem = build(small.park).problem;
  EXPECT_EQ(problem.step_columns.size(), 1U);
  EXPECT_EQ(problem.step_rows.size(), 1U);
}

TEST(Build, WeighsStepsSoThatAShortScenarioCostsAYear) {
  testing::SmallPark small({{0.0, 0.0}, {0.0, 0.0}}, {0.25, 0.75});
  small.grid({5.0, 5.0}, {100.0, 200.0});
  small.load({1.0, 1.0});
  const lp::Problem problem = build(small.park).problem;
  const lp::Coefficient cost = problem.step_columns[0].cost;
  // 2 h stand for 8760 h: 4380 h a step, times weight, times price.
  EXPECT_DOUBLE_EQ(problem.value(cost, 0), 0.25 * 4380.0 * 100.0);
  EXPECT_DOUBLE_EQ(problem.value(cost, 3), 0.75 * 4380.0 * 200.0);
}

TEST(Build, CalendarYearsAreNotScaled) {
  testing::SmallPark small({std::vector<double>(8784, 0.0)});
  small.grid({5.0, 5.0}, std::vector<double>(8784, 100.0));
  small.load(std::vector<double>(8784, 1.0));
  const lp::Problem problem = build(small.park).problem;
  EXPECT_DOUBLE_EQ(problem.value(problem.step_columns[0].cost, 17), 100.0);
}

TEST(Build, DemandChargeHasAPeakPerMonthAndScenario) {
  const std::vector<double> zero(8760, 0.0);
  testing::SmallPark small({zero, zero}, {0.5, 0.5});
  small.grid({5.0, 5.0}, std::vector<double>(8760, 100.0)).demand_charge_cny_per_kw_month = 36.0;
  small.load(std::vector<double>(8760, 1.0));
  const Program program = build(small.park);
  ASSERT_EQ(program.problem.shared_columns.size(), 24U);
  EXPECT_DOUBLE_EQ(program.problem.shared_columns[13].cost, 0.5 * 36.0 * 1000.0);
  const lp::Slot& slot = program.problem.column_slots.back();
  EXPECT_EQ(slot.at(31 * 24 - 1), 0);   // last hour of January
  EXPECT_EQ(slot.at(31 * 24), 1);       // first hour of February
  EXPECT_EQ(slot.at(8760 + 8759), 23);  // last hour of the second December
}

TEST(Build, AHalfYearPaysTwelveMonthlyCharges) {
  testing::SmallPark small({std::vector<double>(181 * 24, 0.0)});  // January to June
  small.grid({5.0, 5.0}, std::vector<double>(181 * 24, 100.0)).demand_charge_cny_per_kw_month = 1.0;
  small.load(std::vector<double>(181 * 24, 1.0));
  double charge = 0.0;
  for (const lp::SharedColumn& peak : build(small.park).problem.shared_columns) charge += peak.cost;
  EXPECT_DOUBLE_EQ(charge, 12.0 * 1000.0);
}

TEST(Build, RulesPerScenarioSeeOnlyTheirOwnSteps) {
  model::Park park = testing::full_park();
  park.rules.each_scenario = true;
  const Program program = build(park);
  ASSERT_EQ(program.map.rules.size(), 8U);
  EXPECT_EQ(program.problem.row_slots.size(), 4U);
  const lp::Slot& slot = program.problem.row_slots[0];
  EXPECT_NE(slot.at(59), slot.at(60));
}

TEST(Build, FlexibleDemandForgetsItsContentAtMidnight) {
  const Program program = build(testing::full_park(48));
  const lp::Problem& problem = program.problem;
  for (const lp::StepEntry& entry : problem.step_entries) {
    if (problem.step_columns[static_cast<std::size_t>(entry.column)].name != "trucks.delivered_kg")
      continue;
    for (const std::size_t n : {0U, 24U, 48U}) {
      EXPECT_EQ(problem.value(entry.value, entry.lag == 1 ? n : n + 23), 0.0);
    }
    EXPECT_NE(problem.value(entry.value, 5), 0.0);
  }
}

TEST(Build, ContradictoryFixedDurationIsTheUsersFault) {
  testing::SmallPark small({{0.5, 1.0}});
  small.add("vrfb", testing::full_storage({1.0, 1.0}, {20.0, 20.0}));  // 20 h, at most 8
  EXPECT_THROW((void)build(small.park), InputError);
}

TEST(Build, UnknownBusIsTheUsersFault) {
  testing::SmallPark small({{0.5, 1.0}});
  component::ElectricLoad load;
  load.bus = "dc";
  load.constant_mw = 1.0;
  small.add("plant", load);
  EXPECT_THROW((void)build(small.park), InputError);
}

}  // namespace
}  // namespace sunward::formulation

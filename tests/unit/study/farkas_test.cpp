// A ray written by hand: 42.3 MW of load against a connection of 30 MW, in the second of two hours.
#include "sunward/study/farkas.hpp"

#include <gtest/gtest.h>

#include "sunward/formulation/build.hpp"
#include "sunward/lp/certificate.hpp"
#include "support/small_park.hpp"

namespace sunward::study {
namespace {

struct NarrowConnection {
  testing::SmallPark small{{{0.0, 0.0, 0.0}}};
  formulation::Program program;
  lp::Point ray;

  NarrowConnection() {
    small.load({20.0, 42.3, 20.0});
    small.grid({0.0, 30.0}, {100.0, 100.0, 100.0});
    program = formulation::build(small.park);
    const std::size_t width = program.problem.step_rows.size();
    ray.step_values.assign(3 * program.problem.step_columns.size(), 0.0);
    ray.shared_values.assign(program.problem.shared_columns.size(), 0.0);
    ray.step_duals.assign(3 * width, 0.0);
    ray.shared_duals.assign(program.problem.shared_rows.size(), 0.0);
    // Balance: import = load, dual 1. Capacity: import - connection <= 0, dual -1.
    const auto balance = static_cast<std::size_t>(program.map.bus_rows[0]);
    for (std::size_t r = 0; r < width; ++r) ray.step_duals[width + r] = r == balance ? 1.0 : -1.0;
  }
};

TEST(CausesOf, TheRayWrittenByHandIsACertificate) {
  const NarrowConnection park;
  EXPECT_TRUE(lp::check_primal_infeasible(park.program.problem, park.ray).holds);
}

TEST(CausesOf, NamesTheDemandWithItsHours) {
  const NarrowConnection park;
  const std::vector<Cause> causes = causes_of(park.small.park, park.program, park.ray);
  ASSERT_EQ(causes.size(), 2U);
  EXPECT_EQ(causes[0].kind, Cause::Kind::demand);
  EXPECT_EQ(causes[0].key, "loads.plant");
  EXPECT_DOUBLE_EQ(causes[0].amount, 42.3);
  ASSERT_EQ(causes[0].runs.size(), 1U);
  EXPECT_EQ(causes[0].runs[0].first, 1U);
  EXPECT_EQ(causes[0].runs[0].last, 1U);
}

TEST(CausesOf, NamesTheLimitWithItsValue) {
  const NarrowConnection park;
  const std::vector<Cause> causes = causes_of(park.small.park, park.program, park.ray);
  ASSERT_EQ(causes.size(), 2U);
  EXPECT_EQ(causes[1].kind, Cause::Kind::maximum);
  EXPECT_EQ(causes[1].key, "grid.connection_mw.max");
  EXPECT_DOUBLE_EQ(causes[1].limit, 30.0);
  EXPECT_DOUBLE_EQ(causes[1].amount, 30.0);
}

TEST(CausesOf, DemandThatMayStayUnservedIsNoCause) {
  NarrowConnection park;
  component::ElectricLoad camp;
  camp.bus = "ac";
  camp.constant_mw = 5.0;
  camp.unserved_cny_per_mwh = 100.0;
  park.small.add("camp", camp);
  park.program = formulation::build(park.small.park);
  park.ray.step_values.assign(3 * park.program.problem.step_columns.size(), 0.0);
  for (const Cause& cause : causes_of(park.small.park, park.program, park.ray))
    EXPECT_NE(cause.key, "loads.camp");
}

TEST(RunsOf, JoinsHoursWithoutAGapAndPutsTheWorstFirst) {
  formulation::Horizon horizon;
  horizon.scenarios.push_back({"a", 1.0, 0, 6, 1.0});
  const std::vector<HourRun> runs = runs_of({1.0, 0.0, 2.0, 3.0, 0.0, 4.0}, horizon);
  ASSERT_EQ(runs.size(), 3U);
  EXPECT_EQ(runs[0].first, 2U);
  EXPECT_EQ(runs[0].last, 3U);
  EXPECT_DOUBLE_EQ(runs[0].amount, 5.0);
  EXPECT_EQ(runs[1].first, 5U);
}

TEST(RunsOf, DoesNotJoinAcrossScenarios) {
  formulation::Horizon horizon;
  horizon.scenarios.push_back({"a", 0.5, 0, 2, 1.0});
  horizon.scenarios.push_back({"b", 0.5, 2, 2, 1.0});
  EXPECT_EQ(runs_of({0.0, 1.0, 1.0, 0.0}, horizon).size(), 2U);
}

}  // namespace
}  // namespace sunward::study

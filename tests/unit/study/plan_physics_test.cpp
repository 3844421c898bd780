// Plan and replay by turns.
#include "sunward/study/plan_physics.hpp"

#include <gtest/gtest.h>

#include "sunward/study/physics_correction.hpp"
#include "support/flow_batteries.hpp"
#include "support/small_park.hpp"

namespace sunward::study {
namespace {

/// Twenty days without wind: a load of 8 MW, cheap nights, and a battery of 10 MW / 40 MWh.
model::Park night_and_day(component::StorageTechnology technology) {
  constexpr std::size_t n = 480;
  testing::SmallPark small({std::vector<double>(n, 0.0)});
  small.load(std::vector<double>(n, 8.0));
  std::vector<double> price(n);
  for (std::size_t t = 0; t < n; ++t) price[t] = t % 24 < 8 ? 100.0 : 800.0;
  small.grid({30.0, 30.0}, price);
  component::Storage storage;
  storage.bus = "ac";
  storage.technology = technology;
  storage.flow_battery = sunward::test::nafion_battery();
  storage.power_mw = {10.0, 10.0};
  storage.energy_mwh = {40.0, 40.0};
  storage.charge_efficiency_frac = storage.discharge_efficiency_frac = 0.95;
  small.add("battery", storage);
  return std::move(small.park);
}

PhysicsOptions two_years() {
  PhysicsOptions options;
  options.years = 2;
  return options;
}

TEST(PlanWithPhysics, CountsOnWhatTheLawGives) {
  const model::Park park = night_and_day(component::StorageTechnology::vanadium_flow);
  const PhysicsPlan done = plan_with_physics(park, two_years());
  ASSERT_EQ(done.plan.status, result::Status::optimal);
  const PhysicsRound& first = done.rounds.front();
  ASSERT_EQ(first.found.size(), 1u);
  EXPECT_EQ(first.found[0].asset, "battery");
  EXPECT_LT(first.found[0].round_trip_frac, 0.80);  // the case file says 0.90
  EXPECT_GT(first.found[0].round_trip_frac, 0.60);
  EXPECT_LE(done.rounds[done.best].energy_gap_frac, first.energy_gap_frac);
  // A battery that loses more than the case file says is worth less.
  EXPECT_GT(done.plan.objective_cny_per_year, plan(park).objective_cny_per_year);
}

TEST(PlanWithPhysics, StatesHowFarItsCurvesAreFromTheLaw) {
  PhysicsOptions options = two_years();
  options.most_rounds = 1;
  const PhysicsPlan done =
      plan_with_physics(night_and_day(component::StorageTechnology::vanadium_flow), options);
  ASSERT_EQ(done.rounds.size(), 1u);
  ASSERT_EQ(done.rounds[0].curves.size(), 1u);
  EXPECT_GT(done.rounds[0].curves[0].charge.max_error_frac, 0.0);
  EXPECT_LT(done.rounds[0].curves[0].charge.mean_error_frac, 0.05);
  EXPECT_NE(done.plan.notes.back().english().find("curves by power from the law"),
            std::string::npos);
}

TEST(PlanWithPhysics, CorrectsLithiumToo) {
  PhysicsOptions options = two_years();
  options.most_rounds = 2;
  const PhysicsPlan done =
      plan_with_physics(night_and_day(component::StorageTechnology::lithium), options);
  ASSERT_FALSE(done.rounds.empty());
  ASSERT_EQ(done.rounds[0].found.size(), 1u);
  EXPECT_GT(done.rounds[0].found[0].round_trip_frac, 0.80);
  EXPECT_LE(done.rounds[done.best].energy_gap_frac, done.rounds[0].energy_gap_frac);
}

TEST(ReliableWindow, IsWhatNearlyAllDaysHave) {
  EXPECT_NEAR(reliable_frac({{0.9, 0.9}, {0.9, 0.9}}), 0.9, 1e-3);
  const double falling = reliable_frac({{0.8, 1.0}});
  EXPECT_GT(falling, 0.80);
  EXPECT_LT(falling, 0.85);
}

TEST(Nights, FitWhenHalfOfThemComeWithinTwoDays) {
  EXPECT_TRUE(nights_fit({1000, 5000}, {1048, 7000}));
  EXPECT_FALSE(nights_fit({1000, 5000}, {1049, 7000}));
  EXPECT_FALSE(nights_fit({}, {1000}));
  EXPECT_TRUE(nights_fit({1000}, {}));
}

TEST(PlanWithPhysics, LeavesAPlanWithoutLawsAlone) {
  const PhysicsPlan done =
      plan_with_physics(night_and_day(component::StorageTechnology::generic), two_years());
  ASSERT_EQ(done.rounds.size(), 1u);
  EXPECT_TRUE(done.agreed);
  EXPECT_TRUE(done.rounds[0].found.empty());
  EXPECT_LT(done.rounds[0].energy_gap_frac, 1e-5);
}

TEST(PlanWithPhysics, HasNoRoundsWhenThereIsNoPlan) {
  model::Park park = night_and_day(component::StorageTechnology::vanadium_flow);
  for (model::Component& component : park.components)
    if (auto* grid = std::get_if<component::Grid>(&component.spec))
      grid->connection_mw = {1.0, 1.0};
  const PhysicsPlan done = plan_with_physics(park, two_years());
  EXPECT_EQ(done.plan.status, result::Status::infeasible);
  EXPECT_TRUE(done.rounds.empty());
}

}  // namespace
}  // namespace sunward::study

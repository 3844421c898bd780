// What the years around the mean one teach a plan.
#include "sunward/study/margin_correction.hpp"

#include <gtest/gtest.h>

#include "sunward/formulation/build.hpp"
#include "sunward/study/plan_curves.hpp"
#include "sunward/study/series_mean.hpp"
#include "support/small_park.hpp"

namespace sunward::study {
namespace {

constexpr std::size_t n_steps = 48;

model::Park windy_park() {
  testing::SmallPark small({std::vector<double>(n_steps, 0.5)});
  small.wind({20.0, 20.0});
  small.load(std::vector<double>(n_steps, 8.0));
  small.grid({30.0, 30.0}, std::vector<double>(n_steps, 500.0));
  return std::move(small.park);
}

result::Flow series(const char* asset, const char* quantity, double value) {
  result::Flow flow;
  flow.asset = asset;
  flow.quantity = quantity;
  flow.values.assign(n_steps, value);
  return flow;
}

/// @param mean_mw  of the replay's years, where the plan took 10 MW of 10.
FoundAsset found_wind(double mean_mw, double apart_frac = 0.02) {
  result::Plan plan;
  plan.flows = {series("wind", "power_mw", 10.0), series("wind", "available_mw", 10.0)};
  result::Simulation simulation;
  simulation.generation = {{"wind", std::vector<double>(n_steps, mean_mw)}};
  std::vector<FoundAsset> found(1);
  const model::Park park = windy_park();
  CorrectedPark corrected = corrected_park(park, {}, nullptr);
  corrected.holds_replay = true;
  find_margins(park, corrected, plan, simulation, apart_frac, found);
  return found.back();
}

TEST(Margins, AreWhatTheMeanOfTheYearsLeaves) {
  const FoundAsset wind = found_wind(9.5);
  ASSERT_EQ(wind.asset, "wind");
  EXPECT_NEAR(wind.kept_frac[7], 0.95, 1e-12);
  EXPECT_NEAR(wind.held_mwh, 0.5 * 8760.0, 1e-6);
}

TEST(Margins, AreHeldInPartWhereBothNearlyAgree) {
  EXPECT_NEAR(found_wind(9.5, 0.005).kept_frac[7], 1.0 - 0.25 * 0.05, 1e-12);
}

TEST(Margins, AreGivenBackWhereTheReplayHasMore) {
  EXPECT_DOUBLE_EQ(found_wind(9.5, -0.02).kept_frac[7], 1.0);
}

TEST(Margins, AreNoneWhereTheYearsGiveMore) {
  EXPECT_DOUBLE_EQ(found_wind(10.0).held_mwh, 0.0);
  EXPECT_DOUBLE_EQ(found_wind(10.5).kept_frac[7], 1.0);
}

TEST(Margins, AreNotPlannedOnButStayAvailable) {
  formulation::StorageCurves curves;
  correct_margins(found_wind(9.5), curves);
  curves.available.assign(n_steps, 0.5);  // 5 of 10 MW for a load of 8
  const result::Plan plan = plan_with_curves(windy_park(), {}, {{"wind", curves}});
  ASSERT_EQ(plan.status, result::Status::optimal);
  for (const result::Flow& flow : plan.flows) {
    if (flow.asset != "wind") continue;
    for (const double mw : flow.values)
      EXPECT_NEAR(mw, flow.quantity == "available_mw" ? 10.0 : 5.0, 1e-4);
  }
}

/// A tank that nothing fills or empties: its content is any, if that costs nothing.
result::Plan plan_of_idle_tank(double mw_per_kg) {
  model::Park park = windy_park();
  // Little enough that power is bought: where some is left over, a full tank costs nothing.
  std::get<component::Wind>(park.components[0].spec).capacity_mw = {2.0, 2.0};
  park.buses.push_back({"gas", model::Carrier::hydrogen});
  component::HydrogenTank tank;
  tank.bus = "gas";
  tank.mass_kg = {1000.0, 1000.0};
  tank.min_fill_frac = 0.1;
  park.components.push_back({"tank", "", tank});
  formulation::StorageCurves curves;
  curves.pressure_bus = "ac";
  curves.pressure_mw_per_kg = mw_per_kg;
  curves.pressure_from_kg = 600.0;
  return plan_with_curves(park, {}, {{"tank", curves}});
}

TEST(Margins, OfATankMakeAFullerOneDearer) {
  const result::Plan plan = plan_of_idle_tank(1e-3);
  ASSERT_EQ(plan.status, result::Status::optimal);
  for (const result::Flow& flow : plan.flows) {
    if (flow.asset != "tank") continue;
    if (flow.quantity == "mass_kg") {
      EXPECT_NEAR(flow.values[9], 100.0, 0.1);
    }
    // 500 kg below the content for which the energy per kg holds.
    if (flow.quantity == "pressure_mw") {
      EXPECT_NEAR(flow.values[9], -0.5, 1e-3);
    }
  }
}

TEST(SeriesMean, SmoothsOverHoursNotSteps) {
  std::vector<double> peak(48, 0.0);
  peak[20] = 1.0;
  const std::vector<double> quarter_hours = smoothed(peak, 0.25);
  EXPECT_GT(quarter_hours[12], 0.0);
  EXPECT_DOUBLE_EQ(quarter_hours[11], 0.0);
  EXPECT_DOUBLE_EQ(smoothed(peak)[17], 0.0);
}

TEST(Nights, LieWithinTwoDaysInQuarterHours) {
  EXPECT_TRUE(nights_fit({4000}, {4192}, 0.25));
  EXPECT_FALSE(nights_fit({4000}, {4193}, 0.25));
}

}  // namespace
}  // namespace sunward::study

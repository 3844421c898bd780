// Rules of CO2 per energy and of hydrogen as limits of the plan, by hand and by finite differences.
#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "sunward/study/plan.hpp"
#include "support/small_park.hpp"

namespace sunward::study {
namespace {

using sunward::testing::SmallPark;

constexpr double wind_cny_per_mw = 1.0e6;
constexpr double import_cny_per_mwh = 50.0;

result::Plan planned(const model::Park& park, double tolerance = 1e-8) {
  PlanOptions options;
  options.tolerance = tolerance;
  result::Plan plan = study::plan(park, options);
  EXPECT_EQ(plan.status, result::Status::optimal);
  return plan;
}

double worth(const result::Plan& plan, const std::string& key) {
  double sum = 0.0;
  for (const result::Binding& binding : plan.bindings)
    if (binding.name == "rule." + key) sum += binding.worth_cny_per_unit;
  return sum;
}

/// Money saved per unit of the limit, of two plans about it.
double by_differences(model::Park park, double model::Rules::*limit, double width) {
  const double at = park.rules.*limit;
  park.rules.*limit = at - width;
  const double below = planned(park, 1e-9).objective_cny_per_year;
  park.rules.*limit = at + width;
  const double above = planned(park, 1e-9).objective_cny_per_year;
  return std::abs(above - below) / (2.0 * width);
}

double capacity(const result::Plan& plan, const std::string& asset) {
  for (const result::Asset& found : plan.assets)
    if (found.name == asset) return found.capacities.at(0).value;
  return -1.0;
}

/// Wind dearer than the grid and its CO2, a load of 4 MW.
SmallPark dear_wind() {
  SmallPark small({{1.0, 1.0}});
  small.wind({0.0, 50.0}, 1000.0);
  small.load({4.0, 4.0});
  small.grid({100.0, 100.0}, {import_cny_per_mwh, import_cny_per_mwh}).co2_kg_per_kwh = 0.5;
  return small;
}

/// A demand that takes the same power every step, and wind that blows once fully, once at 20 %.
SmallPark hydrogen_park(component::SizeRange wind = {0.0, 100.0}) {
  SmallPark small({{1.0, 0.2}});
  small.wind(wind, 1000.0);
  small.grid({100.0, 100.0}, {import_cny_per_mwh, import_cny_per_mwh}).co2_kg_per_kwh = 0.5;
  small.hydrogen_bus("h2");
  component::Electrolyser electrolyser;
  electrolyser.bus = "ac";
  electrolyser.hydrogen_bus = "h2";
  electrolyser.power_mw = {10.0, 10.0};
  electrolyser.curve_load_frac = {0.5, 1.0};  // the same at every load
  electrolyser.curve_kwh_per_kg = {50.0, 50.0};
  small.add("alk", electrolyser);
  component::HydrogenDemand demand;
  demand.bus = "h2";
  demand.mass_kg_per_day = 1200.0;
  demand.flexible_within_day = false;
  small.add("trucks", demand);
  return small;
}

/// What the electrolyser of hydrogen_park takes.
double power_mw(const result::Plan& plan) {
  for (const result::Flow& flow : plan.flows)
    if (flow.name == "alk_input_mw") return flow.values.at(0);
  return 0.0;
}

TEST(IntensityRule, PerMegawattHourLimitsTheShareOfImport) {
  SmallPark small = dear_wind();
  small.park.rules.max_co2_t_per_mwh = 0.25;  // half of the 4 MW at 0.5 t/MWh
  const result::Plan plan = planned(small.park);
  EXPECT_NEAR(capacity(plan, "wind"), 2.0, 1e-5);
  EXPECT_NEAR(plan.objective_cny_per_year, 2.0 * wind_cny_per_mw + 2.0 * 8760.0 * 50.0, 10.0);
}

TEST(IntensityRule, PerCoalEquivalentCountsEnergyByTheGivenFactor) {
  SmallPark small = dear_wind();
  small.park.rules.electricity_tce_per_mwh = 0.3;
  small.park.rules.max_co2_t_per_tce = 0.5;  // 0.15 t/MWh: 30 % import
  EXPECT_NEAR(capacity(planned(small.park), "wind"), 2.8, 1e-5);
}

TEST(IntensityRule, IsWorthTheWindItAsksFor) {
  // One t/MWh more is 4 / 0.5 MW less of wind, each at 1e6 less 8760 h of import saved.
  SmallPark small = dear_wind();
  small.park.rules.max_co2_t_per_mwh = 0.25;
  const double by_hand = 8.0 * (wind_cny_per_mw - 8760.0 * import_cny_per_mwh);
  EXPECT_NEAR(worth(planned(small.park), "max_co2_t_per_mwh"), by_hand, 1e-4 * by_hand);
  EXPECT_NEAR(by_differences(small.park, &model::Rules::max_co2_t_per_mwh, 1e-3), by_hand,
              1e-4 * by_hand);
}

TEST(IntensityRule, CountsBoughtHydrogen) {
  SmallPark small = dear_wind();
  small.hydrogen_bus("h2");
  component::HydrogenMarket market;
  market.bus = "h2";
  market.purchase_price_cny_per_kg = 30.0;
  market.purchase_limit_kg_per_h = 1000.0;
  market.purchase_co2_kg_per_kg = 20.0;
  small.add("market", market);
  component::HydrogenDemand demand;
  demand.bus = "h2";
  demand.mass_kg_per_day = 24.0 * 20.0;  // 0.4 t/h of CO2
  small.add("trucks", demand);
  small.park.rules.max_co2_t_per_mwh = 0.25;  // 1 t/h in all: 1.2 MW of import
  EXPECT_NEAR(capacity(planned(small.park), "wind"), 2.8, 1e-5);
}

TEST(HydrogenRule, MatchesStepByStepUpToTheShareAskedFor) {
  // Matched c + 0.2 W of 2 c: at 70 % W is 2 c.
  SmallPark small = hydrogen_park();
  small.park.rules.min_hydrogen_matched_frac = 0.7;
  const result::Plan plan = planned(small.park);
  EXPECT_NEAR(capacity(plan, "wind"), 2.0 * power_mw(plan), 1e-4);
}

TEST(HydrogenRule, OfMatchingIsWorthTheWindItAsksFor) {
  // W = (2 f - 1) c / 0.2: ten c a unit, at 1e6 less the import saved in the weak half of the year.
  SmallPark small = hydrogen_park();
  small.park.rules.min_hydrogen_matched_frac = 0.7;
  const result::Plan plan = planned(small.park);
  const double by_hand =
      10.0 * power_mw(plan) * (wind_cny_per_mw - 0.2 * 4380.0 * import_cny_per_mwh);
  EXPECT_NEAR(worth(plan, "min_hydrogen_matched_frac"), by_hand, 1e-4 * by_hand);
  EXPECT_NEAR(by_differences(small.park, &model::Rules::min_hydrogen_matched_frac, 1e-3), by_hand,
              1e-4 * by_hand);
}

TEST(HydrogenRule, OfFullMatchingHoldsInEveryStep) {
  SmallPark small = hydrogen_park();
  small.park.rules.min_hydrogen_matched_frac = 1.0;
  const result::Plan plan = planned(small.park);
  EXPECT_NEAR(capacity(plan, "wind"), 5.0 * power_mw(plan), 1e-4);
}

TEST(HydrogenRule, OfFullMatchingIsWorthAPercentLessInEveryStep) {
  // f c = 0.2 W in the weak step: 5 c a unit, less the import all of its wind saves.
  SmallPark small = hydrogen_park();
  small.load({30.0, 30.0});
  small.park.rules.min_hydrogen_matched_frac = 1.0;
  const result::Plan plan = planned(small.park);
  const double by_hand =
      5.0 * power_mw(plan) * (wind_cny_per_mw - 1.2 * 4380.0 * import_cny_per_mwh);
  EXPECT_NEAR(worth(plan, "min_hydrogen_matched_frac"), by_hand, 1e-4 * by_hand);
}

TEST(HydrogenRule, OverTheYearLetsTheWindyStepCarryTheOther) {
  SmallPark small = hydrogen_park();
  small.load({30.0, 30.0});  // takes what the electrolyser does not, so that nothing is curtailed
  small.park.rules.min_hydrogen_year_frac = 1.0;  // 1.2 W = 2 c
  const result::Plan plan = planned(small.park);
  EXPECT_NEAR(capacity(plan, "wind"), 2.0 / 1.2 * power_mw(plan), 1e-4);
}

TEST(HydrogenRule, OverTheYearIsWorthTheWindItAsksFor) {
  SmallPark small = hydrogen_park();
  small.load({30.0, 30.0});
  small.park.rules.min_hydrogen_year_frac = 0.8;
  const result::Plan plan = planned(small.park);
  const double by_hand =
      2.0 / 1.2 * power_mw(plan) * (wind_cny_per_mw - 1.2 * 4380.0 * import_cny_per_mwh);
  EXPECT_NEAR(worth(plan, "min_hydrogen_year_frac"), by_hand, 1e-4 * by_hand);
  EXPECT_NEAR(by_differences(small.park, &model::Rules::min_hydrogen_year_frac, 1e-3), by_hand,
              1e-4 * by_hand);
}

/// January windy, February not.
SmallPark two_months() {
  std::vector<double> wind(31 * 24, 1.0);
  wind.resize(59 * 24, 0.4);
  SmallPark small({wind});
  small.wind({0.0, 200.0}, 1000.0);
  small.load(std::vector<double>(59 * 24, 30.0));
  small.grid({200.0, 200.0}, std::vector<double>(59 * 24, import_cny_per_mwh)).co2_kg_per_kwh = 0.5;
  small.hydrogen_bus("h2");
  component::Electrolyser electrolyser;
  electrolyser.bus = "ac";
  electrolyser.hydrogen_bus = "h2";
  electrolyser.power_mw = {10.0, 10.0};
  electrolyser.curve_load_frac = {0.5, 1.0};  // the same at every load
  electrolyser.curve_kwh_per_kg = {50.0, 50.0};
  small.add("alk", electrolyser);
  component::HydrogenDemand demand;
  demand.bus = "h2";
  demand.mass_kg_per_day = 1200.0;
  demand.flexible_within_day = false;
  small.add("trucks", demand);
  return small;
}

TEST(HydrogenRule, ByTheMonthIsDecidedByTheWorstMonth) {
  SmallPark small = two_months();
  small.park.rules.min_hydrogen_month_frac = 0.8;  // 0.4 W = 0.8 c in February
  const result::Plan plan = planned(small.park);
  EXPECT_NEAR(capacity(plan, "wind"), 2.0 * power_mw(plan), 1e-4);
}

TEST(HydrogenRule, ByTheMonthIsWorthWhatDifferencesSay) {
  SmallPark small = two_months();
  small.park.rules.min_hydrogen_month_frac = 0.8;
  const double slope = by_differences(small.park, &model::Rules::min_hydrogen_month_frac, 1e-3);
  EXPECT_GT(slope, 1e6);
  EXPECT_NEAR(worth(planned(small.park), "min_hydrogen_month_frac"), slope, 1e-4 * slope);
}

TEST(HydrogenRule, OfCarbonLimitsWhatIsNotMatched) {
  // 0.5 t/MWh on 2 c - c - 0.2 W for 100 kg: the limit at W = 2 c is 300 c kg over 100 kg.
  SmallPark small = hydrogen_park();
  const double c = power_mw(planned(hydrogen_park({50.0, 50.0}).park));
  small.park.rules.max_hydrogen_co2_kg_per_kg = 300.0 * c / 100.0;
  const result::Plan plan = planned(small.park);
  EXPECT_NEAR(capacity(plan, "wind"), 2.0 * c, 1e-4);
  const double slope = by_differences(small.park, &model::Rules::max_hydrogen_co2_kg_per_kg, 1e-2);
  EXPECT_NEAR(worth(plan, "max_hydrogen_co2_kg_per_kg"), slope, 1e-4 * slope);
}

TEST(HydrogenRule, ThatCannotBeKeptIsNamed) {
  SmallPark small = hydrogen_park({0.0, 10.0});
  small.park.rules.min_hydrogen_matched_frac = 1.0;
  const result::Plan plan = study::plan(small.park, {});
  ASSERT_EQ(plan.status, result::Status::infeasible);
  EXPECT_NE(plan.infeasibility.repair.english().find("rules.min_hydrogen_matched_frac"),
            std::string::npos)
      << plan.infeasibility.repair.english();
}

}  // namespace
}  // namespace sunward::study

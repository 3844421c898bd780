// Parks solved with pencil and paper, through the front door. Two hours or a day stand for a year:
// 2 h weigh 4380 h each, 24 h weigh 365 h each.
#include "sunward/study/plan.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

#include "sunward/study/highs.hpp"
#include "support/full_park.hpp"
#include "support/small_park.hpp"

namespace sunward::study {
namespace {

using testing::SmallPark;

constexpr double tolerance = 1e-6;  ///< of the objective; the engine is asked for 1e-8

result::Plan tight_plan(const model::Park& park) {
  PlanOptions options;
  options.tolerance = 1e-8;
  return plan(park, options);
}

double indicator(const result::Plan& plan, const std::string& name) {
  for (const result::Indicator& entry : plan.indicators)
    if (entry.name == name) return entry.value;
  ADD_FAILURE() << "no indicator " << name;
  return 0.0;
}

double capacity(const result::Plan& plan, const std::string& asset, const std::string& quantity) {
  for (const result::Asset& candidate : plan.assets)
    for (const result::Capacity& size : candidate.capacities)
      if (candidate.name == asset && size.quantity == quantity) return size.value;
  ADD_FAILURE() << "no capacity " << asset << "." << quantity;
  return 0.0;
}

const result::Flow& flow(const result::Plan& plan, const std::string& name) {
  for (const result::Flow& candidate : plan.flows)
    if (candidate.name == name) return candidate;
  ADD_FAILURE() << "no flow " << name;
  static const result::Flow none;
  return none;
}

/// The plan, checked to be optimal at the given cost.
result::Plan optimal_plan(const model::Park& park, double objective) {
  const result::Plan result = tight_plan(park);
  EXPECT_EQ(result.status, result::Status::optimal) << result.message;
  EXPECT_TRUE(result.certificate.holds);
  EXPECT_NEAR(result.objective_cny_per_year, objective, tolerance * std::abs(objective));
  return result;
}

/// 100 CNY/MWh in the first half of the day, `dear` in the second.
std::vector<double> two_prices(double dear) {
  std::vector<double> price(24, 100.0);
  for (std::size_t t = 12; t < 24; ++t) price[t] = dear;
  return price;
}

SmallPark calm_day() { return SmallPark({std::vector<double>(24, 0.0)}); }

/// An electrolyser of 2 MW that always needs 50 kWh/kg (40 kg/h at most).
void add_plain_electrolyser(SmallPark& small) {
  small.hydrogen_bus("h2");
  component::Electrolyser electrolyser;
  electrolyser.bus = "ac";
  electrolyser.hydrogen_bus = "h2";
  electrolyser.power_mw = {2.0, 2.0};
  electrolyser.curve_load_frac = {0.5, 1.0};
  electrolyser.curve_kwh_per_kg = {50.0, 50.0};
  small.add("alk", electrolyser);
}

TEST(Plan, SizesWindByTheLeanestHour) {
  // 2 MW of load at half availability needs 4 MW: 4 MW x 100 CNY/kW = 400 000 CNY.
  SmallPark small({{0.5, 1.0}});
  small.wind({0.0, 100.0}, 100.0);
  small.load({2.0, 2.0});
  const result::Plan plan = optimal_plan(small.park, 400000.0);
  EXPECT_NEAR(capacity(plan, "wind", "capacity_mw"), 4.0, 1e-4);
  EXPECT_NEAR(indicator(plan, "curtailment_frac"), 1.0 - 4.0 / 6.0, 1e-4);  // 2 + 2 of 2 + 4 MWh
  EXPECT_NEAR(indicator(plan, "levelised_cost_of_electricity_cny_per_mwh"), 400000.0 / 17520.0,
              1e-3);
}

TEST(Plan, PricesTheLeanHourAtTheCostOfMoreWindAndTheOtherAtNothing) {
  // One more MW of load in the lean hour needs 2 MW: 200 000 CNY for 4380 h.
  SmallPark small({{0.5, 1.0}});
  small.wind({0.0, 100.0}, 100.0);
  small.load({2.0, 2.0});
  const result::Flow price = flow(optimal_plan(small.park, 400000.0), "ac_price_cny_per_mwh");
  EXPECT_NEAR(price.values[0], 200000.0 / 4380.0, 1e-2);
  EXPECT_NEAR(price.values[1], 0.0, 1e-2);
}

TEST(Plan, BatteryBuysCheapAndServesDear) {
  // 2 MWh stored need 2 / 0.9 MWh at 100 and give 1.8 MWh that save 400 each.
  SmallPark small = calm_day();
  small.grid({10.0, 10.0}, two_prices(400.0));
  small.load(std::vector<double>(24, 1.0));
  component::Storage storage;
  storage.bus = "ac";
  storage.power_mw = {1.0, 1.0};
  storage.energy_mwh = {2.0, 2.0};
  storage.charge_efficiency_frac = 0.9;
  storage.discharge_efficiency_frac = 0.9;
  small.add("vrfb", storage);
  const double day = 12.0 * 100.0 + 12.0 * 400.0 + 200.0 / 0.9 - 1.8 * 400.0;
  const result::Plan plan = optimal_plan(small.park, 365.0 * day);
  for (const auto& [name, value] : plan.assets[2].figures)
    EXPECT_NE(name, "simultaneous_charge_discharge_mwh");
}

TEST(Plan, AuxiliaryDrainOfAStorageIsALoad) {
  // 1 MW of load and 5 % of 2 MW of power size, at 100 CNY/MWh all day; nothing to trade.
  SmallPark small = calm_day();
  small.grid({10.0, 10.0}, two_prices(100.0));
  small.load(std::vector<double>(24, 1.0));
  component::Storage storage;
  storage.bus = "ac";
  storage.power_mw = {2.0, 3.0};
  storage.energy_mwh = {2.0, 2.0};
  storage.auxiliary_frac = 0.05;
  small.add("vrfb", storage);
  optimal_plan(small.park, 8760.0 * 100.0 * 1.1);
}

TEST(Plan, TankIsSizedToMakeHydrogenInTheCheapHours) {
  // 20 kg/h all day from 1 MWh/h; made twice as fast in the 12 cheap hours, 240 kg to keep. A fill
  // of at least 25 % makes that a tank of 320 kg at 1000 CNY/kg. Energy: 24 MWh a day at 100 CNY.
  SmallPark small = calm_day();
  small.grid({10.0, 10.0}, two_prices(500.0));
  add_plain_electrolyser(small);
  component::HydrogenTank tank;
  tank.bus = "h2";
  tank.mass_kg = {0.0, 5000.0};
  tank.cost = SmallPark::cost(1000.0);
  tank.min_fill_frac = 0.25;
  small.add("tank", tank);
  component::HydrogenDemand demand;
  demand.bus = "h2";
  demand.mass_kg_per_day = 480.0;
  small.add("trucks", demand);
  const result::Plan plan = optimal_plan(small.park, 365.0 * 2400.0 + 320000.0);
  EXPECT_NEAR(capacity(plan, "tank", "capacity_kg"), 320.0, 0.01);
  EXPECT_NEAR(indicator(plan, "levelised_cost_of_hydrogen_cny_per_kg"), 1196000.0 / (365.0 * 480.0),
              1e-4);
}

TEST(Plan, TankRateLimitsWhatTheCheapHoursCanStore) {
  // A fixed tank of 1000 kg may take 1 % an hour: 10 kg/h, 120 kg in 12 h. So 6 of the 12 MWh of
  // the dear half are bought cheap.
  SmallPark small = calm_day();
  small.grid({10.0, 10.0}, two_prices(500.0));
  add_plain_electrolyser(small);
  component::HydrogenTank tank;
  tank.bus = "h2";
  tank.mass_kg = {1000.0, 1000.0};
  tank.max_rate_frac_per_h = 0.01;
  small.add("tank", tank);
  component::HydrogenDemand demand;
  demand.bus = "h2";
  demand.mass_kg_per_day = 480.0;
  small.add("trucks", demand);
  optimal_plan(small.park, 365.0 * (18.0 * 100.0 + 6.0 * 500.0));
}

TEST(Plan, FlexibleDemandWaitsForTheCheapestHours) {
  // 60 kg a day: 40 kg in the cheapest hour, 20 kg in the next; 2 MWh at 50 and 1 MWh at 80.
  SmallPark small = calm_day();
  std::vector<double> price(24, 300.0);
  price[9] = 50.0;
  price[17] = 80.0;
  small.grid({10.0, 10.0}, price);
  add_plain_electrolyser(small);
  component::HydrogenDemand demand;
  demand.bus = "h2";
  demand.mass_kg_per_day = 60.0;
  demand.flexible_within_day = true;
  small.add("trucks", demand);
  const result::Plan plan = optimal_plan(small.park, 365.0 * (2.0 * 50.0 + 80.0));
  EXPECT_NEAR(flow(plan, "trucks_flow_kg_per_h").values[9], 40.0, 1e-3);
  EXPECT_NEAR(flow(plan, "trucks_delivered_kg").values[23], 60.0, 1e-3);
}

TEST(Plan, FlexibleDemandIsMetEveryDayByItself) {
  // Two days; the second is dearer throughout, yet must be served: 1 MWh at 100 and 1 at 700.
  SmallPark small({std::vector<double>(48, 0.0)});
  std::vector<double> price(48, 100.0);
  for (std::size_t t = 24; t < 48; ++t) price[t] = 700.0;
  small.grid({10.0, 10.0}, price);
  add_plain_electrolyser(small);
  component::HydrogenDemand demand;
  demand.bus = "h2";
  demand.mass_kg_per_day = 20.0;
  demand.flexible_within_day = true;
  small.add("trucks", demand);
  optimal_plan(small.park, 182.5 * (100.0 + 700.0));
}

TEST(Plan, ElectrolyserRunsAtItsBestLoad) {
  // 40 kWh/kg at half load, 50 at full: 1 MW gives 25 kg/h, the second MW only 15. A demand of
  // 20 kg/h takes 0.8 MW.
  SmallPark small({{0.0, 0.0}});
  small.grid({10.0, 10.0}, {100.0, 100.0});
  add_plain_electrolyser(small);
  std::get<component::Electrolyser>(small.park.components.back().spec).curve_kwh_per_kg = {40.0,
                                                                                           50.0};
  component::HydrogenDemand demand;
  demand.bus = "h2";
  demand.profile_kg_per_h = {20.0, 40.0};
  small.add("trucks", demand);
  optimal_plan(small.park, 4380.0 * 100.0 * (0.8 + 2.0));
}

TEST(Plan, BatteryShavesThePeakOfTheMonth) {
  // 1 MW all day, 3 MW in one hour; 1 MW of battery leaves a peak of 2 MW: 36 CNY/kW, 12 months.
  SmallPark small = calm_day();
  small.grid({10.0, 10.0}, two_prices(100.0)).demand_charge_cny_per_kw_month = 36.0;
  std::vector<double> load(24, 1.0);
  load[18] = 3.0;
  small.load(load);
  component::Storage storage;
  storage.bus = "ac";
  storage.power_mw = {1.0, 1.0};
  storage.energy_mwh = {5.0, 5.0};
  storage.charge_efficiency_frac = 1.0;
  storage.discharge_efficiency_frac = 1.0;
  small.add("vrfb", storage);
  optimal_plan(small.park, 365.0 * 26.0 * 100.0 + 2000.0 * 36.0 * 12.0);
}

/// Wind that would be exported without end: 10 CNY/kW to build, 876 CNY/kW to earn.
SmallPark exporting_park() {
  SmallPark small({{1.0, 1.0}});
  small.wind({0.0, 50.0}, 10.0);
  small.load({1.0, 1.0});
  component::Grid& grid = small.grid({100.0, 100.0}, {500.0, 500.0});
  grid.export_limit_mw = 100.0;
  grid.export_price_cny_per_mwh = 100.0;
  return small;
}

TEST(Plan, SelfUseRuleLimitsWhatIsBuiltForExport) {
  // Half of what is available must be used by the 1 MW load: 2 MW of wind, 1 MW exported.
  SmallPark small = exporting_park();
  small.park.rules.min_self_use_frac = 0.5;
  const result::Plan plan = optimal_plan(small.park, 20000.0 - 876000.0);
  EXPECT_NEAR(capacity(plan, "wind", "capacity_mw"), 2.0, 1e-4);
  EXPECT_NEAR(indicator(plan, "self_use_frac"), 0.5, 1e-5);
  ASSERT_EQ(plan.rules.size(), 1U);
  EXPECT_TRUE(plan.rules[0].kept);
}

TEST(Plan, SaysWhatTheSelfUseRuleCosts) {
  // Wind is 1 / f MW: the cost 10 000 / f - 876 000 (1 / f - 1) rises by 866 000 / f^2 per unit of
  // f.
  SmallPark small = exporting_park();
  small.park.rules.min_self_use_frac = 0.5;
  const result::Plan plan = optimal_plan(small.park, 20000.0 - 876000.0);
  ASSERT_FALSE(plan.bindings.empty());
  EXPECT_EQ(plan.bindings[0].name, "rule.min_self_use_frac");
  EXPECT_NEAR(plan.bindings[0].worth_cny_per_unit, 866000.0 / 0.25, 500.0);
}

TEST(Plan, ExportRuleCountsAvailableGenerationAlsoWhenItIsCurtailed) {
  // 20 % of the 50 MW there may be: 10 MW exported, 1 MW used, 39 MW curtailed.
  SmallPark small = exporting_park();
  small.park.rules.max_export_frac = 0.2;
  const result::Plan plan = optimal_plan(small.park, 500000.0 - 10.0 * 876000.0);
  EXPECT_NEAR(indicator(plan, "export_frac"), 0.2, 1e-5);
  EXPECT_NEAR(indicator(plan, "curtailment_frac"), 0.78, 1e-4);
}

TEST(Plan, SizeAtItsMaximumSaysWhatOneMoreMegawattIsWorth) {
  const result::Plan plan = optimal_plan(exporting_park().park, 500000.0 - 49.0 * 876000.0);
  ASSERT_FALSE(plan.bindings.empty());
  EXPECT_EQ(plan.bindings[0].name, "wind.capacity_mw.max");
  EXPECT_NEAR(plan.bindings[0].worth_cny_per_unit, 866000.0, 500.0);
}

TEST(Plan, ALimitThatBindsIsToldInWordsWithSeparators) {
  // 1 MW used and 20 MW exported in every hour; one more earns 876 000 and costs 10 000.
  SmallPark small = exporting_park();
  std::get<component::Grid>(small.park.components.back().spec).export_limit_mw = 20.0;
  const result::Plan plan = optimal_plan(small.park, 210000.0 - 20.0 * 876000.0);
  ASSERT_FALSE(plan.bindings.empty());
  EXPECT_EQ(plan.bindings[0].name, "grid.export_limit_mw");
  const std::string sentence = plan.bindings[0].description.english();
  EXPECT_EQ(sentence.substr(0, sentence.find(';')),
            "grid: export limit of 20 MW is reached in 8760 hours of the year");
  EXPECT_NE(sentence.find("CNY 866,"), std::string::npos) << sentence;
}

TEST(Plan, GreenShareRuleReplacesImport) {
  // Wind dearer than the grid; 30 % of 4 MW must be the park's own: 1.2 MW of wind.
  SmallPark small({{1.0, 1.0}});
  small.wind({0.0, 50.0}, 1000.0);
  small.load({4.0, 4.0});
  small.grid({100.0, 100.0}, {50.0, 50.0});
  small.park.rules.min_green_share_frac = 0.3;
  const result::Plan plan = optimal_plan(small.park, 1200000.0 + 2.8 * 8760.0 * 50.0);
  EXPECT_NEAR(indicator(plan, "green_share_frac"), 0.3, 1e-5);
}

TEST(Plan, ReexportOfImportedPowerIsNoGeneration) {
  // A grid that pays more than it charges is used both ways, but the share is of import against own
  // generation: buying more to sell it can only lower (G - E).
  SmallPark small({{1.0, 1.0}});
  small.wind({2.0, 2.0});
  small.load({4.0, 4.0});
  component::Grid& grid = small.grid({100.0, 100.0}, {50.0, 50.0});
  grid.export_limit_mw = 100.0;
  grid.export_price_cny_per_mwh = 60.0;
  small.park.rules.min_green_share_frac = 0.3;
  // 2 - E >= 0.3 x 4 (used: 2 + I - E = 4): E = 0.8, I = 2.8.
  const result::Plan plan = optimal_plan(small.park, 8760.0 * (2.8 * 50.0 - 0.8 * 60.0));
  EXPECT_NEAR(indicator(plan, "export_mwh"), 0.8 * 8760.0, 1.0);
}

TEST(Plan, Co2CapLimitsImport) {
  // 0.5 t/MWh; 8760 t allow 2 MW of import; wind does the other 2 MW.
  SmallPark small({{1.0, 1.0}});
  small.wind({0.0, 50.0}, 1000.0);
  small.load({4.0, 4.0});
  small.grid({100.0, 100.0}, {50.0, 50.0}).co2_kg_per_kwh = 0.5;
  small.park.rules.co2_cap_t_per_year = 8760.0;
  optimal_plan(small.park, 2000000.0 + 2.0 * 8760.0 * 50.0);
}

TEST(Plan, Co2PriceIsPaidOnImport) {
  SmallPark small({{0.0, 0.0}});
  small.load({4.0, 4.0});
  small.grid({100.0, 100.0}, {50.0, 50.0}).co2_kg_per_kwh = 0.5;
  small.park.rules.co2_price_cny_per_t = 80.0;
  optimal_plan(small.park, 4.0 * 8760.0 * (50.0 + 40.0));
}

TEST(Plan, UnservedEnergyIsUsedUpToItsValue) {
  // The second hour has no wind; shedding 1 MW of 1 MW at 30 CNY/MWh beats nothing else.
  SmallPark small({{1.0, 0.0}});
  small.wind({1.0, 1.0});
  small.load({1.0, 1.0}, 30.0);
  const result::Plan plan = optimal_plan(small.park, 4380.0 * 30.0);
  EXPECT_NEAR(flow(plan, "plant_unserved_mw").values[1], 1.0, 1e-4);
}

TEST(Plan, WeighsScenariosByTheirProbability) {
  // Wind must carry the worse year: 2 MW; imports none. Export in the better year earns 0.75 x 1
  // MW.
  SmallPark small({{0.5, 0.5}, {1.0, 1.0}}, {0.25, 0.75});
  small.wind({0.0, 2.0}, 10.0);
  small.load({1.0, 1.0});
  component::Grid& grid = small.grid({100.0, 100.0}, {500.0, 500.0});
  grid.export_limit_mw = 100.0;
  grid.export_price_cny_per_mwh = 100.0;
  const result::Plan plan = optimal_plan(small.park, 20000.0 - 0.75 * 876000.0);
  ASSERT_EQ(plan.years.size(), 2U);
}

TEST(Plan, RuleOfEachScenarioBindsInTheWorseYear) {
  // Green share 50 % of 4 MW: on average 0.75 x cap = 2 MW, in the worse year 0.5 x cap = 2 MW.
  SmallPark small({{0.5, 0.5}, {1.0, 1.0}}, {0.5, 0.5});
  small.wind({0.0, 50.0}, 1000.0);
  small.load({4.0, 4.0});
  small.grid({100.0, 100.0}, {50.0, 50.0});
  small.park.rules.min_green_share_frac = 0.5;
  EXPECT_NEAR(capacity(tight_plan(small.park), "wind", "capacity_mw"), 2.0 / 0.75, 1e-4);
  small.park.rules.each_scenario = true;
  EXPECT_NEAR(capacity(tight_plan(small.park), "wind", "capacity_mw"), 4.0, 1e-4);
}

TEST(Plan, OfEveryTechnologyAndRuleAgreesWithHighs) {
  const char* library = std::getenv("SUNWARD_HIGHS_LIBRARY");
  PlanOptions options;
  options.highs_library = library == nullptr ? "" : library;
  if (!highs_is_available(options.highs_library)) GTEST_SKIP() << "HiGHS is not installed";
  for (const bool each_scenario : {false, true}) {
    model::Park park = testing::full_park(100);
    park.rules.each_scenario = each_scenario;
    options.tolerance = 1e-8;
    options.check_highs = true;
    const result::Plan result = plan(park, options);
    ASSERT_EQ(result.status, result::Status::optimal) << result.message;
    EXPECT_LT(result.check.relative_difference, 1e-6);
  }
}

}  // namespace
}  // namespace sunward::study

// Where a tariff leaves a choice, every form is planned and the cheapest by the bill is taken; what
// is due whatever is drawn is in the plan's cost.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sunward/finance/plan_bill.hpp"
#include "sunward/study/charge_choice.hpp"
#include "support/small_park.hpp"

namespace sunward::study {
namespace {

using component::Grid;
using component::NetworkCharge;
using component::PowerCharge;
using sunward::testing::SmallPark;

/// A year in steps of three hours: load with evenings, given wind, a given battery, and a
/// connection that is sized at 100 CNY per kW and year.
SmallPark year_park() {
  constexpr Index n_steps = 2920;
  std::vector<double> load;
  SmallPark small({std::vector<double>(n_steps, 0.0)});
  series::Weather weather = *small.park.scenarios[0].weather;
  weather.axis.step_minutes = 180;
  for (Index t = 0; t < n_steps; ++t) {
    weather.wind_m_per_s[static_cast<std::size_t>(t)] = 2.5 + 2.0 * std::sin(0.11 * t);
    load.push_back(10.0 + (t % 8 == 6 ? 6.0 : 0.0) + 2.0 * std::sin(0.31 * t));
  }
  small.park.scenarios[0].weather = std::make_shared<const series::Weather>(std::move(weather));
  small.wind({6.0, 6.0});
  small.load(load);
  Grid& grid = small.grid({0.0, 40.0}, {});
  grid.cost = SmallPark::cost(100.0);
  grid.import_base_cny_per_mwh = 400.0;
  component::Storage storage;
  storage.bus = "ac";
  storage.power_mw = {4.0, 4.0};
  storage.energy_mwh = {16.0, 16.0};
  small.add("bess", storage);
  return small;
}

Grid& grid_of(model::Park& park) {
  for (model::Component& component : park.components)
    if (auto* grid = std::get_if<Grid>(&component.spec)) return *grid;
  throw std::logic_error("no grid");
}

result::Plan planned(const model::Park& park) {
  PlanOptions options;
  options.tolerance = 1e-8;
  result::Plan plan = study::plan(park, options);
  EXPECT_EQ(plan.status, result::Status::optimal);
  return plan;
}

finance::BillComparison compared(const result::Plan& plan, const model::Park& park) {
  return finance::bills_of(plan, park).at(0).comparison;
}

/// What a park costs with its bill in place of the plan's own charges.
double billed_cny(const result::Plan& plan, const model::Park& park) {
  return plan.objective_cny_per_year + compared(plan, park).difference_cny();
}

TEST(ChargeChoice, AsksNothingWhereTheTariffIsPlain) {
  SmallPark small = year_park();
  grid_of(small.park).demand_charge_cny_per_kw_month = 36.0;
  grid_of(small.park).tiers = {{5000.0, 0.0}, {infinity, 40.0}};
  EXPECT_TRUE(charge_forms(small.park).empty());
  EXPECT_EQ(choice_notes(small.park), 0U);
}

TEST(ChargeChoice, TakesDemandOrCapacityByWhichPlanIsCheaper) {
  for (const double capacity_price : {20.0, 34.0}) {
    SmallPark small = year_park();
    Grid& grid = grid_of(small.park);
    grid.demand_charge_cny_per_kw_month = 36.0;
    grid.capacity_charge_cny_per_kw_month = capacity_price;
    grid.choice_months = 12;
    model::Park by_demand = small.park, by_capacity = small.park;
    grid_of(by_demand).power_charge = PowerCharge::demand;
    grid_of(by_capacity).power_charge = PowerCharge::capacity;
    const double demand_cny = planned(by_demand).objective_cny_per_year;
    const double capacity_cny = planned(by_capacity).objective_cny_per_year;
    grid.power_charge = PowerCharge::cheaper;
    const double least_cny = std::min(demand_cny, capacity_cny);
    EXPECT_NEAR(billed_cny(planned(small.park), small.park), least_cny, 1e-6 * least_cny)
        << capacity_price;
  }
}

TEST(ChargeChoice, SaysWhatItComparedInTheFirstNote) {
  SmallPark small = year_park();
  Grid& grid = grid_of(small.park);
  grid.demand_charge_cny_per_kw_month = 36.0;
  grid.capacity_charge_cny_per_kw_month = 20.0;
  grid.power_charge = PowerCharge::cheaper;
  const result::Plan plan = planned(small.park);
  ASSERT_EQ(choice_notes(small.park), 1U);
  const std::string said = plan.notes.at(0).english();
  EXPECT_NE(said.find("Planned 2 ways"), std::string::npos) << said;
  EXPECT_NE(said.find("the demand charge CNY"), std::string::npos) << said;
  EXPECT_NE(said.find("the capacity charge CNY"), std::string::npos) << said;
}

TEST(ChargeChoice, PlansTheTwoPartTariffWithSelfUseWhereTheSingleChargeIsDearer) {
  SmallPark small = year_park();
  Grid& grid = grid_of(small.park);
  grid.transmission_cny_per_mwh = 100.0;
  grid.network_charge = NetworkCharge::cheaper;
  grid.connected_kva = 40000.0;
  grid.mean_load_factor_frac = 0.6;  // 0.1 x 0.6 x 730 x 40 000 kVA: 21 million CNY a year
  const result::Plan plan = planned(small.park);
  const finance::GridBill bill = finance::bills_of(plan, small.park).at(0);
  EXPECT_EQ(bill.years.at(0).network_charge, NetworkCharge::two_part_with_self_use);
  EXPECT_NEAR(bill.comparison.difference_cny(), 0.0, 1.0);
  grid.mean_load_factor_frac = 0.1;
  const finance::GridBill other = finance::bills_of(planned(small.park), small.park).at(0);
  EXPECT_EQ(other.years.at(0).network_charge, NetworkCharge::single_capacity);
  EXPECT_NEAR(other.comparison.difference_cny(), 0.0, 1.0);
}

TEST(ChargeChoice, PlansFallingBlocksAtEachPriceAndBoundsWhatIsLost) {
  SmallPark small = year_park();
  grid_of(small.park).tiers = {{5000.0, 40.0}, {infinity, 0.0}};
  ASSERT_EQ(choice_notes(small.park), 2U);
  const result::Plan plan = planned(small.park);
  model::Park lowest = small.park;
  grid_of(lowest).tiers = {};
  const double bound_cny = planned(lowest).objective_cny_per_year;
  EXPECT_GE(billed_cny(plan, small.park), bound_cny);
  // Every month draws more than 5000 MWh, so 5000 x 40 CNY are lost in each.
  EXPECT_NEAR(billed_cny(plan, small.park), bound_cny + 12.0 * 5000.0 * 40.0, 10.0);
  EXPECT_NE(
      plan.notes.at(1).english().find("no plan can be cheaper than this one by more than CNY 2,"),
      std::string::npos)
      << plan.notes.at(1).english();
}

TEST(ChargeChoice, PlansAnAgreedDemandWhoseLeastDependsOnTheConnection) {
  SmallPark small = year_park();
  Grid& grid = grid_of(small.park);
  grid.demand_charge_cny_per_kw_month = 36.0;
  grid.contract_demand_kw = 6000.0;  // 40 % of 15 MW
  ASSERT_EQ(charge_forms(small.park).size(), 2U);
  const result::Plan plan = planned(small.park);
  EXPECT_NEAR(compared(plan, small.park).difference_cny(), 0.0, 1.0);
  // Held at either side of 15 MW the park is no cheaper.
  for (const component::SizeRange range : {component::SizeRange{0.0, 15.0}, {15.0, 40.0}}) {
    model::Park side = small.park;
    grid_of(side).connection_mw = range;
    EXPECT_LE(billed_cny(plan, small.park), billed_cny(planned(side), side) + 1.0);
  }
}

TEST(ChargeChoice, GivesUpWhereThereAreTooManyForms) {
  SmallPark small = year_park();
  Grid& grid = grid_of(small.park);
  grid.power_charge = PowerCharge::cheaper;
  grid.network_charge = NetworkCharge::cheaper;
  for (int t = 1; t < 9; ++t) grid.tiers.push_back({1000.0 * t, -10.0 * t});
  grid.tiers.push_back({infinity, 0.0});
  EXPECT_TRUE(charge_forms(small.park).empty());
}

TEST(StandingCharges, AreInThePlansCost) {
  SmallPark small = year_park();
  const double before_cny = planned(small.park).objective_cny_per_year;
  Grid& grid = grid_of(small.park);
  grid.fixed_charge_cny_per_month = 500.0;
  grid.connected_kva = 40000.0;
  grid.capacity_charge_cny_per_kw_month = 24.0;
  grid.power_charge = PowerCharge::capacity;
  const result::Plan plan = planned(small.park);
  EXPECT_NEAR(plan.objective_cny_per_year - before_cny, 12.0 * (500.0 + 24.0 * 40000.0), 1.0);
  EXPECT_NEAR(compared(plan, small.park).difference_cny(), 0.0, 0.01);
}

TEST(StandingCharges, HoldTheWorkedExampleOfNotice1192) {
  SmallPark small = year_park();
  const double before_cny = planned(small.park).objective_cny_per_year;
  Grid& grid = grid_of(small.park);
  grid.network_charge = NetworkCharge::single_capacity;
  grid.transmission_cny_per_mwh = 100.0;
  grid.mean_load_factor_frac = 0.6;
  grid.connected_kva = 50000.0;
  // 0.10 CNY/kWh x 0.6 x 730 h x 50 000 kVA = 2.19 million CNY a month.
  EXPECT_NEAR(planned(small.park).objective_cny_per_year - before_cny, 12.0 * 2.19e6, 1.0);
}

}  // namespace
}  // namespace sunward::study

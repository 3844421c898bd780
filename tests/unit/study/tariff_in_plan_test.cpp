// What of a tariff is convex is in the plan: its costs are the bill's, and it avoids what it can.
#include <gtest/gtest.h>

#include <cmath>

#include "sunward/finance/plan_bill.hpp"
#include "sunward/study/plan.hpp"
#include "support/small_park.hpp"

namespace sunward::study {
namespace {

using sunward::testing::SmallPark;

/// A year in steps of three hours: a load that peaks in July, wind, a small battery.
SmallPark year_park() {
  constexpr Index n_steps = 2920;
  std::vector<double> wind, load;
  SmallPark small({std::vector<double>(n_steps, 0.0)});
  series::Weather weather = *small.park.scenarios[0].weather;
  weather.axis.step_minutes = 180;
  const double full_m_per_s = 5.5;
  for (Index t = 0; t < n_steps; ++t) {
    weather.wind_m_per_s[static_cast<std::size_t>(t)] =
        full_m_per_s * (0.5 + 0.4 * std::sin(0.11 * t));
    const bool evening = t % 8 == 6;
    const bool july = weather.axis.month(t) == 6;
    load.push_back((july ? 14.0 : 10.0) + (evening ? 6.0 : 0.0) + 2.0 * std::sin(0.31 * t));
  }
  small.park.scenarios[0].weather = std::make_shared<const series::Weather>(std::move(weather));
  small.wind({6.0, 6.0});
  small.load(load);
  component::Grid& grid = small.grid({40.0, 40.0}, {});
  grid.import_base_cny_per_mwh = 400.0;
  component::Storage storage;
  storage.bus = "ac";
  storage.power_mw = {4.0, 4.0};
  storage.energy_mwh = {16.0, 16.0};
  small.add("bess", storage);
  return small;
}

component::Grid& grid_of(model::Park& park) {
  for (model::Component& component : park.components)
    if (auto* grid = std::get_if<component::Grid>(&component.spec)) return *grid;
  throw std::logic_error("no grid");
}

result::Plan planned(const model::Park& park) {
  PlanOptions options;
  options.tolerance = 1e-8;
  result::Plan plan = study::plan(park, options);
  EXPECT_EQ(plan.status, result::Status::optimal);
  return plan;
}

/// The plan's own costs of the grid are its bill, in energy and in power.
finance::BillComparison expect_exact(const model::Park& park) {
  const finance::BillComparison found = finance::bills_of(planned(park), park).at(0).comparison;
  EXPECT_NEAR(found.optimiser_energy_cny, found.bill_energy_cny, 1e-5 * found.bill_energy_cny);
  EXPECT_NEAR(found.optimiser_power_cny, found.bill_power_cny,
              1e-5 * found.bill_power_cny + 1e-5 * found.bill_energy_cny);
  return found;
}

/// What the plan made without `blind` costs under the whole tariff.
double bill_of_a_blind_plan(model::Park park, void (*blind)(component::Grid&)) {
  model::Park other = park;
  blind(grid_of(other));
  return finance::bills_of(planned(other), park).at(0).comparison.bill_cny();
}

TEST(TariffInPlan, PaysTheRatchetOfElevenMonths) {
  SmallPark small = year_park();
  grid_of(small.park).demand_charge_cny_per_kw_month = 36.0;
  grid_of(small.park).demand_ratchet_frac = 0.9;
  const double seen = expect_exact(small.park).bill_cny();
  const double blind = bill_of_a_blind_plan(
      small.park, [](component::Grid& grid) { grid.demand_ratchet_frac = 0.0; });
  EXPECT_LT(seen, blind + 1.0);
}

TEST(TariffInPlan, PaysTheRatchetOfThreeMonths) {
  SmallPark small = year_park();
  grid_of(small.park).demand_charge_cny_per_kw_month = 36.0;
  grid_of(small.park).demand_ratchet_frac = 0.9;
  grid_of(small.park).demand_ratchet_months = 3;
  expect_exact(small.park);
}

TEST(TariffInPlan, PaysTheAgreedDemandAndItsExcess) {
  SmallPark small = year_park();
  grid_of(small.park).demand_charge_cny_per_kw_month = 36.0;
  grid_of(small.park).contract_demand_kw = 17000.0;
  const double seen = expect_exact(small.park).bill_cny();
  const double blind = bill_of_a_blind_plan(
      small.park, [](component::Grid& grid) { grid.contract_demand_kw = 0.0; });
  EXPECT_LT(seen, blind + 1.0);
}

TEST(TariffInPlan, PaysBlocksAtRisingPrices) {
  SmallPark small = year_park();
  grid_of(small.park).tiers = {{5000.0, 0.0}, {7000.0, 40.0}, {infinity, 90.0}};
  expect_exact(small.park);
}

TEST(TariffInPlan, LeavesBlocksAtFallingPricesToTheBill) {
  SmallPark small = year_park();
  grid_of(small.park).tiers = {{5000.0, 40.0}, {infinity, 0.0}};
  const finance::BillComparison found =
      finance::bills_of(planned(small.park), small.park).at(0).comparison;
  EXPECT_NEAR(found.difference_cny(), 12.0 * 5000.0 * 40.0, 1.0);
}

TEST(TariffInPlan, KeepsOutOfTheGridsOwnPeaks) {
  SmallPark small = year_park();
  component::Grid& grid = grid_of(small.park);
  grid.coincident_charge_cny_per_kw_year = 500.0;
  grid.coincident_peaks = {{{0, 7, 15}, 18 * 60}, {{0, 8, 20}, 19 * 60}};
  const finance::BillComparison seen = expect_exact(small.park);
  EXPECT_GT(seen.bill_power_cny, 0.0);
  const double blind = bill_of_a_blind_plan(
      small.park, [](component::Grid& g) { g.coincident_charge_cny_per_kw_year = 0.0; });
  EXPECT_LT(seen.bill_cny(),
            blind - 100000.0);  // the battery gives its 4 MW in both: 2 MCNY less at most
}

TEST(TariffInPlan, ReadsAPeakAsTheStepThatHoldsIt) {
  SmallPark small = year_park();
  component::Grid& grid = grid_of(small.park);
  grid.coincident_charge_cny_per_kw_year = 100.0;
  grid.coincident_peaks = {{{2025, 1, 1}, 4 * 60}, {{2024, 1, 1}, 0}};
  finance::Metering metering;
  metering.axis = small.park.scenarios[0].weather->axis;
  metering.import_mw.assign(2920, 1.0);
  metering.import_mw[1] = 7.0;  // 03:00 to 06:00
  const finance::YearBill bill = finance::bill(grid, metering);
  // 7 MW in one of two peaks, the other of another year: 7000 kW x 100 / 2.
  EXPECT_NEAR(bill.cny_of("coincident"), 350000.0, 1e-6);
}

}  // namespace
}  // namespace sunward::study

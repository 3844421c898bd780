#include "sunward/component/grid/price.hpp"

#include <gtest/gtest.h>

#include "sunward/base/error.hpp"

namespace sunward::component {
namespace {

PriceBand band(double multiplier, std::vector<DaySpan> spans) {
  PriceBand entry;
  entry.multiplier = multiplier;
  entry.spans = std::move(spans);
  return entry;
}

/// Peak 08-11 and 17-23, valley 00-07 and 11-13.
Grid shanxi_grid() {
  Grid grid;
  grid.import_base_cny_per_mwh = 400.0;
  grid.import_adders_cny_per_mwh = 100.0;
  grid.time_of_use.bands = {band(1.6, {{480, 660}, {1020, 1380}}),
                            band(0.45, {{0, 420}, {660, 780}})};
  return grid;
}

TEST(ImportPrice, IsBaseTimesMultiplierPlusAdders) {
  const auto price = import_price(shanxi_grid(), series::calendar_year(2023));
  ASSERT_EQ(price.size(), 8760U);
  EXPECT_DOUBLE_EQ(price[0], 280.0);       // valley: 400 * 0.45 + 100
  EXPECT_DOUBLE_EQ(price[7], 500.0);       // flat
  EXPECT_DOUBLE_EQ(price[24 + 8], 740.0);  // peak of the second day
  EXPECT_DOUBLE_EQ(price[8760 - 1], 500.0);
}

TEST(ImportPrice, FollowsTheMonth) {
  Grid grid = shanxi_grid();
  grid.time_of_use.bands.push_back(band(3.0, {{0, 60}}));
  grid.time_of_use.bands.back().months.fill(false);
  grid.time_of_use.bands.back().months[1] = true;
  const auto price = import_price(grid, series::calendar_year(2023));
  EXPECT_DOUBLE_EQ(price[30 * 24], 280.0);   // 31 January
  EXPECT_DOUBLE_EQ(price[31 * 24], 1300.0);  // 1 February
  EXPECT_DOUBLE_EQ(price[59 * 24], 280.0);   // 1 March
}

TEST(ImportPrice, ABandMayNameItsPrice) {
  Grid grid = shanxi_grid();
  grid.time_of_use.bands[0].price_cny_per_mwh = 900.0;
  EXPECT_DOUBLE_EQ(import_price(grid, series::calendar_year(2023))[8], 1000.0);
}

TEST(ImportPrice, HoldsEveryChargePerMegawattHour) {
  Grid grid = shanxi_grid();
  grid.transmission_cny_per_mwh = 90.0;
  grid.line_loss_cny_per_mwh = 20.0;
  grid.system_operation_cny_per_mwh = 35.0;
  grid.levies_cny_per_mwh = 25.0;
  EXPECT_DOUBLE_EQ(import_price(grid, series::calendar_year(2023))[7], 670.0);
}

TEST(ImportPrice, LeavesTransmissionOutWhereTheGridIsPaidByCapacity) {
  Grid grid = shanxi_grid();
  grid.transmission_cny_per_mwh = 90.0;
  for (const NetworkCharge charge : {NetworkCharge::single_capacity, NetworkCharge::cheaper}) {
    grid.network_charge = charge;
    EXPECT_DOUBLE_EQ(import_price(grid, series::calendar_year(2023))[7], 500.0);
  }
}

TEST(ImportPrice, HasTransmissionWhereSelfUsePaysItToo) {
  Grid grid = shanxi_grid();
  grid.transmission_cny_per_mwh = 90.0;
  grid.network_charge = NetworkCharge::two_part_with_self_use;
  EXPECT_DOUBLE_EQ(import_price(grid, series::calendar_year(2023))[7], 590.0);
  EXPECT_DOUBLE_EQ(optimiser_charges(grid).self_use_cny_per_mwh, 90.0);
  grid.network_charge = NetworkCharge::two_part;
  EXPECT_DOUBLE_EQ(optimiser_charges(grid).self_use_cny_per_mwh, 0.0);
}

TEST(OptimiserCharges, SingleCapacityChargeIsTheWorkedExampleOfTheNotice) {
  Grid grid;
  grid.transmission_cny_per_mwh = 100.0;  // 0.10 CNY/kWh
  grid.mean_load_factor_frac = 0.6;
  grid.network_charge = NetworkCharge::single_capacity;
  // 0.10 x 0.6 x 730 h x 50 000 kVA = 2.19 million CNY a month
  EXPECT_NEAR(single_capacity_cny_per_kva_month(grid) * 50000.0, 2.19e6, 1e-6);
  EXPECT_NEAR(optimiser_charges(grid).capacity_cny_per_kw_month, 43.8, 1e-12);
}

TEST(OptimiserCharges, AGivenConnectedCapacityIsNoMatterOfSizes) {
  Grid grid;
  grid.capacity_charge_cny_per_kw_month = 24.0;
  EXPECT_DOUBLE_EQ(optimiser_charges(grid).capacity_cny_per_kw_month, 24.0);
  grid.connected_kva = 50000.0;
  EXPECT_DOUBLE_EQ(optimiser_charges(grid).capacity_cny_per_kw_month, 0.0);
  EXPECT_DOUBLE_EQ(optimiser_charges(grid).standing_capacity_cny_per_month, 1.2e6);
}

TEST(OptimiserCharges, TheCheaperPowerChargeIsSeenAsDemand) {
  Grid grid;
  grid.capacity_charge_cny_per_kw_month = 24.0;
  grid.demand_charge_cny_per_kw_month = 36.0;
  grid.power_charge = PowerCharge::cheaper;
  EXPECT_DOUBLE_EQ(optimiser_charges(grid).capacity_cny_per_kw_month, 0.0);
  EXPECT_DOUBLE_EQ(optimiser_charges(grid).demand_cny_per_kw_month, 36.0);
}

TEST(ImportPrice, LongStepsTakeTheMeanOfTheirHours) {
  const auto price = import_price(shanxi_grid(), series::calendar_year(2023, 180));
  // 06-09 h: valley, flat, peak: (0.45 + 1 + 1.6) / 3 * 400 + 100
  EXPECT_NEAR(price[2], 400.0 * 3.05 / 3.0 + 100.0, 1e-9);
}

TEST(ImportPrice, StepsOfNinetyMinutesWeighHoursByTheirShare) {
  const auto price = import_price(shanxi_grid(), series::calendar_year(2023, 90));
  // 06:00-07:30: 60 min valley, 30 min flat
  EXPECT_NEAR(price[4], 400.0 * (0.45 * 60 + 1.0 * 30) / 90 + 100.0, 1e-9);
}

TEST(ImportPrice, GivenSeriesReplacesBaseAndAddersButNotTheChargesListedApart) {
  Grid grid = shanxi_grid();
  grid.import_price_cny_per_mwh.assign(8760, -5.0);
  EXPECT_EQ(import_price(grid, series::calendar_year(2023)), std::vector<double>(8760, -5.0));
  grid.transmission_cny_per_mwh = 90.0;
  EXPECT_EQ(import_price(grid, series::calendar_year(2023)), std::vector<double>(8760, 85.0));
}

TEST(ImportPrice, RefusesASeriesThatFitsNoYear) {
  Grid grid;
  grid.import_price_cny_per_mwh.assign(100, 1.0);
  EXPECT_THROW(static_cast<void>(import_price(grid, series::calendar_year(2023))), InputError);
}

TEST(ExportPrice, IsConstantOrGiven) {
  Grid grid;
  grid.export_price_cny_per_mwh = 332.0;
  EXPECT_EQ(export_price(grid, series::calendar_year(2023)), std::vector<double>(8760, 332.0));
  grid.export_price_series_cny_per_mwh.assign(8784, 10.0);
  EXPECT_EQ(export_price(grid, series::calendar_year(2023)), std::vector<double>(8760, 10.0));
}

}  // namespace
}  // namespace sunward::component

#include "sunward/component/grid/price.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "sunward/base/error.hpp"

namespace sunward::component {
namespace {

Grid shanxi_grid() {
  Grid grid;
  grid.import_base_cny_per_mwh = 400.0;
  grid.import_adders_cny_per_mwh = 100.0;
  grid.import_multiplier = shanxi_tou_multipliers();
  return grid;
}

TEST(ShanxiTou, HasNinePeakNineValleyAndSixFlatHoursADay) {
  for (const auto& month : shanxi_tou_multipliers()) {
    int n_peak = 0, n_valley = 0, n_flat = 0;
    for (const double multiplier : month) {
      n_peak += multiplier == 1.6;
      n_valley += multiplier == 0.45;
      n_flat += multiplier == 1.0;
    }
    EXPECT_EQ(n_peak, 9);
    EXPECT_EQ(n_valley, 9);
    EXPECT_EQ(n_flat, 6);
  }
}

TEST(ShanxiTou, TimeMeanOfTheMultiplierIsSlightlyAboveOne) {
  const auto day = shanxi_tou_multipliers()[0];
  EXPECT_NEAR(std::accumulate(day.begin(), day.end(), 0.0) / 24.0, 1.019, 5e-4);
}

TEST(ShanxiTou, SuperPeakRaisesPeakHoursOfItsMonthsToOnePointNineTwo) {
  const MultiplierTable table = shanxi_tou_multipliers(assumed_shanxi_super_peak());
  EXPECT_DOUBLE_EQ(table[6][18], 1.92);  // July, 18-19 h
  EXPECT_DOUBLE_EQ(table[6][17], 1.6);
  EXPECT_DOUBLE_EQ(table[3][18], 1.6);  // April
}

TEST(ShanxiTou, SuperPeakLeavesValleyHoursAlone) {
  EXPECT_EQ(shanxi_tou_multipliers(SuperPeak{{1}, {12}})[0][12], 0.45);
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
  grid.import_multiplier[1][0] = 3.0;
  const auto price = import_price(grid, series::calendar_year(2023));
  EXPECT_DOUBLE_EQ(price[30 * 24], 280.0);   // 31 January
  EXPECT_DOUBLE_EQ(price[31 * 24], 1300.0);  // 1 February
  EXPECT_DOUBLE_EQ(price[59 * 24], 280.0);   // 1 March
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

TEST(ImportPrice, GivenSeriesIsTheFullPrice) {
  Grid grid = shanxi_grid();
  grid.import_price_cny_per_mwh.assign(8760, -5.0);
  EXPECT_EQ(import_price(grid, series::calendar_year(2023)), std::vector<double>(8760, -5.0));
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

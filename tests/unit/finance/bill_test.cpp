#include "sunward/finance/bill.hpp"

#include <gtest/gtest.h>

#include "sunward/component/grid/price.hpp"

namespace sunward::finance {
namespace {

component::Grid shanxi() {
  component::Grid grid;
  grid.import_base_cny_per_mwh = 100.0;
  grid.import_multiplier = component::shanxi_tou_multipliers();
  grid.import_adders_cny_per_mwh = 10.0;
  grid.demand_charge_cny_per_kw_month = 36.0;
  grid.capacity_charge_cny_per_kw_month = 2.0;
  return grid;
}

TEST(Bill, OfAFlatLoadInMarchIsDoneByHand) {
  const series::TimeAxis axis = series::calendar_year(2025);
  const std::vector<double> load(8760, 2.0);
  const std::vector<BillMonth> months = bill(shanxi(), axis, load, {}, 5.0);
  ASSERT_EQ(months.size(), 12u);
  const BillMonth& march = months[2];  // 31 days: 9 h peak, 6 h flat, 9 h valley
  ASSERT_EQ(march.bands.size(), 3u);
  EXPECT_DOUBLE_EQ(march.bands[0].multiplier, 1.6);
  EXPECT_NEAR(march.bands[0].energy_mwh, 31 * 9 * 2.0, 1e-9);
  EXPECT_NEAR(march.bands[0].energy_cny, 31 * 9 * 2.0 * 160.0, 1e-6);
  EXPECT_NEAR(march.bands[2].energy_cny, 31 * 9 * 2.0 * 45.0, 1e-6);
  EXPECT_NEAR(march.adders_cny, 31 * 24 * 2.0 * 10.0, 1e-6);
  EXPECT_DOUBLE_EQ(march.demand_cny, 2000.0 * 36.0);
  EXPECT_DOUBLE_EQ(march.capacity_cny, 5000.0 * 2.0);
}

TEST(Bill, SumsToPriceTimesEnergyForStepsOfAnyLength) {
  for (const int minutes : {15, 60, 180}) {
    const series::TimeAxis axis = series::calendar_year(2025, minutes);
    std::vector<double> load(static_cast<std::size_t>(axis.n_steps));
    for (std::size_t t = 0; t < load.size(); ++t) load[t] = static_cast<double>(t % 7);
    const std::vector<double> price = component::import_price(shanxi(), axis);
    double expected = 0.0;
    for (std::size_t t = 0; t < load.size(); ++t) expected += load[t] * price[t] * axis.step_h();
    double energy = 0.0;
    for (const BillMonth& month : bill(shanxi(), axis, load, {}, 0.0))
      energy += month.energy_cny() + month.adders_cny;
    EXPECT_NEAR(energy, expected, 1e-9 * expected) << minutes;
  }
}

}  // namespace
}  // namespace sunward::finance

// Bills against an independent program and a published sample.
#include <gtest/gtest.h>

#include "sunward/finance/bill.hpp"

namespace sunward::finance {
namespace {

component::PriceBand band(double price_cny_per_mwh, std::vector<component::DaySpan> spans) {
  component::PriceBand entry;
  entry.price_cny_per_mwh = price_cny_per_mwh;
  entry.spans = std::move(spans);
  return entry;
}

/// Weekdays 8-22 at 80, in summer 14-19 at 150; weekends 10-18 at 80; else 50. (In dollars: per kWh
/// a thousandth of it.)
component::Grid american() {
  component::Grid grid;
  component::TimeOfUse& table = grid.time_of_use;
  table.bands = {band(50.0, {}), band(80.0, {{480, 1320}}), band(150.0, {{840, 1140}}),
                 band(80.0, {{600, 1080}})};
  table.bands[1].weekends = table.bands[2].weekends = false;
  table.bands[3].weekdays = false;
  table.bands[2].months.fill(false);
  for (const std::size_t month : {5u, 6u, 7u, 8u}) table.bands[2].months[month] = true;
  grid.demand_charge_cny_per_kw_month = 12.5;
  grid.fixed_charge_cny_per_month = 250.0;
  return grid;
}

/// 500 + 37 (t mod 24) + 11 (t mod 97) kW, 600 more from June to August; 2018 begins on a Monday.
Metering american_load() {
  Metering metering;
  metering.axis = series::calendar_year(2018);
  for (Index t = 0; t < metering.axis.n_steps; ++t) {
    const int month = metering.axis.month(t);
    const int kw = 500 + 37 * (t % 24) + 11 * (t % 97) + (month >= 5 && month <= 7 ? 600 : 0);
    metering.import_mw.push_back(kw / 1000.0);
  }
  metering.connection_mw = 3.1;
  return metering;
}

void expect_bills(const component::Grid& grid, const std::vector<double>& expected) {
  const YearBill year = bill(grid, american_load());
  ASSERT_EQ(year.months.size(), expected.size());
  for (std::size_t m = 0; m < expected.size(); ++m)
    EXPECT_NEAR(year.months[m].total_cny(), expected[m], 0.005) << "month " << m + 1;
}

// The figures are year1_monthly_utility_bill_wo_sys of utilityrate5 in PySAM 7.1.1 (NREL), rounded
// to a cent, for the same load and rates.
TEST(UtilityBill, TimeOfUseWithDemandChargeIsThatOfPySam) {
  expect_bills(american(), {101447.40, 93684.18, 101865.63, 99840.44, 101079.67, 150466.57,
                            156003.65, 156096.08, 108842.19, 103092.56, 98890.35, 100356.90});
}

TEST(UtilityBill, BlocksOfEnergyAndARatchetOfElevenMonthsAreThoseOfPySam) {
  component::Grid grid = american();
  grid.tiers = {{700.0, 0.0}, {infinity, 20.0}};
  grid.demand_ratchet_frac = 0.8;
  grid.demand_ratchet_months = 11;
  expect_bills(grid, {108966.68, 100281.70, 110446.97, 106752.80, 109497.65, 166100.11, 172478.77,
                      172796.48, 117398.27, 110801.60, 106290.11, 109497.58});
}

// Sample bill of a convenience store under a general service rate of Public Service Electric & Gas,
// June: 17 588 kWh at 9.444 ct, an adjustment of -1.7192 ct per kWh, 3.74 $ for the customer; the
// demand of 30 kW is stated as 262.34 $ in all. Source: "Calculation of a monthly bill", section
// 18.5.1 of an energy management handbook.
TEST(UtilityBill, PublishedSampleOfAStoreComesToTheCent) {
  component::Grid grid;
  grid.import_base_cny_per_mwh = 94.44;
  grid.import_adders_cny_per_mwh = -17.192;
  grid.fixed_charge_cny_per_month = 3.74;
  grid.demand_charge_cny_per_kw_month = 262.34 / 30.0;
  Metering metering;
  metering.axis = series::calendar_year(2025);
  metering.import_mw.assign(8760, 0.0);
  // June has 720 hours; one of 30 kW, the others share the rest.
  const auto june = static_cast<std::size_t>(24 * 151);
  metering.import_mw[june] = 0.030;
  for (std::size_t t = june + 1; t < june + 720; ++t)
    metering.import_mw[t] = (17.588 - 0.030) / 719.0;
  const BillMonth month = bill(grid, metering).months[5];
  EXPECT_NEAR(month.cny_of("energy"), 1661.01, 0.005);
  EXPECT_NEAR(month.cny_of("other_adders"), -302.37, 0.005);
  EXPECT_NEAR(month.total_cny(), 1624.72, 0.005);
}

}  // namespace
}  // namespace sunward::finance

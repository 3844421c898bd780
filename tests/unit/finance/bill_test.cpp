#include "sunward/finance/bill.hpp"

#include <gtest/gtest.h>

#include "sunward/component/grid/price.hpp"

namespace sunward::finance {
namespace {

using component::NetworkCharge;
using component::PowerCharge;

component::PriceBand band(const char* name, double multiplier,
                          std::vector<component::DaySpan> spans) {
  component::PriceBand entry;
  entry.name = name;
  entry.multiplier = multiplier;
  entry.spans = std::move(spans);
  return entry;
}

component::Grid shanxi() {
  component::Grid grid;
  grid.import_base_cny_per_mwh = 100.0;
  grid.time_of_use.bands = {band("peak", 1.6, {{480, 660}, {1020, 1380}}),
                            band("valley", 0.45, {{0, 420}, {660, 780}})};
  grid.import_adders_cny_per_mwh = 10.0;
  grid.demand_charge_cny_per_kw_month = 36.0;
  grid.capacity_charge_cny_per_kw_month = 2.0;
  return grid;
}

Metering metering_of(std::vector<double> import_mw, double connection_mw = 5.0) {
  Metering metering;
  metering.axis = series::calendar_year(2025);
  metering.import_mw = std::move(import_mw);
  metering.connection_mw = connection_mw;
  return metering;
}

Metering flat(double mw, double connection_mw = 5.0) {
  return metering_of(std::vector<double>(8760, mw), connection_mw);
}

/// The first hour of a month (0-11) of 2025.
std::size_t first_hour(int month) {
  return static_cast<std::size_t>(
      24 * (series::days_from_civil(2025, month + 1, 1) - series::days_from_civil(2025, 1, 1)));
}

const BillLine& line(const BillMonth& month, const std::string& key, const std::string& band = "") {
  for (const BillLine& entry : month.lines)
    if (entry.key == key && entry.band == band) return entry;
  static const BillLine none;
  return none;
}

TEST(Bill, OfAFlatLoadInMarchIsDoneByHand) {
  const YearBill year = bill(shanxi(), flat(2.0));
  ASSERT_EQ(year.months.size(), 12u);
  const BillMonth& march = year.months[2];  // 31 days: 9 h peak, 6 h flat, 9 h valley
  EXPECT_NEAR(line(march, "energy", "peak").quantity, 31 * 9 * 2.0, 1e-9);
  EXPECT_NEAR(line(march, "energy", "peak").cny, 31 * 9 * 2.0 * 160.0, 1e-6);
  EXPECT_NEAR(line(march, "energy", "flat").cny, 31 * 6 * 2.0 * 100.0, 1e-6);
  EXPECT_NEAR(line(march, "energy", "valley").cny, 31 * 9 * 2.0 * 45.0, 1e-6);
  EXPECT_NEAR(line(march, "other_adders").cny, 31 * 24 * 2.0 * 10.0, 1e-6);
  EXPECT_NEAR(line(march, "demand").cny, 2000.0 * 36.0, 1e-6);
  EXPECT_NEAR(line(march, "capacity").cny, 5000.0 * 2.0, 1e-6);
  EXPECT_NEAR(march.total_cny(), 89280 + 37200 + 25110 + 14880 + 72000 + 10000, 1e-6);
}

TEST(Bill, SumsToPriceTimesEnergyForStepsOfAnyLength) {
  for (const int minutes : {15, 60, 180}) {
    Metering metering;
    metering.axis = series::calendar_year(2025, minutes);
    metering.import_mw.resize(static_cast<std::size_t>(metering.axis.n_steps));
    for (std::size_t t = 0; t < metering.import_mw.size(); ++t)
      metering.import_mw[t] = static_cast<double>(t % 7);
    const std::vector<double> price = component::import_price(shanxi(), metering.axis);
    double expected = 0.0;
    for (std::size_t t = 0; t < price.size(); ++t)
      expected += metering.import_mw[t] * price[t] * metering.axis.step_h();
    const YearBill year = bill(shanxi(), metering);
    EXPECT_NEAR(year.cny_of("energy") + year.cny_of("other_adders"), expected, 1e-9 * expected)
        << minutes;
  }
}

TEST(Bill, ListsEveryChargePerMegawattHour) {
  component::Grid grid = shanxi();
  grid.transmission_cny_per_mwh = 90.0;
  grid.line_loss_cny_per_mwh = 20.0;
  grid.system_operation_cny_per_mwh = 35.0;
  grid.levies_cny_per_mwh = 25.0;
  grid.fixed_charge_cny_per_month = 500.0;
  const BillMonth june = bill(grid, flat(1.0)).months[5];  // 720 MWh
  EXPECT_NEAR(line(june, "transmission").cny, 64800.0, 1e-6);
  EXPECT_NEAR(line(june, "line_loss").cny, 14400.0, 1e-6);
  EXPECT_NEAR(line(june, "system_operation").cny, 25200.0, 1e-6);
  EXPECT_NEAR(line(june, "levies").cny, 18000.0, 1e-6);
  EXPECT_NEAR(line(june, "fixed").cny, 500.0, 1e-12);
}

TEST(Bill, ChoosesDemandOrCapacityByQuarter) {
  component::Grid grid = shanxi();
  grid.capacity_charge_cny_per_kw_month = 24.0;
  grid.power_charge = PowerCharge::cheaper;
  // 5000 kVA x 24 = 120 000 a month. Demand of 2 MW: 72 000; in May 9 MW: 324 000, so that the
  // second quarter's demand, 468 000, is above its capacity, 360 000.
  std::vector<double> load(8760, 2.0);
  load[first_hour(4)] = 9.0;
  const YearBill year = bill(grid, metering_of(load));
  ASSERT_EQ(year.choices.size(), 4u);
  EXPECT_EQ(year.choices[0].taken, "demand");
  EXPECT_EQ(year.choices[1].taken, "capacity");
  EXPECT_NEAR(year.choices[1].other_cny - year.choices[1].taken_cny, 108000.0, 1e-6);
  EXPECT_NEAR(year.cny_of("demand"), 9 * 72000.0, 1e-6);
  EXPECT_NEAR(year.cny_of("capacity"), 3 * 120000.0, 1e-6);
}

TEST(Bill, AgreedDemandIsPaidInFullAndItsExcessTwice) {
  component::Grid grid = shanxi();
  grid.power_charge = PowerCharge::demand;
  grid.contract_demand_kw = 2000.0;
  std::vector<double> load(8760, 1.0);
  load[first_hour(1)] = 2.1;  // 5 % above: free
  load[first_hour(2)] = 2.5;  // 2500 - 2100 = 400 kW twice
  const YearBill year = bill(grid, metering_of(load));
  EXPECT_NEAR(line(year.months[0], "demand").quantity, 2000.0, 1e-9);
  EXPECT_NEAR(line(year.months[1], "demand").quantity, 2000.0, 1e-9);
  EXPECT_NEAR(line(year.months[2], "demand").quantity, 2800.0, 1e-9);
}

TEST(Bill, AgreedDemandIsAtLeastTwoFifthsOfTheConnectedCapacity) {
  component::Grid grid = shanxi();
  grid.power_charge = PowerCharge::demand;
  grid.contract_demand_kw = 500.0;
  EXPECT_NEAR(line(bill(grid, flat(1.0)).months[0], "demand").quantity, 2000.0, 1e-9);
}

TEST(Bill, HighUsePerKilovoltampereLowersTheDemandPrice) {
  component::Grid grid = shanxi();
  grid.demand_discount_frac = 0.1;
  // 2 MW on 5000 kVA: 298 kWh/kVA in January, 269 in February, 288 in April
  EXPECT_NEAR(line(bill(grid, flat(2.0)).months[3], "demand").price, 32.4, 1e-12);
  EXPECT_NEAR(line(bill(grid, flat(1.7)).months[3], "demand").price, 36.0, 1e-12);  // 245
}

TEST(Bill, SingleCapacityChargeIsTheWorkedExampleOfTheNotice) {
  component::Grid grid;
  grid.transmission_cny_per_mwh = 100.0;
  grid.mean_load_factor_frac = 0.6;
  grid.network_charge = NetworkCharge::single_capacity;
  const BillMonth month = bill(grid, flat(10.0, 50.0)).months[0];
  EXPECT_NEAR(line(month, "single_capacity").cny, 2.19e6, 1e-6);  // NDRC 1192 of 2025
  EXPECT_EQ(month.cny_of("transmission"), 0.0);
}

TEST(Bill, ChoosesTheNetworkChargeOverTheYear) {
  component::Grid grid;
  grid.transmission_cny_per_mwh = 100.0;
  grid.mean_load_factor_frac = 0.6;
  grid.network_charge = NetworkCharge::cheaper;
  Metering metering = flat(10.0, 50.0);
  metering.self_use_mw.assign(8760, 15.0);
  // 25 MW x 8760 h x 100 = 21.9 million against 12 x 2.19 = 26.28 million
  YearBill year = bill(grid, metering);
  EXPECT_EQ(year.network_charge, NetworkCharge::two_part_with_self_use);
  EXPECT_NEAR(year.total_cny(), 21.9e6, 1.0);
  EXPECT_NEAR(year.choices.at(0).other_cny, 26.28e6, 1.0);
  metering.self_use_mw.assign(8760, 30.0);
  year = bill(grid, metering);
  EXPECT_EQ(year.network_charge, NetworkCharge::single_capacity);
  EXPECT_NEAR(year.total_cny(), 26.28e6, 1.0);
}

TEST(Bill, CountsSalesApartFromWhatIsPaid) {
  component::Grid grid = shanxi();
  grid.export_price_cny_per_mwh = 300.0;
  Metering metering = flat(1.0);
  metering.export_mw.assign(8760, 2.0);
  const BillMonth april = bill(grid, metering).months[3];
  EXPECT_NEAR(april.export_cny, 720 * 2 * 300.0, 1e-6);
  EXPECT_NEAR(april.total_cny(), bill(grid, flat(1.0)).months[3].total_cny(), 1e-9);
}

}  // namespace
}  // namespace sunward::finance

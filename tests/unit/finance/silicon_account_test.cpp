// The mix of a bus hour by hour, and what a silicon plant's electricity costs from it: by hand.
#include "sunward/finance/silicon_account.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace sunward::finance {
namespace {

constexpr double hours_per_step = 8760.0 / 4.0;
constexpr double tiny = 1e-9;

/// Four hours at one bus. Sun 8 MW then nothing, a battery that carries 4 MWh of it, a grid at
/// 100, 200, 300, 400 CNY/MWh with 0.5 kg/kWh.
struct FourHours {
  result::Plan plan;
  model::Park park;

  FourHours() {
    plan.status = result::Status::optimal;
    result::ScenarioYear year;
    year.axis.start = {2025, 1, 1, 0, 0};
    year.axis.n_steps = 4;
    plan.years = {year};
    park.buses = {{"ac", model::Carrier::electricity}};
  }

  void asset(const std::string& name, auto spec, double yearly_cny = 0.0) {
    spec.bus = "ac";
    park.components.push_back({name, name, spec});
    result::Asset asset;
    asset.name = name;
    if (yearly_cny > 0.0) asset.costs = {{"annuity", yearly_cny}};
    plan.assets.push_back(asset);
  }
  void flow(const std::string& asset, const std::string& quantity, int sign,
            std::vector<double> values) {
    plan.flows.push_back({asset + "_" + quantity, asset, quantity, "MW", "", sign == 0 ? "" : "ac",
                          sign, std::move(values)});
  }
  void grid(std::vector<double> import_mw, double yearly_cny = 0.0) {
    component::Grid spec;
    spec.import_price_cny_per_mwh = {100.0, 200.0, 300.0, 400.0};
    spec.co2_kg_per_kwh = 0.5;
    asset("grid", spec, yearly_cny);
    flow("grid", "import_mw", 1, std::move(import_mw));
  }
  void sun(std::vector<double> power_mw, double yearly_cny) {
    asset("pv", component::Pv{}, yearly_cny);
    flow("pv", "power_mw", 1, std::move(power_mw));
  }
  void battery(double yearly_cny) {
    asset("battery", component::Storage{}, yearly_cny);
    flow("battery", "charge_mw", -1, {5.0, 0.0, 0.0, 0.0});
    flow("battery", "discharge_mw", 1, {0.0, 0.0, 3.0, 1.0});
    flow("battery", "energy_mwh", 0, {4.0, 4.0, 1.0, 0.0});
  }
};

TEST(SupplyMix, GridCostsThePriceOfItsHour) {
  FourHours hours;
  hours.grid({1.0, 1.0, 1.0, 1.0});
  const SupplyMix mix = supply_mix(hours.plan, hours.park, "ac");
  EXPECT_EQ(mix.cny_per_mwh, (std::vector<double>{100.0, 200.0, 300.0, 400.0}));
  EXPECT_EQ(mix.co2_kg_per_mwh, (std::vector<double>(4, 500.0)));
}

TEST(SupplyMix, ConnectionIsSpreadOverImport) {
  FourHours hours;
  hours.grid({1.0, 0.0, 3.0, 0.0}, 40.0 * hours_per_step);
  const SupplyMix mix = supply_mix(hours.plan, hours.park, "ac");
  EXPECT_NEAR(mix.cny_per_mwh[0], 110.0, tiny);
  EXPECT_NEAR(mix.cny_per_mwh[2], 310.0, tiny);
}

TEST(SupplyMix, SourcesOfAnHourAreMixedByTheirPower) {
  FourHours hours;
  hours.sun({3.0, 0.0, 0.0, 0.0}, 3.0 * 40.0 * hours_per_step);  // 40 CNY/MWh
  hours.grid({1.0, 1.0, 1.0, 1.0});
  const SupplyMix mix = supply_mix(hours.plan, hours.park, "ac");
  EXPECT_NEAR(mix.cny_per_mwh[0], (3.0 * 40.0 + 100.0) / 4.0, tiny);
  EXPECT_NEAR(mix.co2_kg_per_mwh[0], 125.0, tiny);
}

TEST(SupplyMix, AThermalPlantCostsItsFuelAndEmits) {
  FourHours hours;
  component::ThermalPlant plant;
  plant.fuel_kg_per_kwh = 0.3;
  plant.fuel_price_cny_per_t = 600.0;
  plant.co2_kg_per_kwh = 0.8;
  hours.asset("coal", plant, 4.0 * 2.0 * 50.0 * hours_per_step);  // 50 CNY/MWh
  hours.flow("coal", "power_mw", 1, {2.0, 2.0, 2.0, 2.0});
  const SupplyMix mix = supply_mix(hours.plan, hours.park, "ac");
  EXPECT_NEAR(mix.cny_per_mwh[1], 50.0 + 180.0, tiny);
  EXPECT_NEAR(mix.co2_kg_per_mwh[1], 800.0, tiny);
}

TEST(SupplyMix, StorageGivesBackWhatItsChargingCost) {
  FourHours hours;
  hours.sun({6.0, 0.0, 0.0, 0.0}, 6.0 * 40.0 * hours_per_step);  // 40 CNY/MWh
  hours.grid({4.0, 1.0, 0.0, 0.0});                              // mix of hour 0: 64 CNY, 200 kg
  hours.battery(4.0 * 25.0 * hours_per_step);                    // 25 CNY per MWh discharged
  const SupplyMix mix = supply_mix(hours.plan, hours.park, "ac");
  EXPECT_NEAR(mix.cny_per_mwh[0], 64.0, tiny);
  // 5 MWh at 64 CNY come out as 3 and 1 MWh: three quarters and the rest.
  EXPECT_NEAR(mix.cny_per_mwh[2], 0.75 * 320.0 / 3.0 + 25.0, tiny);
  EXPECT_NEAR(mix.cny_per_mwh[3], 0.25 * 320.0 / 1.0 + 25.0, tiny);
  EXPECT_NEAR(mix.co2_kg_per_mwh[3], 0.25 * 1000.0, tiny);
}

TEST(SupplyMix, ConsumersPayWhatSourcesCost) {
  FourHours hours;
  hours.sun({6.0, 2.0, 0.0, 0.0}, 5e5);
  hours.grid({4.0, 1.0, 2.0, 5.0}, 3e4);
  hours.battery(2e5);
  const SupplyMix mix = supply_mix(hours.plan, hours.park, "ac");
  const std::vector<double> charge = {5.0, 0.0, 0.0, 0.0};
  std::vector<double> paid(4);
  for (std::size_t n = 0; n < 4; ++n) paid[n] = (mix.total_mw(n) - charge[n]) * mix.cny_per_mwh[n];
  const double bought = (4.0 * 100.0 + 200.0 + 600.0 + 2000.0) * hours_per_step;
  EXPECT_NEAR(mix.yearly(paid), bought + 5e5 + 3e4 + 2e5, 1e-3);
}

TEST(SupplyMix, CostOfAnIdleSourceIsNobodys) {
  FourHours hours;
  hours.sun({0.0, 0.0, 0.0, 0.0}, 777.0);
  hours.grid({1.0, 1.0, 1.0, 1.0});
  EXPECT_EQ(supply_mix(hours.plan, hours.park, "ac").unused_cny_per_year, 777.0);
}

TEST(SupplyMix, AnotherBusIsAnothersMix) {
  FourHours hours;
  hours.grid({1.0, 1.0, 1.0, 1.0});
  EXPECT_EQ(supply_mix(hours.plan, hours.park, "island").total_mw(0), 0.0);
}

FourHours with_plant() {
  FourHours hours;
  hours.sun({2.0, 0.0, 0.0, 0.0}, 0.0);
  hours.grid({2.0, 4.0, 4.0, 4.0});
  component::SiliconPlant plant;
  plant.target_gw_per_y = 0.001;
  hours.asset("silicon", plant);
  hours.flow("silicon", "power_mw", -1, {2.0, 2.0, 2.0, 2.0});
  hours.flow("silicon", "slicing_mw", -1, {2.0, 0.0, 0.0, 1.0});
  return hours;
}

TEST(SiliconAccount, SumsThePlantsHoursAtTheirOwnMix) {
  const FourHours hours = with_plant();
  const auto accounts = silicon_accounts(hours.plan, hours.park);
  ASSERT_EQ(accounts.size(), 1U);
  const ElectricityUse& use = accounts[0].electricity;
  EXPECT_NEAR(use.mwh, 11.0 * hours_per_step, tiny * use.mwh);
  const double cny = 4.0 * 50.0 + 2.0 * 200.0 + 2.0 * 300.0 + 3.0 * 400.0;
  EXPECT_NEAR(use.cny, cny * hours_per_step, tiny * use.cny);
  EXPECT_NEAR(use.co2_kg, (4.0 * 250.0 + 7.0 * 500.0) * hours_per_step, tiny * use.co2_kg);
  EXPECT_NEAR(use.by_source_mwh[1], 2.0 * hours_per_step, tiny * use.mwh);
  EXPECT_NEAR(use.by_source_mwh[3], 9.0 * hours_per_step, tiny * use.mwh);
}

TEST(SiliconAccount, MonthsMakeTheYear) {
  const FourHours hours = with_plant();
  const SiliconAccount account = silicon_accounts(hours.plan, hours.park)[0];
  EXPECT_NEAR(account.months[0].cny, account.electricity.cny, tiny * account.electricity.cny);
  EXPECT_EQ(account.months[1].mwh, 0.0);
  EXPECT_EQ(account.peak_mw, 4.0);
  EXPECT_EQ(account.least_mw, 2.0);
  EXPECT_NEAR(account.flexible_mwh, 3.0 * hours_per_step, 1e-6);
}

/// Slicing 2, 0, 0, 1 MW, mean 0.75, at prices of the bus 10, 20, 30, 40 CNY/MWh: 1.5 MWh lie above
/// the mean; flat slicing would have cost 0.75 x 100 = 75, this one 2 x 10 + 40 = 60.
TEST(SiliconAccount, WhatWasMovedSavesThePriceDifference) {
  FourHours hours = with_plant();
  hours.plan.flows.push_back(
      {"ac_price", "ac", "price_cny_per_mwh", "CNY MWh-1", "", "", 0, {10.0, 20.0, 30.0, 40.0}});
  const SiliconAccount account = silicon_accounts(hours.plan, hours.park)[0];
  ASSERT_EQ(account.shifted.size(), 1U);
  EXPECT_EQ(account.shifted[0].name, "slicing");
  EXPECT_NEAR(account.shifted[0].shifted_mwh, 1.5 * hours_per_step, 1e-6);
  EXPECT_NEAR(account.shifted[0].saving_cny, 15.0 * hours_per_step, 1e-6);
  EXPECT_NEAR(account.shifted[0].by_hour_mw[0], 2.0, tiny);
  EXPECT_NEAR(account.shifted[0].by_hour_mw[3], 1.0, tiny);
}

TEST(SiliconAccount, StartsAndChillersArePartOfTheLoad) {
  FourHours hours = with_plant();
  hours.flow("silicon", "starting_mw", -1, {0.5, 0.5, 0.0, 0.0});
  hours.flow("silicon", "chiller_mw", -1, {0.0, 0.0, 0.25, 0.25});
  const SiliconAccount account = silicon_accounts(hours.plan, hours.park)[0];
  EXPECT_NEAR(account.electricity.mwh, 12.5 * hours_per_step, 1e-6);
  EXPECT_EQ(account.shifted.size(), 3U);
}

TEST(SiliconAccount, IsEmptyWithoutAPlant) {
  FourHours hours;
  hours.grid({1.0, 1.0, 1.0, 1.0});
  EXPECT_TRUE(silicon_accounts(hours.plan, hours.park).empty());
}

}  // namespace
}  // namespace sunward::finance

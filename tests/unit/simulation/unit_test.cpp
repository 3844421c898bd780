// Storages as units of the simulation.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "sample.hpp"
#include "sunward/simulation/unit.hpp"

namespace sunward::simulation {
namespace {

using component::StorageTechnology;
using test::storage;

double figure(const result::SimulatedAsset& asset, const std::string& name) {
  for (const auto& [key, value] : asset.figures)
    if (key == name) return value;
  ADD_FAILURE() << name;
  return 0.0;
}

class EveryUnit : public ::testing::TestWithParam<StorageTechnology> {};

TEST_P(EveryUnit, BooksEveryMegawattHourOfRandomRequests) {
  std::mt19937_64 random(7);
  std::uniform_real_distribution<double> request_mw(-14.0, 14.0), ambient_c(-25.0, 35.0);
  const auto unit = make_unit(storage(GetParam()), 10.0, 40.0, 20.0);
  for (int step = 0; step < 5000; ++step) {
    const UnitStep done = unit->step(request_mw(random), {1.0, ambient_c(random)});
    ASSERT_NEAR(done.delivered_mwh + done.stored_mwh + done.losses.sum(), 0.0, 1e-9) << step;
    if (step % 24 == 23) unit->end_day();
  }
}
INSTANTIATE_TEST_SUITE_P(Laws, EveryUnit,
                         ::testing::Values(StorageTechnology::generic,
                                           StorageTechnology::vanadium_flow,
                                           StorageTechnology::lithium));

TEST(LithiumUnit, ChargesForCellsThatWearOutBeforeTheyArePaid) {
  component::Storage spec = storage(StorageTechnology::lithium);
  spec.lithium_battery.end_of_life_frac = 0.95;  // reached within a few years
  spec.cost_energy = {500.0, 0.0, 20.0};
  const auto unit = make_unit(spec, 10.0, 40.0, 20.0);
  double cost_cny = 0.0, replaced = 0.0;
  int years = 0;
  for (; years < 10 && replaced == 0.0; ++years) {
    for (int hour = 0; hour < 8760; ++hour) unit->step(hour % 24 < 12 ? -8.0 : 8.0, {1.0, 20.0});
    result::SimulatedAsset asset;
    cost_cny = unit->end_year(asset);
    replaced = figure(asset, "cells_replaced");
  }
  ASSERT_EQ(replaced, 1.0);
  // 40 MWh at 500 CNY/kWh, of which the years before the replacement are paid.
  EXPECT_LT(cost_cny, 20e6 * (1.0 - (years - 1) / 20.0));
  EXPECT_GE(cost_cny, 20e6 * (1.0 - years / 20.0));
}

TEST(ConstantUnit, FollowsTheEquationOfThePlan) {
  component::Storage spec = storage(StorageTechnology::generic);
  spec.charge_efficiency_frac = 0.8;
  spec.discharge_efficiency_frac = 0.5;
  const auto unit = make_unit(spec, 10.0, 40.0, 0.0);
  EXPECT_EQ(unit->step(-10.0, {}).stored_mwh, 8.0);
  const UnitStep out = unit->step(4.0, {});
  EXPECT_EQ(out.delivered_mwh, 4.0);
  EXPECT_EQ(out.stored_mwh, -8.0);
  EXPECT_EQ(unit->step(4.0, {}).delivered_mwh, 0.0);
}

TEST(FlowBatteryUnit, IsAwayWhileItIsRebalanced) {
  component::Storage spec = storage(StorageTechnology::vanadium_flow);
  spec.flow_battery.rebalance_at_frac = 1.0;  // whenever a little is lost
  spec.flow_battery.rebalance_downtime_h = 30.0;
  const auto unit = make_unit(spec, 10.0, 40.0, 20.0);
  for (int hour = 0; hour < 24; ++hour) unit->step(hour < 4 ? -5.0 : 0.0, {});
  unit->end_day();
  EXPECT_EQ(unit->ability().discharge_mw, 0.0);
  double drawn_mwh = 0.0, booked_mwh = 0.0;
  for (int hour = 0; hour < 30; ++hour) {
    const UnitStep done = unit->step(10.0, {});
    EXPECT_LT(done.delivered_mwh, 0.0);
    drawn_mwh -= done.delivered_mwh;
    booked_mwh += done.losses[result::Loss::rebalancing];
  }
  EXPECT_GT(booked_mwh, 20.0);  // half an electron for each ion, and the charge again
  EXPECT_GE(drawn_mwh, booked_mwh);
  EXPECT_GT(unit->ability().discharge_mw, 0.0);
  result::SimulatedAsset asset;
  unit->end_year(asset);
  EXPECT_EQ(figure(asset, "rebalancings"), 1.0);
}

/// Years until a worn part is replaced, and what it cost.
std::pair<int, double> first_replacement(const component::Storage& spec, const char* part) {
  const auto unit = make_unit(spec, 10.0, 40.0, 20.0);
  for (int year = 1; year <= 12; ++year) {
    for (int step = 0; step < 2920; ++step) unit->step(0.0, {3.0, 10.0});
    result::SimulatedAsset asset;
    const double cny = unit->end_year(asset);
    if (figure(asset, part) > 0.0) return {year, cny};
  }
  return {0, 0.0};
}

TEST(FlowBatteryUnit, GetsNewStacksAtTheEndOfTheirLifeWithinTheAnnuity) {
  component::Storage spec = storage(StorageTechnology::vanadium_flow);
  spec.flow_battery.membrane_record.life_h = 1e6;
  spec.cost_power.lifetime_y = 10.0;
  EXPECT_EQ(first_replacement(spec, "stack_replacements"), std::pair(10, 0.0));
}

TEST(FlowBatteryUnit, PaysForMembranesThatWearOutBeforeTheStacks) {
  component::Storage spec = storage(StorageTechnology::vanadium_flow);
  spec.flow_battery.membrane_record.life_h = 4 * 8760.0;
  spec.flow_battery.membrane_record.price_cny_per_m2 = 100.0;
  const auto [year, cny] = first_replacement(spec, "membrane_replacements");
  EXPECT_EQ(year, 4);
  EXPECT_NEAR(cny, 100.0 * 10e6 / (1200.0 * 1.25),
              1e-6);  // rated power over design current and voltage
}

TEST(FlowBatteryUnit, IsHeatedThroughAColdWinter) {
  const auto unit = make_unit(storage(StorageTechnology::vanadium_flow), 10.0, 40.0, 20.0);
  double heating_mwh = 0.0;
  for (int hour = 0; hour < 24 * 60; ++hour)
    heating_mwh += unit->step(0.0, {1.0, -25.0}).losses[result::Loss::heating];
  result::SimulatedAsset asset;
  unit->end_year(asset);
  EXPECT_EQ(figure(asset, "temp_min_c"), 12.0);  // 10 degC and the margin of 2 K
  // 1 W/(m3 K) over 37 K from about 1,700 m3 is 63 kW; it takes four weeks to cool down.
  EXPECT_GT(heating_mwh, 20.0);
  EXPECT_LT(heating_mwh, 90.0);
}

}  // namespace
}  // namespace sunward::simulation

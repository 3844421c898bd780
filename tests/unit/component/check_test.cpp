// Cross-field rules of the component specs: one broken rule, one fault, on the right key.
#include <gtest/gtest.h>

#include <string>

#include "sunward/component/compressor/compressor.hpp"
#include "sunward/component/grid/grid.hpp"
#include "sunward/component/grid/price.hpp"
#include "sunward/component/hydrogen_market/hydrogen_market.hpp"
#include "sunward/component/hydrogen_tank/hydrogen_tank.hpp"
#include "sunward/component/load/load.hpp"
#include "sunward/component/pv/pv.hpp"
#include "sunward/component/retention.hpp"
#include "sunward/component/storage/storage.hpp"
#include "sunward/component/wind/wind.hpp"

namespace sunward::component {
namespace {

template <class Spec>
std::string only_key(const Spec& spec) {
  const auto faults = check(spec);
  if (faults.size() != 1) return std::to_string(faults.size()) + " faults";
  EXPECT_FALSE(faults[0].message.empty());
  EXPECT_FALSE(faults[0].remedy.empty());
  return faults[0].key;
}

TEST(Check, DefaultsAreSound) {
  EXPECT_TRUE(check(Pv{}).empty());
  EXPECT_TRUE(check(Wind{}).empty());
  EXPECT_TRUE(check(Storage{}).empty());
  EXPECT_TRUE(check(HydrogenTank{}).empty());
  EXPECT_TRUE(check(HydrogenMarket{}).empty());
  EXPECT_TRUE(check(Grid{}).empty());
  EXPECT_TRUE(check(ElectricLoad{}).empty());
  EXPECT_TRUE(check(HydrogenDemand{}).empty());
}

TEST(Check, ParametersThatMakeNoModuleAreRefused) {
  Pv pv;
  pv.module_model = pv::ModuleModel::single_diode;
  EXPECT_TRUE(check(pv).empty());
  pv.diode.series_resistance_ohm = 20.0;
  EXPECT_EQ(only_key(pv), "diode.series_resistance_ohm");
}

TEST(Check, SoilingNeedsTwelveMonths) {
  Pv pv;
  pv.soiling_frac = {0.02, 0.03};
  EXPECT_EQ(only_key(pv), "soiling_frac");
}

TEST(Check, ModulesMustNotAgeToNothing) {
  Pv pv;
  pv.ageing_frac_per_year = 0.06;  // 19 years after the first take more than all
  EXPECT_EQ(only_key(pv), "ageing_frac_per_year");
}

TEST(Check, AnInverterMustTakeMoreThanItGives) {
  Pv pv;
  pv.inverter_model = pv::InverterModel::sandia;
  pv.sandia.dc_rating_w = 1.5e6;
  EXPECT_EQ(only_key(pv), "sandia.dc_rating_w");
}

TEST(Check, SizeRangeMustNotBeUpsideDown) {
  Pv pv;
  pv.capacity_mw = {10.0, 5.0};
  EXPECT_EQ(only_key(pv), "capacity_mw");
}

TEST(Check, LifetimeMustBeAboveZero) {
  Pv pv;
  pv.cost.lifetime_y = 0.0;
  EXPECT_EQ(only_key(pv), "cost");
}

TEST(Check, ATrackersAxisMustNotHaveTheTiltOfAFixedRack) {
  Pv pv;
  pv.mount = PvMount::single_axis;
  pv.tilt_deg = 35.0;
  EXPECT_EQ(only_key(pv), "tilt_deg");
  pv.tilt_deg = 0.0;
  EXPECT_TRUE(check(pv).empty());
}

TEST(Check, PowerCurveMustRiseInSpeed) {
  Wind wind;
  wind.curve_speed_m_per_s = {3.0, 12.0, 12.0};
  wind.curve_power_pu = {0.0, 1.0, 1.0};
  EXPECT_EQ(only_key(wind), "curve_speed_m_per_s");
}

TEST(Check, PowerCurveMustBePerUnit) {
  Wind wind;
  wind.curve_speed_m_per_s = {3.0, 12.0};
  wind.curve_power_pu = {0.0, 6000.0};
  EXPECT_EQ(only_key(wind), "curve_power_pu");
}

TEST(Check, StateOfChargeNeedsRoom) {
  Storage storage;
  storage.soc_min_frac = 0.5;
  storage.soc_max_frac = 0.5;
  EXPECT_EQ(only_key(storage), "soc_max_frac");
}

TEST(Check, DurationsMustFitTheSizes) {
  Storage storage;
  storage.power_mw = {25.0, 25.0};
  storage.energy_mwh = {0.0, 50.0};
  storage.duration_min_h = 4.0;
  EXPECT_EQ(only_key(storage), "duration_min_h");
  storage.energy_mwh = {100.0, 100.0};
  EXPECT_TRUE(check(storage).empty());
  storage.duration_min_h = 0.0;
  storage.duration_max_h = 2.0;
  EXPECT_EQ(only_key(storage), "duration_max_h");
}

TEST(Check, AFreelySizedStorageMayHaveAnyDuration) {
  Storage storage;
  storage.duration_min_h = 2.0;
  storage.duration_max_h = 8.0;
  EXPECT_TRUE(check(storage).empty());
}

TEST(Check, StorageMustGiveSomethingBack) {
  Storage storage;
  storage.discharge_efficiency_frac = 0.0;
  EXPECT_EQ(only_key(storage), "charge_efficiency_frac");
}

TEST(Check, TankMustHaveRoom) {
  HydrogenTank tank;
  tank.min_fill_frac = 1.0;
  EXPECT_EQ(only_key(tank), "min_fill_frac");
}

TEST(Check, HydrogenMustNotBeResoldAtAProfit) {
  HydrogenMarket market;
  market.sale_price_cny_per_kg = 30.0;
  market.purchase_price_cny_per_kg = 25.0;
  market.sale_limit_kg_per_h = 10.0;
  EXPECT_TRUE(check(market).empty());
  market.purchase_limit_kg_per_h = 10.0;
  EXPECT_EQ(only_key(market), "sale_price_cny_per_kg");
}

TEST(Check, CompressorMustLeadToAnotherBus) {
  Compressor compressor;
  compressor.inlet_bus = compressor.outlet_bus = "hydrogen";
  EXPECT_EQ(only_key(compressor), "outlet_bus");
  compressor.outlet_bus = "hydrogen_high";
  EXPECT_TRUE(check(compressor).empty());
}

TEST(Check, ALoadIsConstantOrAProfile) {
  ElectricLoad load;
  load.constant_mw = 1.0;
  load.profile_mw = {1.0, 2.0};
  EXPECT_EQ(only_key(load), "constant_mw");
}

TEST(Check, ALoadIsNotNegative) {
  ElectricLoad load;
  load.profile_mw = {1.0, -2.0};
  EXPECT_EQ(only_key(load), "profile_mw");
}

TEST(Check, AFlexibleDemandMustFitIntoItsDay) {
  HydrogenDemand demand;
  demand.mass_kg_per_day = 2400.0;
  demand.flexible_within_day = true;
  demand.max_rate_kg_per_h = 99.0;
  EXPECT_EQ(only_key(demand), "max_rate_kg_per_h");
  demand.max_rate_kg_per_h = 100.0;
  EXPECT_TRUE(check(demand).empty());
}

TEST(Check, AFixedProfileIsNotFlexible) {
  HydrogenDemand demand;
  demand.profile_kg_per_h = {1.0};
  demand.flexible_within_day = true;
  EXPECT_EQ(only_key(demand), "flexible_within_day");
}

TEST(Check, AllFaultsComeTogether) {
  Storage storage;
  storage.soc_min_frac = 0.9;
  storage.soc_max_frac = 0.1;
  storage.power_mw = {2.0, 1.0};
  storage.cost_energy.lifetime_y = -1.0;
  EXPECT_EQ(check(storage).size(), 3U);
}

TEST(Retention, CompoundsOverTheStep) {
  EXPECT_EQ(retention_frac(0.0, 1.0), 1.0);
  EXPECT_NEAR(retention_frac(0.01, 1.0), 0.99, 1e-15);
  EXPECT_NEAR(retention_frac(0.01, 0.25) * retention_frac(0.01, 0.75), 0.99, 1e-15);
  EXPECT_NEAR(retention_frac(0.5, 2.0), 0.25, 1e-15);
}

TEST(Storage, RoundTripAndDeliverableEnergyFollowFromTheFields) {
  Storage storage;
  storage.charge_efficiency_frac = 0.9;
  storage.discharge_efficiency_frac = 0.8;
  storage.soc_min_frac = 0.1;
  EXPECT_DOUBLE_EQ(round_trip_efficiency_frac(storage), 0.72);
  EXPECT_DOUBLE_EQ(deliverable_mwh_per_mwh(storage), 0.72);
}

}  // namespace
}  // namespace sunward::component

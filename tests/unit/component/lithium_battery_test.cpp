#include "sunward/component/lithium_battery/plant.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "sunward/component/lithium_battery/lithium_battery_fields.hpp"
#include "support/aggregate_arity.hpp"

namespace sunward::component::lithium_battery {
namespace {

const LithiumChemistry chemistries[] = {LithiumChemistry::lfp, LithiumChemistry::nmc};

TEST(LithiumPlant, EnergyOfEachStepBalancesAndStaysInItsLimits) {
  for (const auto chemistry : chemistries) {
    const Plant plant(battery_of(chemistry), 10.0, 25.0);
    std::mt19937 random(5);
    std::uniform_real_distribution<double> request(-15.0, 15.0), air(-25.0, 35.0);
    std::uniform_real_distribution<double> hours(0.05, 1.5);
    PlantState state = plant.fresh(0.5, 20.0);
    for (int k = 0; k < 4000; ++k) {
      const double step_h = hours(random);
      const PlantStep step = plant.step(state, request(random), step_h, air(random));
      ASSERT_NEAR(-step.delivered_mwh, step.stored_mwh + step.losses.sum(), 1e-9);
      ASSERT_LE(std::abs(step.delivered_mwh), 10.0 * step_h * (1.0 + 1e-9) + 0.5);
      ASSERT_GE(step.losses.resistance_mwh, 0.0);
      ASSERT_GE(step.losses.converter_mwh, 0.0);
      ASSERT_GE(step.losses.self_discharge_mwh, 0.0);
      ASSERT_GE(state.temp_c, 15.0 - 1e-9);
      ASSERT_LE(state.temp_c, 30.0 + 1e-9);
      ASSERT_GE(Plant::soc_frac(state), 0.0);
      ASSERT_LE(Plant::soc_frac(state), 0.95 + 1e-9);
      ASSERT_GT(state.life.capacity_frac, 0.7);
      ASSERT_LE(state.life.capacity_frac, 1.0);
    }
  }
}

TEST(LithiumPlant, DeliversWhatIsAskedWhileItCan) {
  const Plant plant(battery_of(LithiumChemistry::lfp), 10.0, 40.0);
  PlantState state = plant.fresh(0.6, 25.0);
  EXPECT_NEAR(plant.step(state, 8.0, 1.0, 20.0).delivered_mwh, 8.0, 1e-4);
  EXPECT_NEAR(plant.step(state, -8.0, 1.0, 20.0).delivered_mwh, -8.0, 1e-4);
}

TEST(LithiumPlant, StopsAtTheEndsOfItsWindow) {
  const Plant plant(battery_of(LithiumChemistry::nmc), 10.0, 10.0);
  PlantState state = plant.fresh(0.5, 25.0);
  for (int k = 0; k < 5; ++k) plant.step(state, 10.0, 1.0, 20.0);
  EXPECT_NEAR(Plant::soc_frac(state), 0.05, 1e-3);
  for (int k = 0; k < 5; ++k) plant.step(state, -10.0, 1.0, 20.0);
  EXPECT_NEAR(Plant::soc_frac(state), 0.95, 1e-3);
}

TEST(LithiumPlant, EfficiencyFallsWithRateAndCold) {
  for (const auto chemistry : chemistries) {
    const Plant plant(battery_of(chemistry), 10.0, 10.0);
    const double slow = plant.round_trip_frac(0.25, 25.0, 1.0);
    EXPECT_GT(slow, plant.round_trip_frac(1.0, 25.0, 1.0) + 0.04);
    EXPECT_GT(slow, plant.round_trip_frac(0.25, 0.0, 1.0) + 0.005);
    EXPECT_GT(slow, plant.round_trip_frac(0.25, 25.0, 0.8) + 0.003);
    EXPECT_LT(slow, 0.965 * 0.965);
  }
}

TEST(LithiumPlant, ADayDoesNotDependOnTheStep) {
  const Plant plant(battery_of(LithiumChemistry::lfp), 10.0, 40.0);
  const auto run_day = [&](int step_minutes) {
    PlantState state = plant.fresh(0.3, 25.0);
    for (int minute = 0; minute < 24 * 60; minute += step_minutes) {
      const int hour = minute / 60;
      const double request = hour < 4 ? -8.0 : hour >= 12 && hour < 16 ? 7.0 : 0.0;
      plant.step(state, request, step_minutes / 60.0, 20.0);
    }
    return state;
  };
  const PlantState fine = run_day(5), coarse = run_day(60);
  EXPECT_NEAR(fine.charge_frac, coarse.charge_frac, 2e-4);
  EXPECT_NEAR(fine.temp_c, coarse.temp_c, 0.05);
  EXPECT_NEAR(fine.life.capacity_frac, coarse.life.capacity_frac, 1e-4);
}

TEST(LithiumPlant, ReplacesWornCells) {
  LithiumBattery battery = battery_of(LithiumChemistry::lfp);
  battery.cycle_depth_frac = {0.8};
  battery.cycles_to_80_percent = {100.0};
  const Plant plant(battery, 10.0, 10.0);
  PlantState state = plant.fresh(0.5, 25.0);
  double replaced_mwh = 0.0;
  int hours = 0;
  for (; state.replaced == 0 && hours < 24 * 400; ++hours)
    replaced_mwh += plant.step(state, hours % 24 < 12 ? -5.0 : 5.0, 1.0, 20.0).replaced_mwh;
  EXPECT_EQ(state.replaced, 1);
  EXPECT_NEAR(hours / 24.0, 150.0, 15.0);  // 30 % at 0.2 % a cycle
  EXPECT_EQ(state.life.capacity_frac, 1.0);
  EXPECT_NE(replaced_mwh, 0.0);
}

TEST(LithiumLife, DoesNotDependOnHowADayIsCut) {
  for (const auto chemistry : chemistries) {
    const Life life(battery_of(chemistry));
    LifeState whole, cut;
    life.advance(whole, 0.5, 25.0, 1e-9);
    life.advance(cut, 0.5, 25.0, 1e-9);
    for (int k = 0; k < 50; ++k) {
      life.advance(whole, k % 2 == 0 ? 0.9 : 0.2, 25.0, 36.0);
      for (int part = 1; part <= 18; ++part) {
        const double from = k == 0 ? 0.5 : k % 2 == 0 ? 0.2 : 0.9;
        const double to = k % 2 == 0 ? 0.9 : 0.2;
        life.advance(cut, from + (to - from) * part / 18.0, 25.0, 2.0);
      }
    }
    EXPECT_NEAR(whole.capacity_frac, cut.capacity_frac, 1e-6);
    EXPECT_NEAR(whole.age_days, cut.age_days, 1e-9);
  }
}

TEST(LithiumLife, HeatAndFullChargeShortenIt) {
  for (const auto chemistry : chemistries) {
    const Life life(battery_of(chemistry));
    const auto left = [&](double soc, double temp_c) {
      LifeState state;
      life.advance(state, soc, temp_c, 24.0 * 2000.0);
      life.advance(state, soc, 25.0, 24.0);  // compared at one temperature: capacity follows it
      return chemistry == LithiumChemistry::nmc ? state.lithium_percent
                                                : 100.0 * (1.02 - state.calendar_frac);
    };
    EXPECT_GT(left(0.5, 20.0), left(0.5, 35.0));
    EXPECT_GT(left(0.4, 25.0), left(0.95, 25.0));
  }
}

TEST(LithiumOpenCircuit, IsTheTableAndItsIntegralInverts) {
  EXPECT_DOUBLE_EQ(open_circuit_v(LithiumChemistry::nmc, 0.5), 3.6876);
  EXPECT_DOUBLE_EQ(open_circuit_v(LithiumChemistry::nmc, 1.0), 4.193);
  for (const auto chemistry : chemistries)
    for (double soc = 0.0; soc <= 1.0; soc += 0.07)
      EXPECT_NEAR(soc_of_stored(chemistry, stored_v(chemistry, soc)), soc, 1e-12);
}

TEST(LithiumBatteryTable, IsWholeAndInRange) {
  const LithiumBattery battery;
  std::size_t n = 0;
  const auto look = [&](const auto& field) {
    ++n;
    std::vector<FieldInfo> info;
    describe(field, battery, info);
    EXPECT_TRUE(info[0].name.ends_with(info[0].suffix)) << info[0].name;
    EXPECT_FALSE(info[0].meaning.empty());
    if constexpr (requires { double{battery.*field.member}; }) {
      EXPECT_TRUE(field.range.contains(battery.*field.member)) << field.name;
    }
  };
  std::apply([&](const auto&... field) { (look(field), ...); },
             fields(static_cast<const LithiumBattery*>(nullptr)));
  EXPECT_EQ(n, sunward::test::aggregate_arity<LithiumBattery>());
}

TEST(LithiumBatteryCheck, RefusesWhatContradictsItself) {
  for (const auto chemistry : chemistries) EXPECT_TRUE(check(battery_of(chemistry)).empty());
  const auto key_of = [](auto change) {
    LithiumBattery changed;
    change(changed);
    const auto faults = check(changed);
    return faults.size() == 1 && !faults[0].remedy.empty() ? faults[0].key : std::string("?");
  };
  EXPECT_EQ(key_of([](auto& b) { b.soc_max_frac = 0.05; }), "soc_max_frac");
  EXPECT_EQ(key_of([](auto& b) { b.temp_max_c = 10.0; }), "temp_max_c");
  EXPECT_EQ(key_of([](auto& b) { b.cycle_depth_frac = {0.8, 0.2}; }), "cycle_depth_frac");
  EXPECT_EQ(key_of([](auto& b) { b.cycles_to_80_percent = {5.0}; }), "cycles_to_80_percent");
}

}  // namespace
}  // namespace sunward::component::lithium_battery

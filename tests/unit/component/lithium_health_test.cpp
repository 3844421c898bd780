// Cold cells hold less charge than warm ones but are not worn: the end of life is judged at 25
// degC.
#include <gtest/gtest.h>

#include "sunward/component/lithium_battery/plant.hpp"

namespace sunward::component::lithium_battery {
namespace {

LifeState rested(double temp_c, int days) {
  const Life life(battery_of(LithiumChemistry::nmc));
  LifeState state;
  for (int day = 0; day < days; ++day) life.advance(state, 0.95, temp_c, 24.0);
  return state;
}

TEST(LithiumHealth, OfNewCellsIsFullInTheCold) {
  const LifeState cold = rested(0.0, 2);
  EXPECT_EQ(cold.health_frac, 1.0);
  EXPECT_LT(cold.capacity_frac, 0.9);
}

/// Of the source's constants: 1 - exp[-4126/R s - 9.752e6/R s^2], s = 1/288.15 - 1/298.15, is 7.1
/// %.
TEST(LithiumHealth, IsNotLoweredByTheSevenPercentThatCellsLackAtFifteenDegrees) {
  const LifeState cool = rested(15.0, 8000);
  EXPECT_LT(cool.health_frac, 1.0);
  EXPECT_NEAR(cool.capacity_frac / cool.health_frac, 1.0 - 0.071, 1e-3);
}

TEST(LithiumHealth, IsTheCapacityAtTheTemperatureOfReference) {
  const LifeState warm = rested(25.0, 2000);
  EXPECT_LT(warm.health_frac, 1.0);
  EXPECT_NEAR(warm.health_frac, warm.capacity_frac, 1e-12);
}

/// A week empty, at 5 % charge, then daily cycles of 90 %: the cycles cost what they cost new
/// cells.
TEST(LithiumHealth, LosesNoMoreByCyclesAfterAWeekOfRestThanWithoutIt) {
  const Life life(battery_of(LithiumChemistry::nmc));
  const auto film_after_cycles = [&](int days_of_rest) {
    LifeState state;
    for (int hour = 0; hour < 24 * days_of_rest; ++hour) life.advance(state, 0.05, 30.0, 1.0);
    const double before = state.film_frac;
    for (int day = 0; day < 30; ++day)
      for (int hour = 0; hour < 24; ++hour)
        life.advance(state, hour < 12 ? 0.05 + 0.075 * (hour + 1) : 0.95 - 0.075 * (hour - 11),
                     30.0, 1.0);
    return state.film_frac - before;
  };
  EXPECT_NEAR(film_after_cycles(7), film_after_cycles(0), 0.002);
  EXPECT_LT(film_after_cycles(7), 0.06);
}

TEST(LithiumHealth, OfIronPhosphateIsItsCapacity) {
  const Life life(battery_of(LithiumChemistry::lfp));
  LifeState state;
  for (int day = 0; day < 1000; ++day) life.advance(state, 0.7, 25.0, 24.0);
  EXPECT_LT(state.capacity_frac, 1.0);
  EXPECT_EQ(state.health_frac, state.capacity_frac);
}

TEST(LithiumHealth, DecidesWhenCellsAreReplaced) {
  LithiumBattery battery = battery_of(LithiumChemistry::nmc);
  battery.temp_min_c = 0.0;
  battery.end_of_life_frac = 0.9;
  const Plant plant(battery, 1.0, 4.0);
  PlantState state = plant.fresh(0.5, 0.0);
  for (int hour = 0; hour < 240; ++hour) plant.step(state, 0.0, 1.0, -10.0);
  EXPECT_LT(state.life.capacity_frac, 0.9);
  EXPECT_EQ(state.replaced, 0);
}

}  // namespace
}  // namespace sunward::component::lithium_battery

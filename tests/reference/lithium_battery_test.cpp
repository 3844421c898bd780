// The lithium battery against SAM's published life tests and cell tests. Sources:
// docs/theory/lithium_battery.md.
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "sunward/component/lithium_battery/plant.hpp"

namespace sunward::component::lithium_battery {
namespace {

/// Nickel manganese cobalt, resting days as SAM's program has them.
LithiumBattery sam_nmc() {
  LithiumBattery battery = battery_of(LithiumChemistry::nmc);
  battery.rest_as_if_full = true;
  return battery;
}

/// Rests for whole days at one state of charge.
LifeState rest(const LithiumBattery& battery, double soc, double temp_c, int days) {
  const Life life(battery);
  LifeState state;
  for (int hour = 0; hour < 24 * days; ++hour) life.advance(state, soc, temp_c, 1.0);
  return state;
}

/// A cycle a day about half charge: down, up, and back, as in SAM's tests.
LifeState cycle(const LithiumBattery& battery, double depth, double temp_c, int days) {
  const Life life(battery);
  LifeState state;
  life.advance(state, 0.5, temp_c, 1e-9);
  for (int hour = 0; hour < 24 * days; ++hour) {
    const int h = hour % 24;
    const double soc = h == 0 ? 0.5 - 0.5 * depth : h < 3 ? 0.5 + 0.5 * depth : 0.5;
    life.advance(state, soc, temp_c, 1.0);
  }
  return state;
}

// ssc, lib_battery_lifetime_nmc_test, StorageDays: Q_Li in % at half charge and 25 degC, within
// 0.5.
TEST(NmcLife, StorageHasTheLithiumOfSam) {
  for (const auto& [day, percent] :
       {std::pair{1, 106.50}, {11, 103.60}, {51, 102.30}, {501, 98.07}, {5001, 84.61}})
    EXPECT_NEAR(rest(sam_nmc(), 0.5, 25.0, day).lithium_percent, percent, 0.5) << day;
}

// CyclingHighDOD: 90 % to 10 % and back once a day at 25.15 degC, within 0.5 (Q_Li of the last: 3).
TEST(NmcLife, DeepCyclesHaveTheCapacitiesOfSam) {
  const std::array<std::array<double, 4>, 3> expected{
      {{87, 101.19, 100.6, 0.5}, {870, 94.09, 98.21, 0.5}, {8700, 63.42, 73.51, 3.0}}};
  for (const auto& [days, lithium, anode, tolerance] : expected) {
    const LifeState state = cycle(sam_nmc(), 0.8, 25.15, static_cast<int>(days));
    EXPECT_NEAR(state.lithium_percent, lithium, tolerance) << days;
    EXPECT_NEAR(state.anode_percent, anode, 0.5) << days;
  }
}

// CyclingHighTemp: 70 % to 30 % at 35 degC, within 0.6 and 0.5.
TEST(NmcLife, ShallowWarmCyclesHaveTheCapacitiesOfSam) {
  const std::array<std::array<double, 3>, 3> expected{
      {{87, 104.58, 103.88}, {870, 100.37, 103.35}, {8700, 87.77, 100.74}}};
  for (const auto& [days, lithium, anode] : expected) {
    const LifeState state = cycle(sam_nmc(), 0.4, 35.0, static_cast<int>(days));
    EXPECT_NEAR(state.lithium_percent, lithium, 0.6) << days;
    EXPECT_NEAR(state.anode_percent, anode, 0.5) << days;
  }
}

struct ShelfCell {
  double soc, temp_c;
  int days;
  double model_ah, measured_ah;
};
// Kokam cells of 75 Ah on the shelf (ssc, battery_nmc_life, cells 5, 8, 10 and 11): what the
// authors of the model computed, and what was measured.
constexpr std::array<ShelfCell, 4> shelf{{{1.00, 32.4163, 286, 73.75, 75.54},
                                          {0.65, 44.3834, 209, 74.94, 75.93},
                                          {1.00, 43.8980, 209, 68.93, 67.75},
                                          {1.00, 55.0000, 265, 55.06, 53.13}}};

TEST(NmcLife, ShelfLifeIsThatOfTheModelsAuthors) {
  for (const ShelfCell& cell : shelf) {
    const LifeState state =
        rest(battery_of(LithiumChemistry::nmc), cell.soc, cell.temp_c, cell.days);
    EXPECT_NEAR(0.75 * state.lithium_percent, cell.model_ah, 0.06) << cell.temp_c;
  }
}

TEST(NmcLife, ShelfLifeIsNearTheMeasuredOne) {
  for (const ShelfCell& cell : shelf) {
    const LifeState state =
        rest(battery_of(LithiumChemistry::nmc), cell.soc, cell.temp_c, cell.days);
    EXPECT_NEAR(0.75 * state.lithium_percent / cell.measured_ah, 1.0, 0.04) << cell.temp_c;
  }
}

// Why resting days do not follow SAM's program: the cell at 65 % would be 6.8 Ah short.
TEST(NmcLife, SamsReadingOfRestingDaysMissesTheCellAt65Percent) {
  EXPECT_LT(0.75 * rest(sam_nmc(), 0.65, 44.3834, 209).lithium_percent, 70.0);
}

// StorageTemp: 57 % at 40 degC after 5000 days, within 1, the fraction cut off.
TEST(NmcLife, WarmStorageHasTheLithiumOfSam) {
  EXPECT_NEAR(std::floor(rest(sam_nmc(), 0.5, 40.0, 5001).lithium_percent), 57.0, 1.0);
}

// ssc, lib_battery_lifetime_calendar_model_test: 4.85 degC, 20 % for an hour, then 90 %.
TEST(LfpLife, CalendarLossIsThatOfSam) {
  const Life life(battery_of(LithiumChemistry::lfp));
  LifeState state;
  life.advance(state, 0.2, 4.85, 1.0);
  life.advance(state, 0.9, 4.85, 1e-9);
  int hour = 1;
  for (const auto& [hours, percent, lost] :
       {std::array{500.0, 101.78, 0.00217}, {1000.0, 101.69, 0.00306}, {200000.0, 97.67, 0.043}}) {
    for (; hour < hours; ++hour) life.advance(state, 0.9, 4.85, 1.0);
    EXPECT_NEAR(state.calendar_frac, lost, hours < 2000.0 ? 3e-5 : 5e-4) << hours;
    EXPECT_NEAR(100.0 * (1.02 - state.calendar_frac), percent, 0.05) << hours;
  }
}

// ssc, lib_battery_lifetime_cycle_test: cycles of 90 %, then of 10 %, by its example table.
TEST(LfpLife, CycleLossIsThatOfSam) {
  LithiumBattery battery = battery_of(LithiumChemistry::lfp);
  battery.cycle_depth_frac = {0.2, 0.8};
  battery.cycles_to_80_percent = {5000.0, 1000.0};
  const Life life(battery);
  LifeState state;
  for (int k = 0; k < 500; ++k) life.advance(state, k % 2 == 0 ? 0.95 : 0.05, 25.0, 0.01);
  EXPECT_NEAR(100.0 * (1.0 - state.cycle_frac), 95.02, 0.02);
  for (int k = 500; k < 1000; ++k) life.advance(state, k % 2 == 0 ? 0.20 : 0.10, 25.0, 0.01);
  EXPECT_NEAR(100.0 * (1.0 - state.cycle_frac), 94.52, 0.03);
}

/// A cycle a day at a rate, for some days; what came out over what went in.
double bus_round_trip(const LithiumBattery& battery, double hours_of_storage) {
  const Plant plant(battery, 100.0, 100.0 * hours_of_storage);
  PlantState state = plant.fresh(0.5, 25.0);
  double in = 0.0, out = 0.0, stored = 0.0;
  for (int hour = 0; hour < 24 * 30; ++hour) {
    const int h = hour % 24;
    const double request = h < 6 ? -90.0 : h >= 12 && h < 17 ? 100.0 : 0.0;
    const PlantStep step = plant.step(state, request, 1.0, 10.0);
    (step.delivered_mwh > 0.0 ? out : in) += std::abs(step.delivered_mwh);
    stored += step.stored_mwh;
  }
  return out / (in - stored);
}

// Chinese practice 85 to 88 % with auxiliaries. Converter and standby were chosen with this in
// view.
TEST(LithiumBattery, RoundTripAtTheBusIsThatOfPlants) {
  const double four_hours = bus_round_trip(battery_of(LithiumChemistry::lfp), 4.0);
  EXPECT_GT(four_hours, 0.85);
  EXPECT_LT(four_hours, 0.88);
}

}  // namespace
}  // namespace sunward::component::lithium_battery

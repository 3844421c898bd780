// Further published figures of lithium batteries. Sources and verdicts:
// docs/theory/lithium_battery.md, "Published numbers".
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "sunward/component/lithium_battery/life.hpp"

namespace sunward::component::lithium_battery {
namespace {

/// SAM's cycle of CyclingCRate: from half charge down, up and back in straight lines, 90 to 10 %.
LifeState slow_cycles(int days) {
  LithiumBattery battery = battery_of(LithiumChemistry::nmc);
  battery.rest_as_if_full = true;
  const Life life(battery);
  LifeState state;
  life.advance(state, 0.5, 25.0, 1e-9);
  for (int hour = 1; hour <= 24 * days; ++hour) {
    const int h = hour % 24;
    const double away = h <= 6 ? h : h <= 18 ? 12 - h : h - 24;  // sixths of 40 %
    life.advance(state, 0.5 - 0.4 / 6.0 * away, 25.0, 1.0);
  }
  return state;
}

// ssc, lib_battery_lifetime_nmc_test, CyclingCRate: 100 and 100 after 87 days, 94 and 99 after 870,
// within 1. The minute's twin of the test has 101 for the first lithium.
TEST(NmcLife, SlowCyclesHaveTheCapacitiesOfSam) {
  const LifeState early = slow_cycles(87), late = slow_cycles(870);
  EXPECT_NEAR(early.lithium_percent, 101.0, 1.0);
  EXPECT_NEAR(early.anode_percent, 100.0, 1.0);
  EXPECT_NEAR(late.lithium_percent, 94.0, 1.0);
  EXPECT_NEAR(late.anode_percent, 99.0, 1.0);
}

// ssc, InitTest: open-circuit voltages of the cell, within 0.001.
TEST(NmcCell, HasTheOpenVoltagesOfSam) {
  for (const auto& [soc, volt] :
       {std::pair{0.0, 3.0}, {0.1, 3.4679}, {0.5, 3.6876}, {0.9, 4.0668}, {1.0, 4.193}})
    EXPECT_NEAR(open_circuit_v(LithiumChemistry::nmc, soc), volt, 0.001) << soc;
}

// SAM's warm storage gives 57 % with hours and 43 % with steps of 10 s, a known fault of it. Here
// the step does not matter.
TEST(NmcLife, WarmStorageDoesNotDependOnTheStep) {
  LithiumBattery battery = battery_of(LithiumChemistry::nmc);
  battery.rest_as_if_full = true;
  const Life life(battery);
  LifeState coarse, fine;
  for (int day = 0; day < 500; ++day) {
    life.advance(coarse, 0.5, 40.0, 24.0);
    for (int step = 0; step < 480; ++step) life.advance(fine, 0.5, 40.0, 0.05);
  }
  EXPECT_NEAR(coarse.lithium_percent, fine.lithium_percent, 0.01);
}

/// Cycles of one depth at 25 degC, close upon each other.
double left_percent(double depth, int cycles) {
  LithiumBattery battery = battery_of(LithiumChemistry::lfp);
  battery.cycle_depth_frac = {0.2, 0.8};
  battery.cycles_to_80_percent = {5000.0, 1000.0};
  const Life life(battery);
  LifeState state;
  for (int k = 0; k <= 2 * cycles; ++k)
    life.advance(state, 0.5 + (k % 2 == 0 ? 0.5 : -0.5) * depth, 25.0, 1e-6);
  return 100.0 * (1.0 - state.cycle_frac);
}

// SAM's example table: 20 % depth 5000 cycles to 80 %, 10 000 to 60 %; 80 % depth 1000 and 2000.
TEST(LfpLife, CyclesOfTheExampleTableLeaveWhatItSays) {
  EXPECT_NEAR(left_percent(0.2, 5000), 80.0, 0.1);
  EXPECT_NEAR(left_percent(0.2, 10000), 60.0, 0.1);
  EXPECT_NEAR(left_percent(0.8, 1000), 80.0, 0.1);
  EXPECT_NEAR(left_percent(0.8, 2000), 60.0, 0.1);
}

/// Capacity left after cycles of 80 % about half charge, one a day. As in SAM's program the charge
/// jumps at the beginning of an hour and holds.
double left_after_days(const LithiumBattery& battery, double temp_c, int days) {
  const Life life(battery);
  LifeState state;
  life.advance(state, 0.5, temp_c, 1e-9);
  for (int hour = 0; hour < 24 * days; ++hour) {
    const int h = hour % 24;
    const double soc = h == 0 ? 0.1 : h < 3 ? 0.9 : 0.5;
    life.advance(state, soc, temp_c, 1e-9);
    life.advance(state, soc, temp_c, 1.0 - 1e-9);
  }
  return battery.chemistry == LithiumChemistry::nmc ? state.lithium_percent
                                                    : 100.0 * state.capacity_frac;
}

// NatLabRockies/ssc ba7a796, lifetime_calendar_cycle_t, run with this duty: calendar loss and cycle
// wear add up (since its change 1239, November 2024). Default table; SAM's example table is below.
TEST(LfpLife, CalendarAndCyclesAddUpAsInSamsProgram) {
  for (const auto& [days, percent] : {std::pair{100, 99.7171},
                                      {365, 98.9600},
                                      {1000, 96.2946},
                                      {1825, 92.9456},
                                      {3650, 86.1469},
                                      {7300, 73.4755}})
    EXPECT_NEAR(left_after_days(battery_of(LithiumChemistry::lfp), 25.0, days), percent, 0.05)
        << days;
}

TEST(LfpLife, CalendarAndCyclesAddUpAsInSamsProgramWithItsExampleTable) {
  LithiumBattery battery = battery_of(LithiumChemistry::lfp);
  battery.cycle_depth_frac = {0.2, 0.8};
  battery.cycles_to_80_percent = {5000.0, 1000.0};
  for (const auto& [days, percent] :
       {std::pair{100, 98.0200}, {365, 92.7200}, {1000, 79.1689}, {1825, 61.6770}})
    EXPECT_NEAR(left_after_days(battery, 25.0, days), percent, 0.05) << days;
}

// ssc's test of this duty prints 101.19, 94.09 and 63.42 %, and allows 0.5, 0.5 and 3. Its program
// (ba7a796) computes 100.853, 93.911 and 64.959 %: the last number of the test is the one off.
TEST(NmcLife, DeepCyclesHaveTheLithiumThatSamsProgramComputes) {
  LithiumBattery battery = battery_of(LithiumChemistry::nmc);
  battery.rest_as_if_full = true;
  for (const auto& [days, percent] : {std::pair{87, 100.853}, {870, 93.911}, {8700, 64.959}})
    EXPECT_NEAR(left_after_days(battery, 25.15, days), percent, 0.5) << days;
}

}  // namespace
}  // namespace sunward::component::lithium_battery

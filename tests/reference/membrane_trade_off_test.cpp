// Membranes in a flow battery at constant current, against what is published of them. Sources:
// docs/theory/flow_battery.md.
#include <gtest/gtest.h>

#include "support/cycling_bench.hpp"

namespace sunward::component::flow_battery {
namespace {

using test::Cycle;
using test::nafion;

Cycle cycle_at(const Membrane& membrane, double ma_per_cm2) {
  return test::CyclingBench(test::cycled_battery(membrane, ma_per_cm2)).second();
}

TEST(MembraneReference, Nafion115HasTheCoulombicEfficiencyOfItsClassAt100) {
  const Cycle cycle = cycle_at(nafion(127.0), 100.0);
  EXPECT_GT(cycle.coulombic(), 0.96);
  EXPECT_LT(cycle.coulombic(), 0.98);
}

// Boettcher, Agar and Kumbur 2015: a thicker membrane costs up to about 2 % of energy efficiency.
// What it saves of fade: flow_battery_cycling_test.cpp.
TEST(MembraneReference, AThickerNafionCostsAtMostTwoPercentOfEnergyEfficiency) {
  for (const double current : {100.0, 150.0, 200.0}) {
    const double thin = cycle_at(nafion(127.0), current).energy();
    const double thick = cycle_at(nafion(183.0), current).energy();
    EXPECT_GT(thin - thick, 0.0) << current;
    EXPECT_LT(thin - thick, 0.02) << current;
  }
}

TEST(MembraneReference, ThickerRaisesCoulombicAndLowersVoltageEfficiencyAtEveryCurrent) {
  for (const double current : {60.0, 100.0, 160.0, 240.0}) {
    const Cycle thin = cycle_at(nafion(51.0), current), thick = cycle_at(nafion(183.0), current);
    EXPECT_GT(thick.coulombic(), thin.coulombic()) << current;
    EXPECT_LT(thick.voltage(), thin.voltage()) << current;
  }
}

TEST(MembraneReference, MoreCurrentRaisesCoulombicAndLowersVoltageEfficiency) {
  const Cycle slow = cycle_at(nafion(127.0), 60.0), fast = cycle_at(nafion(127.0), 180.0);
  EXPECT_GT(fast.coulombic(), slow.coulombic());
  EXPECT_LT(fast.voltage(), slow.voltage());
}

}  // namespace
}  // namespace sunward::component::flow_battery

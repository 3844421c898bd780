// Membranes in a flow battery at constant current, against what is published of them. Sources:
// docs/theory/flow_battery.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "sunward/input/membrane_library.hpp"
#include "support/cycling_bench.hpp"

namespace sunward::component::flow_battery {
namespace {

using test::Cycle;
using test::nafion;

Cycle cycle_at(const Membrane& membrane, double ma_per_cm2) {
  return test::CyclingBench(test::cycled_battery(membrane, ma_per_cm2)).settled();
}

TEST(MembraneReference, Nafion115HasTheCoulombicEfficiencyOfItsClassAt100) {
  const Cycle cycle = cycle_at(nafion(127.0), 100.0);
  EXPECT_GT(cycle.coulombic(), 0.96);
  EXPECT_LT(cycle.coulombic(), 0.98);
}

TEST(MembraneReference, Nafion117HasTheCoulombicEfficiencyOfItsClassAt100) {
  // Its class: 96-98 %; ours is at the upper end.
  EXPECT_NEAR(cycle_at(nafion(183.0), 100.0).coulombic(), 0.97, 0.012);
}

// Boettcher, Agar and Kumbur 2015: a thicker membrane costs up to about 2 % of energy efficiency.
// What it saves of fade: flow_battery_fade_test.cpp.
TEST(MembraneReference, AThickerNafionCostsUpToAboutTwoPercentOfEnergyEfficiency) {
  double most = 0.0;
  for (const double current : {100.0, 150.0, 200.0}) {
    const double thin = cycle_at(nafion(127.0), current).energy();
    const double thick = cycle_at(nafion(183.0), current).energy();
    EXPECT_GT(thin - thick, 0.0) << current;
    most = std::max(most, thin - thick);
  }
  EXPECT_NEAR(most, 0.02, 0.004);
}

// What the other records were fitted to: 96 % (Caplinq, current assumed); 98.5 % and 85 % with
// 2 mol/L (PTFE/SPEEK). The efficiency of the second follows from its assumed resistances.
TEST(MembraneReference, TheFittedMembranesHaveTheEfficienciesTheyWereFittedTo) {
  const auto record = [](const std::string& name) {
    for (const auto& [key, membrane] : input::built_in_membranes())
      if (key == name) return membrane;
    return Membrane{};
  };
  EXPECT_NEAR(cycle_at(record("pfsa_50"), 100.0).coulombic(), 0.96, 0.005);
  FlowBattery battery = test::cycled_battery(record("hydrocarbon_50"), 80.0);
  battery.vanadium_mol_per_l = 2.0;
  const Cycle cycle = test::CyclingBench(battery).settled();
  EXPECT_NEAR(cycle.coulombic(), 0.985, 0.005);
  EXPECT_NEAR(cycle.energy(), 0.85, 0.015);
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

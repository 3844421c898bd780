// Compressors and tanks whose numbers follow from pressures.
#include <gtest/gtest.h>

#include "case_text.hpp"
#include "sunward/component/compressor/compression_energy.hpp"
#include "sunward/component/hydrogen_tank/gas_store.hpp"

namespace sunward::input {
namespace {

using namespace test;

std::string case_with(const std::string& compressor_keys, const std::string& tank_keys) {
  return changed("[loads.plant]", R"([buses.low]
carrier = "hydrogen"
[buses.high]
carrier = "hydrogen"
[loads.refinery]
type = "hydrogen"
bus = "high"
mass_kg_per_day = 1000
[assets.stack]
type = "electrolyser"
hydrogen_bus = "low"
power_mw = { max = 50 }
capex_cny_per_kw = 2000
[assets.press]
type = "compressor"
inlet_bus = "low"
outlet_bus = "high"
flow_kg_per_h = { max = 2000 }
capex_cny_per_kg_per_h = 10000
)" + compressor_keys + R"([assets.tank]
type = "hydrogen_tank"
bus = "high"
mass_kg = { max = 9000 }
capex_cny_per_kg = 3500
)" + tank_keys + "[loads.plant]");
}

template <class Spec>
Spec spec_of(const std::string& name, const std::string& text) {
  for (const model::Component& component : read(text).components)
    if (component.name == name) return std::get<Spec>(component.spec);
  return {};
}

TEST(CompressorPressures, GiveTheEnergy) {
  const auto press = spec_of<component::Compressor>(
      "press", case_with("suction_bar = 16\ndischarge_bar = 200\n", ""));
  EXPECT_DOUBLE_EQ(press.energy_kwh_per_kg,
                   component::compressor::compression_kwh_per_kg(16.0, 200.0, 200.0));
  EXPECT_NEAR(press.energy_kwh_per_kg, 1.22, 0.01);
}

TEST(CompressorPressures, LeftOutTheEnergyHolds) {
  EXPECT_EQ(spec_of<component::Compressor>("press", case_with("", "")).energy_kwh_per_kg, 1.7);
}

TEST(CompressorPressures, AreRefusedBesideTheEnergy) {
  const Fault fault =
      only_fault(case_with("suction_bar = 16\ndischarge_bar = 200\nenergy_kwh_per_kg = 2\n", ""));
  EXPECT_EQ(fault.key, "assets.press.energy_kwh_per_kg");
  EXPECT_TRUE(has(fault.remedy.english(), "both pressures"));
}

TEST(CompressorPressures, OneAloneIsRefused) {
  EXPECT_EQ(only_fault(case_with("suction_bar = 16\n", "")).key, "assets.press.discharge_bar");
}

TEST(CompressorPressures, MustRise) {
  EXPECT_EQ(only_fault(case_with("suction_bar = 200\ndischarge_bar = 16\n", "")).key,
            "assets.press.discharge_bar");
}

TEST(CompressorPressures, MustReachThatOfTheFullTank) {
  const std::string tank = "min_bar = 15\nmax_bar = 250\n";
  const Fault fault = only_fault(case_with("suction_bar = 16\ndischarge_bar = 100\n", tank));
  EXPECT_EQ(fault.key, "assets.press.discharge_bar");
  EXPECT_TRUE(has(fault.range.english(), "250"));
  EXPECT_NO_THROW((void)read(case_with("suction_bar = 16\ndischarge_bar = 250\n", tank)));
}

TEST(TankPressures, GiveTheCushion) {
  const auto tank =
      spec_of<component::HydrogenTank>("tank", case_with("", "min_bar = 15\nmax_bar = 250\n"));
  EXPECT_DOUBLE_EQ(tank.min_fill_frac, component::hydrogen_tank::cushion_frac(15.0, 250.0, 15.0));
}

TEST(TankPressures, AreRefusedBesideTheCushion) {
  EXPECT_EQ(only_fault(case_with("", "min_bar = 15\nmax_bar = 250\nmin_fill_frac = 0.1\n")).key,
            "assets.tank.min_fill_frac");
}

TEST(TankPressures, MustRise) {
  EXPECT_EQ(only_fault(case_with("", "min_bar = 15\nmax_bar = 10\n")).key, "assets.tank.max_bar");
}

}  // namespace
}  // namespace sunward::input

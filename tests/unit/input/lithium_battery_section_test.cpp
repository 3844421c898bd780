// A storage that says it is a lithium battery, and what a wrong one is told.
#include <gtest/gtest.h>

#include "case_text.hpp"

namespace sunward::input {
namespace {

using namespace test;
using component::LithiumChemistry;
using component::Storage;
using component::StorageTechnology;

std::string lithium(const std::string& keys) {
  return changed("energy_capex_cny_per_kwh = 600\n",
                 "energy_capex_cny_per_kwh = 600\ntechnology = \"lithium\"\n"
                 "[assets.battery.lithium_battery]\n" +
                     keys);
}

const Storage& storage_of(const model::Park& park) {
  for (const model::Component& component : park.components)
    if (const auto* storage = std::get_if<Storage>(&component.spec)) return *storage;
  throw InternalError("no storage");
}

TEST(LithiumBatterySection, MayBeLeftOutByALithiumBattery) {
  const model::Park park =
      read(changed("power_mw = 10", "technology = \"lithium\"\npower_mw = 10"));
  EXPECT_EQ(storage_of(park).technology, StorageTechnology::lithium);
  EXPECT_EQ(storage_of(park).lithium_battery.resistance_frac_per_c, 0.05);
}

TEST(LithiumBatterySection, LaysItsKeysOverTheDefaultsOfTheChemistry) {
  const model::Park park = read(lithium("chemistry = \"nmc\"\ntemp_max_c = 31\n"));
  EXPECT_EQ(storage_of(park).lithium_battery.chemistry, LithiumChemistry::nmc);
  EXPECT_EQ(storage_of(park).lithium_battery.resistance_frac_per_c, 0.04);
  EXPECT_EQ(storage_of(park).lithium_battery.temp_max_c, 31.0);
}

TEST(LithiumBatterySection, ListsAllFaultsAtOnceWithTheirLines) {
  const std::vector<Fault> faults = faults_of(lithium("cooling_cop = 100\nchemistri = \"lfp\"\n"));
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0].key, "assets.battery.lithium_battery.cooling_cop");
  EXPECT_EQ(faults[0].line, 19);
  EXPECT_EQ(faults[1].key, "assets.battery.lithium_battery.chemistri");
}

TEST(LithiumBatterySection, PlacesWhatSingleRangesCannotSayAtItsKey) {
  const Fault fault = only_fault(lithium("soc_min_frac = 0.5\nsoc_max_frac = 0.5\n"));
  EXPECT_EQ(fault.key, "assets.battery.lithium_battery.soc_max_frac");
}

TEST(LithiumBatterySection, IsAFaultOfAStorageThatIsNoLithiumBattery) {
  const std::string text = changed("technology = \"lithium\"\n", "", lithium(""));
  EXPECT_EQ(only_fault(text).key, "assets.battery.lithium_battery");
}

}  // namespace
}  // namespace sunward::input

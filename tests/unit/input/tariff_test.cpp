#include "sunward/input/tariff.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "case_text.hpp"

namespace sunward::input {
namespace {

using namespace test;

Multipliers multipliers_of(const std::string& tariff) {
  const model::Park park = read(sound_case + tariff);
  for (const model::Component& component : park.components)
    if (const auto* grid = std::get_if<component::Grid>(&component.spec))
      return grid->import_multiplier;
  return {};
}

TEST(Tariff, ShanxiPresetHasNinePeakNineValleyAndSixFlatHours) {
  const std::array<double, 24> day = multipliers_of("preset = \"shanxi_2022\"\n")[3];
  EXPECT_EQ(std::count(day.begin(), day.end(), 1.6), 9);
  EXPECT_EQ(std::count(day.begin(), day.end(), 0.45), 9);
  EXPECT_EQ(std::count(day.begin(), day.end(), 1.0), 6);
}

TEST(Tariff, WithoutATariffEveryMultiplierIsOne) {
  const std::array<double, 24> day = multipliers_of("")[0];
  EXPECT_EQ(std::count(day.begin(), day.end(), 1.0), 24);
}

TEST(Tariff, BandsAreLaidOverThePresetInTheirOrder) {
  const Multipliers year = multipliers_of(
      "bands = [ { hours = [\"08-11\", \"17-23\"], multiplier = 2 },\n"
      "          { hours = [\"18-20\"], months = [7], multiplier = 3 } ]\n");
  EXPECT_EQ(year[0][18], 2.0);
  EXPECT_EQ(year[6][18], 3.0);
  EXPECT_EQ(year[6][20], 2.0);
  EXPECT_EQ(year[6][23], 1.0);
}

TEST(Tariff, BandMayPassMidnight) {
  const std::array<double, 24> day =
      multipliers_of("bands = [ { hours = [\"22-06\"], multiplier = 0.5 } ]\n")[0];
  EXPECT_EQ(std::count(day.begin(), day.end(), 0.5), 8);
  EXPECT_EQ(day[22], 0.5);
  EXPECT_EQ(day[5], 0.5);
  EXPECT_EQ(day[6], 1.0);
}

TEST(Tariff, HoursThatAreNoSpanAreRefused) {
  for (const char* word : {"8", "8-", "25-26", "x-y", "08:00-11:00", "-1-3"}) {
    const std::string band =
        std::string("bands = [ { hours = [\"") + word + "\"], multiplier = 1 } ]\n";
    const Fault fault = only_fault(sound_case + band);
    EXPECT_EQ(fault.key, "tariff.bands[0].hours") << word;
  }
}

TEST(Tariff, UnknownPresetListsThePresets) {
  const Fault fault = only_fault(sound_case + "preset = \"shanxi\"\n");
  EXPECT_TRUE(has(fault.range.english(), "shanxi_2022"));
  EXPECT_TRUE(has(fault.remedy.english(), "Did you mean"));
}

TEST(Tariff, GridWithoutATariffIsRefusedInsteadOfImportingForNothing) {
  const Fault fault = only_fault(sound_case.substr(0, sound_case.find("[tariff]")));
  EXPECT_EQ(fault.key, "grid");
  EXPECT_TRUE(has(fault.message.english(), "would be free"));
}

TEST(Tariff, TariffWithoutAPriceIsRefused) {
  const Fault fault = only_fault(changed("import_base_cny_per_mwh = 400\n", "preset = \"flat\"\n"));
  EXPECT_EQ(fault.key, "tariff.import_base_cny_per_mwh");
}

}  // namespace
}  // namespace sunward::input

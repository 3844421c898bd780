#include "sunward/input/tariff.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <numeric>

#include "case_text.hpp"
#include "sunward/component/grid/price.hpp"

namespace sunward::input {
namespace {

using namespace test;

/// A tariff file that is gone when the test ends.
class TariffFile {
 public:
  TariffFile(const std::string& name, const std::string& text) : path_(testing::TempDir() + name) {
    std::ofstream(path_) << text;
  }
  ~TariffFile() { std::remove(path_.c_str()); }
  TariffFile(const TariffFile&) = delete;
  TariffFile& operator=(const TariffFile&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

component::Grid grid_of(const std::string& tariff) {
  const model::Park park = read(sound_case + tariff);
  for (const model::Component& component : park.components)
    if (const auto* grid = std::get_if<component::Grid>(&component.spec)) return *grid;
  return {};
}

/// Energy price over base price by hour of a date: the multiplier.
std::vector<double> multipliers_on(const component::Grid& grid, const series::CivilTime& date) {
  const component::DayBands day = component::bands_on(grid.time_of_use, date);
  std::vector<double> hours;
  for (std::size_t minute = 0; minute < day.size(); minute += 60)
    hours.push_back(component::band_price(grid, day[minute]) / grid.import_base_cny_per_mwh);
  return hours;
}

std::vector<double> multipliers_of(const std::string& tariff,
                                   const series::CivilTime& date = {2025, 4, 1}) {
  return multipliers_on(grid_of(tariff), date);
}

// Source: Shanxi notice 479 of 2021: peak 08-11 and 17-23, valley 00-07 and 11-13.
TEST(Tariff, ShanxiFileHasTheHoursAndMultipliersOfItsNotice) {
  const std::vector<double> day = multipliers_of("preset = \"shanxi_2022\"\n");
  for (std::size_t hour = 0; hour < 24; ++hour) {
    const bool peak = (hour >= 8 && hour < 11) || (hour >= 17 && hour < 23);
    const bool valley = hour < 7 || hour == 11 || hour == 12;
    EXPECT_DOUBLE_EQ(day[hour], peak ? 1.6 : valley ? 0.45 : 1.0) << hour;
  }
  EXPECT_NEAR(std::accumulate(day.begin(), day.end(), 0.0) / 24.0, 1.019, 5e-4);
}

TEST(Tariff, ShanxiSuperPeakIsAFifthAbovePeakInItsMonths) {
  const std::string tariff = "preset = \"shanxi_2022_super_peak\"\n";
  EXPECT_DOUBLE_EQ(multipliers_of(tariff, {2025, 7, 1})[18], 1.92);
  EXPECT_DOUBLE_EQ(multipliers_of(tariff, {2025, 7, 1})[17], 1.6);
  EXPECT_DOUBLE_EQ(multipliers_of(tariff, {2025, 4, 1})[18], 1.6);
}

TEST(Tariff, ShanxiDirectTradeHasOnePriceFromTheBeginningOf2026) {
  const std::string tariff = "preset = \"shanxi_direct_trade\"\n";
  EXPECT_DOUBLE_EQ(multipliers_of(tariff)[9], 1.6);
  EXPECT_DOUBLE_EQ(multipliers_of(tariff + "in_force_on = \"2025-12-31\"\n")[9], 1.6);
  EXPECT_DOUBLE_EQ(multipliers_of(tariff + "in_force_on = \"2026-01-01\"\n")[9], 1.0);
}

TEST(Tariff, BandsLeftOutForTheirDatesAreNoted) {
  const model::Park park =
      read(sound_case + "preset = \"shanxi_2022\"\nin_force_on = \"2021-06-01\"\n");
  ASSERT_FALSE(park.notes.empty());
  EXPECT_TRUE(std::any_of(park.notes.begin(), park.notes.end(), [](const Phrase& note) {
    return has(note.english(), "not in force on 2021-06-01");
  }));
}

TEST(Tariff, WithoutATariffEveryMultiplierIsOne) {
  const std::vector<double> day = multipliers_of("");
  EXPECT_EQ(std::count(day.begin(), day.end(), 1.0), 24);
}

TEST(Tariff, BandsAreLaidOverThePresetInTheirOrder) {
  const std::string tariff =
      "preset = \"shanxi_2022\"\n"
      "bands = [ { hours = [\"08-11\", \"17-23\"], multiplier = 2 },\n"
      "          { hours = [\"18-20\"], months = [7], multiplier = 3 } ]\n";
  EXPECT_DOUBLE_EQ(multipliers_of(tariff)[18], 2.0);
  EXPECT_DOUBLE_EQ(multipliers_of(tariff)[0], 0.45);
  EXPECT_DOUBLE_EQ(multipliers_of(tariff, {2025, 7, 1})[18], 3.0);
  EXPECT_DOUBLE_EQ(multipliers_of(tariff, {2025, 7, 1})[20], 2.0);
}

TEST(Tariff, BandMayPassMidnight) {
  const std::vector<double> day =
      multipliers_of("bands = [ { hours = [\"22-06\"], multiplier = 0.5 } ]\n");
  EXPECT_EQ(std::count(day.begin(), day.end(), 0.5), 8);
  EXPECT_EQ(day[22], 0.5);
  EXPECT_EQ(day[6], 1.0);
}

TEST(Tariff, BandsKnowWeekendsHolidaysAndHalfHours) {
  const component::Grid grid = grid_of(
      "holidays = [\"10-01\", \"2025-10-02\"]\n"
      "bands = [ { name = \"rest\", days = [\"weekends\", \"holidays\"], multiplier = 0.5 },\n"
      "          { hours = [\"16:30-23\"], days = [\"weekdays\"], multiplier = 2 } ]\n");
  EXPECT_EQ(multipliers_on(grid, {2025, 10, 1})[17], 0.5);
  EXPECT_EQ(multipliers_on(grid, {2025, 10, 2})[17], 0.5);
  EXPECT_EQ(multipliers_on(grid, {2025, 10, 3})[17], 2.0);
  EXPECT_EQ(multipliers_on(grid, {2025, 10, 4})[17], 0.5);  // a Saturday
  EXPECT_EQ(multipliers_on(grid, {2025, 10, 3})[16], 1.0);  // 16:00 is before 16:30
  EXPECT_EQ(grid.time_of_use.bands[0].name, "rest");
}

TEST(Tariff, FileBesideTheCaseIsALayerUnderTheSection) {
  const TariffFile file("own_tariff.toml",
                        "title = \"mine\"\ntransmission_cny_per_mwh = 90\n"
                        "levies_cny_per_mwh = 20\n"
                        "tiers = [ { up_to_mwh = 10, add_cny_per_mwh = 0 }, { "
                        "add_cny_per_mwh = 50 } ]\n"
                        "bands = [ { hours = [\"00-12\"], price_cny_per_mwh = 300 } ]\n");
  const component::Grid grid = grid_of("file = \"" + file.path() + "\"\nlevies_cny_per_mwh = 25\n");
  EXPECT_EQ(grid.transmission_cny_per_mwh, 90.0);
  EXPECT_EQ(grid.levies_cny_per_mwh, 25.0);
  ASSERT_EQ(grid.tiers.size(), 2U);
  EXPECT_EQ(grid.tiers[1].add_cny_per_mwh, 50.0);
  EXPECT_EQ(component::band_price(grid, 0), 300.0);
}

TEST(Tariff, FaultsOfATariffFileNameThatFile) {
  const TariffFile file("bad_tariff.toml", "\nlevies_cny_per_mwh = -7\n");
  const Fault fault = only_fault(sound_case + "file = \"" + file.path() + "\"\n");
  EXPECT_TRUE(has(fault.file, "bad_tariff.toml")) << fault.file;
  EXPECT_EQ(fault.line, 2);
}

TEST(Tariff, DatesThatDoNotExistAreRefused) {
  for (const char* word : {"2025-02-29", "13-01", "2025", "1-1-1", "02-30", "x"}) {
    const Fault fault = only_fault(sound_case + std::string("holidays = [\"") + word + "\"]\n");
    EXPECT_EQ(fault.key, "tariff.holidays") << word;
  }
}

TEST(Tariff, ABandHasAMultiplierOrAPrice) {
  for (const char* band : {"{ hours = [\"08-11\"] }",
                           "{ hours = [\"08-11\"], multiplier = 1, price_cny_per_mwh = 2 }"}) {
    const Fault fault = only_fault(sound_case + "bands = [ " + band + " ]\n");
    EXPECT_EQ(fault.key, "tariff.bands[0].multiplier") << band;
  }
}

TEST(Tariff, BlocksMustRise) {
  const Fault fault = only_fault(
      sound_case +
      "tiers = [ { up_to_mwh = 10, add_cny_per_mwh = 0 }, { up_to_mwh = 5, add_cny_per_mwh = 1 } "
      "]\n");
  EXPECT_EQ(fault.key, "tariff.tiers[1].up_to_mwh");
}

TEST(Tariff, TheLastBlockHasNoEnd) {
  const Fault fault =
      only_fault(sound_case +
                 "tiers = [ { up_to_mwh = 5, add_cny_per_mwh = 0 }, { up_to_mwh = 10, "
                 "add_cny_per_mwh = 1 } ]\n");
  EXPECT_EQ(fault.key, "tariff.tiers");
}

TEST(Tariff, SingleCapacityChargeNeedsTheLoadFactor) {
  const Fault fault = only_fault(sound_case + "network_charge = \"single_capacity\"\n");
  EXPECT_EQ(fault.key, "tariff.mean_load_factor_frac");
}

TEST(Tariff, HoursThatAreNoSpanAreRefused) {
  for (const char* word : {"8", "8-", "25-26", "x-y", "08:60-11:00", "24-01", "-1-3"}) {
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

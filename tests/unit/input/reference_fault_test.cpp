// Faults of references between parts, and of files.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "case_text.hpp"

namespace sunward::input {
namespace {

using namespace test;
namespace fs = std::filesystem;

TEST(BusReference, UnknownBusListsTheBusesAndSuggestsOne) {
  const Fault fault = only_fault(changed("type = \"wind\"", "type = \"wind\"\nbus = \"mian\""));
  EXPECT_EQ(fault.key, "assets.wind.bus");
  EXPECT_EQ(fault.range.english(), "main");
  EXPECT_EQ(fault.remedy.english(), "Did you mean \"main\"?");
}

TEST(BusReference, BusOfTheWrongCarrierIsRefused) {
  std::string text =
      changed("[buses.main]\n", "[buses.main]\n[buses.gas]\ncarrier = \"hydrogen\"\n");
  text = changed("type = \"wind\"", "type = \"wind\"\nbus = \"gas\"", text);
  const Fault fault = only_fault(text);
  EXPECT_TRUE(has(fault.message.english(), "carries hydrogen, but electricity is needed"))
      << fault.message.english();
  EXPECT_EQ(fault.range.english(), "main");
}

TEST(BusReference, OnlyBusOfACarrierNeedNotBeNamed) {
  const model::Park park = read(sound_case);
  EXPECT_EQ(std::get<component::Wind>(park.components[0].spec).bus, "main");
}

TEST(BusReference, WithSeveralBusesTheKeyIsRequired) {
  const std::vector<Fault> faults =
      faults_of(changed("[buses.main]\n", "[buses.main]\n[buses.other]\n"));
  ASSERT_EQ(faults.size(), 4u);  // wind, battery, grid, plant
  EXPECT_EQ(faults[0].range.english(), "main, other");
}

TEST(BusReference, BusThatNothingCanFeedIsReported) {
  const std::string text =
      changed("[buses.main]\n", "[buses.main]\n[buses.gas]\ncarrier = \"hydrogen\"\n") +
      "[loads.trucks]\ntype = \"hydrogen\"\nmass_kg_per_day = 100\n";
  const Fault fault = only_fault(text);
  EXPECT_EQ(fault.key, "buses.gas");
  EXPECT_TRUE(has(fault.message.english(), "nothing can feed it")) << fault.message.english();
  EXPECT_TRUE(has(fault.remedy.english(), "electrolyser")) << fault.remedy.english();
}

TEST(BusReference, BusThatNobodyUsesIsReported) {
  const Fault fault =
      only_fault(changed("[buses.main]\n", "[buses.main]\n[buses.gas]\ncarrier = \"hydrogen\"\n"));
  EXPECT_EQ(fault.key, "buses.gas");
  EXPECT_TRUE(has(fault.message.english(), "nothing feeds or draws"));
}

TEST(BusReference, ParkWithoutABusIsReportedOnce) {
  const std::vector<Fault> faults = faults_of(changed("[buses.main]\n", ""));
  ASSERT_FALSE(faults.empty());
  EXPECT_EQ(faults[0].message.english(), "the park has no bus.");
}

TEST(Names, TheSameNameTwiceIsRefused) {
  const Fault fault = only_fault(changed("[loads.plant]", "[loads.wind]"));
  EXPECT_TRUE(has(fault.message.english(), "\"wind\" is used twice")) << fault.message.english();
}

TEST(Names, NameThatIsNotPlainIsRefused) {
  const Fault fault = only_fault(changed("[loads.plant]", "[loads.\"my plant\"]"));
  EXPECT_TRUE(has(fault.remedy.english(), "label")) << fault.remedy.english();
}

TEST(Contradictions, ComponentsOwnChecksAreReportedAtTheirKey) {
  const Fault fault = only_fault(
      changed("energy_mwh = 40", "energy_mwh = 40\nsoc_min_frac = 0.9\nsoc_max_frac = 0.1"));
  EXPECT_EQ(fault.key, "assets.battery.soc_max_frac");
  EXPECT_EQ(fault.line, 16);
}

TEST(Contradictions, EmptyParkIsRefused) {
  const std::vector<Fault> faults =
      faults_of("[site]\nlatitude_deg = 1\nlongitude_deg = 2\nelevation_m = 3\n[buses.main]\n");
  ASSERT_FALSE(faults.empty());
  EXPECT_TRUE(has(faults[0].message.english(), "no asset, load or grid"));
}

TEST(Files, MissingCaseFileSuggestsANeighbour) {
  const fs::path folder = fs::path(::testing::TempDir()) / "sunward_missing_case";
  fs::create_directories(folder);
  std::ofstream(folder / "park.toml") << sound_case;
  try {
    static_cast<void>(read_park(folder / "prak.toml"));
    FAIL() << "no fault";
  } catch (const InputError& error) {
    EXPECT_EQ(error.faults()[0].remedy.english(), "Did you mean \"park.toml\"?");
  }
}

TEST(Files, DirectoryInsteadOfACaseFileIsRefused) {
  try {
    static_cast<void>(read_park(::testing::TempDir()));
    FAIL() << "no fault";
  } catch (const InputError& error) {
    EXPECT_TRUE(has(error.faults()[0].message.english(), "directory"));
  }
}

TEST(Files, DeviceIsRefusedWithoutReadingIt) {
  EXPECT_THROW(static_cast<void>(read_park("/dev/zero")), InputError);
}

TEST(Files, MissingSeriesNamesTheKeyThatRefersToIt) {
  const Fault fault =
      only_fault(changed("constant_mw = 20", "profile_mw = { file = \"no.csv\", unit = \"MW\" }"));
  EXPECT_EQ(fault.key, "loads.plant.profile_mw.file");
  EXPECT_EQ(fault.line, 19);
  EXPECT_EQ(fault.value, "\"no.csv\"");
  EXPECT_EQ(fault.message.english(), "there is no such file.");
}

TEST(Files, MissingWeatherFileNamesItsKey) {
  ReadOptions options;
  try {
    static_cast<void>(read_park_text(sound_case + "[weather]\nfile = \"no.epw\"\n", ".", options));
    FAIL() << "no fault";
  } catch (const InputError& error) {
    EXPECT_EQ(error.faults()[0].key, "weather.file");
    EXPECT_EQ(error.faults()[0].line, 26);
  }
}

}  // namespace
}  // namespace sunward::input

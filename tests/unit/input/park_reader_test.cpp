#include "sunward/input/park_reader.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "case_text.hpp"
#include "sunward/base/sha256.hpp"
#include "sunward/model/registry.hpp"

namespace sunward::input {
namespace {

using namespace test;
namespace fs = std::filesystem;

const fs::path examples = fs::path(SUNWARD_SOURCE_DIR) / "examples";

template <class Spec>
const Spec& spec_of(const model::Park& park, const std::string& name) {
  for (const model::Component& component : park.components)
    if (component.name == name) return std::get<Spec>(component.spec);
  throw InternalError("no component " + name);
}

TEST(ReadPark, ReadsThePingluCaseWithItsYearOfWeather) {
  const model::Park park = read_park(examples / "pinglu" / "park.toml");
  EXPECT_EQ(park.name, "Pinglu");
  EXPECT_EQ(park.buses.size(), 3u);
  EXPECT_EQ(park.components.size(), 10u);
  ASSERT_EQ(park.scenarios.size(), 1u);
  EXPECT_EQ(park.scenarios[0].weather->axis.n_steps, 8760);
  EXPECT_EQ(park.scenarios[0].weight, 1.0);
  EXPECT_DOUBLE_EQ(park.rules.min_self_use_frac, 0.6);
  EXPECT_DOUBLE_EQ(park.rules.min_green_share_frac, 0.3);
  EXPECT_DOUBLE_EQ(park.rules.max_export_frac, 0.2);
  EXPECT_LT(park.rules.co2_cap_t_per_year, 0.0);
}

TEST(ReadPark, PingluFlowBatteryCostsWhatFourHourBidsCost) {
  const auto vrfb =
      spec_of<component::Storage>(read_park(examples / "pinglu" / "park.toml"), "vrfb");
  const double cny_per_wh =
      (vrfb.cost_power.capex_cny_per_unit / 4.0 + vrfb.cost_energy.capex_cny_per_unit) / 1000.0;
  EXPECT_GE(cny_per_wh, 2.0);
  EXPECT_LE(cny_per_wh, 2.6);
}

TEST(ReadPark, EveryExampleReadsWithoutFaults) {
  int n_read = 0;
  for (const auto& entry : fs::recursive_directory_iterator(examples)) {
    if (entry.path().extension() != ".toml") continue;
    if (entry.path().parent_path().filename() == "single_owner") continue;  // no parks
    EXPECT_NO_THROW(static_cast<void>(read_park(entry.path()))) << entry.path();
    ++n_read;
  }
  EXPECT_GE(n_read, 2);
}

TEST(ReadPark, FixedSizeHasEqualBoundsAndARangeKeepsItsOwn) {
  const model::Park park = read(sound_case);
  EXPECT_TRUE(spec_of<component::Storage>(park, "battery").power_mw.fixed());
  const auto& wind = spec_of<component::Wind>(park, "wind");
  EXPECT_EQ(wind.capacity_mw.min, 0.0);
  EXPECT_EQ(wind.capacity_mw.max, 100.0);
}

TEST(ReadPark, SizeWithoutMaxIsUnlimited) {
  const model::Park park = read(changed("{ max = 50 }", "{ min = 5 }"));
  const auto& grid = spec_of<component::Grid>(park, "grid");
  EXPECT_EQ(grid.connection_mw.min, 5.0);
  EXPECT_EQ(grid.connection_mw.max, infinity);
}

TEST(ReadPark, ComponentsKeepTheOrderOfTheFile) {
  const std::string text = changed("[assets.battery]", "[assets.zeta]") +
                           "[assets.alpha]\ntype = \"pv\"\ncapacity_mw = 1\ncapex_cny_per_kw = 1\n";
  const model::Park park = read(text);
  EXPECT_EQ(park.components[0].name, "wind");
  EXPECT_EQ(park.components[1].name, "zeta");
  EXPECT_EQ(park.components[2].name, "alpha");
}

TEST(ReadPark, KeysLeftOutTakeTheDefaultsOfTheStruct) {
  const model::Park park = read(sound_case);
  const auto& wind = spec_of<component::Wind>(park, "wind");
  EXPECT_EQ(wind.hub_height_m, component::Wind{}.hub_height_m);
  EXPECT_EQ(wind.cost.lifetime_y, component::Cost{}.lifetime_y);
}

TEST(ReadPark, ElectrolyserWithoutACurveIsReadWithoutFault) {
  const std::string text =
      sound_case.substr(0, sound_case.find("[loads.plant]")) +
      "[buses.gas]\ncarrier = \"hydrogen\"\n"
      "[assets.stack]\ntype = \"electrolyser\"\npower_mw = 5\ncapex_cny_per_kw = 2000\n"
      "[loads.trucks]\ntype = \"hydrogen\"\nmass_kg_per_day = 100\n" +
      sound_case.substr(sound_case.find("[loads.plant]"));
  EXPECT_TRUE(spec_of<component::Electrolyser>(read(text), "stack").curve_load_frac.empty());
}

TEST(ReadPark, WholeNumberStandsForARealOne) {
  EXPECT_EQ(spec_of<component::Wind>(read(sound_case), "wind").cost.capex_cny_per_unit, 4500.0);
}

TEST(ReadPark, RecordsTheDigestOfTheCaseFileFirst) {
  const model::Park park = read(sound_case);
  ASSERT_EQ(park.inputs.size(), 1u);
  EXPECT_EQ(park.inputs[0].first, "park.toml");
  EXPECT_EQ(park.inputs[0].second, sha256_hex(sound_case));
}

TEST(ReadPark, SeveralGridsEachHaveTheirNameAndTariff) {
  const std::string text =
      sound_case.substr(0, sound_case.find("[grid]")) +
      "[grid.north]\nconnection_mw = 5\ncapex_cny_per_kw = 1\ntariff = \"day\"\n"
      "[grid.south]\nconnection_mw = 6\ncapex_cny_per_kw = 1\ntariff = \"night\"\n"
      "[tariff.day]\nimport_base_cny_per_mwh = 500\n[tariff.night]\nimport_base_cny_per_mwh = "
      "200\n";
  const model::Park park = read(text);
  EXPECT_EQ(spec_of<component::Grid>(park, "north").import_base_cny_per_mwh, 500.0);
  EXPECT_EQ(spec_of<component::Grid>(park, "south").import_base_cny_per_mwh, 200.0);
  EXPECT_EQ(spec_of<component::Grid>(park, "south").connection_mw.max, 6.0);
}

TEST(ReadPark, GridThatDoesNotSayWhichOfSeveralTariffsIsRefused) {
  const Fault fault =
      only_fault(changed("[tariff]", "[tariff.a]\nimport_base_cny_per_mwh = 1\n[tariff.b]"));
  EXPECT_EQ(fault.key, "grid.tariff");
  EXPECT_EQ(fault.range.english(), "a, b");
}

class VariantFiles : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(::testing::TempDir()) /
              ::testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::create_directories(folder_);
    write("base.toml", sound_case);
  }
  void write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
  }
  [[nodiscard]] model::Park read_file(const std::string& name) const {
    ReadOptions options;
    options.load_weather = false;
    return read_park(folder_ / name, options);
  }
  fs::path folder_;
};

TEST_F(VariantFiles, VariantChangesOnlyTheKeysItNames) {
  write("park.toml",
        "base = \"base.toml\"\n[assets.battery]\npower_mw = 25\nenergy_mwh = { max = 9 }\n");
  const model::Park park = read_file("park.toml");
  const auto& battery = spec_of<component::Storage>(park, "battery");
  EXPECT_EQ(battery.power_mw.max, 25.0);
  EXPECT_EQ(battery.energy_mwh.max, 9.0);
  EXPECT_EQ(battery.cost_power.capex_cny_per_unit, 350.0);
  EXPECT_EQ(park.inputs.size(), 2u);
}

TEST_F(VariantFiles, FaultsNameTheFileTheValueCameFrom) {
  write("park.toml", "base = \"base.toml\"\n[assets.battery]\npower_mw = -1\n");
  write("base.toml", changed("latitude_deg = 39.5", "latitude_deg = 99"));
  try {
    static_cast<void>(read_file("park.toml"));
    FAIL() << "no fault";
  } catch (const InputError& error) {
    ASSERT_EQ(error.faults().size(), 2u);
    EXPECT_EQ(error.faults()[0].file, "base.toml");
    EXPECT_EQ(error.faults()[0].line, 3);
    EXPECT_TRUE(error.faults()[1].file.ends_with("park.toml"));
    EXPECT_EQ(error.faults()[1].line, 3);
  }
}

TEST_F(VariantFiles, FileThatIsItsOwnBaseIsRefused) {
  write("park.toml", "base = \"park.toml\"\n");
  EXPECT_THROW(static_cast<void>(read_file("park.toml")), InputError);
}

TEST_F(VariantFiles, ProfileIsReadRelativeToTheCaseFileAndConverted) {
  std::string csv = "hour,power\n";
  for (int t = 0; t < 8760; ++t) csv += std::to_string(t) + "," + std::to_string(t % 24) + "\n";
  write("load.csv", csv);
  write("base.toml", changed("constant_mw = 20\n", ""));
  write("park.toml",
        "base = \"base.toml\"\n[loads.plant]\n"
        "profile_mw = { file = \"load.csv\", column = \"power\", unit = \"kW\" }\n");
  const model::Park park = read_file("park.toml");
  const auto& load = spec_of<component::ElectricLoad>(park, "plant");
  ASSERT_EQ(load.profile_mw.size(), 8760u);
  EXPECT_DOUBLE_EQ(load.profile_mw[30], 0.006);
}

TEST_F(VariantFiles, ProfileOfWrongLengthIsRefused) {
  write("load.csv", "power\n1\n2\n");
  write("park.toml", "base = \"base.toml\"\n[loads.plant]\nprofile_mw = { file = \"load.csv\" }\n");
  try {
    static_cast<void>(read_file("park.toml"));
    FAIL() << "no fault";
  } catch (const InputError& error) {
    EXPECT_EQ(error.faults()[0].range.english(), "8760 or 8784 values");
    EXPECT_TRUE(has(error.faults()[0].message.english(), "2 values"));
  }
}

TEST_F(VariantFiles, QuarterHoursAreAveragedToTheStep) {
  std::string csv = "power\n";
  for (int t = 0; t < 35040; ++t) csv += std::to_string(t % 4) + "\n";
  write("load.csv", csv);
  write("base.toml", changed("constant_mw = 20\n", ""));
  write("park.toml", "base = \"base.toml\"\n[loads.plant]\nprofile_mw = { file = \"load.csv\" }\n");
  const model::Park park = read_file("park.toml");
  const auto& load = spec_of<component::ElectricLoad>(park, "plant");
  ASSERT_EQ(load.profile_mw.size(), 8760u);
  EXPECT_DOUBLE_EQ(load.profile_mw[0], 1.5);
  EXPECT_FALSE(park.notes.empty());
}

TEST_F(VariantFiles, ANegativeQuarterHourIsNotAveragedAway) {
  std::string csv = "power\n";
  for (int t = 0; t < 35040; ++t) csv += t == 1000 ? "-1\n" : "10\n";
  write("load.csv", csv);
  write("base.toml", changed("constant_mw = 20\n", ""));
  write("park.toml", "base = \"base.toml\"\n[loads.plant]\nprofile_mw = { file = \"load.csv\" }\n");
  try {
    static_cast<void>(read_file("park.toml"));
    FAIL() << "no fault";
  } catch (const InputError& error) {
    EXPECT_TRUE(has(error.what(), "value 1001 of load.csv is out of range")) << error.what();
  }
}

TEST_F(VariantFiles, EnergyPerStepBecomesPower) {
  std::string csv = "energy\n";
  for (int t = 0; t < 35040; ++t) csv += "500\n";
  write("load.csv", csv);
  write("base.toml", changed("constant_mw = 20\n", ""));
  write("park.toml",
        "base = \"base.toml\"\n[loads.plant]\nprofile_mw = { file = \"load.csv\", unit = \"kWh\" "
        "}\n");
  const model::Park park = read_file("park.toml");
  const auto& load = spec_of<component::ElectricLoad>(park, "plant");
  EXPECT_DOUBLE_EQ(load.profile_mw[0], 2.0);  // 500 kWh in a quarter of an hour
}

}  // namespace
}  // namespace sunward::input

// A storage that says it is a vanadium flow battery, and what a wrong one is told.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "case_text.hpp"
#include "sunward/input/membrane_library.hpp"
#include "sunward/input/reference.hpp"
#include "sunward/input/schema.hpp"

namespace sunward::input {
namespace {

using namespace test;
using component::Storage;
using component::StorageTechnology;

std::string flow_battery(const std::string& keys) {
  return changed("energy_capex_cny_per_kwh = 600\n",
                 "energy_capex_cny_per_kwh = 600\ntechnology = \"vanadium_flow\"\n"
                 "[assets.battery.flow_battery]\n" +
                     keys);
}

const Storage& storage_of(const model::Park& park) {
  for (const model::Component& component : park.components)
    if (const auto* storage = std::get_if<Storage>(&component.spec)) return *storage;
  throw InternalError("no storage");
}

component::Membrane built_in(const std::string& wanted) {
  for (const auto& [name, membrane] : built_in_membranes())
    if (name == wanted) return membrane;
  return {};
}

TEST(FlowBatterySection, IsLeftOutByAStorageThatDoesNotSayWhatItIs) {
  EXPECT_EQ(storage_of(read(sound_case)).technology, StorageTechnology::generic);
}

TEST(FlowBatterySection, MayBeLeftOutByAFlowBattery) {
  const model::Park park =
      read(changed("power_mw = 10", "technology = \"vanadium_flow\"\npower_mw = 10"));
  EXPECT_EQ(storage_of(park).technology, StorageTechnology::vanadium_flow);
  EXPECT_EQ(storage_of(park).flow_battery.membrane_record.thickness_um,
            built_in("pfsa_50").thickness_um);
}

TEST(FlowBatterySection, TakesTheMembraneFromTheLibrary) {
  const model::Park park =
      read(flow_battery("membrane = \"nafion_115\"\nvanadium_mol_per_l = 1.7\n"));
  EXPECT_EQ(storage_of(park).flow_battery.membrane_record.label, "Nafion 115");
  EXPECT_EQ(storage_of(park).flow_battery.vanadium_mol_per_l, 1.7);
}

TEST(FlowBatterySection, LaysItsOwnThicknessOverTheRecord) {
  const model::Park park =
      read(flow_battery("membrane = \"nafion_115\"\nmembrane_thickness_um = 100\n"));
  const component::Membrane& membrane = storage_of(park).flow_battery.membrane_record;
  EXPECT_EQ(membrane.thickness_um, 100.0);
  EXPECT_EQ(membrane.v2_permeability_m2_per_s, built_in("nafion_115").v2_permeability_m2_per_s);
}

TEST(FlowBatterySection, ReadsMembranesFromTheUsersOwnFile) {
  const std::filesystem::path folder = std::filesystem::temp_directory_path() / "sunward_membranes";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "mine.toml") << R"([mine]
label = "Mine"
thickness_um = 30
conductivity_s_per_m = 4
v2_permeability_m2_per_s = 1e-12
v3_permeability_m2_per_s = 1e-12
v4_permeability_m2_per_s = 1e-12
v5_permeability_m2_per_s = 1e-12
price_cny_per_m2 = 1000
life_h = 50000
source = "test"
)";
  ReadOptions options;
  options.load_weather = false;
  const model::Park park = read_park_text(
      flow_battery("membrane_library = \"mine.toml\"\nmembrane = \"mine\"\n"), folder, options);
  EXPECT_EQ(storage_of(park).flow_battery.membrane_record.label, "Mine");
  ASSERT_EQ(park.inputs.size(), 2u);
  EXPECT_EQ(park.inputs[1].first, "mine.toml");
  std::filesystem::remove_all(folder);
}

TEST(FlowBatterySection, NamesAMissingLibraryOnce) {
  const Fault fault = only_fault(flow_battery("membrane_library = \"nowhere.toml\"\n"));
  EXPECT_EQ(fault.key, "assets.battery.flow_battery.membrane_library");
}

TEST(FlowBatterySection, ListsAllFaultsAtOnceWithTheirLines) {
  const std::vector<Fault> faults = faults_of(
      flow_battery("membrane = \"nafion_15\"\nflow_factor = 100\nvanadum_mol_per_l = 1\n"));
  ASSERT_EQ(faults.size(), 3u);
  EXPECT_EQ(faults[0].key, "assets.battery.flow_battery.flow_factor");
  EXPECT_EQ(faults[0].line, 20);
  EXPECT_EQ(faults[1].key, "assets.battery.flow_battery.vanadum_mol_per_l");
  EXPECT_EQ(faults[2].key, "assets.battery.flow_battery.membrane");
  EXPECT_TRUE(has(faults[2].remedy.english(), "nafion_115")) << faults[2].remedy;
}

TEST(FlowBatterySection, PlacesWhatSingleRangesCannotSayAtItsKey) {
  const Fault fault =
      only_fault(flow_battery("electrolyte_soc_min_frac = 0.5\nelectrolyte_soc_max_frac = 0.5\n"));
  EXPECT_EQ(fault.key, "assets.battery.flow_battery.electrolyte_soc_max_frac");
  EXPECT_EQ(fault.line, 20);
}

TEST(FlowBatterySection, IsAFaultOfAStorageThatIsNoFlowBattery) {
  std::string text = flow_battery("");
  text = changed("technology = \"vanadium_flow\"\n", "", text);
  EXPECT_EQ(only_fault(text).key, "assets.battery.flow_battery");
}

TEST(FlowBatterySection, IsATableOfTheSchemaWithItsRanges) {
  const auto schema = nlohmann::json::parse(json_schema());
  for (const auto& asset : schema["properties"]["assets"]["additionalProperties"]["oneOf"]) {
    if (asset["properties"]["type"]["enum"][0] != "storage") continue;
    EXPECT_EQ(asset["properties"]["technology"]["enum"][1], "vanadium_flow");
    const auto& table = asset["properties"]["flow_battery"];
    EXPECT_EQ(table["additionalProperties"], false);
    EXPECT_EQ(table["properties"]["flow_factor"]["maximum"], 30.0);
    return;
  }
  FAIL() << "no storage";
}

TEST(FlowBatterySection, StandsInTheReference) {
  EXPECT_TRUE(has(reference_markdown(), "### `[assets.NAME.flow_battery]`"));
}

}  // namespace
}  // namespace sunward::input

// [loads.NAME] of type silicon_plant: defaults, faults and the note of what follows from the
// target.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "case_text.hpp"
#include "sunward/component/silicon_plant/silicon_plant_fields.hpp"
#include "support/aggregate_arity.hpp"

namespace sunward::input {
namespace {

using namespace test;

std::string case_with(const std::string& keys) {
  return changed("[grid]", "[loads.silicon]\ntype = \"silicon_plant\"\n" + keys + "[grid]");
}

component::SiliconPlant plant_of(const std::string& keys) {
  for (const model::Component& component : read(case_with(keys)).components)
    if (component.name == "silicon") return std::get<component::SiliconPlant>(component.spec);
  return {};
}

TEST(SiliconPlantSection, ATargetIsEnough) {
  const component::SiliconPlant plant = plant_of("target_gw_per_y = 5\n");
  EXPECT_EQ(plant.bus, "main");
  EXPECT_EQ(plant.target_gw_per_y, 5.0);
  EXPECT_EQ(plant.wafer_thickness_um, 150.0);
  EXPECT_EQ(plant.furnace.rods_per_run, 8);
}

TEST(SiliconPlantSection, KeysOfTheFurnaceAreLaidOverItsDefaults) {
  const component::SiliconPlant plant = plant_of(
      "target_gw_per_y = 5\nfurnace_phases = \"even\"\n"
      "[loads.silicon.furnace]\nbody_h = 40\n");
  EXPECT_EQ(plant.furnace_phases, component::FurnacePhases::even);
  EXPECT_EQ(plant.furnace.body_h, 40.0);
  EXPECT_EQ(plant.furnace.neck_h, 3.0);
}

TEST(SiliconPlantSection, SaysWhatFollowsFromTheTarget) {
  const model::Park park = read(case_with("target_gw_per_y = 5\n"));
  const bool said = std::any_of(park.notes.begin(), park.notes.end(), [](const Phrase& note) {
    return has(note.english(), "kWh per kg of brick");
  });
  EXPECT_TRUE(said);
}

bool notes_have(const std::string& keys, const std::string& words) {
  const model::Park park = read(case_with(keys));
  return std::any_of(park.notes.begin(), park.notes.end(),
                     [&](const Phrase& note) { return has(note.english(), words); });
}

TEST(SiliconPlantSection, ABrokenNormIsSaid) {
  EXPECT_TRUE(notes_have("target_gw_per_y = 5\nbrick_kwh_per_kg = 26\n", "not below the 26"));
  EXPECT_FALSE(notes_have("target_gw_per_y = 5\nbrick_kwh_per_kg = 25.9\n", "not below"));
  EXPECT_TRUE(notes_have("target_gw_per_y = 5\nwafer_kwh = 0.12\n", "not below the 0.1"));
}

TEST(SiliconPlantSection, MoreKerfThanWaferIsSaid) {
  EXPECT_TRUE(notes_have("target_gw_per_y = 5\nwafer_thickness_um = 40\n", "a kerf of 57.5 um"));
}

TEST(SiliconPlantSection, AWindowBeyondPracticeIsTold) {
  const std::vector<Fault> faults =
      faults_of(case_with("target_gw_per_y = 5\nstart_wait_h = 12\nchiller_wait_h = 3\n"
                          "[loads.silicon.furnace]\nsupply_efficiency_frac = 1.2\n"
                          "[loads.silicon.melt_loss]\nride_through_minutes = 0\n"));
  EXPECT_EQ(faults.size(), 4U);
  for (const Fault& fault : faults) EXPECT_GT(fault.line, 0) << fault.key;
}

TEST(SiliconPlantSection, AMissingTargetIsTold) {
  EXPECT_EQ(only_fault(case_with("")).key, "loads.silicon.target_gw_per_y");
}

TEST(SiliconPlantSection, EveryBadValueIsToldAtOnce) {
  const std::vector<Fault> faults =
      faults_of(case_with("target_gw_per_y = -1\nbrick_yield_frac = 1.5\nwafer_thickness_um = 1\n"
                          "furnace_phases = \"random\"\n[loads.silicon.furnace]\nbody_h = 0\n"));
  ASSERT_EQ(faults.size(), 5U);
  for (const Fault& fault : faults) {
    EXPECT_GT(fault.line, 0) << fault.key;
    EXPECT_FALSE(fault.range.english().empty()) << fault.key;
  }
}

TEST(SiliconPlantSection, AFaultOfTheFurnaceStandsAtItsKey) {
  const Fault fault = only_fault(
      case_with("target_gw_per_y = 5\n[loads.silicon.furnace]\nrod_diameter_mm = 200\n"));
  EXPECT_EQ(fault.key, "loads.silicon.furnace.rod_diameter_mm");
  EXPECT_TRUE(has(fault.remedy.english(), "rod_diameter_mm"));
}

TEST(SiliconPlantSection, AnUnknownKeyOfTheFurnaceIsTold) {
  EXPECT_EQ(
      only_fault(case_with("target_gw_per_y = 5\n[loads.silicon.furnace]\nbody_hours = 1\n")).key,
      "loads.silicon.furnace.body_hours");
}

TEST(SiliconPlantSection, ExampleOfPingluHasBothPhases) {
  ReadOptions options;
  options.load_weather = false;
  const model::Park park = read_park(
      std::filesystem::path(SUNWARD_SOURCE_DIR) / "examples/pinglu/silicon.toml", options);
  std::vector<double> thickness_um;
  for (const model::Component& component : park.components)
    if (const auto* plant = std::get_if<component::SiliconPlant>(&component.spec))
      thickness_um.push_back(plant->wafer_thickness_um);
  EXPECT_EQ(thickness_um, (std::vector<double>{150.0, 90.0}));
}

TEST(SiliconPlantSection, FurnaceTableListsEveryMember) {
  constexpr std::size_t n =
      std::tuple_size_v<decltype(fields(static_cast<const component::Furnace*>(nullptr)))>;
  EXPECT_EQ(n, sunward::test::aggregate_arity<component::Furnace>());
}

}  // namespace
}  // namespace sunward::input

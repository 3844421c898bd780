// The silicon plant against the limits of its industry's norms, the ranges of its stages and what
// is published of whole plants. Sources and marks: docs/theory/silicon_plant.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "sunward/component/silicon_plant/norms.hpp"

namespace sunward::component::silicon_plant {
namespace {

SiliconPlant reference_plant() {
  SiliconPlant plant;
  plant.bus = "ac";
  plant.target_gw_per_y = 5.0;
  return plant;
}

/// The threshold of a clause as data/rules/cn-miit-pv-2024.toml has it.
double threshold_of(const std::string& clause) {
  const auto path = std::filesystem::path(SUNWARD_SOURCE_DIR) / "data/rules/cn-miit-pv-2024.toml";
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  const std::string all = text.str();
  const auto at = all.find("[cn-miit-pv-2024.clauses." + clause + "]");
  const std::string key = "threshold = { 2024 = ";
  const auto from = all.find(key, at);
  return at == std::string::npos || from == std::string::npos
             ? -1.0
             : std::stod(all.substr(from + key.size()));
}

/// 26 and 23 kWh/kg, 10 and 8 times 10 000 kWh per million wafers; the rules hold the same.
TEST(SiliconNormReference, TheLimitsAreThePublishedOnesAndThoseOfTheRules) {
  EXPECT_EQ(rod_limit_existing_kwh_per_kg, 26.0);
  EXPECT_EQ(rod_limit_new_kwh_per_kg, 23.0);
  EXPECT_DOUBLE_EQ(wafer_limit_existing_kwh, 10.0 * 1e4 / 1e6);
  EXPECT_DOUBLE_EQ(wafer_limit_new_kwh, 8.0 * 1e4 / 1e6);
  EXPECT_EQ(threshold_of("rod"), rod_limit_existing_kwh_per_kg);
  EXPECT_EQ(threshold_of("rod_new"), rod_limit_new_kwh_per_kg);
  EXPECT_EQ(threshold_of("wafer"), wafer_limit_existing_kwh);
  EXPECT_EQ(threshold_of("wafer_new"), wafer_limit_new_kwh);
}

struct StageRange {
  const char* stage;
  double least_h, most_h, least_kw, most_kw;
};

class StageTable : public ::testing::TestWithParam<StageRange> {};

/// Every default within the published range of its stage. Tail and recharge are stated together.
TEST_P(StageTable, ADefaultStageIsWithinIt) {
  const StageRange& range = GetParam();
  double hours = 0.0, highest = 0.0;
  int times = 0;
  std::string_view before;
  for (const Piece& piece : run_of(Furnace{})) {
    if (piece.stage == range.stage) {
      hours += piece.hours;
      highest = std::max({highest, piece.from_kw, piece.to_kw});
      if (piece.stage != before) ++times;
    }
    before = piece.stage;
  }
  ASSERT_GT(times, 0);
  EXPECT_GE(hours / times, range.least_h);
  EXPECT_LE(hours / times, range.most_h);
  EXPECT_GE(highest, range.least_kw);
  EXPECT_LE(highest, range.most_kw);
}

INSTANTIATE_TEST_SUITE_P(
    Published, StageTable,
    ::testing::Values(StageRange{"charge", 3, 5, 0, 5}, StageRange{"melt", 9, 14, 140, 170},
                      StageRange{"neck", 2, 4, 60, 80}, StageRange{"shoulder", 2, 4, 60, 75},
                      StageRange{"body", 30, 50, 45, 60}, StageRange{"cool", 8, 10, 0, 130}),
    [](const auto& parameter) { return std::string(parameter.param.stage); });

/// 10-15 h and 60-130 kW for tail and recharge together; 1.2-1.7 mm/min, 6-10 rods, 500-700 kg.
TEST(SiliconNormReference, TheRestOfTheStageTableIsWithinItsRanges) {
  const Furnace f;
  EXPECT_GE(f.tail_h + f.recharge_h, 10.0);
  EXPECT_LE(f.tail_h + f.recharge_h, 15.0);
  EXPECT_GE(std::min(f.tail_kw, f.recharge_kw), 60.0);
  EXPECT_LE(std::max(f.tail_kw, f.recharge_kw), 130.0);
  EXPECT_GE(f.pull_mm_per_min, 1.2);
  EXPECT_LE(f.pull_mm_per_min, 1.7);
  EXPECT_GE(f.rods_per_run, 6);
  EXPECT_LE(f.rods_per_run, 10);
  EXPECT_GE(f.melt_kg, 500.0);
  EXPECT_LE(f.melt_kg, 700.0);
}

/// 84-96 furnaces a GW by the reference plant, 80-110 in modern plants.
TEST(SiliconNormReference, FurnacesPerGigawattAreThePublishedNumber) {
  const double per_gw = plant_year(reference_plant()).furnaces_installed / 5.0;
  EXPECT_GE(per_gw, 84.0);
  EXPECT_LE(per_gw, 96.0);
}

/// Pulling and slicing take about 290 GWh and 33 MW: 2.0 g/W at 24 kWh/kg and 625 million wafers.
TEST(SiliconNormReference, PullingAndSlicingTogetherTakeThePublishedEnergy) {
  SiliconPlant plant = reference_plant();
  const double g_per_um = yield_chain(plant).brick_g / (plant.wafer_thickness_um + plant.kerf_um);
  plant.kerf_um = 2.0 * wafer_w(plant) / g_per_um - plant.wafer_thickness_um;
  plant.brick_kwh_per_kg = 24.0;
  const PlantYear year = plant_year(plant);
  EXPECT_NEAR((year.pulling_mwh + year.slicing_mwh) * 1e-3, 290.0, 1.0);
  EXPECT_NEAR((year.pulling_mwh + year.slicing_mwh) / hours_of_year, 33.0, 0.2);
}

/// 25 MW and 100 MWh carry 55-75 % of the plant for four hours, about a tenth of its day.
TEST(SiliconNormReference, TheParksFlowBatteryCarriesThePublishedShare) {
  const double mean_mw = plant_year(reference_plant()).electricity_mwh() / hours_of_year;
  EXPECT_GT(25.0 / mean_mw, 0.55);
  EXPECT_LT(25.0 / mean_mw, 0.75);
  EXPECT_NEAR(100.0 / (24.0 * mean_mw), 0.10, 0.005);
}

/// Slicing 4.71 kWh/kg (2018): the basis is not stated; per kg of brick 0.08 kWh a wafer are 4.76.
TEST(SiliconNormReference, SlicingPerKilogramOfBrickIsThePublishedEnergy) {
  const PlantYear year = plant_year(reference_plant());
  EXPECT_NEAR(year.slicing_mwh * 1e3 / year.brick_kg, 4.71, 0.1);
}

/// Recycling units recover 80-95 % of the argon.
TEST(SiliconNormReference, RecoveredArgonIsNotBought) {
  SiliconPlant plant = reference_plant();
  const double all_kg = plant_year(plant).argon_bought_kg;
  plant.argon_recovery_frac = 0.80;
  EXPECT_NEAR(plant_year(plant).argon_bought_kg, 0.20 * all_kg, 1e-6 * all_kg);
}

}  // namespace
}  // namespace sunward::component::silicon_plant

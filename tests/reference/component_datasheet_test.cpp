// Every data sheet in data/components is a valid asset of a case file.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/input/park_reader.hpp"

namespace sunward {
namespace {

constexpr const char* park_around = R"(
name = "Around a data sheet"
site = { latitude_deg = 39.5, longitude_deg = 112.3, elevation_m = 1350 }
[buses]
power = {}
gas = { carrier = "hydrogen" }
[loads.factory]
type = "electric"
constant_mw = 20
[loads.trucks]
type = "hydrogen"
mass_kg_per_day = 100
[assets.gas_market]
type = "hydrogen_market"
bus = "gas"
purchase_price_cny_per_kg = 40
purchase_limit_kg_per_h = 100
[grid]
connection_mw = 50
capex_cny_per_kw = 600
[tariff]
import_base_cny_per_mwh = 400
)";

std::vector<std::filesystem::path> data_sheets() {
  std::vector<std::filesystem::path> sheets;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(SUNWARD_SOURCE_DIR) + "/data/components")) {
    if (entry.path().extension() == ".toml") sheets.push_back(entry.path());
  }
  std::sort(sheets.begin(), sheets.end());
  return sheets;
}

TEST(DataSheets, AreThere) { EXPECT_GE(data_sheets().size(), 8U); }

TEST(DataSheets, EachReadsAsAnAssetOfACaseFileNamedLikeItsFile) {
  input::ReadOptions options;
  options.load_weather = false;
  for (const auto& sheet : data_sheets()) {
    std::ifstream file(sheet);
    std::stringstream text;
    text << park_around << file.rdbuf();
    try {
      const model::Park park = input::read_park_text(text.str(), ".", options);
      EXPECT_TRUE(std::any_of(park.components.begin(), park.components.end(),
                              [&](const model::Component& component) {
                                return component.name == sheet.stem().string();
                              }))
          << sheet;
    } catch (const InputError& error) {
      ADD_FAILURE() << sheet << ": " << error.what();
    }
  }
}

}  // namespace
}  // namespace sunward

// Runs every case folder: reads park.toml, plans, and compares with expected.json. Each folder's
// README.md says where the expected numbers come from.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <vector>

#include "sunward/input/park_reader.hpp"
#include "sunward/study/plan.hpp"

namespace sunward {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(fs::path(SUNWARD_SOURCE_DIR) / "tests/cases"))
    if (fs::exists(entry.path() / "expected.json"))
      names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

/// Every number of a plan by the name expected.json gives it: "tank.capacity_kg", "load_mwh".
std::vector<std::pair<std::string, double>> numbers_of(const result::Plan& plan) {
  std::vector<std::pair<std::string, double>> numbers;
  for (const result::Indicator& indicator : plan.indicators)
    numbers.emplace_back(indicator.name, indicator.value);
  for (const result::Asset& asset : plan.assets) {
    for (const result::Capacity& capacity : asset.capacities)
      numbers.emplace_back(asset.name + "." + capacity.quantity, capacity.value);
    for (const auto& [name, value] : asset.figures)
      numbers.emplace_back(asset.name + "." + name, value);
  }
  return numbers;
}

class Case : public ::testing::TestWithParam<std::string> {};

TEST_P(Case, PlansAsItsReadmeSays) {
  const fs::path folder = fs::path(SUNWARD_SOURCE_DIR) / "tests/cases" / GetParam();
  const auto expected = nlohmann::json::parse(std::ifstream(folder / "expected.json"));
  const result::Plan plan = study::plan(input::read_park(folder / "park.toml"));
  ASSERT_EQ(result::to_string(plan.status), expected.at("status").get<std::string>())
      << plan.message;
  for (const std::string& part : expected.value("sentence_has", std::vector<std::string>{}))
    EXPECT_NE(plan.infeasibility.sentence.english().find(part), std::string::npos)
        << plan.infeasibility.sentence.english();
  if (expected.contains("repair")) {
    EXPECT_EQ(plan.infeasibility.repair.english(), expected.at("repair").get<std::string>());
  }
  if (!expected.contains("objective_cny_per_year")) return;
  const double tolerance = expected.at("relative_tolerance");
  const double objective = expected.at("objective_cny_per_year");
  EXPECT_NEAR(plan.objective_cny_per_year, objective, tolerance * std::abs(objective));
  const auto numbers = numbers_of(plan);
  for (const char* table : {"indicators", "figures", "capacities"}) {
    const auto rows = expected.value(table, nlohmann::json::object());
    for (const auto& [name, value] : rows.items()) {
      const auto found = std::find_if(numbers.begin(), numbers.end(),
                                      [&](const auto& number) { return number.first == name; });
      ASSERT_NE(found, numbers.end()) << name;
      EXPECT_NEAR(found->second, value.get<double>(), 1e-4 * std::abs(value.get<double>())) << name;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, Case, ::testing::ValuesIn(case_names()),
                         [](const auto& parameter) { return parameter.param; });

}  // namespace
}  // namespace sunward

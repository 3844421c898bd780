#include "sunward/report/renewal_lines.hpp"

#include <gtest/gtest.h>

#include "sunward/report/simulation_table.hpp"

namespace sunward::report {
namespace {

/// A lithium battery over 25 years, its cells renewed after every fifth but the last.
result::Simulation lithium() {
  result::Simulation simulation;
  for (int year = 1; year <= 25; ++year) {
    const bool renewed = year % 5 == 4;
    result::SimulatedAsset battery{"nmc", "NMC battery", "storage", "lithium", {}, {}};
    battery.figures = {{"cells_replaced", renewed ? 1.0 : 0.0}, {"capacity_left_frac", 0.9}};
    simulation.years.emplace_back().number = year;
    simulation.years.back().assets.push_back(battery);
  }
  return simulation;
}

/// A fleet of seven units.
result::Simulation fleet() {
  result::Simulation simulation;
  result::SimulatedAsset maker{"maker", "Fleet", "electrolyser", "alkaline", {}, {}};
  maker.figures = {{"units", 7.0}, {"unit_starts", 3892.0}};
  simulation.years.emplace_back().number = 1;
  simulation.years.back().assets.push_back(maker);
  return simulation;
}

TEST(RenewalLine, NamesTheYearsThatTheTableLeavesOut) {
  EXPECT_EQ(detail::renewal_line(lithium(), Language::en),
            "Renewed at year end: NMC battery, cells renewed: year 4, 9, 14, 19, 24.");
  const std::string shown = simulation_table(lithium(), {}, Language::zh);
  EXPECT_NE(shown.find("第 4、9、14、19、24 年"), std::string::npos) << shown;
}

TEST(RenewalLine, IsEmptyWhenNothingWasRenewed) {
  EXPECT_EQ(detail::renewal_line(fleet(), Language::en), "");
}

TEST(SimulationTable, TellsTheStartsOfEachUnitAndOfAllTogether) {
  const std::string english = simulation_table(fleet(), {}, Language::en);
  const std::string chinese = simulation_table(fleet(), {}, Language::zh);
  const auto value_behind = [](const std::string& table, const std::string& name) {
    const std::size_t at = table.find(name);
    if (at == std::string::npos) return std::string("no row");
    const std::string line = table.substr(at, table.find('\n', at) - at);
    return line.substr(line.find_last_of(' ') + 1);
  };
  EXPECT_EQ(value_behind(english, "starts, each unit"), "556");
  EXPECT_EQ(value_behind(english, "starts, all units together"), "3,892");
  EXPECT_EQ(value_behind(chinese, "单台启动次数 "), "556");
  EXPECT_EQ(value_behind(chinese, "各单台启动次数之和"), "3,892");
}

}  // namespace
}  // namespace sunward::report

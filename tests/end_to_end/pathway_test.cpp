// The plan of a pathway from the command line, and the tutorial of the coal district.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "end_to_end/run_program.hpp"

namespace sunward::test {
namespace {

namespace fs = std::filesystem;

std::string staged_park() {
  return small_park() + R"([assets.coal]
type = "thermal_plant"
capacity_mw = { min = 0, max = 20 }
capex_cny_per_kw = 4000
fuel_kg_per_kwh = 0.45
fuel_price_cny_per_t = 400
co2_kg_per_kwh = 0.9
[pathway]
stages = [2025, 2030]
[pathway.components.coal]
existing = { capacity_mw = 6 }
until = 2025
[pathway.supply.mine]
assets = ["coal"]
supply_t_per_year = 20000
reserve_y = 7
[pathway.at.2030]
loads.town.constant_mw = 12
)";
}

std::string written_to(const ScratchFolder& scratch, const std::string& text) {
  const fs::path path = scratch.path() / "pathway.toml";
  std::ofstream(path) << text;
  return path.string();
}

TEST(Pathway, IsPlannedAndWrittenWithAFolderPerStage) {
  const ScratchFolder scratch;
  const fs::path out = scratch.path() / "out";
  const Outcome run =
      run_sunward({"plan", written_to(scratch, staged_park()), "--out", out.string()});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_NE(run.out.find("2030"), std::string::npos) << run.out;
  const auto tree = nlohmann::json::parse(read_file(out / "pathway.json"));
  EXPECT_EQ(tree["status"], "optimal");
  EXPECT_TRUE(tree["certificate"]["holds"].get<bool>());
  double sum = 0.0;
  for (const auto& stage : tree["stages"]) {
    sum += stage["present_value_of_year"].get<double>() * stage["cost_cny_per_year"].get<double>();
    const fs::path folder = out / std::to_string(stage["year"].get<int>());
    EXPECT_TRUE(fs::exists(folder / "dispatch.nc"));
    const auto plan = nlohmann::json::parse(read_file(folder / "plan.json"));
    EXPECT_NEAR(plan["objective_cny_per_year"].get<double>(),
                stage["cost_cny_per_year"].get<double>(), 1.0);
  }
  EXPECT_NEAR(tree["total_cny"].get<double>(), sum, 1.0);
  EXPECT_NE(read_file(out / "pathway.html").find("sunward-pathway"), std::string::npos);
}

TEST(Pathway, IsCheckedInAllItsStages) {
  const ScratchFolder scratch;
  const std::string wrong =
      staged_park() + "loads.town.constant_mws = 12\nassets.coal.lifetime_y = -1\n";
  const Outcome run = run_sunward({"check", written_to(scratch, wrong)});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_NE(run.err.find("constant_mws"), std::string::npos) << run.err;
  EXPECT_NE(run.err.find("lifetime_y"), std::string::npos) << run.err;
}

TEST(Pathway, SaysThatPhysicsIsOfOneYear) {
  const ScratchFolder scratch;
  const Outcome run = run_sunward({"plan", written_to(scratch, staged_park()), "--physics"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_NE(run.err.find("--physics"), std::string::npos) << run.err;
}

TEST(Tutorial, OfTheCoalDistrictShowsCommandsThatWork) {
  const ScratchFolder scratch;
  fs::create_directory_symlink(fs::path(SUNWARD_SOURCE_DIR) / "examples",
                               scratch.path() / "examples");
  std::istringstream page(
      read_file(fs::path(SUNWARD_SOURCE_DIR) / "docs/tutorial/coal_district.md"));
  int commands = 0;
  for (std::string line; std::getline(page, line);) {
    if (!line.starts_with("./sunward ")) continue;
    std::istringstream words(line);
    std::vector<std::string> command;
    for (std::string word; words >> word;) command.push_back(word);
    command.erase(command.begin());
    const Outcome outcome = run_sunward(command, {scratch.path(), {}});
    EXPECT_EQ(outcome.exit_code, 0) << line << "\n" << outcome.err;
    EXPECT_FALSE(outcome.out.empty()) << line;
    ++commands;
  }
  EXPECT_GE(commands, 3);
  EXPECT_TRUE(fs::exists(scratch.path() / "out" / "pathway.html"));
}

}  // namespace
}  // namespace sunward::test

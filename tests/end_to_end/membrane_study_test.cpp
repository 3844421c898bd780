// The membrane study through the front door: files, languages, and being killed at any moment.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <csignal>

#include "end_to_end/run_program.hpp"
#include "support/membrane_park.hpp"

namespace sunward::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using std::chrono::milliseconds;

class MembraneProgram : public ::testing::Test {
 protected:
  MembraneProgram() { write_file(scratch.path() / "park.toml", membrane_park()); }
  std::vector<std::string> command(const fs::path& out) const {
    return {"study", "membrane", (scratch.path() / "park.toml").string(), "--out", out.string()};
  }
  ScratchFolder scratch;
};

TEST_F(MembraneProgram, WritesATableItsFilesAndAPage) {
  const fs::path out = scratch.path() / "out";
  const Outcome run = run_sunward(command(out));
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_NE(run.out.find("Nafion 117"), std::string::npos);
  EXPECT_NE(run.out.find("membrane at CNY 500/m²"), std::string::npos) << run.out;
  const json study = json::parse(read_file(out / "study.json"));
  EXPECT_EQ(study["kind"], "membrane");
  const std::string csv = read_file(out / "study.csv");
  const auto rows = static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n'));
  EXPECT_EQ(rows, study["points"].size() + 1);
  EXPECT_NE(csv.find("levelised_storage_cny_per_mwh"), std::string::npos);
  EXPECT_NE(read_file(out / "study.html").rfind("</html>"), std::string::npos);
}

TEST_F(MembraneProgram, LosesNoFinishedMembraneWhenKilledAndEndsInTheSameFiles) {
  const fs::path whole = scratch.path() / "whole", broken = scratch.path() / "broken";
  const auto began = std::chrono::steady_clock::now();
  ASSERT_EQ(run_sunward(command(whole)).exit_code, 0);
  const auto whole_run =
      std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - began);
  std::size_t kept = 0;
  for (const int tenth : {5, 6, 7, 8}) {
    (void)interrupt_sunward(command(broken), SIGKILL, whole_run * tenth / 10);
    if (!fs::exists(broken / "study.log")) continue;
    const std::string log = read_file(broken / "study.log");
    const auto lines = static_cast<std::size_t>(std::count(log.begin(), log.end(), '\n'));
    EXPECT_GE(lines, kept);
    kept = lines;
  }
  EXPECT_GT(kept, 1u);
  const Outcome last = run_sunward(command(broken));
  ASSERT_EQ(last.exit_code, 0) << last.err;
  for (const char* name : {"study.json", "study.csv", "study.html"})
    EXPECT_EQ(read_file(whole / name), read_file(broken / name)) << name;
}

TEST_F(MembraneProgram, TakesUpNoReplayOfAnotherMembrane) {
  const fs::path out = scratch.path() / "out";
  ASSERT_EQ(run_sunward(command(out)).exit_code, 0);
  std::string text = membrane_park();
  text.replace(text.find("[50, 100, 183]"), 14, "[50, 100, 150]");
  write_file(scratch.path() / "park.toml", text);
  EXPECT_EQ(run_sunward(command(out)).exit_code, 2);
}

TEST_F(MembraneProgram, ComparesTheMembranesOfTheUsersOwnLibrary) {
  write_file(scratch.path() / "own.toml", R"([offer]
label = "Offer of March"
thickness_um = 60
conductivity_s_per_m = 3
v2_permeability_m2_per_s = 2e-12
v3_permeability_m2_per_s = 1e-12
v4_permeability_m2_per_s = 1.5e-12
v5_permeability_m2_per_s = 1.4e-12
price_cny_per_m2 = 700
life_h = 80000
source = "offer"
)");
  std::string text = membrane_park();
  const std::string name = "membrane = \"nafion_115\"\n";
  text.insert(text.find(name) + name.size(), "membrane_library = \"own.toml\"\n");
  write_file(scratch.path() / "park.toml", text);
  const Outcome run = run_sunward(command(scratch.path() / "out"));
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_NE(run.out.find("Offer of March"), std::string::npos) << run.out;
}

TEST_F(MembraneProgram, SpeaksChinese) {
  std::vector<std::string> arguments = command(scratch.path() / "out");
  arguments.insert(arguments.end(), {"--lang", "zh"});
  const Outcome run = run_sunward(arguments);
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_NE(run.out.find("平准化储能成本（元/kWh）"), std::string::npos) << run.out;
}

}  // namespace
}  // namespace sunward::test

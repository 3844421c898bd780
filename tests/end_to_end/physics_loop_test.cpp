// sunward plan --physics on the Pinglu park: plan and replay agree.
#include <gtest/gtest.h>

#include <sstream>

#include "end_to_end/run_program.hpp"

namespace sunward::test {
namespace {

namespace fs = std::filesystem;

/// Pinglu's park without the electrolyser's own points, so that a law can give the curve.
std::string pinglu() {
  std::istringstream in(read_file(fs::path(SUNWARD_SOURCE_DIR) / "examples/pinglu/park.toml"));
  std::string text;
  for (std::string line; std::getline(in, line);)
    if (!line.starts_with("curve_load_frac") && !line.starts_with("curve_kwh_per_kg"))
      text += line + "\n";
  return text;
}

constexpr const char* alkaline = "[assets.electrolyser]\ntechnology = \"alkaline\"\n";
constexpr const char* lithium =
    "[assets.lithium]\ntechnology = \"lithium\"\n"
    "[assets.lithium.lithium_battery]\nchemistry = \"lfp\"\n";

/// Replays the plan's 25 years; the sentence says that cost and every energy are within 0.5 %.
void expect_agreement(const std::string& changes) {
  const ScratchFolder scratch;
  write_file((scratch.path() / "pinglu.toml").string(), pinglu());
  const std::string park = (scratch.path() / "park.toml").string();
  write_file(park, "base = \"pinglu.toml\"\n" + changes);
  const Outcome outcome = run_sunward(
      {"plan", park, "--physics", "--no-report", "--out", (scratch.path() / "out").string()});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("Plan and physics agree after"), std::string::npos)
      << outcome.err << outcome.out;
}

TEST(PhysicsLoop, AgreesWithLithiumAndElectrolyserByTheirLaws) {
  expect_agreement(std::string(alkaline) + lithium);
}

TEST(PhysicsLoop, AgreesWithTheElectrolyserByItsLawBesideAGivenBattery) {
  expect_agreement(std::string(alkaline) + "[assets.lithium]\npower_mw = 25\nenergy_mwh = 100\n");
}

TEST(PhysicsLoop, AgreesWithLithiumByItsLawBesideAGivenFlowBattery) {
  expect_agreement(std::string(lithium) + "[assets.vrfb]\npower_mw = 25\nenergy_mwh = 100\n");
}

}  // namespace
}  // namespace sunward::test

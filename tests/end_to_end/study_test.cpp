// Studies through the front door: files, faults, and being broken off at any moment.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <csignal>

#include "end_to_end/run_program.hpp"

namespace sunward::test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using std::chrono::milliseconds;

std::string study_park() {
  return small_park() + R"([study]
samples = 60
seed = 4
[study.inputs.wind_cost]
keys = ["assets.wind.capex_cny_per_kw"]
distribution = "triangular"
min = 3500
mode = 4500
max = 6000
[study.inputs.load]
keys = ["loads.town.constant_mw"]
change = "factor"
distribution = "normal"
mean = 1.0
sd = 0.1
)";
}

class StudyProgram : public ::testing::Test {
 protected:
  StudyProgram() { write_file(scratch.path() / "park.toml", study_park()); }
  std::vector<std::string> command(const std::string& kind, const fs::path& out) const {
    return {"study", kind, (scratch.path() / "park.toml").string(), "--out", out.string()};
  }
  ScratchFolder scratch;
};

TEST_F(StudyProgram, WritesItsFilesAndATable) {
  const fs::path out = scratch.path() / "out";
  const Outcome run = run_sunward(command("uncertainty", out));
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_NE(run.out.find("P90"), std::string::npos);
  const json study = json::parse(read_file(out / "study.json"));
  EXPECT_EQ(study["points"].size(), 60u);
  EXPECT_EQ(study["groups"][0]["optimal"], 60);
  const std::string csv = read_file(out / "study.csv");
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 61);
  EXPECT_NE(read_file(out / "study.html").rfind("</html>"), std::string::npos);
}

TEST_F(StudyProgram, LosesNoFinishedPlanWhenKilledAndEndsInTheSameFiles) {
  const fs::path whole = scratch.path() / "whole", broken = scratch.path() / "broken";
  const auto began = std::chrono::steady_clock::now();
  ASSERT_EQ(run_sunward(command("uncertainty", whole)).exit_code, 0);
  const auto whole_run =
      std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - began);
  std::size_t kept = 0;
  for (int kill_number = 0; kill_number < 4; ++kill_number) {
    (void)interrupt_sunward(command("uncertainty", broken), SIGKILL, whole_run / 3);
    if (!fs::exists(broken / "study.log")) continue;
    const std::string log = read_file(broken / "study.log");
    const auto lines = static_cast<std::size_t>(std::count(log.begin(), log.end(), '\n'));
    EXPECT_GE(lines, kept);
    kept = lines;
  }
  EXPECT_GT(kept, 1u);
  const Outcome last = run_sunward(command("uncertainty", broken));
  ASSERT_EQ(last.exit_code, 0) << last.err;
  for (const char* name : {"study.json", "study.csv", "study.html"})
    EXPECT_EQ(read_file(whole / name), read_file(broken / name)) << name;
}

TEST_F(StudyProgram, KeepsWhatIsFinishedWhenInterrupted) {
  const fs::path out = scratch.path() / "out";
  std::vector<std::string> arguments = command("uncertainty", out);
  arguments.insert(arguments.end(), {"--samples", "100000"});
  const Outcome run = interrupt_sunward(arguments, SIGINT, milliseconds(2500));
  EXPECT_EQ(run.exit_code, 4) << run.err;
  EXPECT_NE(run.err.find("study.log"), std::string::npos);
  EXPECT_EQ(file_names(out), std::vector<std::string>{"study.log"});
}

TEST_F(StudyProgram, DropsThePlansOfAnotherCaseOnlyWhenTold) {
  const fs::path out = scratch.path() / "out";
  ASSERT_EQ(run_sunward(command("tornado", out)).exit_code, 0);
  write_file(scratch.path() / "park.toml", study_park() + "max = 1.5\n");
  EXPECT_EQ(run_sunward(command("tornado", out)).exit_code, 2);
  std::vector<std::string> again = command("tornado", out);
  again.emplace_back("--restart");
  EXPECT_EQ(run_sunward(again).exit_code, 0);
}

TEST_F(StudyProgram, AnswersABreakEvenInASentence) {
  const Outcome run = run_sunward({"study", "break-even", (scratch.path() / "park.toml").string(),
                                   "--input", "tariff.import_base_cny_per_mwh", "--figure",
                                   "cost_cny_per_year", "--target", "25e6"});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_NE(run.out.find("Annual cost is CNY 25.0 million"), std::string::npos) << run.out;
}

TEST_F(StudyProgram, SaysWhatABreakEvenNeeds) {
  const Outcome run = run_sunward({"study", "break-even", (scratch.path() / "park.toml").string()});
  EXPECT_EQ(run.exit_code, 2);
  for (const char* option : {"--figure", "--target", "--input"})
    EXPECT_NE(run.err.find(option), std::string::npos);
}

TEST_F(StudyProgram, SpeaksChinese) {
  std::vector<std::string> arguments = command("spider", scratch.path() / "out");
  arguments.insert(arguments.end(), {"--lang", "zh", "--steps", "3"});
  const Outcome run = run_sunward(arguments);
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_NE(run.out.find("输入乘以"), std::string::npos) << run.out;
}

}  // namespace
}  // namespace sunward::test

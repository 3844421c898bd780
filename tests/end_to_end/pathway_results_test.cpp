// What the other commands do with the results of a pathway, and with its case.
#include <gtest/gtest.h>

#include <fstream>

#include <nlohmann/json.hpp>

#include "end_to_end/run_program.hpp"

namespace sunward::test {
namespace {

namespace fs = std::filesystem;

std::string case_text() {
  return small_park() + R"([pathway]
stages = [2025, 2030]
[pathway.at.2030]
loads.town.constant_mw = 14
[rules]
region = "cn-sx"
facts = ["direct_supply"]
[rules.clauses]
"cn-650-2025.green_share" = "constraint"
"cn-650-2025.voltage" = "off"
)";
}

/// The pathway planned once for all tests of the folder.
class PathwayResults : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    scratch = new ScratchFolder("pathway_results");
    std::ofstream(file()) << case_text();
    const Outcome run = run_sunward({"plan", file(), "--out", out(), "--no-report"});
    ASSERT_EQ(run.exit_code, 0) << run.err;
  }
  static void TearDownTestSuite() {
    delete scratch;
    scratch = nullptr;
  }
  static std::string file() { return (scratch->path() / "pathway.toml").string(); }
  static std::string out() { return (scratch->path() / "out").string(); }
  static std::string stage(const char* year) { return (fs::path(out()) / year).string(); }
  static nlohmann::json tree(const char* name) {
    return nlohmann::json::parse(read_file(fs::path(out()) / name));
  }

  static ScratchFolder* scratch;
};
ScratchFolder* PathwayResults::scratch = nullptr;

void expect_refused(const std::vector<std::string>& words, const std::string& remedy) {
  const Outcome run = run_sunward(words);
  EXPECT_EQ(run.exit_code, 2) << words.front() << run.out;
  EXPECT_NE(run.err.find(remedy), std::string::npos) << run.err;
}

TEST_F(PathwayResults, GiveOneInvestorsStatements) {
  const Outcome run = run_sunward({"finance", out()});
  ASSERT_EQ(run.exit_code, 0) << run.err;
  EXPECT_NE(run.out.find("2034"), std::string::npos) << run.out;
  const auto finance = tree("finance.json");
  EXPECT_EQ(finance["years"].front(), 2024);
  EXPECT_EQ(finance["years"].back(), 2034);
  double invested = 0.0;
  for (const auto& value : finance["statements"]["funding"]["fixed_investment"])
    invested += value.get<double>();
  double planned = 0.0;
  const auto stages = tree("pathway.json")["stages"];
  for (const auto& one : stages) planned += one["investment_cny"].get<double>();
  EXPECT_NEAR(invested, planned, 1e-3 * planned);
  EXPECT_TRUE(fs::exists(fs::path(out()) / "statements.xlsx"));
}

TEST_F(PathwayResults, HaveNoStatementsOfOneStage) {
  expect_refused({"finance", stage("2030")}, "sunward finance " + out());
}

TEST_F(PathwayResults, AreHeldAgainstTheThresholdsOfEachStage) {
  const Outcome run = run_sunward({"comply", out()});
  ASSERT_EQ(run.exit_code, 0) << run.out << run.err;
  const auto stages = tree("compliance.json")["stages"];
  std::vector<double> thresholds;
  for (const auto& one : stages)
    for (const auto& clause : one["compliance"]["clauses"])
      if (clause["id"] == "cn-650-2025.green_share")
        thresholds.push_back(clause["threshold"].get<double>());
  EXPECT_EQ(thresholds, (std::vector<double>{0.3, 0.35}));
}

TEST_F(PathwayResults, OfAStageAreJudgedByItsOwnYear) {
  const Outcome run = run_sunward({"comply", stage("2030")});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_NE(run.out.find("35 %"), std::string::npos) << run.out;
}

TEST_F(PathwayResults, SendACommandOfOneStageToAStage) {
  expect_refused({"bill", out()}, "sunward bill " + stage("2025"));
  expect_refused({"simulate", out()}, "sunward simulate " + stage("2025"));
  EXPECT_EQ(run_sunward({"bill", stage("2030")}).exit_code, 0);
}

TEST_F(PathwayResults, AreShownAndExplained) {
  EXPECT_EQ(run_sunward({"report", out()}).exit_code, 0);
  EXPECT_NE(read_file(fs::path(out()) / "pathway.html").find("sunward-pathway"), std::string::npos);
  const Outcome run = run_sunward({"explain", out()});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_NE(run.out.find("2030"), std::string::npos) << run.out;
}

TEST_F(PathwayResults, AreNotIgnoredByCommandsThatReadTheCase) {
  expect_refused({"export", file(), "--format", "pypsa"}, "--stage");
  expect_refused({"study", "tornado", file()}, "[pathway]");
  const std::string network = (scratch->path() / "2030.nc").string();
  EXPECT_EQ(
      run_sunward({"export", file(), "--format", "pypsa", "--stage", "2030", "--out", network})
          .exit_code,
      0);
  expect_refused({"export", file(), "--format", "mps", "--stage", "2031"}, "2031");
}

}  // namespace
}  // namespace sunward::test

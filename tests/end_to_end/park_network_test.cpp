// A park exported as a PyPSA network, through the front door. What PyPSA itself makes of such
// networks: tests/pypsa/parks.py.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "end_to_end/run_program.hpp"

namespace sunward::test {
namespace {

using Json = nlohmann::json;

class ParkNetwork : public testing::Test {
 protected:
  [[nodiscard]] std::string path(const std::string& name) const {
    return (scratch_.path() / name).string();
  }
  [[nodiscard]] std::string park(const std::string& more = "") const {
    write_file(scratch_.path() / "park.toml", small_park() + more);
    return path("park.toml");
  }
  Outcome export_park(const std::string& case_file, std::vector<std::string> more) const {
    std::vector<std::string> words = {"export", case_file, "--format", "pypsa"};
    words.insert(words.end(), more.begin(), more.end());
    return run_sunward(words);
  }

 private:
  ScratchFolder scratch_;
};

Json plan_of(const std::string& file) {
  const Outcome outcome = run_sunward({"plan", file, "--tolerance", "1e-8", "--json"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  return Json::parse(outcome.out);
}

TEST_F(ParkNetwork, HasTheObjectiveOfThePark) {
  const std::string file = park();
  const double expected = plan_of(file).at("objective_cny_per_year").get<double>();
  for (const char* name : {"out", "out.nc"}) {
    const Outcome outcome = export_park(file, {"--out", path(name)});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_NE(outcome.out.find("pypsa.Network(\"" + path(name) + "\")"), std::string::npos);
    EXPECT_NEAR(plan_of(path(name)).at("objective").get<double>(), expected, 1e-6 * expected);
  }
}

TEST_F(ParkNetwork, SaysWhatWasWrittenInChinese) {
  const Outcome outcome = export_park(park(), {"--out", path("out.nc"), "--lang", "zh"});
  EXPECT_NE(outcome.out.find("PyPSA 网络已写入"), std::string::npos) << outcome.out;
}

TEST_F(ParkNetwork, RefusesByNameWhatPypsaCannotHold) {
  std::string text = small_park();
  text.insert(text.find("power_capex"), "duration_min_h = 1\nduration_max_h = 6\n");
  write_file(path("limits.toml"), text);
  const Outcome refused = export_park(path("limits.toml"), {"--out", path("out.nc")});
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_NE(refused.err.find("assets.battery.duration_max_h"), std::string::npos) << refused.err;
  EXPECT_FALSE(std::filesystem::exists(path("out.nc")));
  const Outcome without =
      export_park(path("limits.toml"), {"--out", path("out.nc"), "--leave-out"});
  EXPECT_EQ(without.exit_code, 0) << without.err;
  EXPECT_NE(without.err.find("assets.battery.duration_max_h"), std::string::npos) << without.err;
}

TEST_F(ParkNetwork, RefusesSeveralWeatherYears) {
  const Outcome outcome = export_park(park(), {"--out", path("out.nc"), "--years", "2"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("--years 1"), std::string::npos) << outcome.err;
}

TEST_F(ParkNetwork, RefusesOptionsThatDoNotBelongToTheFormat) {
  ASSERT_EQ(export_park(park(), {"--out", path("out.nc")}).exit_code, 0);
  EXPECT_EQ(export_park(path("out.nc"), {"--out", path("again.nc")}).exit_code, 2);
  EXPECT_EQ(run_sunward({"export", path("out.nc"), "--leave-out"}).exit_code, 2);
}

TEST_F(ParkNetwork, MissingPathsAreToldAsNetworks) {
  const Outcome outcome = run_sunward({"plan", path("nothing.nc")});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("there is no PyPSA network of this name."), std::string::npos)
      << outcome.err;
  EXPECT_EQ(outcome.err.find("case file"), std::string::npos) << outcome.err;
}

}  // namespace
}  // namespace sunward::test

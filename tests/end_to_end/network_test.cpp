// PyPSA networks through the front door.
#include <cstdlib>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "end_to_end/run_program.hpp"
#include "support/network_folder.hpp"

namespace sunward::test {
namespace {

using Json = nlohmann::json;

/// Wind sized against gas, a battery, a cap on gas, over two hours.
std::map<std::string, std::string> sized_network() {
  auto files = small_network();
  files["generators"] =
      "name,bus,carrier,p_nom,p_nom_extendable,capital_cost,marginal_cost\n"
      "gas,b,gas,100,False,0,50\nwind,b,wind,2,True,30,0\n";
  files["generators-p_max_pu"] = ",wind\n0,1\n1,0.4\n";
  files["storage_units"] =
      "name,bus,p_nom,max_hours,cyclic_state_of_charge,region\nsu,b,3,2,True,north\n";
  return files;
}

double objective(const std::string& network) {
  const Outcome outcome = run_sunward({"plan", network, "--tolerance", "1e-8", "--json"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  return Json::parse(outcome.out).at("objective").get<double>();
}

TEST(NetworkCommand, PlansAFolderAndWritesOneThatReadsTheSame) {
  const NetworkFolder folder(sized_network());
  const ScratchFolder scratch;
  const double expected = objective(folder.path());
  for (const char* name : {"out", "out.nc"}) {
    const std::string out = (scratch.path() / name).string();
    const Outcome outcome = run_sunward({"plan", folder.path(), "--out", out});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
    EXPECT_NE(outcome.out.find("pypsa.Network(\"" + out + "\")"), std::string::npos) << outcome.out;
    EXPECT_NEAR(objective(out), expected, 1e-6 * expected) << name;
  }
  EXPECT_NE(read_file(scratch.path() / "out" / "storage_units.csv").find("north"),
            std::string::npos);
  EXPECT_NE(read_file(scratch.path() / "out" / "generators.csv").find("p_nom_opt"),
            std::string::npos);
}

TEST(NetworkCommand, PrintsCapacitiesInBothLanguages) {
  const NetworkFolder folder(sized_network());
  const Outcome english = run_sunward({"plan", folder.path()});
  EXPECT_NE(english.out.find("wind"), std::string::npos) << english.out;
  EXPECT_NE(english.out.find("chosen"), std::string::npos) << english.out;
  EXPECT_NE(english.out.find("holds"), std::string::npos) << english.out;
  const Outcome chinese = run_sunward({"plan", folder.path(), "--lang", "zh"});
  EXPECT_NE(chinese.out.find("目标值"), std::string::npos) << chinese.out;
}

TEST(NetworkCommand, ListsEveryFaultAndPlansNothing) {
  auto files = sized_network();
  files["generators"] = "name,bus,p_nom,maintainable\ngas,bb,100,True\nwind,b,inf,False\n";
  files["loads-p_set"] = ",l\n0,nan\n1,20\n";
  const NetworkFolder folder(files);
  const ScratchFolder scratch;
  const std::string out = (scratch.path() / "out").string();
  const Outcome outcome = run_sunward({"plan", folder.path(), "--out", out, "--json"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(Json::parse(outcome.out).at("faults").size(), 3U) << outcome.out;
  EXPECT_FALSE(std::filesystem::exists(out));
}

/// HDF5 1.10.8 of Debian 12 reads outside its memory on this file; other releases refuse it.
TEST(NetworkCommand, SurvivesAFileOnWhichTheLibraryCrashes) {
  const std::string file =
      std::string(SUNWARD_SOURCE_DIR) + "/tests/fuzz/corpus/pypsa_netcdf/crashes_hdf5.nc";
  const Outcome outcome = run_sunward({"check", file, "--json"});
  EXPECT_EQ(outcome.exit_code, 2) << outcome.err;
  EXPECT_FALSE(Json::parse(outcome.out).at("faults").empty());
}

/// 15 at a load of 10: the unit waits for the second hour, and nobody calls the plan certified.
TEST(NetworkCommand, SaysThatHighsSolvedAPlanWithWholeNumbers) {
  if (std::getenv("SUNWARD_HIGHS_LIBRARY") == nullptr) GTEST_SKIP() << "HiGHS is not installed";
  auto files = sized_network();
  files["generators"] =
      "name,bus,p_nom,marginal_cost,committable,p_min_pu,up_time_before\n"
      "unit,b,100,50,True,0.15,0\ndear,b,100,70,False,0,1\n";
  files.erase("generators-p_max_pu");
  const NetworkFolder folder(files);
  const Outcome outcome = run_sunward({"plan", folder.path(), "--json"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const Json plan = Json::parse(outcome.out);
  EXPECT_EQ(plan.at("program"), "mixed-integer");
  EXPECT_FALSE(plan.at("certificate").at("holds").get<bool>());
  EXPECT_TRUE(plan.at("integer").at("kept").get<bool>());
  const Outcome table = run_sunward({"plan", folder.path(), "--lang", "zh"});
  EXPECT_NE(table.out.find("未经最优性证明"), std::string::npos) << table.out;
}

TEST(NetworkCommand, EndsWithThreeAndReasonsWhenNothingServesTheLoad) {
  auto files = sized_network();
  files["generators"] = "name,bus,p_nom\ngas,b,1\n";
  files.erase("generators-p_max_pu");
  const NetworkFolder folder(files);
  const Outcome outcome = run_sunward({"plan", folder.path()});
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_NE(outcome.err.find("balance of bus b"), std::string::npos) << outcome.err;
}

TEST(NetworkCommand, RefusesOptionsOfCaseFiles) {
  const NetworkFolder folder(sized_network());
  const Outcome years = run_sunward({"plan", folder.path(), "--years", "2"});
  EXPECT_EQ(years.exit_code, 2);
  EXPECT_NE(years.err.find("--years"), std::string::npos) << years.err;
  EXPECT_EQ(run_sunward({"plan", folder.path(), "--csv"}).exit_code, 2);
  EXPECT_EQ(run_sunward({"plan", folder.path(), "--out", folder.path()}).exit_code, 2);
}

TEST(NetworkCommand, ChecksAndExportsTheProgram) {
  const NetworkFolder folder(sized_network());
  const ScratchFolder scratch;
  const Outcome check = run_sunward({"check", folder.path()});
  EXPECT_EQ(check.exit_code, 0) << check.err;
  EXPECT_NE(check.out.find("storage_units.region"), std::string::npos) << check.out;
  const std::string mps = (scratch.path() / "small.mps").string();
  EXPECT_EQ(run_sunward({"export", folder.path(), "--out", mps}).exit_code, 0);
  EXPECT_NE(read_file(mps).find("gas.p"), std::string::npos);
}

}  // namespace
}  // namespace sunward::test

// Networks with whole-number decisions whose optimum is found in the head.
#include <algorithm>
#include <cstdlib>

#include <gtest/gtest.h>

#include "sunward/base/error.hpp"
#include "sunward/input/pypsa/network_reader.hpp"
#include "sunward/study/highs.hpp"
#include "sunward/study/plan_network.hpp"
#include "support/network_folder.hpp"

namespace sunward::study {
namespace {

namespace net = model::network;
using test::NetworkFolder;
using test::small_network;

std::string library() {
  const char* path = std::getenv("SUNWARD_HIGHS_LIBRARY");
  return path == nullptr ? "" : path;
}

class IntegerNetwork : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!highs_is_available(library())) GTEST_SKIP() << "HiGHS is not installed";
  }

  result::NetworkPlan plan_of(const std::map<std::string, std::string>& files) const {
    const NetworkFolder folder(files);
    PlanOptions options;
    options.highs_library = library();
    return plan_network(input::pypsa::read_network(folder.path()), options);
  }
};

const net::Series* find(const result::NetworkPlan& plan, const std::string& list,
                        const std::string& attribute) {
  for (const net::Table& t : plan.results)
    if (t.list == list) return t.find_series(attribute);
  return nullptr;
}

std::vector<double> of_unit(const result::NetworkPlan& plan, const std::string& attribute) {
  const net::Series* found = find(plan, "generators", attribute);
  if (found != nullptr)
    for (std::size_t k = 0; k < found->names.size(); ++k)
      if (found->names[k] == "unit") return found->values[k];
  return {};
}

using Numbers = std::vector<double>;

/// A unit at 10 a unit of energy beside one at 20 that is always there; loads of 10, 1, 1, 1.
std::map<std::string, std::string> four_hours(const std::string& names, const std::string& values) {
  auto files = small_network();
  files["snapshots"] =
      ",snapshot,objective,stores,generators\n0,a,1,1,1\n1,b,1,1,1\n2,c,1,1,1\n3,d,1,1,1\n";
  files["loads-p_set"] = ",l\n0,10\n1,1\n2,1\n3,1\n";
  files["generators"] = "name,bus,p_nom,marginal_cost,committable,up_time_before" + names +
                        "\nunit,b,100,10,True,0" + values + "\ndear,b,100,20,False,1" +
                        std::string(std::count(names.begin(), names.end(), ','), ',') + "\n";
  return files;
}

TEST_F(IntegerNetwork, RunsAUnitOnlyWhereItsLeastPowerFits) {
  auto files = small_network();  // loads of 10 and 20
  files["generators"] =
      "name,bus,p_nom,marginal_cost,committable,p_min_pu,start_up_cost,up_time_before\n"
      "unit,b,100,50,True,0.15,100,0\ndear,b,100,70,False,0,0,1\n";
  const result::NetworkPlan plan = plan_of(files);
  ASSERT_EQ(plan.status, result::Status::optimal) << plan.message;
  EXPECT_NEAR(plan.objective, 10 * 70 + 20 * 50 + 100, 1e-4);
  EXPECT_EQ(of_unit(plan, "status"), (Numbers{0, 1}));
  EXPECT_EQ(of_unit(plan, "start_up"), (Numbers{0, 1}));
}

TEST_F(IntegerNetwork, IsNeverCalledCertifiedAndHasNoPrices) {
  const result::NetworkPlan plan = plan_of(four_hours("", ""));
  ASSERT_EQ(plan.status, result::Status::optimal) << plan.message;
  EXPECT_FALSE(plan.certificate.holds);
  EXPECT_TRUE(plan.integer.used);
  EXPECT_TRUE(plan.integer.kept);
  EXPECT_LE(plan.integer.relative_gap, 1e-6);
  EXPECT_LE(plan.integer.bound, plan.objective + 1e-4);
  EXPECT_EQ(plan.integer.solver.substr(0, 5), "HiGHS");
  EXPECT_EQ(find(plan, "buses", "marginal_price"), nullptr);
  EXPECT_EQ(find(plan, "generators", "mu_upper"), nullptr);
}

TEST_F(IntegerNetwork, StopsAUnitThatCostsMoreStandingBy) {
  const result::NetworkPlan plan = plan_of(four_hours(",stand_by_cost", ",25"));
  EXPECT_NEAR(plan.objective, 10 * 10 + 25 + 3 * 20, 1e-4);
  EXPECT_EQ(of_unit(plan, "status"), (Numbers{1, 0, 0, 0}));
}

TEST_F(IntegerNetwork, KeepsAUnitRunningForItsShortestTime) {
  const result::NetworkPlan plan = plan_of(four_hours(",stand_by_cost,min_up_time", ",25,3"));
  EXPECT_NEAR(plan.objective, 12 * 10 + 3 * 25 + 20, 1e-4);
  EXPECT_EQ(of_unit(plan, "status"), (Numbers{1, 1, 1, 0}));
  EXPECT_EQ(of_unit(plan, "start_up"), (Numbers{1, 0, 0, 0}));
  EXPECT_EQ(of_unit(plan, "shut_down"), (Numbers{0, 0, 0, 1}));
}

TEST_F(IntegerNetwork, KeepsAUnitAtRestForItsShortestTime) {
  auto files = four_hours(",min_down_time,down_time_before", ",3,1");
  const result::NetworkPlan plan = plan_of(files);  // at rest for one hour before, so for two more
  EXPECT_EQ(of_unit(plan, "status"), (Numbers{0, 0, 1, 1}));
  EXPECT_NEAR(plan.objective, 11 * 20 + 2 * 10, 1e-4);
}

TEST_F(IntegerNetwork, CountsStartsWithoutTheWeightOfTheSnapshot) {
  auto files = four_hours(",start_up_cost", ",7");
  files["snapshots"] =
      ",snapshot,objective,stores,generators\n0,a,3,1,1\n1,b,3,1,1\n2,c,3,1,1\n3,d,3,1,1\n";
  EXPECT_NEAR(plan_of(files).objective, 3 * 13 * 10 + 7, 1e-4);
}

TEST_F(IntegerNetwork, LimitsThePowerWithWhichAUnitStarts) {
  // 4 of 100 at the start, then 3 more an hour at most: the load of 10 is not reached in hour one.
  const result::NetworkPlan plan =
      plan_of(four_hours(",ramp_limit_start_up,ramp_limit_up", ",0.04,0.03"));
  EXPECT_NEAR(of_unit(plan, "p")[0], 4.0, 1e-5);
  EXPECT_NEAR(plan.objective, 4 * 10 + 6 * 20 + 3 * 10, 1e-4);
}

TEST_F(IntegerNetwork, BuildsWholeModules) {
  auto files = small_network();
  files["generators"] =
      "name,bus,p_nom,marginal_cost,p_nom_extendable,p_nom_mod,capital_cost\n"
      "unit,b,0,0,True,15,1\ndear,b,100,100,False,0,0\n";
  const result::NetworkPlan plan = plan_of(files);
  EXPECT_EQ(plan.sizes[0].nominal, 30.0);
  EXPECT_NEAR(plan.objective, 30.0, 1e-4);
}

TEST_F(IntegerNetwork, ChoosesTheSizeOfAUnitThatRestsBelowItsLeastPower) {
  auto files = small_network();  // a unit of 20 could not run at 10, one of 12.5 can
  files["generators"] =
      "name,bus,p_nom,marginal_cost,p_nom_extendable,committable,p_min_pu,capital_cost,up_time_"
      "before\n"
      "unit,b,0,0,True,True,0.8,1,0\ndear,b,100,10,False,False,0,0,1\n";
  const result::NetworkPlan plan = plan_of(files);
  // Of 20: 20 + 100 for the first hour. Of 12.5: 12.5 + 75 for the rest of the second.
  EXPECT_NEAR(plan.objective, 12.5 + 75.0, 1e-4);
  EXPECT_EQ(of_unit(plan, "status"), (Numbers{1, 1}));
}

TEST_F(IntegerNetwork, ProvesInfeasibilityByTheRelaxationWhereItCan) {
  auto files = small_network();
  files["generators"] = "name,bus,p_nom,committable\nunit,b,5,True\n";
  const result::NetworkPlan plan = plan_of(files);
  EXPECT_EQ(plan.status, result::Status::infeasible);
  EXPECT_FALSE(plan.causes.empty());
}

TEST_F(IntegerNetwork, SaysWhoFoundItInfeasibleWhereOnlyWholeNumbersAre) {
  auto files = small_network();  // least power 15 at a load of 10, and nothing else
  files["generators"] = "name,bus,p_nom,committable,p_min_pu\nunit,b,100,True,0.15\n";
  const result::NetworkPlan plan = plan_of(files);
  EXPECT_EQ(plan.status, result::Status::infeasible);
  EXPECT_NE(plan.message.english().find("by the word of HiGHS"), std::string::npos);
}

TEST(IntegerNetworkAlone, SaysWhatToDoWhereHighsIsMissing) {
  const NetworkFolder folder(four_hours("", ""));
  PlanOptions options;
  options.highs_library = "/nowhere/libhighs.so";
  try {
    (void)plan_network(input::pypsa::read_network(folder.path()), options);
    FAIL() << "planned without HiGHS";
  } catch (const InputError& error) {
    const std::string text = error.what();
    EXPECT_NE(text.find("need HiGHS"), std::string::npos) << text;
    EXPECT_NE(text.find("pip install highsbox"), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace sunward::study

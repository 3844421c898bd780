// Networks whose optimum is found in the head.
#include "sunward/study/plan_network.hpp"

#include <gtest/gtest.h>

#include "sunward/base/error.hpp"
#include "sunward/input/pypsa/network_reader.hpp"
#include "support/network_folder.hpp"

namespace sunward::study {
namespace {

namespace net = model::network;
using test::NetworkFolder;
using test::small_network;

result::NetworkPlan plan_of(const std::map<std::string, std::string>& files) {
  const NetworkFolder folder(files);
  PlanOptions options;
  options.tolerance = 1e-8;
  return plan_network(input::pypsa::read_network(folder.path()), options);
}

const net::Table& table(const result::NetworkPlan& plan, const std::string& list) {
  for (const net::Table& t : plan.results)
    if (t.list == list) return t;
  throw std::runtime_error("no results of " + list);
}

std::vector<double> series(const result::NetworkPlan& plan, const std::string& list,
                           const std::string& attribute, const std::string& name) {
  const net::Series* found = table(plan, list).find_series(attribute);
  if (found != nullptr)
    for (std::size_t k = 0; k < found->names.size(); ++k)
      if (found->names[k] == name) return found->values[k];
  throw std::runtime_error("no " + list + "." + attribute + " of " + name);
}

double size(const result::NetworkPlan& plan, const std::string& name) {
  for (const result::NetworkSize& s : plan.sizes)
    if (s.name == name) return s.nominal;
  throw std::runtime_error("no size of " + name);
}

void expect_near(const std::vector<double>& values, const std::vector<double>& expected,
                 double tolerance = 1e-5) {
  ASSERT_EQ(values.size(), expected.size());
  for (std::size_t i = 0; i < values.size(); ++i) EXPECT_NEAR(values[i], expected[i], tolerance);
}

TEST(PlanNetwork, DispatchesOneGenerator) {
  const result::NetworkPlan plan = plan_of(small_network());
  ASSERT_EQ(plan.status, result::Status::optimal) << plan.message;
  EXPECT_NEAR(plan.objective, 30.0 * 50.0, 1e-4);
  EXPECT_TRUE(plan.certificate.holds);
  expect_near(series(plan, "generators", "p", "gas"), {10, 20});
  expect_near(series(plan, "buses", "marginal_price", "b"), {50, 50});
  expect_near(series(plan, "loads", "p", "l"), {10, 20});
}

TEST(PlanNetwork, WeighsSnapshotsInCostButNotInPrices) {
  auto files = small_network();
  files["snapshots"] = ",snapshot,objective,stores,generators\n0,a,2,1,1\n1,b,3,1,1\n";
  const result::NetworkPlan plan = plan_of(files);
  EXPECT_NEAR(plan.objective, (2 * 10 + 3 * 20) * 50.0, 1e-4);
  expect_near(series(plan, "buses", "marginal_price", "b"), {50, 50});
}

/// A peaker (cost 100 a unit of size) pays itself against 50 a unit of energy in three hours of 40.
TEST(PlanNetwork, SizesWhatPaysAndPricesItsCapacity) {
  auto files = small_network();
  files["generators"] =
      "name,bus,p_nom,p_nom_extendable,p_nom_max,capital_cost,marginal_cost\n"
      "gas,b,100,False,inf,0,50\nnew,b,1,True,15,60,5\n";
  const result::NetworkPlan plan = plan_of(files);
  ASSERT_EQ(plan.status, result::Status::optimal);
  // A unit that runs in both hours saves 2 x 45 > 60, one that runs in the second alone 45 < 60.
  EXPECT_NEAR(size(plan, "new"), 10.0, 1e-5);
  EXPECT_NEAR(plan.objective_constant, 60.0, 1e-12);
  EXPECT_NEAR(plan.objective, 60 * 10 + 5 * 20 + 50 * 10 - 60.0, 1e-4);
  // In the second hour gas sets the price; in the first the new unit earns the rest of its cost.
  expect_near(series(plan, "buses", "marginal_price", "b"), {5 + 60 - 45, 50});
  expect_near(series(plan, "generators", "mu_upper", "new"), {-15, -45});
}

/// In the first hour both limits of the new unit are zero, and only their sum is told: 5 - 50.
TEST(PlanNetwork, GivesThePriceOfTwoEqualLimitsToTheOnePressedAgainst) {
  auto files = small_network();
  files["generators"] =
      "name,bus,p_nom,p_nom_extendable,capital_cost,marginal_cost\n"
      "gas,b,100,False,0,50\nnew,b,0,True,10,5\n";
  files["generators-p_max_pu"] = ",new\n0,0\n1,1\n";
  files["generators-p_min_pu"] = ",new\n0,0\n1,0.2\n";
  const result::NetworkPlan plan = plan_of(files);
  ASSERT_EQ(plan.status, result::Status::optimal);
  EXPECT_NEAR(series(plan, "generators", "mu_upper", "new")[0], -45.0, 1e-4);
  EXPECT_EQ(series(plan, "generators", "mu_lower", "new")[0], 0.0);
}

TEST(PlanNetwork, MovesEnergyThroughAStorageUnitWithLosses) {
  auto files = small_network();
  files["generators-marginal_cost"] = ",gas\n0,10\n1,100\n";
  files["storage_units"] =
      "name,bus,p_nom,max_hours,efficiency_store,efficiency_dispatch,standing_loss\n"
      "su,b,5,10,0.8,0.9,0.5\n";
  const result::NetworkPlan plan = plan_of(files);
  // 5 in, 4 stored, 2 left after an hour, 1.8 out: 50 paid, 180 saved.
  EXPECT_NEAR(plan.objective, 10 * 10 + 20 * 100 + 50 - 180, 1e-4);
  expect_near(series(plan, "storage_units", "p", "su"), {-5, 1.8});
  expect_near(series(plan, "storage_units", "state_of_charge", "su"), {4, 0});
}

TEST(PlanNetwork, KeepsACyclicStoreAndCountsHours) {
  auto files = small_network();
  files["snapshots"] = ",snapshot,objective,stores,generators\n0,a,1,2,1\n1,b,1,2,1\n";
  files["generators-marginal_cost"] = ",gas\n0,10\n1,100\n";
  files["stores"] = "name,bus,e_nom,e_cyclic\ns,b,8,True\n";
  const result::NetworkPlan plan = plan_of(files);
  // 8 of energy are 4 of power over 2 hours.
  expect_near(series(plan, "stores", "p", "s"), {-4, 4});
  EXPECT_NEAR(plan.objective, 14 * 10 + 16 * 100, 1e-4);
}

/// Three lines of equal impedance in a triangle: two thirds take the short way, one third the long.
TEST(PlanNetwork, DividesFlowsByTheVoltageLaw) {
  auto files = small_network();
  files["buses"] = "name,v_nom\nb,10\nc,10\nd,10\n";
  files["loads"] = "name,bus\nl,c\n";
  files["lines"] = "name,bus0,bus1,x,s_nom\nbc,b,c,10,100\nbd,b,d,10,100\ndc,d,c,10,100\n";
  const result::NetworkPlan plan = plan_of(files);
  expect_near(series(plan, "lines", "p0", "bc"), {20.0 / 3, 40.0 / 3});
  expect_near(series(plan, "lines", "p0", "bd"), {10.0 / 3, 20.0 / 3});
  expect_near(series(plan, "lines", "p1", "dc"), {-10.0 / 3, -20.0 / 3});
}

TEST(PlanNetwork, LimitsRampsBetweenSnapshots) {
  auto files = small_network();
  files["generators"] =
      "name,bus,p_nom,marginal_cost,ramp_limit_up\nslow,b,100,10,0.04\nfast,b,100,50,\n";
  const result::NetworkPlan plan = plan_of(files);
  expect_near(series(plan, "generators", "p", "slow"), {10, 14});
  // One more of ramp would replace one more of the fast unit in the second hour.
  expect_near(series(plan, "generators", "mu_ramp_limit_up", "slow"), {0, -40});
}

TEST(PlanNetwork, KeepsACarbonBudgetAndPricesIt) {
  auto files = small_network();
  files["carriers"] = "name,co2_emissions\ngas,0.2\nclean,0\n";
  files["generators"] =
      "name,bus,carrier,p_nom,marginal_cost,efficiency\ngas,b,gas,100,50,0.5\nsun,b,clean,100,90,"
      "1\n";
  files["global_constraints"] =
      "name,type,carrier_attribute,sense,constant\nco2,primary_energy,co2_emissions,<=,4\n";
  const result::NetworkPlan plan = plan_of(files);
  // 4 t allow 4 / 0.2 * 0.5 = 10 of gas; a tonne more replaces 2.5 of the other at 40 less each.
  EXPECT_NEAR(plan.objective, 10 * 50 + 20 * 90, 1e-4);
  EXPECT_NEAR(table(plan, "global_constraints").column("mu")->numbers[0], -100.0, 1e-5);
}

TEST(PlanNetwork, SpillsInflowItCannotKeep) {
  auto files = small_network();
  files["storage_units"] =
      "name,bus,p_nom,max_hours,p_min_pu,state_of_charge_initial\ndam,b,4,2,0,1\n";
  files["storage_units-inflow"] = ",dam\n0,20\n1,0\n";
  const result::NetworkPlan plan = plan_of(files);
  expect_near(series(plan, "storage_units", "p", "dam"), {4, 4});
  const double spill = series(plan, "storage_units", "spill", "dam")[0];
  EXPECT_GE(spill, 1 + 20 - 4 - 8 - 1e-5);  // what does not fit
  EXPECT_LE(spill, 1 + 20 - 4 - 4 + 1e-5);  // and what nobody needs any more
  EXPECT_NEAR(plan.objective, (30 - 8) * 50.0, 1e-4);
}

TEST(PlanNetwork, ProvesThatThereIsNoPlanAndNamesWhatStandsInTheWay) {
  auto files = small_network();
  files["generators"] = "name,bus,p_nom,marginal_cost\ngas,b,15,50\n";
  const result::NetworkPlan plan = plan_of(files);
  EXPECT_EQ(plan.status, result::Status::infeasible);
  ASSERT_GE(plan.causes.size(), 2U);
  EXPECT_EQ(plan.causes[0].english(), "power balance of bus b at 2030-01-01 01:00:00");
  EXPECT_EQ(plan.causes[0].in(Language::zh), "2030-01-01 01:00:00：母线 b 的功率平衡");
  EXPECT_EQ(plan.causes[1].english(), "power limits of gas at 2030-01-01 01:00:00");
  EXPECT_TRUE(plan.results.empty());
}

TEST(PlanNetwork, SaysWhenMoneyCanBeMadeWithoutLimit) {
  auto files = small_network();
  files["generators"] =
      "name,bus,p_nom,p_nom_extendable,marginal_cost,sign\ngas,b,inf,False,50,1\n"
      "sale,b,inf,False,-60,-1\n";
  EXPECT_EQ(plan_of(files).status, result::Status::unbounded);
}

TEST(PlanNetwork, RefusesASetPointAboveTheCapacity) {
  auto files = small_network();
  files["generators-p_set"] = ",gas\n0,10\n1,120\n";
  try {
    (void)plan_of(files);
    FAIL() << "a contradiction was accepted";
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what())
                  .find("the set point contradicts the capacity at "
                        "2030-01-01 01:00:00"),
              std::string::npos)
        << error.what();
  }
}

/// Size x gives x and x/2 and cannot be curtailed: x = 10, the load of the first hour. A unit of it
/// costs 60 = 1 * 35 + 0.5 * 50, so the first hour is worth 35.
TEST(PlanNetwork, RunsAnExtendableGeneratorWhoseLimitsAreEqual) {
  auto files = small_network();
  files["generators"] =
      "name,bus,p_nom,p_nom_extendable,capital_cost,marginal_cost\n"
      "gas,b,100,False,0,50\nrun,b,0,True,60,0\n";
  files["generators-p_min_pu"] = ",run\n0,1\n1,0.5\n";
  files["generators-p_max_pu"] = ",run\n0,1\n1,0.5\n";
  const result::NetworkPlan plan = plan_of(files);
  ASSERT_EQ(plan.status, result::Status::optimal) << plan.message;
  EXPECT_NEAR(plan.objective, 600.0 + 15.0 * 50.0, 1e-4);
  expect_near(series(plan, "generators", "p", "run"), {10, 5});
  expect_near(series(plan, "buses", "marginal_price", "b"), {35, 50}, 1e-3);
  expect_near(series(plan, "generators", "mu_upper", "run"), {-35, -50}, 1e-3);
  expect_near(series(plan, "generators", "mu_lower", "run"), {0, 0}, 1e-3);
}

/// Gas costs 10, then 50. A store of 10 that holds 4 and loses half of it each hour fills up (6
/// more) and gives 5: the first step has no loss, as in PyPSA.
TEST(PlanNetwork, TellsAStoresPowerByItsContent) {
  auto files = small_network();
  files["generators-marginal_cost"] = ",gas\n0,10\n1,50\n";
  files["stores"] = "name,bus,e_nom,e_initial,standing_loss\ns,b,10,4,0.5\n";
  const result::NetworkPlan plan = plan_of(files);
  ASSERT_EQ(plan.status, result::Status::optimal) << plan.message;
  EXPECT_NEAR(plan.objective, 16.0 * 10.0 + 15.0 * 50.0, 1e-4);
  expect_near(series(plan, "stores", "e", "s"), {10, 0});
  expect_near(series(plan, "stores", "p", "s"), {-6, 5});
  expect_near(series(plan, "stores", "mu_energy_balance", "s"), {10, 50}, 1e-3);
}

}  // namespace
}  // namespace sunward::study

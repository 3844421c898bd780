#include "sunward/input/pypsa/network_reader.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sunward/base/error.hpp"
#include "support/network_folder.hpp"

namespace sunward::input::pypsa {
namespace {

namespace net = model::network;
using test::NetworkFolder;
using test::small_network;

/// All faults of a network, one line each; empty when it is read without.
std::string faults_of(const std::map<std::string, std::string>& files) {
  const NetworkFolder folder(files);
  try {
    (void)read_network(folder.path());
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

void expect_has(const std::string& text, const std::string& part) {
  EXPECT_NE(text.find(part), std::string::npos) << part << "\nnot in\n" << text;
}

TEST(NetworkReader, ReadsTablesSeriesAndDefaults) {
  const NetworkFolder folder(small_network());
  ASSERT_TRUE(is_network(folder.path()));
  const net::Network network = read_network(folder.path());
  EXPECT_EQ(network.name, "small");
  EXPECT_EQ(network.buses, std::vector<std::string>{"b"});
  ASSERT_EQ(network.converters.size(), 1U);
  const net::Converter& gas = network.converters[0];
  EXPECT_EQ(gas.asset.capacity.nominal, 100.0);
  EXPECT_FALSE(gas.asset.capacity.extendable);
  EXPECT_EQ(gas.max_pu.at(1), 1.0);  // PyPSA's default
  EXPECT_EQ(gas.marginal_cost.at(0), 50.0);
  EXPECT_EQ(gas.ports[0].rate.at(0), 1.0);
  ASSERT_EQ(network.loads.size(), 1U);
  EXPECT_EQ(network.loads[0].power.at(1), 20.0);
  EXPECT_EQ(network.tables.snapshots.labels[1], "2030-01-01 01:00:00");
}

TEST(NetworkReader, ListsAllFaultsAtOnce) {
  auto files = small_network();
  files["generators"] =
      "name,bus,p_nom,p_nom_extendable,p_nom_min,p_nom_max,maintainable\n"
      "a,nowhere,-5,False,0,inf,False\n"
      "b,b,0,True,9,3,False\n"
      "c,b,ten,False,0,inf,True\n";
  files["loads-p_set"] = ",l\n0,inf\n1,\n";
  const std::string faults = faults_of(files);
  expect_has(faults, "generators.csv:2: generators.a.bus = \"nowhere\": there is no such bus.");
  expect_has(faults, "generators.a.p_nom = -5: the value is out of range. Allowed: at least 0.");
  expect_has(faults, "generators.csv:3: generators.b.p_nom_min = 9: p_nom_min is above p_nom_max");
  expect_has(faults, "generators.csv:4: generators.c.p_nom = \"ten\": this is not a number.");
  expect_has(faults, "generators.maintainable = c: not supported: maintenance");
  expect_has(faults, "loads.l.p_set = inf: the value is infinite at 2030-01-01 00:00:00.");
  expect_has(faults, "loads.l.p_set = nan: a value is missing (NaN) at 2030-01-01 01:00:00.");
}

TEST(NetworkReader, RefusesWhatItDoesNotBuild) {
  auto files = small_network();
  files["generators"] = "name,bus,p_nom,marginal_cost_quadratic\ng,b,10,0.1\nh,b,10,0\n";
  files["links"] = "name,bus0,bus1,p_nom,delay\nk,b,b,1,3\n";
  files["lines"] = "name,bus0,bus1,type\nl,b,b,some type\n";
  files["generators-marginal_cost-pw"] = ",g\n0,1\n";
  files["global_constraints"] = "name,type,sense,constant\nc,my_own,<=,1\n";
  const std::string faults = faults_of(files);
  expect_has(faults, "generators.marginal_cost_quadratic = g: not supported: quadratic costs");
  expect_has(faults, "links.delay = k: not supported");
  expect_has(faults, "lines.l.type = \"some type\": there is no such standard type");
  expect_has(faults, "generators.marginal_cost-pw: not supported: piecewise curves");
  expect_has(faults, "global_constraints.c.type = \"my_own\": not supported");
}

TEST(NetworkReader, RefusesUnitsThatPypsaBuildsInAWayNobodyMeans) {
  auto files = small_network();
  files["generators"] =
      "name,bus,p_nom,p_nom_extendable,p_nom_mod,committable,min_down_time,ramp_limit_up,p_min_pu\n"
      "a,b,30,False,10,True,2,,0\n"
      "b,b,30,False,10,True,0,0.1,0\n"
      "c,b,25,False,10,True,0,,0\n"
      "d,b,0,True,0,True,0,,-1\n"
      "e,b,inf,False,0,True,0,,0\n"
      "f,b,10,False,0,True,1.5,,0\n";
  const std::string faults = faults_of(files);
  expect_has(faults, "generators.a.min_down_time = 2: not supported: a shortest time at rest");
  expect_has(faults, "generators.b.p_nom_mod = 10: not supported: ramp limits");
  expect_has(faults, "generators.c.p_nom = 25: a given capacity must be a whole multiple of its");
  expect_has(faults, "generators.d.p_min_pu = -1: not supported: an extendable unit");
  expect_has(faults, "generators.e.p_nom = inf: a unit that starts and stops needs a finite");
  expect_has(faults, "generators.f.min_down_time = 1.5: a number of snapshots must be whole.");
}

TEST(NetworkReader, FindsContradictionsInTime) {
  auto files = small_network();
  files["generators-p_max_pu"] = ",gas\n0,0.5\n1,0.5\n";
  files["generators-p_min_pu"] = ",gas\n0,0.2\n1,0.7\n";
  expect_has(faults_of(files),
             "generators.gas.p_min_pu = 0.7: it is above p_max_pu = 0.5 at 2030-01-01 01:00:00.");
}

TEST(NetworkReader, FindsALoadNothingCanServeAndNamesUsedTwice) {
  auto files = small_network();
  files["buses"] = "name\nb\nlonely\n";
  files["loads"] = "name,bus\nl,lonely\n";
  expect_has(faults_of(files), "loads.l.bus = \"lonely\": nothing that could serve this load");
  files["generators"] = "name,bus\ng,b\ng,b\n";
  expect_has(faults_of(files), "generators.g.name = \"g\": the name is used twice.");
}

TEST(NetworkReader, RefusesANetworkThatCouldNeitherServeNorDraw) {
  const std::string fault = "the network has no active component that could serve or draw power.";
  expect_has(faults_of({{"buses", "name\nb\n"}}), fault);
  expect_has(faults_of({{"buses", "name,v_nom\nb,10\nc,10\n"},
                        {"lines", "name,bus0,bus1,x,s_nom\n1,b,c,10,100\n"}}),
             fault);
  expect_has(
      faults_of({{"buses", "name\nb\n"}, {"generators", "name,bus,p_nom,active\ng,b,1,False\n"}}),
      fault);
  const std::map<std::string, std::string> unserved = {{"buses", "name\nb\n"},
                                                       {"generators", "name,bus,p_nom\ng,b,1\n"}};
  EXPECT_EQ(faults_of(unserved), "");  // no load: still something to optimise
}

TEST(NetworkReader, FindsSeriesOfTheWrongLengthOrOfNobody) {
  auto files = small_network();
  files["loads-p_set"] = ",l\n0,10\n";
  expect_has(faults_of(files), "the file has 1 rows for 2 snapshots.");
  files["loads-p_set"] = ",l,ghost\n0,10,1\n1,20,1\n";
  expect_has(faults_of(files), "loads.p_set = ghost: the series belongs to no component");
}

TEST(NetworkReader, ReadsPortsOfLinksByNumber) {
  auto files = small_network();
  files["buses"] = "name\nb\nh\nw\n";
  files["links"] =
      "name,bus0,bus1,bus2,efficiency,efficiency2,p_nom\nchp,b,h,w,0.4,0.5,10\nplain,b,h,,0.9,,5\n";
  const NetworkFolder folder(files);
  const net::Network network = read_network(folder.path());
  const net::Converter& chp = network.converters[1];
  ASSERT_EQ(chp.ports.size(), 3U);
  EXPECT_EQ(chp.ports[0].rate.at(0), -1.0);
  EXPECT_EQ(chp.ports[1].rate.at(0), 0.4);
  EXPECT_EQ(chp.ports[2].rate.at(0), 0.5);
  EXPECT_EQ(network.buses[static_cast<std::size_t>(chp.ports[2].bus)], "w");
  EXPECT_EQ(network.converters[2].ports.size(), 2U);
}

TEST(NetworkReader, MakesAnAnnuityOfAnOvernightCost) {
  auto files = small_network();
  files["generators"] =
      "name,bus,p_nom_extendable,overnight_cost,discount_rate,lifetime,fom_cost\n"
      "a,b,True,1000,0.07,25,3\nb,b,True,1000,0,20,0\n";
  const NetworkFolder folder(files);
  const net::Network network = read_network(folder.path());
  const double years = 2.0 / 8760.0;  // two snapshots of an hour
  // 0.07 / (1 - 1.07^-25) = 0.0858105, the table value of every annuity book.
  EXPECT_NEAR(network.converters[0].asset.capacity.cost, 85.8105 * years + 3.0, 1e-5);
  EXPECT_NEAR(network.converters[1].asset.capacity.cost, 50.0 * years, 1e-12);
}

TEST(NetworkReader, ClosesEachCycleOfLinesOnce) {
  auto files = small_network();
  files["buses"] = "name,v_nom\nb,10\nc,10\nd,10\n";
  files["lines"] =
      "name,bus0,bus1,x,s_nom\n1,b,c,10,100\n2,c,d,20,100\n3,b,d,30,100\n4,b,d,40,100\n";
  const NetworkFolder folder(files);
  const net::Network network = read_network(folder.path());
  ASSERT_EQ(network.cycles.size(), 2U);             // four branches, three buses, one area
  EXPECT_EQ(network.converters[1].impedance, 0.1);  // 10 ohm at 10 kV
  for (const net::Cycle& cycle : network.cycles) {
    std::vector<double> at_bus(3, 0.0);  // a unit around the cycle enters and leaves every bus
    for (const auto& [i, direction] : cycle.converters) {
      const net::Converter& line = network.converters[static_cast<std::size_t>(i)];
      at_bus[static_cast<std::size_t>(line.ports[0].bus)] -= direction;
      at_bus[static_cast<std::size_t>(line.ports[1].bus)] += direction;
    }
    EXPECT_EQ(at_bus, std::vector<double>(3, 0.0));
  }
}

TEST(NetworkReader, IsNotMisledByOtherFoldersAndFiles) {
  const NetworkFolder other(NetworkFolder::Files{{"readme.txt", "hello"}});
  EXPECT_FALSE(is_network(other.path()));
  EXPECT_FALSE(is_network(other.path("readme.txt")));
  EXPECT_FALSE(is_network(other.path("missing.nc")));
}

TEST(NetworkReader, SaysWhenANetCdfFileIsDamaged) {
  const NetworkFolder folder(
      NetworkFolder::Files{{"broken.nc", std::string("\x89HDF\r\n\x1a\n", 8).append("rubbish")}});
  try {
    (void)read_network(folder.path("broken.nc"));
    FAIL() << "a damaged file was read";
  } catch (const InputError& error) {
    expect_has(error.what(), "broken.nc: the file cannot be read");
  }
}

TEST(NetworkReader, RefusesConstantSetPointsOfOldFiles) {
  auto files = small_network();
  files["network"] = "name,pypsa_version\nold,0.35.2\n";
  files["generators"] = "name,bus,p_nom,p_set\ng,b,100,7\nh,b,100,0\n";
  const std::string faults = faults_of(files);
  expect_has(faults,
             "generators.g.p_set = 7: a constant set point, which PyPSA before 1.0 ignored");
  EXPECT_EQ(faults.find("generators.h"), std::string::npos) << faults;
}

}  // namespace
}  // namespace sunward::input::pypsa

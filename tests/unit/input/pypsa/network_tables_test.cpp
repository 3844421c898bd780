// Networks whose tables, snapshots, periods or paths are not what they should be.
#include <gtest/gtest.h>

#include "sunward/base/error.hpp"
#include "sunward/input/pypsa/attributes.hpp"
#include "sunward/input/pypsa/network_reader.hpp"
#include "support/network_folder.hpp"

namespace sunward::input::pypsa {
namespace {

using test::NetworkFolder;
using test::small_network;

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

std::string fault_of(const std::string& path) {
  const auto fault = fault_of_path(path);
  return fault ? to_string(*fault) : "";
}

TEST(NetworkTables, NameRowsThatAreLongerThanTheHeadings) {
  auto files = small_network();
  files["generators"] = "name,bus,p_nom\ngas,b,100,50\n";
  files["loads-p_set"] = ",l\n0,10\n1,20,30\n";
  const std::string faults = faults_of(files);
  expect_has(faults, "generators.csv:2: the row has more fields than the file has headings.");
  expect_has(faults, "loads-p_set.csv:3: the row has more fields than the file has headings.");
}

TEST(NetworkTables, NameColumnsGivenTwice) {
  auto files = small_network();
  files["generators"] = "name,bus,p_nom,p_nom\ngas,b,100,50\n";
  files["loads-p_set"] = ",l,l\n0,10,1\n1,20,1\n";
  const std::string faults = faults_of(files);
  expect_has(faults, "generators.csv: p_nom: the file has two columns of this name.");
  expect_has(faults, "loads-p_set.csv: l: the file has two columns of this name.");
}

TEST(NetworkTables, RefuseSeriesOfWhatCannotVary) {
  auto files = small_network();
  files["loads-sign"] = ",l\n0,-1\n1,1\n";
  expect_has(faults_of(files), "loads.sign: this attribute cannot vary in time in PyPSA.");
  EXPECT_TRUE(may_vary("links", "efficiency3"));
  EXPECT_TRUE(may_vary("generators", "sign"));
  EXPECT_FALSE(may_vary("storage_units", "max_hours"));
}

TEST(NetworkTables, RefuseSnapshotsOfOneName) {
  auto files = small_network();
  files["snapshots"] = ",snapshot\n0,2030-01-01 00:00\n1,2030-01-01 00:00\n";
  expect_has(faults_of(files), "snapshots[1] = 2030-01-01 00:00:00: two snapshots have the same");
}

TEST(NetworkTables, RefusePeriodsTheSnapshotsDoNotName) {
  auto files = small_network();
  files["investment_periods"] = "period,objective,years\n2030,10,10\n";
  expect_has(faults_of(files), "snapshots.period: the network has investment periods, but");
}

TEST(NetworkTables, RefusePeriodsThatAreNoYears) {
  auto files = small_network();
  files["snapshots"] = ",period,timestep\n0,2030.5,a\n1,,b\n";
  const std::string faults = faults_of(files);
  expect_has(faults, "period = 2030.5: an investment period is not a whole number.");
  expect_has(faults, "period = nan: an investment period is not a whole number.");
}

TEST(NetworkTables, TakePeriodsFromTheSnapshotsAloneWithWeightsOfOne) {
  auto files = small_network();
  files["snapshots"] = ",period,timestep\n0,2030,2030-01-01 00:00\n1,2040,2030-01-01 00:00\n";
  const NetworkFolder folder(files);
  const auto network = read_network(folder.path());
  EXPECT_TRUE(network.horizon.multi_invest);
  EXPECT_EQ(network.horizon.period_objective, (std::vector<double>{1.0, 1.0}));
  EXPECT_EQ(network.horizon.period[1], 1);
}

TEST(NetworkTables, RefuseABudgetOfPrimaryEnergyOverNoEfficiency) {
  auto files = small_network();
  files["carriers"] = "name,co2_emissions\ngas,0.2\n";
  files["generators"] = "name,bus,carrier,p_nom,efficiency\ngas,b,gas,100,0\n";
  files["global_constraints"] = "name,type,sense,constant\nco2,primary_energy,<=,1\n";
  expect_has(faults_of(files),
             "generators.gas.efficiency = 0: the efficiency is zero, but the constraint co2");
}

TEST(NetworkPath, ThatIsMissingHasItsOwnSentence) {
  const NetworkFolder folder(small_network());
  expect_has(fault_of(folder.path("year.nc")), "there is no PyPSA network of this name. Give the");
  expect_has(fault_of(folder.path("year/")), "there is no PyPSA network of this name.");
  EXPECT_EQ(fault_of(folder.path("park.toml")), "");  // may be a case file
}

TEST(NetworkPath, OfAnotherFormatOrAnotherFolderSaysWhatToDo) {
  const NetworkFolder network(small_network());
  const NetworkFolder other({{"year.nc", "text"}, {"year.h5", "\x89HDF"}});
  EXPECT_EQ(fault_of(network.path()), "");
  expect_has(fault_of(other.path()), "neither buses.csv nor snapshots.csv is in it.");
  expect_has(fault_of(other.path("year.nc")), "this is not a netCDF file.");
  expect_has(fault_of(other.path("year.h5")), "not from HDF5 or Excel.");
}

}  // namespace
}  // namespace sunward::input::pypsa

#include "sunward/report/pypsa/network_files.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sunward/base/error.hpp"
#include "support/network_folder.hpp"

namespace sunward::report {
namespace {

namespace net = model::network;
using test::NetworkFolder;

net::Tables sample_tables() {
  net::Tables tables;
  tables.source = "somewhere/else";
  tables.attributes = {{"name", "a, b"}, {"pypsa_version", "1.4.0"}, {"srid", "4326"}};
  tables.snapshots.labels = {"2030-01-01 00:00:00", "2030-01-01 03:00:00"};
  tables.snapshots.minutes = {31556160, 31556340};
  tables.snapshots.objective = tables.snapshots.stores = tables.snapshots.generators = {3, 3};
  net::Table table;
  table.list = "generators";
  table.names = {"wind", "say \"gas\""};
  table.columns = {{"bus", net::ValueType::text, {"b", "b"}, {}},
                   {"p_nom_extendable", net::ValueType::flag, {}, {1, 0}},
                   {"p_nom_max", net::ValueType::number, {}, {infinity, 0.1}}};
  table.series = {{"p_max_pu", {"wind"}, {{0.25, 1}}}};
  tables.tables.push_back(table);
  return tables;
}

result::NetworkPlan sample_plan() {
  result::NetworkPlan plan;
  plan.objective = 12.5;
  plan.objective_constant = 2.0;
  net::Table results;
  results.list = "generators";
  results.columns = {{"p_nom_opt", net::ValueType::number, {}, {7, 0.1}}};
  results.series = {{"p", {"wind", "say \"gas\""}, {{1.75, 7}, {0, std::nan("")}}}};
  plan.results.push_back(results);
  return plan;
}

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(NetworkFiles, WriteAFolderAsPandasReadsIt) {
  const NetworkFolder folder(NetworkFolder::Files{});
  const std::string out = folder.path("out");
  write_network(sample_tables(), sample_plan(), out);
  EXPECT_EQ(text_of(out + "/network.csv"),
            "name,pypsa_version,srid,_multi_invest,_objective,_objective_constant\n"
            "\"a, b\",1.4.0,4326,0,12.5,2\n");
  EXPECT_EQ(text_of(out + "/snapshots.csv"),
            ",snapshot,objective,stores,generators\n0,2030-01-01 00:00:00,3,3,3\n"
            "1,2030-01-01 03:00:00,3,3,3\n");
  EXPECT_EQ(text_of(out + "/generators.csv"),
            "name,bus,p_nom_extendable,p_nom_max,p_nom_opt\nwind,b,True,inf,7\n"
            "\"say \"\"gas\"\"\",b,False,0.1,0.1\n");
  EXPECT_EQ(text_of(out + "/generators-p.csv"), ",wind,\"say \"\"gas\"\"\"\n0,1.75,0\n1,7,\n");
}

TEST(NetworkFiles, RemoveSeriesOfAnEarlierNetworkOnly) {
  const NetworkFolder folder(
      NetworkFolder::Files{{"generators-mu_lower.csv", "old"}, {"notes.csv", "somebody's"}});
  write_network(sample_tables(), sample_plan(), folder.path());
  EXPECT_FALSE(std::filesystem::exists(folder.path("generators-mu_lower.csv")));
  EXPECT_TRUE(std::filesystem::exists(folder.path("notes.csv")));
}

TEST(NetworkFiles, NeverReplaceWhatWasRead) {
  const NetworkFolder folder(NetworkFolder::Files{{"buses.csv", "name\nb\n"}});
  net::Tables tables = sample_tables();
  tables.source = folder.path();
  EXPECT_THROW(write_network(tables, sample_plan(), folder.path() + "/."), InputError);
  EXPECT_EQ(text_of(folder.path("buses.csv")), "name\nb\n");
}

TEST(NetworkFiles, RefuseScenariosInAFolder) {
  const NetworkFolder folder(NetworkFolder::Files{});
  net::Tables tables = sample_tables();
  tables.scenarios = {"low", "high"};
  EXPECT_THROW(check_network_target(tables, folder.path("out")), InputError);
  EXPECT_NO_THROW(check_network_target(tables, folder.path("out.nc")));
}

}  // namespace
}  // namespace sunward::report

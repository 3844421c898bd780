#include "sunward/report/plan_json.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "sunward/base/error.hpp"
#include "sunward/report/run_json.hpp"
#include "unit/report/sample_plan.hpp"

namespace sunward::report {
namespace {

using nlohmann::json;
using testing::sample_plan;
using testing::sample_provenance;

json written(const result::Plan& plan) { return json::parse(plan_json(plan, sample_provenance())); }

std::string faults_of(const std::string& text) {
  try {
    (void)parse_plan_json(text, "out/plan.json");
  } catch (const InputError& error) {
    return error.what();
  }
  return "no error";
}

TEST(PlanJson, HoldsTheFieldsEveryReaderMayRelyOn) {
  const result::Plan plan = sample_plan();
  const json tree = written(plan);
  EXPECT_EQ(tree.at("status"), "optimal");
  EXPECT_EQ(tree.at("objective_cny_per_year"), plan.objective_cny_per_year);
  EXPECT_EQ(tree.at("certificate").at("relative_gap"), 4.2e-7);
  EXPECT_EQ(tree.at("certificate").at("primal_residual"), 1.3e-9);
  EXPECT_EQ(tree.at("certificate").at("dual_residual"), 8.8e-8);
  EXPECT_EQ(tree.at("certificate").at("tolerance"), 1e-6);
  EXPECT_EQ(tree.at("solve").at("seconds"), 0.0731);
  EXPECT_EQ(tree.at("solve").at("iterations"), 27);
  EXPECT_EQ(tree.at("solve").at("threads"), 2);
  EXPECT_EQ(tree.at("solve").at("phases").at("weather"), 0.011);
  EXPECT_EQ(tree.at("size").at("columns"), 14 * 8760 + 20);
  EXPECT_EQ(tree.at("size").at("rows"), 11 * 8760 + 9);
  EXPECT_EQ(tree.at("size").at("nonzeros"), 52 * 8760 + 90);
  EXPECT_EQ(tree.at("size").at("steps"), 8760);
  EXPECT_EQ(tree.at("size").at("scenarios"), 1);
}

TEST(PlanJson, PutsCapacitiesAndEnergiesDirectlyUnderTheAsset) {
  const json assets = written(sample_plan()).at("assets");
  EXPECT_EQ(assets.at("wind").at("capacity_mw"), 127.4);
  EXPECT_GT(assets.at("wind").at("energy_mwh").get<double>(), 0.0);
  EXPECT_EQ(assets.at("vrfb").at("power_mw"), 25.0);
  EXPECT_EQ(assets.at("vrfb").at("capacity_mwh"), 100.0);
  EXPECT_EQ(assets.at("tank").at("capacity_kg"), 5240.0);
  EXPECT_EQ(assets.at("grid").at("sizes").at("connection_mw").at("shadow_price_cny_per_unit"),
            512000.0);
  EXPECT_EQ(assets.at("vrfb").at("capex_cny"), 2.2e8);
}

TEST(PlanJson, GivesEveryIndicatorAUnit) {
  const json tree = written(sample_plan());
  EXPECT_EQ(tree.at("indicators").size(), 9U);
  for (const auto& [name, value] : tree.at("indicators").items())
    EXPECT_TRUE(tree.at("indicator_units").contains(name)) << name;
}

TEST(PlanJson, RecordsInputsOptionsAndMachine) {
  const json provenance = written(sample_plan()).at("provenance");
  EXPECT_EQ(provenance.at("inputs").at("park.toml"), std::string(64, 'a'));
  EXPECT_EQ(provenance.at("options").at("seed"), "1");
  EXPECT_EQ(provenance.at("machine"), "2 cores, 16 GB");
  EXPECT_EQ(provenance.at("version"), "0.1.0");
}

TEST(PlanJson, WritesNumbersThatAreNotFiniteAsNull) {
  result::Plan plan = sample_plan();
  plan.certificate.relative_gap = infinity;
  plan.indicators[0].value = std::nan("");
  const json tree = written(plan);
  EXPECT_TRUE(tree.at("certificate").at("relative_gap").is_null());
  EXPECT_TRUE(tree.at("indicators").at("self_use_frac").is_null());
  EXPECT_TRUE(tree.at("assets").at("tank").at("sizes").at("capacity_kg").at("max").is_null());
}

TEST(PlanJson, ReadsBackToTheSameText) {
  const std::string first = plan_json(sample_plan(2), sample_provenance());
  const StoredPlan stored = parse_plan_json(first, "plan.json");
  EXPECT_EQ(plan_json(stored.plan, stored.provenance), first);
}

TEST(PlanJson, ReadsBackEveryDigit) {
  result::Plan plan = sample_plan();
  plan.objective_cny_per_year = 0.1 + 0.2;  // 0.30000000000000004 needs all 17 digits
  const StoredPlan stored = parse_plan_json(plan_json(plan, sample_provenance()), "plan.json");
  EXPECT_EQ(stored.plan.objective_cny_per_year, 0.1 + 0.2);
}

TEST(PlanJson, ReadsAnOpenUpperLimitBackAsInfinity) {
  const StoredPlan stored =
      parse_plan_json(plan_json(sample_plan(), sample_provenance()), "plan.json");
  const result::Asset& tank = stored.plan.assets.at(5);
  ASSERT_EQ(tank.name, "tank");
  EXPECT_EQ(tank.capacities.at(0).max, infinity);
}

TEST(PlanJson, KeepsNamesWithMarkupQuotesAndChinese) {
  result::Plan plan = sample_plan();
  plan.park_name = "平陆 <b>\"park\"</b> \\ é";
  plan.assets[0].label = "山脊风电场 & co";
  const StoredPlan stored = parse_plan_json(plan_json(plan, sample_provenance()), "plan.json");
  EXPECT_EQ(stored.plan.park_name, plan.park_name);
  EXPECT_EQ(stored.plan.assets[0].label, plan.assets[0].label);
}

TEST(PlanJson, WritesAFileNameThatIsNotUtf8WithoutFailing) {
  result::Provenance provenance = sample_provenance();
  provenance.inputs.emplace_back("bad\xff.csv", "00");
  EXPECT_TRUE(json::accept(plan_json(sample_plan(), provenance)));
}

TEST(PlanJson, TellsWhyThereIsNoPlan) {
  const json tree = written(testing::infeasible_plan());
  EXPECT_EQ(tree.at("status"), "infeasible");
  EXPECT_EQ(tree.at("infeasibility").at("repair"),
            "Raise electrolyser.power_mw.max from 5 MW to 13.1 MW.");
  EXPECT_EQ(tree.at("infeasibility").at("causes").size(), 2U);
  EXPECT_TRUE(tree.at("objective_cny_per_year").is_number());
}

TEST(PlanJson, RefusesTextThatIsNotJson) {
  EXPECT_NE(faults_of("{\"status\": ").find("not valid JSON"), std::string::npos);
}

TEST(PlanJson, RefusesAnotherFormatAndANewerVersion) {
  EXPECT_NE(faults_of("{}").find("not a plan.json"), std::string::npos);
  EXPECT_NE(faults_of("[1]").find("not a plan.json"), std::string::npos);
  EXPECT_NE(faults_of(R"({"format":"sunward-plan","format_version":99})").find("another version"),
            std::string::npos);
}

TEST(PlanJson, ReportsAllMissingAndMistypedFieldsTogether) {
  json tree = written(sample_plan());
  tree.erase("park");
  tree["capex_cny"] = "much";
  tree["assets"]["wind"]["type"] = 7;
  const std::string faults = faults_of(tree.dump());
  EXPECT_NE(faults.find("park: This field is missing."), std::string::npos) << faults;
  EXPECT_NE(faults.find("capex_cny: A number is expected here."), std::string::npos) << faults;
  EXPECT_NE(faults.find("assets.wind.type: Text is expected here."), std::string::npos) << faults;
}

TEST(PlanJson, RefusesAnAssetNamedTwice) {
  result::Plan plan = sample_plan();
  plan.assets.push_back(plan.assets.front());
  EXPECT_THROW((void)plan_json(plan, sample_provenance()), InternalError);
}

TEST(RunJson, HoldsWhatIsNeededToRepeatTheRun) {
  const json tree = json::parse(run_json(sample_plan(), sample_provenance()));
  EXPECT_EQ(tree.at("command"), "sunward plan park.toml --out out");
  EXPECT_EQ(tree.at("inputs").at("prices.csv"), std::string(64, 'b'));
  EXPECT_EQ(tree.at("options").at("tolerance"), "1e-6");
  EXPECT_EQ(tree.at("solve").at("phases").at("build"), 0.006);
  EXPECT_EQ(tree.at("status"), "optimal");
}

}  // namespace
}  // namespace sunward::report

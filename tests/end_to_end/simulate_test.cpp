// sunward simulate: what it writes, says and refuses.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "end_to_end/run_program.hpp"

namespace sunward::test {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t place = text.find(from);
  EXPECT_NE(place, std::string::npos) << from;
  return text.replace(place, from.size(), to);
}

/// The small park with a flow battery of 5 MW / 20 MWh.
std::string flow_battery_park() {
  std::string text = replaced(small_park(), "power_mw = { min = 0, max = 50 }",
                              "technology = \"vanadium_flow\"\npower_mw = 5");
  return replaced(text, "energy_mwh = { min = 0, max = 200 }", "energy_mwh = 20");
}

class SimulateCommand : public testing::Test {
 protected:
  void SetUp() override {
    write_file(park(), flow_battery_park());
    ASSERT_EQ(run_sunward({"plan", park(), "--out", out(), "--no-report", "-q"}).exit_code, 0);
  }
  [[nodiscard]] std::string park() const { return (scratch_.path() / "park.toml").string(); }
  [[nodiscard]] std::string out() const { return (scratch_.path() / "out").string(); }
  [[nodiscard]] Json simulation() const {
    return Json::parse(read_file(fs::path(out()) / "simulation.json"));
  }

 private:
  ScratchFolder scratch_;
};

TEST_F(SimulateCommand, WritesEveryYearAndPrintsTheGap) {
  const Outcome outcome = run_sunward({"simulate", out()});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("law of the vanadium flow battery"), std::string::npos) << outcome.out;
  const Json done = simulation();
  ASSERT_EQ(done.at("years").size(), 25u);
  for (const Json& year : done.at("years")) {
    EXPECT_LT(year.at("worst_balance_mw").get<double>(), 1e-9);
    EXPECT_EQ(year.at("assets").at("battery").at("law"), "vanadium_flow");
    EXPECT_EQ(year.at("assets").at("wind").at("law"), "as_planned");
  }
}

TEST_F(SimulateCommand, RunsByPolicyForSomeYears) {
  const Outcome outcome =
      run_sunward({"simulate", out(), "--mode", "policy", "--years", "2", "--json"});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err;
  const Json done = Json::parse(outcome.out);
  EXPECT_EQ(done.at("forecast"), "week");
  EXPECT_EQ(done.at("years").size(), 2u);
}

TEST_F(SimulateCommand, WritesTheHoursOfTheFirstYearOnRequest) {
  ASSERT_EQ(run_sunward({"simulate", out(), "--years", "1", "--hourly", "-q"}).exit_code, 0);
  EXPECT_TRUE(fs::exists(fs::path(out()) / "simulation.nc"));
  ASSERT_EQ(run_sunward({"simulate", out(), "--years", "1", "-q"}).exit_code, 0);
  EXPECT_FALSE(fs::exists(fs::path(out()) / "simulation.nc"));
}

TEST_F(SimulateCommand, RefusesACaseThatHasChangedAndSaysHowToPlanAgain) {
  write_file(park(), replaced(flow_battery_park(), "constant_mw = 10", "constant_mw = 11"));
  const Outcome outcome = run_sunward({"simulate", out()});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("sunward plan " + park()), std::string::npos) << outcome.err;
  EXPECT_FALSE(fs::exists(fs::path(out()) / "simulation.json"));
}

TEST_F(SimulateCommand, FindsACaseThatHasMoved) {
  const std::string moved = park() + ".moved";
  fs::rename(park(), moved);
  EXPECT_EQ(run_sunward({"simulate", out()}).exit_code, 2);
  EXPECT_EQ(run_sunward({"simulate", out(), "--case", moved, "--years", "1"}).exit_code, 0);
}

TEST_F(SimulateCommand, LeavesNoSimulationBesideALaterPlan) {
  ASSERT_EQ(run_sunward({"simulate", out(), "--years", "1", "-q"}).exit_code, 0);
  ASSERT_EQ(run_sunward({"plan", park(), "--out", out(), "--no-report", "-q"}).exit_code, 0);
  EXPECT_FALSE(fs::exists(fs::path(out()) / "simulation.json"));
  EXPECT_FALSE(fs::exists(fs::path(out()) / "dispatch_physics.nc"));
}

TEST_F(SimulateCommand, WritesTheScheduleThatWasRunBesideThePlansOwn) {
  const std::string planned = read_file(fs::path(out()) / "dispatch.nc");
  ASSERT_EQ(run_sunward({"simulate", out(), "--years", "1", "-q"}).exit_code, 0);
  EXPECT_TRUE(fs::exists(fs::path(out()) / "dispatch_physics.nc"));
  EXPECT_EQ(read_file(fs::path(out()) / "dispatch.nc"), planned);
}

TEST_F(SimulateCommand, FindsInAPlanWithPhysicsWhatThatRepaired) {
  ASSERT_EQ(
      run_sunward({"plan", park(), "--physics", "--out", out(), "--no-report", "-q"}).exit_code, 0);
  EXPECT_TRUE(fs::exists(fs::path(out()) / "dispatch_physics.nc"));
  const Json plan = Json::parse(read_file(fs::path(out()) / "plan.json"));
  const Json& physics = plan.at("physics");
  EXPECT_EQ(physics.at("schedule"), "dispatch_physics.nc");
  const Json before = simulation();
  EXPECT_EQ(physics.at("artefacts").size(), before.at("artefacts").size());
  for (const Json& found : physics.at("artefacts")) EXPECT_EQ(found.at("repaired"), true);
  // What the plan holds for renewals is known to a later simulation.
  ASSERT_EQ(run_sunward({"simulate", out(), "-q"}).exit_code, 0);
  EXPECT_EQ(simulation().at("years")[0].at("planned_costs_cny").at("replacement"),
            before.at("years")[0].at("planned_costs_cny").at("replacement"));
  // So is what it counts on of its storages: the same plan run again is the same run.
  const Json again = simulation();
  EXPECT_NEAR(again.at("mean").at("gap").at("cost_cny").get<double>(),
              before.at("mean").at("gap").at("cost_cny").get<double>(), 1.0);
  EXPECT_EQ(again.at("years").size(), before.at("years").size());
  for (std::size_t y = 0; y < again.at("years").size(); ++y)
    EXPECT_EQ(again.at("years")[y].at("energy"), before.at("years")[y].at("energy")) << y;
}

TEST_F(SimulateCommand, SpeaksChinese) {
  const Outcome outcome = run_sunward({"simulate", out(), "--years", "1", "--lang", "zh"});
  EXPECT_NE(outcome.out.find("全钒液流电池物理模型"), std::string::npos) << outcome.out;
}

TEST_F(SimulateCommand, ShowsThePhysicsInTheReport) {
  ASSERT_EQ(run_sunward({"simulate", out(), "--years", "1", "-q"}).exit_code, 0);
  ASSERT_EQ(run_sunward({"report", out(), "-q"}).exit_code, 0);
  const std::string page = read_file(fs::path(out()) / "report.html");
  EXPECT_NE(page.find("id=\"sunward-simulation\""), std::string::npos);
}

TEST_F(SimulateCommand, RunsLithiumByItsLaw) {
  write_file(park(), replaced(flow_battery_park(), "vanadium_flow", "lithium"));
  ASSERT_EQ(run_sunward({"plan", park(), "--out", out(), "--no-report", "-q"}).exit_code, 0);
  ASSERT_EQ(run_sunward({"simulate", out(), "--years", "2", "-q"}).exit_code, 0);
  for (const Json& year : simulation().at("years")) {
    const Json& battery = year.at("assets").at("battery");
    EXPECT_EQ(battery.at("law"), "lithium");
    EXPECT_LT(battery.at("capacity_left_frac").get<double>(), 1.0);
    EXPECT_LT(year.at("worst_balance_mw").get<double>(), 1e-9);
  }
}

/// The small park with an alkaline electrolyser, a compressor, a tank and trucks.
std::string hydrogen_park() {
  return replaced(small_park(), "[loads.town]", R"([buses.low]
carrier = "hydrogen"
[buses.high]
carrier = "hydrogen"
[assets.electrolyser]
type = "electrolyser"
technology = "alkaline"
bus = "power"
hydrogen_bus = "low"
power_mw = 10
capex_cny_per_kw = 2000
[assets.compressor]
type = "compressor"
bus = "power"
inlet_bus = "low"
outlet_bus = "high"
flow_kg_per_h = 200
capex_cny_per_kg_per_h = 28600
suction_bar = 16
discharge_bar = 250
[assets.tank]
type = "hydrogen_tank"
bus = "high"
mass_kg = 2000
capex_cny_per_kg = 3510
min_bar = 15
max_bar = 250
[loads.trucks]
type = "hydrogen"
bus = "high"
mass_kg_per_day = 1500
unserved_cny_per_kg = 100
[loads.town]
)");
}

TEST_F(SimulateCommand, RunsTheHydrogenChainByItsLaws) {
  write_file(park(), hydrogen_park());
  ASSERT_EQ(run_sunward({"plan", park(), "--out", out(), "--no-report", "-q"}).exit_code, 0);
  ASSERT_EQ(run_sunward({"simulate", out(), "--years", "2", "-q"}).exit_code, 0);
  for (const Json& year : simulation().at("years")) {
    EXPECT_EQ(year.at("assets").at("electrolyser").at("law"), "alkaline");
    EXPECT_EQ(year.at("assets").at("compressor").at("law"), "isentropic");
    EXPECT_EQ(year.at("assets").at("tank").at("law"), "real_gas");
    const Json& hydrogen = year.at("hydrogen");
    const auto kg = [&](const char* key) { return hydrogen.at(key).get<double>(); };
    EXPECT_GT(kg("made_kg"), 0.0);
    EXPECT_NEAR(kg("made_kg") - kg("planned_made_kg"),
                kg("sold_kg") - kg("unserved_kg") + kg("vented_kg") + kg("stored_kg"),
                1e-6 * kg("made_kg"));
    EXPECT_LT(year.at("worst_balance_mw").get<double>(), 1e-9);
  }
}

}  // namespace
}  // namespace sunward::test

// What the means of a replay hide.
#include "sunward/report/worst_years.hpp"

#include <gtest/gtest.h>

namespace sunward::report {
namespace {

result::SimulatedYear year(int number, double gap_cny, double planned_mwh, double used_mwh) {
  result::SimulatedAsset fleet;
  fleet.label = "Fleet";
  fleet.figures = {{"planned_input_mwh", planned_mwh}, {"input_mwh", used_mwh}};
  result::SimulatedYear made;
  made.number = number;
  made.gap.cost_cny = gap_cny;
  made.assets = {fleet};
  return made;
}

result::Simulation two_years() {
  result::Simulation simulation;
  simulation.planned_cost_cny_per_year = 1e8;
  simulation.years = {year(1, -2e6, 1000.0, 1100.0), year(2, 1e6, 1000.0, 950.0)};
  return simulation;
}

TEST(WorstYears, AreFoundForCostAndEnergyWhateverTheirSign) {
  const WorstYears worst = worst_years(two_years());
  EXPECT_EQ(worst.cost_year, 1);
  EXPECT_DOUBLE_EQ(worst.cost_frac, 0.02);
  EXPECT_EQ(worst.energy_year, 1);
  EXPECT_DOUBLE_EQ(worst.energy_frac, 0.1);
  EXPECT_EQ(worst.quantity, "input_mwh");
}

TEST(WorstYears, LeaveTracesOfTheSolverOut) {
  result::Simulation simulation = two_years();
  simulation.years[1].assets[0].figures = {{"planned_input_mwh", 1e-6}, {"input_mwh", 0.9}};
  EXPECT_EQ(worst_years(simulation).energy_year, 1);
}

TEST(WorstYearsSentence, NamesAssetAndEnergyAsAPersonWould) {
  result::Simulation simulation = two_years();
  for (result::SimulatedYear& each : simulation.years) {
    each.assets[0].name = each.assets[0].label = "fleet";  // no label in the case file
    each.assets[0].type = "electrolyser";
  }
  const std::string said = worst_years_sentence(simulation, Language::en);
  EXPECT_NE(said.find("Electrolyser, electricity used: 1,000 MWh planned, 1,100 MWh simulated"),
            std::string::npos)
      << said;
  const std::string chinese = worst_years_sentence(simulation, Language::zh);
  EXPECT_EQ(chinese.find("fleet"), std::string::npos) << chinese;
  EXPECT_EQ(chinese.find("input_mwh"), std::string::npos) << chinese;
}

TEST(UnservedSentences, NameHydrogenByItsKeyAndItsWorstYear) {
  result::Simulation simulation = two_years();
  EXPECT_EQ(unserved_sentences(simulation, Language::en), "");
  simulation.hydrogen_unserved_priced = false;
  simulation.years[1].hydrogen.unserved_kg = 120.0;
  const std::string said = unserved_sentences(simulation, Language::en);
  EXPECT_NE(said.find("unserved_cny_per_kg"), std::string::npos) << said;
  EXPECT_NE(said.find("120.0 kg in year 2, the worst"), std::string::npos) << said;
  EXPECT_EQ(said.find("unserved_cny_per_mwh"), std::string::npos) << said;
}

TEST(UnservedSentences, NameTheElectricLoadByItsOwnKey) {
  result::Simulation simulation = two_years();
  simulation.load_unserved_priced = false;
  simulation.years[0].energy.unserved_mwh = 3.0;
  const std::string said = unserved_sentences(simulation, Language::en);
  EXPECT_NE(said.find("unserved_cny_per_mwh"), std::string::npos) << said;
  EXPECT_EQ(said.find("unserved_cny_per_kg"), std::string::npos) << said;
}

TEST(LawLifeSentences, SayThePlansYearsTheLawsYearsAndWhatItIsWorth) {
  result::Simulation simulation;
  simulation.lives = {{"Battery", 15.0, 24.0, false, 1.2e6}};
  const std::string said = law_life_sentences(simulation, Language::en);
  for (const char* part : {"Battery", "15 years", "24.0 years", "less"})
    EXPECT_NE(said.find(part), std::string::npos) << said;
}

}  // namespace
}  // namespace sunward::report

// The [pathway] section and the parks of its stages.
#include "sunward/input/pathway_reader.hpp"

#include <gtest/gtest.h>

#include "case_text.hpp"

namespace sunward::input {
namespace {

using namespace test;

const std::string coal = R"([assets.coal]
type = "thermal_plant"
capacity_mw = { min = 0, max = 50 }
capex_cny_per_kw = 4000
fuel_kg_per_kwh = 0.5
fuel_price_cny_per_t = 300
co2_kg_per_kwh = 0.9
lifetime_y = 30
)";

const std::string staged_case = sound_case + coal + R"([pathway]
stages = [2025, 2030, 2040]
discount_frac = 0.04
[pathway.components.coal]
existing = { capacity_mw = 20 }
existing_until = 2040
until = 2025
[pathway.components.plant]
until = 2030
[pathway.supply.mine]
assets = ["coal"]
supply_t_per_year = 1e5
ends = 2035
[pathway.at.2030]
loads.plant.constant_mw = 30
[pathway.at.2040]
loads.plant.constant_mw = 40
[pathway.change_frac_per_year]
assets.wind.capex_cny_per_kw = -0.02
)";

model::Pathway read_stages(const std::string& text = staged_case) {
  ReadOptions options;
  options.load_weather = false;
  return read_pathway_text(text, ".", options).value();
}

std::vector<Fault> stage_faults(const std::string& text) {
  try {
    (void)read_stages(text);
  } catch (const InputError& error) {
    return error.faults();
  }
  return {};
}

template <class Spec>
const Spec* find(const model::Park& park, const std::string& name) {
  for (const model::Component& component : park.components)
    if (component.name == name) return &std::get<Spec>(component.spec);
  return nullptr;
}

TEST(PathwayReader, GivesNothingWithoutTheSection) {
  ReadOptions options;
  options.load_weather = false;
  EXPECT_FALSE(read_pathway_text(sound_case, ".", options).has_value());
}

TEST(PathwayReader, GivesEveryStageItsOwnNumbers) {
  const model::Pathway pathway = read_stages();
  ASSERT_EQ(pathway.stages.size(), 3U);
  EXPECT_EQ(pathway.stages[1].years, 10);
  EXPECT_EQ(pathway.stages[2].years, 10);
  EXPECT_EQ(find<component::ElectricLoad>(pathway.stages[0].park, "plant")->constant_mw, 20.0);
  EXPECT_EQ(find<component::ElectricLoad>(pathway.stages[1].park, "plant")->constant_mw, 30.0);
  EXPECT_NEAR(find<component::Wind>(pathway.stages[1].park, "wind")->cost.capex_cny_per_unit,
              4500.0 * 0.98 * 0.98 * 0.98 * 0.98 * 0.98, 1e-9);
  EXPECT_EQ(pathway.stages[2].park.finance.discount_frac, 0.04);
}

TEST(PathwayReader, LeavesOutWhatCannotStandInAStage) {
  const model::Pathway pathway = read_stages();
  // The fuel ends within the second stage, and nothing can be built from 2030 on that burns it.
  EXPECT_NE(find<component::ThermalPlant>(pathway.stages[1].park, "coal"), nullptr);
  EXPECT_EQ(find<component::ThermalPlant>(pathway.stages[2].park, "coal"), nullptr);
  EXPECT_EQ(find<component::ElectricLoad>(pathway.stages[2].park, "plant"), nullptr);
}

TEST(PathwayReader, KeepsAChangeUntilTheNextOne) {
  const model::Pathway pathway =
      read_stages(changed("[pathway.at.2040]\nloads.plant.constant_mw = 40\n", "",
                          changed("[pathway.components.plant]\nuntil = 2030\n", "", staged_case)));
  EXPECT_EQ(find<component::ElectricLoad>(pathway.stages[2].park, "plant")->constant_mw, 30.0);
}

TEST(PathwayReader, TellsAllFaultsOfTheStagesWithTheirLines) {
  const std::string text = changed("loads.plant.constant_mw = 30",
                                   "loads.plant.constant_mw = -1\nassets.winds.losses_frac = 0.1\n"
                                   "assets.wind.losses_frac = 5",
                                   staged_case);
  const std::vector<Fault> faults = stage_faults(text);
  ASSERT_EQ(faults.size(), 3U) << to_string(faults.front()) << to_string(faults.back());
  std::vector<int> lines;
  for (const Fault& fault : faults) lines.push_back(fault.line);
  std::sort(lines.begin(), lines.end());
  const int first = static_cast<int>(
      std::count(text.begin(), text.begin() + text.find("loads.plant.constant_mw = -1"), '\n') + 1);
  EXPECT_EQ(lines, (std::vector<int>{first, first + 1, first + 2}));
}

void expect_fault(const std::string& text, const std::string& key, const std::string& words) {
  const std::vector<Fault> faults = faults_of(text);
  ASSERT_EQ(faults.size(), 1U) << text;
  EXPECT_EQ(faults[0].key, key);
  EXPECT_NE(to_string(faults[0]).find(words), std::string::npos) << to_string(faults[0]);
  EXPECT_GT(faults[0].line, 0);
}

TEST(PathwaySection, RefusesStagesOutOfOrder) {
  expect_fault(changed("[2025, 2030, 2040]", "[2025, 2025]",
                       sound_case + "[pathway]\nstages = [2025, 2030, 2040]\n"),
               "pathway.stages", "ascending");
}

TEST(PathwaySection, RefusesAnEndBeforeItsLastStage) {
  expect_fault(changed("discount_frac = 0.04", "end = 2040", staged_case), "pathway.end", "2041");
}

TEST(PathwaySection, SuggestsTheComponentThatWasMeant) {
  expect_fault(changed("[pathway.components.coal]", "[pathway.components.cole]", staged_case),
               "pathway.components.cole", "coal");
}

TEST(PathwaySection, RefusesASizeTheComponentDoesNotHave) {
  expect_fault(changed("existing = { capacity_mw", "existing = { power_mw", staged_case),
               "pathway.components.coal.existing.power_mw", "capacity_mw");
}

TEST(PathwaySection, RefusesASizeOfALoad) {
  expect_fault(changed("until = 2030", "existing = { constant_mw = 3 }", staged_case),
               "pathway.components.plant.existing", "no size");
}

TEST(PathwaySection, RefusesAFuelOfWhatBurnsNothing) {
  expect_fault(changed("[\"coal\"]", "[\"wind\"]", staged_case), "pathway.supply.mine.assets",
               "thermal_plant");
}

TEST(PathwaySection, RefusesADeclineWithoutAnEnd) {
  expect_fault(changed("ends = 2035", "declines_from = 2035", staged_case),
               "pathway.supply.mine.ends", "declines");
}

TEST(PathwaySection, RefusesAYearThatIsNoStage) {
  expect_fault(changed("[pathway.at.2030]", "[pathway.at.2031]", staged_case), "pathway.at.2031",
               "No stage begins in 2031");
}

TEST(PathwaySection, RefusesWordsAndOtherWeatherInAStage) {
  expect_fault(changed("loads.plant.constant_mw = 30", "loads.plant.label = \"x\"", staged_case),
               "pathway.at.2030.loads.plant.label", "number");
  expect_fault(changed("loads.plant.constant_mw = 30", "site.latitude_deg = 3", staged_case),
               "pathway.at.2030.site.latitude_deg", "share");
}

TEST(PathwaySection, RefusesANumberThatChangesInTwoWays) {
  expect_fault(staged_case + "loads.plant.constant_mw = 0.1\n",
               "pathway.change_frac_per_year.loads.plant.constant_mw", "Keep one");
}

TEST(PathwaySection, RefusesUnknownKeys) {
  expect_fault(changed("existing_until", "existing_untill", staged_case),
               "pathway.components.coal.existing_untill", "existing_until");
}

bool told_of(const std::vector<Fault>& faults, const std::string& words) {
  for (const Fault& fault : faults)
    if (to_string(fault).find(words) != std::string::npos) return true;
  return false;
}

TEST(PathwayReader, AsksForTheThresholdsOfEachStagesYear) {
  const model::Pathway pathway = read_stages(staged_case + R"([rules]
region = "cn-sx"
[rules.clauses]
"cn-650-2025.green_share" = "constraint"
)");
  EXPECT_EQ(pathway.stages[0].park.rules.year, 2025);
  EXPECT_EQ(pathway.stages[1].park.rules.year, 2030);
  EXPECT_DOUBLE_EQ(pathway.stages[0].park.rules.min_green_share_frac, 0.3);
  EXPECT_DOUBLE_EQ(pathway.stages[1].park.rules.min_green_share_frac, 0.35);
}

TEST(PathwayReader, LeavesAYearOfThresholdsThatAStageNames) {
  std::string text = staged_case + "[rules]\nco2_price_cny_per_t = 10\n";
  text.replace(text.find("loads.plant.constant_mw = 30"), 28, "rules.year = 2027");
  const model::Pathway pathway = read_stages(text);
  EXPECT_EQ(pathway.stages[1].park.rules.year, 2027);
}

TEST(PathwayReader, RefusesAnObjectiveItWouldIgnore) {
  const auto faults = stage_faults(staged_case + "[objective]\nmaximise = \"equity_npv\"\n");
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].key, "objective");
}

TEST(PathwayReader, RefusesYearsThatLeaveNothing) {
  std::string text = staged_case;
  text.replace(text.find("existing_until = 2040"), 21, "existing_until = 2025");
  text.replace(text.find("ends = 2035"), 11, "ends = 2025");
  text.replace(text.find("until = 2030"), 12, "from = 2041");
  const auto faults = stage_faults(text);
  EXPECT_TRUE(told_of(faults, "coal.existing_until"));
  EXPECT_TRUE(told_of(faults, "mine.ends"));
  EXPECT_TRUE(told_of(faults, "plant.from"));
}

TEST(PathwayReader, RefusesToChangeTheSolverOrTheLoanByStage) {
  std::string text = staged_case;
  text.replace(text.find("loads.plant.constant_mw = 30"), 28,
               "solve.tolerance = 1e-4\nfinance.loan_rate_frac = 0.05\n"
               "finance.electricity_price_cny_per_mwh = 400");
  const auto faults = stage_faults(text);
  EXPECT_TRUE(told_of(faults, "solve.tolerance"));
  EXPECT_TRUE(told_of(faults, "finance.loan_rate_frac"));
  EXPECT_FALSE(told_of(faults, "electricity_price"));
}

}  // namespace
}  // namespace sunward::input

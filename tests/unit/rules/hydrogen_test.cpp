// Hourly matching of hydrogen and the CO2 accounts, done in the head.
#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

#include "sunward/rules/compliance.hpp"
#include "support/hand_plan.hpp"

namespace sunward::rules {
namespace {

using model::Comparison;
using testing::HandPlan;

/// Hour 1: 6 of wind, 2 exported, 4 for an electrolyser of 5 and a load of 3, import 4.
/// Hour 2: no wind, electrolyser 5 from the grid. Hour 3: 10 of wind, electrolyser 5, load 5.
HandPlan three_hours() {
  HandPlan hand;
  hand.year("y", 2025, 1, 3)
      .flow("wind", "available_mw", {6, 0, 10})
      .flow("wind", "power_mw", {6, 0, 10})
      .flow("grid", "export_mw", {2, 0, 0})
      .flow("grid", "import_mw", {4, 5, 0})
      .flow("alk", "input_mw", {5, 5, 5})
      .flow("alk", "flow_kg_per_h", {100, 100, 100});
  return hand;
}

double measured(HandPlan hand, const std::string& measure) {
  hand.law({HandPlan::clause("it", measure, Comparison::at_least, 0.0)});
  return evaluate(hand.plan, hand.park).clauses.at(0).value.value();
}

TEST(HourlyMatching, GivesOwnPowerOfTheHourToTheElectrolyserFirst) {
  EXPECT_DOUBLE_EQ(measured(three_hours(), "hydrogen_matched_frac"), (4.0 + 0.0 + 5.0) / 15.0);
}

TEST(HourlyMatching, ByShareGivesTheElectrolyserTheMixOfTheHour) {
  EXPECT_DOUBLE_EQ(measured(three_hours(), "hydrogen_matched_pro_rata_frac"),
                   (5.0 * 4.0 / 8.0 + 0.0 + 5.0) / 15.0);
}

TEST(HourlyMatching, SurplusOfAnotherHourDoesNotHelp) {
  HandPlan hand = three_hours();
  hand.plan.flows[0].values = hand.plan.flows[1].values = {6, 0, 1000};
  EXPECT_DOUBLE_EQ(measured(hand, "hydrogen_matched_frac"), 9.0 / 15.0);
}

TEST(HourlyMatching, JudgedByTheHourTakesTheWorstHour) {
  HandPlan hand = three_hours();
  model::Clause clause = HandPlan::clause("it", "hydrogen_matched_frac", Comparison::at_least, 1.0);
  clause.period = model::Period::hour;
  hand.law({clause});
  const ClauseResult result = evaluate(hand.plan, hand.park).clauses.at(0);
  EXPECT_DOUBLE_EQ(*result.value, 0.0);
  EXPECT_EQ(result.deciding.hours.at(0).start, "2025-01-01T01:00");
}

TEST(HourlyMatching, WithoutAnElectrolyserAtWorkThereIsNothingToJudge) {
  HandPlan hand = three_hours();
  hand.plan.flows[4].values = {0, 0, 0};
  hand.law({HandPlan::clause("it", "hydrogen_matched_frac", Comparison::at_least, 1.0)});
  EXPECT_EQ(evaluate(hand.plan, hand.park).clauses.at(0).outcome, Outcome::not_applicable);
}

/// The value of each new measure in three_hours: own power 4, 0 and 10 MWh for 15 MWh of the
/// electrolyser and 300 kg; import 9 MWh at 0.7 t of 23 MWh used.
struct Known {
  const char* measure;
  Comparison comparison;
  double value;
  model::Period period = model::Period::year;
};
const Known known_values[] = {
    {"hydrogen_matched_frac", Comparison::at_least, 9.0 / 15.0},
    {"hydrogen_own_power_frac", Comparison::at_least, 14.0 / 15.0},
    {"hydrogen_own_power_frac", Comparison::at_least, 14.0 / 15.0, model::Period::month},
    {"hydrogen_co2_own_first_kg_per_kg", Comparison::at_most, 6.0 * 700.0 / 300.0},
    {"co2_t_per_mwh", Comparison::at_most, 9.0 * 0.7 / 23.0},
    {"co2_t_per_tce", Comparison::at_most, 9.0 * 0.7 / 23.0 / 0.1229}};

Outcome outcome_at(const Known& known, double threshold, model::ClauseMode mode) {
  HandPlan hand = three_hours();
  model::Clause clause = HandPlan::clause("it", known.measure, known.comparison, threshold);
  clause.period = known.period;
  hand.law({clause});
  hand.park.rules.clauses = {{"law.it", mode}};
  return evaluate(hand.plan, hand.park).clauses.at(0).outcome;
}

TEST(IntensityAndMatching, PassAtEquality) {
  for (const Known& known : known_values)
    EXPECT_EQ(outcome_at(known, known.value, model::ClauseMode::check), Outcome::met)
        << known.measure;
}

TEST(IntensityAndMatching, FailAMillionthShort) {
  for (const Known& known : known_values) {
    const double beyond = known.comparison == Comparison::at_least ? 1e-6 : -1e-6;
    for (const model::ClauseMode mode : {model::ClauseMode::check, model::ClauseMode::constraint})
      EXPECT_EQ(outcome_at(known, known.value + beyond * std::max(1.0, known.value), mode),
                Outcome::failed)
          << known.measure;
  }
}

TEST(HourlyMatching, ByTheMonthTakesTheWorstMonthInWhichHydrogenIsMade) {
  HandPlan hand;
  hand.year("y", 2025, 1, 90 * 24);
  std::vector<double> wind(31 * 24, 8.0), power(31 * 24, 4.0);
  wind.resize(59 * 24, 2.0);
  power.resize(59 * 24, 4.0);
  wind.resize(90 * 24, 1.0);
  power.resize(90 * 24, 0.0);  // in March nothing is made
  hand.flow("wind", "power_mw", wind).flow("alk", "input_mw", power);
  model::Clause clause =
      HandPlan::clause("it", "hydrogen_own_power_frac", Comparison::at_least, 1.0);
  clause.period = model::Period::month;
  hand.law({clause});
  EXPECT_DOUBLE_EQ(*evaluate(hand.plan, hand.park).clauses.at(0).value, 0.5);
}

TEST(HourlyMatching, CountsAgainstHydrogenWhatAStorageExportsBeyondTheHoursGeneration) {
  HandPlan hand = three_hours();
  hand.plan.flows[2].values = {2, 3, 0};  // hour 2: 3 MW out and no wind
  EXPECT_DOUBLE_EQ(measured(hand, "hydrogen_matched_frac"), (4.0 - 3.0 + 5.0) / 15.0);
}

TEST(CarbonAccounts, MultiplyTheImportByEachFactorThatMayBeUsed) {
  HandPlan hand = three_hours();
  hand.law({});
  model::RuleBook book = *hand.park.rules.book;
  book.factors = {{"cn", {}, {"cn"}, 2023, 0.5, model::SourceStatus::secondary, ""},
                  {"he", {}, {"cn-he"}, 2023, 0.9, model::SourceStatus::secondary, ""}};
  hand.park.rules.book = std::make_shared<model::RuleBook>(book);
  const Compliance compliance = evaluate(hand.plan, hand.park);
  ASSERT_EQ(compliance.accounts.size(), 2U);  // the case file's own 0.7, and the nation's
  const double per_year = 8760.0 / 3.0;       // three hours stand for a year
  EXPECT_NEAR(compliance.accounts[0].co2_t_per_year, 9.0 * 0.7 * per_year, 1e-9);
  EXPECT_NEAR(compliance.accounts[1].co2_t_per_year, 9.0 * 0.5 * per_year, 1e-9);
  // Used: 8 + 5 + 10. Electrolyser on import: 2.5 + 5 of 15 MWh for 300 kg.
  EXPECT_NEAR(compliance.accounts[1].co2_kg_per_mwh, 9.0 * 500.0 / 23.0, 1e-9);
  EXPECT_NEAR(*compliance.accounts[1].co2_kg_per_kg, 7.5 * 500.0 / 300.0, 1e-9);
}

TEST(CarbonAccounts, OfHydrogenAgreeWithTheMeasureAtTheCasesFactor) {
  const HandPlan hand = three_hours();
  EXPECT_NEAR(measured(hand, "hydrogen_co2_kg_per_kg"), 7.5 * 700.0 / 300.0, 1e-9);
}

}  // namespace
}  // namespace sunward::rules

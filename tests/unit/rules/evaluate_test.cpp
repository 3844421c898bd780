// Clauses held against plans of a few hours, done in the head.
#include <gtest/gtest.h>

#include "sunward/rules/compliance.hpp"
#include "support/hand_plan.hpp"

namespace sunward::rules {
namespace {

using model::Comparison;
using testing::HandPlan;

/// One hour at the start of January and one at the start of February, idle hours between.
constexpr Index january_h = 744;

std::vector<double> two_months(double january, double february) {
  std::vector<double> values(static_cast<std::size_t>(january_h) + 1, 0.0);
  values.front() = january;
  values.back() = february;
  return values;
}

/// January: 10 available, 10 made, none exported. February: 10 available, 10 made, 8 exported.
HandPlan exporting_in_february() {
  HandPlan hand;
  hand.year("y", 2025, 1, january_h + 1)
      .flow("wind", "available_mw", two_months(10, 10))
      .flow("wind", "power_mw", two_months(10, 10))
      .flow("grid", "export_mw", two_months(0, 8))
      .flow("grid", "import_mw", two_months(0, 0));
  return hand;
}

TEST(Evaluate, TakesASelfUseShareFromTheFlows) {
  HandPlan hand = exporting_in_february();
  hand.law({HandPlan::clause("self", "self_use_frac", Comparison::at_least, 0.6)});
  const Compliance compliance = evaluate(hand.plan, hand.park);
  ASSERT_EQ(compliance.clauses.size(), 1U);
  EXPECT_DOUBLE_EQ(*compliance.clauses[0].value, 0.6);  // (20 - 8) / 20
  EXPECT_EQ(compliance.clauses[0].outcome, Outcome::met);
  EXPECT_TRUE(compliance.all_met());
}

TEST(Evaluate, AMillionthMoreAskedForThanTheFlowsGiveFails) {
  HandPlan hand = exporting_in_february();
  hand.law({HandPlan::clause("self", "self_use_frac", Comparison::at_least, 0.6 + 1e-6)});
  EXPECT_EQ(evaluate(hand.plan, hand.park).clauses[0].outcome, Outcome::failed);
}

TEST(Evaluate, NamesTheMonthAndTheHourThatDecide) {
  HandPlan hand = exporting_in_february();
  hand.law({HandPlan::clause("self", "self_use_frac", Comparison::at_least, 0.7)});
  const Deciding deciding = evaluate(hand.plan, hand.park).clauses[0].deciding;
  ASSERT_EQ(deciding.months.size(), 2U);
  EXPECT_EQ(deciding.months[0].month, 1);
  EXPECT_DOUBLE_EQ(deciding.months[0].value, 0.2);  // 2 of 10
  ASSERT_EQ(deciding.hours.size(), 1U);
  EXPECT_EQ(deciding.hours[0].start, "2025-02-01T00:00");
  EXPECT_NEAR(deciding.hours[0].margin, 2.0 - 0.7 * 10.0, 1e-12);
}

TEST(Evaluate, PrefersThePlansOwnIndicatorOfAYear) {
  HandPlan hand = exporting_in_february();
  hand.plan.indicators = {{"self_use_frac", "frac", 0.61}};
  hand.law({HandPlan::clause("self", "self_use_frac", Comparison::at_least, 0.6)});
  EXPECT_DOUBLE_EQ(*evaluate(hand.plan, hand.park).clauses[0].value, 0.61);
}

TEST(Evaluate, ReadsWhatNoPlanComputesFromTheCaseFile) {
  HandPlan hand = exporting_in_february();
  hand.law({HandPlan::clause("rod", "rod_kwh_per_kg", Comparison::below, 26.0)});
  hand.park.rules.data = {{"rod_kwh_per_kg", 24.0}};
  EXPECT_EQ(evaluate(hand.plan, hand.park).clauses[0].outcome, Outcome::met);
}

/// The plant of the park takes 27 kWh per kg of brick, whatever the case file states.
TEST(Evaluate, ASiliconPlantOfTheParkIsHeldAgainstItsNormsByItself) {
  HandPlan hand = exporting_in_february();
  hand.law({HandPlan::clause("rod", "rod_kwh_per_kg", Comparison::below, 26.0)});
  hand.park.rules.data = {{"rod_kwh_per_kg", 24.0}};
  component::SiliconPlant plant;
  plant.target_gw_per_y = 1.0;
  plant.brick_kwh_per_kg = 27.0;
  hand.park.components.push_back({"silicon", "silicon", plant});
  const Compliance compliance = evaluate(hand.plan, hand.park);
  EXPECT_NEAR(*compliance.clauses[0].value, 27.0, 1e-9);
  EXPECT_EQ(compliance.clauses[0].outcome, Outcome::failed);
}

TEST(Evaluate, WhatIsMissingIsNotAssessableAndStandsAgainstThePark) {
  HandPlan hand = exporting_in_february();
  hand.law({HandPlan::clause("rod", "rod_kwh_per_kg", Comparison::below, 26.0)});
  const Compliance compliance = evaluate(hand.plan, hand.park);
  EXPECT_EQ(compliance.clauses[0].outcome, Outcome::not_assessable);
  EXPECT_EQ(compliance.clauses[0].reasons.at(0).english(), "missing: rules.data.rod_kwh_per_kg");
  EXPECT_FALSE(compliance.all_met());
}

TEST(Evaluate, AFailedGuideDoesNotStandAgainstThePark) {
  HandPlan hand = exporting_in_february();
  model::Clause guide = HandPlan::clause("self", "self_use_frac", Comparison::at_least, 0.9);
  guide.force = model::Force::guide;
  hand.law({guide});
  const Compliance compliance = evaluate(hand.plan, hand.park);
  EXPECT_EQ(compliance.clauses[0].outcome, Outcome::failed);
  EXPECT_TRUE(compliance.all_met());
}

TEST(Evaluate, AClauseSwitchedOffIsNotJudged) {
  HandPlan hand = exporting_in_february();
  hand.law({HandPlan::clause("self", "self_use_frac", Comparison::at_least, 0.9)});
  hand.park.rules.clauses = {{"law.self", model::ClauseMode::off}};
  const Compliance compliance = evaluate(hand.plan, hand.park);
  EXPECT_EQ(compliance.clauses[0].outcome, Outcome::off);
  EXPECT_TRUE(compliance.all_met());
}

TEST(Evaluate, AClauseNamedIsJudgedEvenWhereItDoesNotApply) {
  HandPlan hand = exporting_in_february();
  model::Clause clause = HandPlan::clause("self", "self_use_frac", Comparison::at_least, 0.6);
  clause.when.all_of = {"pv"};
  hand.law({clause});
  EXPECT_EQ(evaluate(hand.plan, hand.park).clauses[0].outcome, Outcome::not_applicable);
  hand.park.rules.clauses = {{"law.self", model::ClauseMode::check}};
  EXPECT_EQ(evaluate(hand.plan, hand.park).clauses[0].outcome, Outcome::met);
}

TEST(Evaluate, ALimitOfTheCaseFileIsAClauseOfItsOwn) {
  HandPlan hand = exporting_in_february();
  hand.park.rules.max_export_frac = 0.4;
  const Compliance compliance = evaluate(hand.plan, hand.park);
  ASSERT_EQ(compliance.clauses.size(), 1U);
  EXPECT_EQ(compliance.clauses[0].clause.id, "case.max_export_frac");
  EXPECT_EQ(compliance.clauses[0].outcome, Outcome::met);
}

TEST(Evaluate, APriceIsTheDualOfABindingConstraintPerPoint) {
  HandPlan hand = exporting_in_february();
  hand.law({HandPlan::clause("self", "self_use_frac", Comparison::at_least, 0.6)});
  hand.park.rules.clauses = {{"law.self", model::ClauseMode::constraint}};
  hand.park.rules.min_self_use_frac = 0.6;
  hand.plan.bindings = {{"rule.min_self_use_frac", {}, "frac", 0.6, 0.6, 5e6}};
  const auto price = evaluate(hand.plan, hand.park).clauses[0].price;
  ASSERT_TRUE(price.has_value());
  EXPECT_EQ(price->origin, PriceOrigin::dual);
  EXPECT_DOUBLE_EQ(*price->cny_per_point_year, 5e4);
}

TEST(Evaluate, OfTwoConstraintsOnOneShareOnlyTheStricterHasThePrice) {
  HandPlan hand = exporting_in_february();
  hand.law({HandPlan::clause("a", "self_use_frac", Comparison::at_least, 0.5),
            HandPlan::clause("b", "self_use_frac", Comparison::at_least, 0.6)});
  hand.park.rules.clauses = {{"law.a", model::ClauseMode::constraint},
                             {"law.b", model::ClauseMode::constraint}};
  hand.park.rules.min_self_use_frac = 0.6;
  hand.plan.bindings = {{"rule.min_self_use_frac", {}, "frac", 0.6, 0.6, 5e6}};
  const Compliance compliance = evaluate(hand.plan, hand.park);
  ASSERT_EQ(compliance.clauses.size(), 2U);
  EXPECT_EQ(compliance.clauses[0].price->origin, PriceOrigin::idle);
  EXPECT_EQ(compliance.clauses[1].price->origin, PriceOrigin::dual);
}

TEST(Evaluate, CO2PerTonneOfCoalEquivalentUsesTheCasesConversion) {
  HandPlan hand;
  hand.year("y", 2025, 1, 1)
      .flow("wind", "available_mw", {1})
      .flow("wind", "power_mw", {1})
      .flow("grid", "import_mw", {1})
      .flow("grid", "export_mw", {0});
  hand.park.rules.electricity_tce_per_mwh = 0.35;
  hand.law({HandPlan::clause("co2", "co2_t_per_tce", Comparison::at_most, 1.0)});
  const Compliance compliance = evaluate(hand.plan, hand.park);
  EXPECT_DOUBLE_EQ(*compliance.clauses[0].value, 1.0);  // 0.7 t over 2 MWh x 0.35
  EXPECT_EQ(compliance.clauses[0].outcome, Outcome::met);
}

}  // namespace
}  // namespace sunward::rules

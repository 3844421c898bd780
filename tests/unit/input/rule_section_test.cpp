// Clauses chosen by name in the case file.
#include <gtest/gtest.h>

#include "unit/input/case_text.hpp"

namespace sunward::input {
namespace {

using test::faults_of;
using test::read;
using test::sound_case;

std::string with_rules(const std::string& rules) { return sound_case + "[rules]\n" + rules; }

TEST(RulesSection, AClauseAsAConstraintIsALimitOfThePlan) {
  const model::Park park =
      read(with_rules("[rules.clauses]\n"
                      "\"cn-650-2025.self_use\" = \"constraint\"\n"
                      "\"cn-650-2025.export\" = \"constraint\"\n"));
  EXPECT_DOUBLE_EQ(park.rules.min_self_use_frac, 0.6);
  EXPECT_DOUBLE_EQ(park.rules.max_export_frac, 0.2);
  EXPECT_LT(park.rules.min_green_share_frac, 0.0);
}

TEST(RulesSection, AClauseMayStandInATableOfItsRegulation) {
  const model::Park park =
      read(with_rules("[rules.clauses.cn-650-2025]\n"
                      "self_use = \"constraint\"\n"));
  EXPECT_DOUBLE_EQ(park.rules.min_self_use_frac, 0.6);
}

TEST(RulesSection, TheThresholdIsThatOfTheParksYear) {
  const std::string clause = "[rules.clauses]\n\"cn-650-2025.green_share\" = \"constraint\"\n";
  EXPECT_DOUBLE_EQ(read(with_rules("year = 2029\n" + clause)).rules.min_green_share_frac, 0.30);
  EXPECT_DOUBLE_EQ(read(with_rules("year = 2030\n" + clause)).rules.min_green_share_frac, 0.35);
}

TEST(RulesSection, TheYearIsThePriceYearUnlessGiven) {
  EXPECT_EQ(read(sound_case + "[finance]\nprice_year = 2031\n").rules.year, 2031);
}

TEST(RulesSection, ACheckIsNoLimitOfThePlan) {
  const model::Park park =
      read(with_rules("[rules.clauses]\n\"cn-650-2025.self_use\" = \"check\"\n"));
  EXPECT_LT(park.rules.min_self_use_frac, 0.0);
  ASSERT_EQ(park.rules.clauses.size(), 1U);
  EXPECT_EQ(park.rules.clauses[0].mode, model::ClauseMode::check);
}

TEST(RulesSection, OfTwoClausesOnOneShareTheStricterHolds) {
  const model::Park park =
      read(with_rules("[rules.clauses]\n\"cn-73-2021.green_share\" = \"constraint\"\n"
                      "\"cn-650-2025.green_share\" = \"constraint\"\n"));
  EXPECT_DOUBLE_EQ(park.rules.min_green_share_frac, 0.5);
}

TEST(RulesSection, AKeyAndAClauseThatDisagreeAreAFaultThatNamesBothPlaces) {
  const auto faults =
      faults_of(with_rules("min_self_use_frac = 0.7\n[rules.clauses]\n"
                           "\"cn-650-2025.self_use\" = \"constraint\"\n"));
  ASSERT_EQ(faults.size(), 1U);
  const std::string said = to_string(faults[0]);
  const int key_line = faults[0].line - 2;
  EXPECT_NE(said.find(std::to_string(key_line) + " rules.min_self_use_frac = 0.7"),
            std::string::npos)
      << said;
}

TEST(RulesSection, AKeyAndAClauseThatAgreeAreNone) {
  const model::Park park =
      read(with_rules("min_self_use_frac = 0.6\n[rules.clauses]\n"
                      "\"cn-650-2025.self_use\" = \"constraint\"\n"));
  EXPECT_DOUBLE_EQ(park.rules.min_self_use_frac, 0.6);
}

TEST(RulesSection, AnUnknownClauseIsAFaultWithTheNearestName) {
  const auto faults =
      faults_of(with_rules("[rules.clauses]\n\"cn-650-2025.selfuse\" = \"check\"\n"));
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_NE(faults[0].remedy.english().find("cn-650-2025.self_use"), std::string::npos);
}

TEST(RulesSection, AClauseThatNoPlanHasARowForCannotBeAConstraint) {
  const auto faults =
      faults_of(with_rules("[rules.clauses]\n\"cn-miit-pv-2024.rod\" = \"constraint\"\n"));
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_NE(faults[0].message.english().find("rod_kwh_per_kg"), std::string::npos);
}

TEST(RulesSection, AFactNoRuleAsksForIsAFault) {
  const auto faults = faults_of(with_rules("facts = [\"direct_suply\"]\n"));
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_NE(faults[0].remedy.english().find("direct_supply"), std::string::npos);
}

TEST(RulesSection, DataNoClauseMeasuresIsAFault) {
  EXPECT_EQ(faults_of(with_rules("[rules.data]\nrod_kwh_per_k = 24\n")).size(), 1U);
  EXPECT_EQ(faults_of(with_rules("[rules.data]\nrod_kwh_per_kg = 24\n")).size(), 0U);
}

TEST(RulesSection, EvidenceBelongsToAClauseOrASupport) {
  EXPECT_EQ(faults_of(with_rules("[rules.evidence]\n\"cn-650-2025.voltage\" = \"a\"\n"
                                 "\"cn-green-loan.green_loan\" = \"b\"\n"))
                .size(),
            0U);
  EXPECT_EQ(faults_of(with_rules("[rules.evidence]\nnothing = \"a\"\n")).size(), 1U);
}

}  // namespace
}  // namespace sunward::input

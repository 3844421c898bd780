// The built-in rule files, and what is wrong with others.
#include "sunward/input/rule_book.hpp"

#include <gtest/gtest.h>

#include <set>

namespace sunward::input {
namespace {

const model::RuleBook& built_in() {
  static const model::RuleBook book = built_in_rules();
  return book;
}

std::vector<Fault> faults_of_rules(const std::string& text) {
  ReadContext context;
  model::RuleBook book;
  read_rules(text, "mine.toml", context, book);
  return context.faults;
}

const std::string sound_rules = R"([law]
title = { en = "Law", zh = "法" }
issuer = { en = "Office", zh = "局" }
issued = "2025-01-01"
from = "2025-02-01"
[law.clauses.share]
summary = { en = "At least half.", zh = "不低于一半。" }
measure = "green_share_frac"
unit = "frac"
threshold = { 2030 = 0.6, 2025 = 0.5 }
)";

std::string changed_rules(const std::string& from, const std::string& to) {
  std::string text = sound_rules;
  const std::size_t at = text.find(from);
  SUNWARD_CHECK(at != std::string::npos, from);
  return text.replace(at, from.size(), to);
}

TEST(BuiltInRules, HaveNoFault) { EXPECT_GE(built_in().regulations.size(), 10U); }

TEST(BuiltInRules, SayEverythingInBothLanguages) {
  const auto both = [](const Phrase& words, const std::string& id) {
    EXPECT_FALSE(words.in(Language::en).empty()) << id;
    EXPECT_FALSE(words.in(Language::zh).empty()) << id;
    EXPECT_NE(words.in(Language::en), words.in(Language::zh)) << id;
  };
  for (const model::Regulation& regulation : built_in().regulations) {
    both(regulation.title, regulation.id);
    for (const model::Clause& clause : regulation.clauses) both(clause.text, clause.id);
    for (const model::Support& support : regulation.supports) both(support.text, support.id);
  }
}

TEST(BuiltInRules, NameTheSourceOfEveryFigure) {
  for (const model::Regulation& regulation : built_in().regulations)
    for (const model::Clause& clause : regulation.clauses)
      EXPECT_FALSE(clause.source.empty()) << clause.id;
  for (const model::GridFactor& factor : built_in().factors)
    EXPECT_FALSE(factor.source.empty()) << factor.id;
}

TEST(BuiltInRules, HoldTheGreenShareOfDirectSupplyByYear) {
  const model::Clause* clause = built_in().clause("cn-650-2025.green_share");
  ASSERT_NE(clause, nullptr);
  EXPECT_EQ(model::threshold_in(*clause, 2024), std::nullopt);
  EXPECT_EQ(model::threshold_in(*clause, 2029), 0.30);
  EXPECT_EQ(model::threshold_in(*clause, 2030), 0.35);
}

TEST(BuiltInRules, HoldTheFactorOfShanxi) {
  double factor_2022 = 0.0;
  for (const model::GridFactor& factor : built_in().factors)
    if (factor.id == "cn-sx-2022") factor_2022 = factor.co2_kg_per_kwh;
  EXPECT_DOUBLE_EQ(factor_2022, 0.7096);
}

TEST(BuiltInRules, HaveANameInBothLanguagesForEveryFactAndKind) {
  std::set<std::string> rows;
  const auto facts = [&](const model::Condition& when) {
    for (const auto* list : {&when.all_of, &when.any_of, &when.none_of})
      for (const std::string& fact : *list) rows.insert("rules.fact." + fact);
  };
  for (const model::Regulation& regulation : built_in().regulations) {
    facts(regulation.when);
    for (const model::Clause& clause : regulation.clauses) facts(clause.when);
    for (const model::Support& support : regulation.supports) {
      facts(support.when);
      rows.insert("rules.kind." + support.kind);
    }
  }
  for (const std::string& row : rows)
    EXPECT_NE(text(Language::zh, row), "<" + row + ">") << "no such row";
}

TEST(RuleFile, OfTheSameFormIsRead) {
  ReadContext context;
  model::RuleBook book;
  read_rules(sound_rules, "mine.toml", context, book);
  EXPECT_TRUE(context.faults.empty());
  const model::Clause* clause = book.clause("law.share");
  ASSERT_NE(clause, nullptr);
  EXPECT_EQ(model::threshold_in(*clause, 2026), 0.5);
  EXPECT_EQ(clause->text.in(Language::zh), "不低于一半。");
}

TEST(RuleFile, WithAMisspeltKeyIsAFault) {
  const auto faults = faults_of_rules(changed_rules("measure", "mesure"));
  ASSERT_EQ(faults.size(), 2U);  // the missing key and the unknown one
  EXPECT_EQ(faults[0].key, "law.clauses.share.measure");
  EXPECT_EQ(faults[1].key, "law.clauses.share.mesure");
}

TEST(RuleFile, WithADateThatIsNoneIsAFault) {
  const auto faults = faults_of_rules(changed_rules("2025-02-01", "1 Feb 2025"));
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].key, "law.from");
  EXPECT_EQ(faults[0].line, 5);
}

TEST(RuleFile, WithoutAThresholdIsAFault) {
  const auto faults =
      faults_of_rules(changed_rules("threshold = { 2030 = 0.6, 2025 = 0.5 }\n", ""));
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].key, "law.clauses.share.threshold");
}

TEST(RuleFile, WithOneLanguageOnlyIsAFault) {
  const auto faults =
      faults_of_rules(changed_rules("{ en = \"Law\", zh = \"法\" }", "{ en = \"Law\" }"));
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].key, "law.title.zh");
}

TEST(RuleFile, MayNotTakeANameThatIsTaken) {
  ReadContext context;
  model::RuleBook book;
  read_rules(sound_rules, "one.toml", context, book);
  read_rules(sound_rules, "two.toml", context, book);
  ASSERT_EQ(context.faults.size(), 1U);
  EXPECT_EQ(context.faults[0].file, "two.toml");
}

}  // namespace
}  // namespace sunward::input

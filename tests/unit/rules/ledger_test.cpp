// Which clauses and supports apply to a park, and why.
#include <gtest/gtest.h>

#include "sunward/rules/ledger.hpp"
#include "support/hand_plan.hpp"

namespace sunward::rules {
namespace {

using testing::HandPlan;

/// A park with one support under one regulation.
struct OneSupport {
  HandPlan hand;
  model::Regulation regulation;
  model::Support support;

  OneSupport() {
    regulation.id = "law";
    regulation.from = "2020-01-01";
    regulation.region = "cn";
    support.id = "law.money";
    support.kind = "green_loan";
    support.evidence = {"a letter"};
  }
  LedgerItem item() {
    regulation.supports = {support};
    auto book = std::make_shared<model::RuleBook>();
    book->regulations = {regulation};
    hand.park.rules.book = book;
    return ledger_of(hand.park).at(0);
  }
};

TEST(Ledger, SaysThatASupportAppliesSinceWhenAndWhy) {
  OneSupport one;
  one.support.when.all_of = {"wind"};
  const LedgerItem item = one.item();
  EXPECT_EQ(item.applies, Answer::yes);
  EXPECT_EQ(item.since, "2020-01-01");
  ASSERT_EQ(item.why.size(), 3U);
  EXPECT_EQ(item.why[0].english(), "the park stands in cn-sx");
  EXPECT_EQ(item.why[2].english(), "the park has: wind power");
}

TEST(Ledger, AsksForEvidenceUntilTheCaseFileSaysWhereItIs) {
  OneSupport one;
  EXPECT_EQ(one.item().status, LedgerStatus::to_be_shown);
  one.hand.park.rules.evidence = {{"law.money", "folder 7"}};
  EXPECT_EQ(one.item().status, LedgerStatus::on_file);
}

TEST(Ledger, NamesTheFactThatIsNotThere) {
  OneSupport one;
  one.support.when.any_of = {"pv", "storage"};
  const LedgerItem item = one.item();
  EXPECT_EQ(item.applies, Answer::no);
  EXPECT_EQ(item.status, LedgerStatus::not_applicable);
  EXPECT_EQ(item.why.at(0).english(), "asks for: photovoltaics or electric storage");
}

TEST(Ledger, EndsWithTheLastDayInForce) {
  OneSupport one;
  one.support.until = "2025-01-01";
  EXPECT_EQ(one.item().applies, Answer::yes);  // the park's year is 2025
  one.support.until = "2024-12-31";
  EXPECT_EQ(one.item().applies, Answer::no);
}

TEST(Ledger, BeginsWithTheYearOfTheFirstDayInForce) {
  OneSupport one;
  one.regulation.from = "2025-12-31";
  EXPECT_EQ(one.item().applies, Answer::yes);
  one.regulation.from = "2026-01-01";
  EXPECT_EQ(one.item().applies, Answer::no);
}

TEST(Ledger, AProvincesRuleDoesNotHoldInAnother) {
  OneSupport one;
  one.regulation.region = "cn-he";
  EXPECT_EQ(one.item().applies, Answer::no);
  one.regulation.region = "cn-s";  // not a part of cn-sx
  EXPECT_EQ(one.item().applies, Answer::no);
}

TEST(Ledger, WithoutARegionNothingCanBeTold) {
  OneSupport one;
  one.hand.park.rules.region.clear();
  EXPECT_EQ(one.item().status, LedgerStatus::unknown);
}

TEST(Ledger, EnergyIsNotKnownBeforeThePlan) {
  OneSupport one;
  one.support.when.energy_from_tce = 200000;
  EXPECT_EQ(one.item().applies, Answer::unknown);
  one.hand.park.rules.book = std::make_shared<model::RuleBook>(*one.hand.park.rules.book);
  Compliance compliance;
  compliance.energy_tce = 199999;
  EXPECT_EQ(ledger_of(one.hand.park, &compliance).at(0).applies, Answer::no);
  compliance.energy_tce = 200000;
  EXPECT_EQ(ledger_of(one.hand.park, &compliance).at(0).applies, Answer::yes);
}

}  // namespace
}  // namespace sunward::rules

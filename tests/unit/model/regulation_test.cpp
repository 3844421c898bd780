// Thresholds by year, regions, and which clauses a plan can hold as a limit.
#include <gtest/gtest.h>

#include "sunward/model/rules.hpp"

namespace sunward::model {
namespace {

TEST(Regions, CoverThemselvesAndWhatLiesBelowThem) {
  EXPECT_TRUE(covers("cn", "cn"));
  EXPECT_TRUE(covers("cn", "cn-sx"));
  EXPECT_FALSE(covers("cn-sx", "cn"));
  EXPECT_FALSE(covers("cn-s", "cn-sx"));
}

Clause self_use(Comparison comparison, Period period = Period::year) {
  Clause clause;
  clause.measure = "self_use_frac";
  clause.comparison = comparison;
  clause.period = period;
  return clause;
}

TEST(PlanLimits, MatchByMeasureAndSense) {
  ASSERT_NE(plan_limit_of(self_use(Comparison::at_least)), nullptr);
  EXPECT_EQ(plan_limit_of(self_use(Comparison::at_least))->key, "min_self_use_frac");
  EXPECT_EQ(plan_limit_of(self_use(Comparison::at_most)), nullptr);
}

TEST(PlanLimits, AreNeitherStrictNorOfAnHour) {
  EXPECT_EQ(plan_limit_of(self_use(Comparison::below)), nullptr);
  EXPECT_EQ(plan_limit_of(self_use(Comparison::at_least, Period::hour)), nullptr);
}

TEST(PlanLimits, OfAMonthHoldOnlyClausesOfAMonth) {
  Clause clause = self_use(Comparison::at_least, Period::month);
  EXPECT_EQ(plan_limit_of(clause), nullptr);
  clause.measure = "hydrogen_own_power_frac";
  EXPECT_EQ(plan_limit_of(clause)->key, "min_hydrogen_month_frac");
  clause.period = Period::year;
  EXPECT_EQ(plan_limit_of(clause)->key, "min_hydrogen_year_frac");
}

}  // namespace
}  // namespace sunward::model

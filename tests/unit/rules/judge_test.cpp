// How a value is held against a threshold.
#include <gtest/gtest.h>

#include "sunward/rules/compliance.hpp"

namespace sunward::rules {
namespace {

using model::Comparison;

Outcome outcome(double value, Comparison comparison, double threshold, bool constraint = false,
                double tolerance = 1e-6) {
  return judge(value, comparison, threshold, constraint, tolerance).outcome;
}

TEST(Judge, EqualityPassesOnBothSides) {
  EXPECT_EQ(outcome(0.6, Comparison::at_least, 0.6), Outcome::met);
  EXPECT_EQ(outcome(0.2, Comparison::at_most, 0.2), Outcome::met);
}

TEST(Judge, AMillionthShortFails) {
  EXPECT_EQ(outcome(0.6 - 1e-6, Comparison::at_least, 0.6), Outcome::failed);
  EXPECT_EQ(outcome(0.2 + 1e-6, Comparison::at_most, 0.2), Outcome::failed);
}

TEST(Judge, AMillionthShortFailsEvenAsAConstraintOfALoosePlan) {
  EXPECT_EQ(outcome(0.6 - 1e-6, Comparison::at_least, 0.6, true, 1e-2), Outcome::failed);
}

TEST(Judge, EqualityUpToTheSummingOfAYearPasses) {
  EXPECT_EQ(outcome(0.1 + 0.2, Comparison::at_most, 0.3), Outcome::met);  // 0.30000000000000004
  EXPECT_EQ(judge(0.1 + 0.2, Comparison::at_most, 0.3, false, 1e-6).margin, 0.0);
}

TEST(Judge, AStrictLimitIsNotKeptByEquality) {
  EXPECT_EQ(outcome(26.0, Comparison::below, 26.0), Outcome::failed);
  EXPECT_EQ(outcome(26.0 - 1e-6, Comparison::below, 26.0), Outcome::met);
}

TEST(Judge, ABindingConstraintShortByRoundingIsMetAndSaysSo) {
  EXPECT_EQ(outcome(0.6 - 3e-9, Comparison::at_least, 0.6, true), Outcome::met_to_rounding);
  EXPECT_EQ(outcome(0.6 - 3e-9, Comparison::at_least, 0.6, false), Outcome::failed);
}

TEST(Judge, ACheckShortByLessThanThePlansAccuracyIsMarked) {
  EXPECT_TRUE(judge(0.6 - 3e-9, Comparison::at_least, 0.6, false, 1e-6).within_accuracy);
  EXPECT_FALSE(judge(0.6 - 3e-5, Comparison::at_least, 0.6, false, 1e-6).within_accuracy);
}

TEST(Judge, RoundingOfACapInTonnesIsRelative) {
  EXPECT_EQ(outcome(250000.1, Comparison::at_most, 250000.0, true), Outcome::met_to_rounding);
  EXPECT_EQ(outcome(250000.3, Comparison::at_most, 250000.0, true), Outcome::failed);
}

TEST(Judge, TheMarginIsNegativeByWhatIsMissing) {
  EXPECT_NEAR(judge(0.55, Comparison::at_least, 0.6, false, 1e-6).margin, -0.05, 1e-15);
  EXPECT_NEAR(judge(0.25, Comparison::at_most, 0.2, false, 1e-6).margin, -0.05, 1e-15);
}

}  // namespace
}  // namespace sunward::rules

#include "sunward/model/annuity.hpp"

#include <gtest/gtest.h>

namespace sunward::model {
namespace {

TEST(AnnuityFactor, AtSevenPercentOverTwentyYearsIsTheTextbookValue) {
  EXPECT_NEAR(annuity_factor(0.07, 20.0), 0.0943929257, 1e-9);
}

TEST(AnnuityFactor, WithoutDiscountSpreadsTheCostEvenly) {
  EXPECT_DOUBLE_EQ(annuity_factor(0.0, 25.0), 0.04);
}

}  // namespace
}  // namespace sunward::model

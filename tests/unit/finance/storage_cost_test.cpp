// Levelised cost of storage against sums made by hand.
#include <gtest/gtest.h>

#include "sunward/finance/storage_cost.hpp"

namespace sunward::finance {
namespace {

TEST(LevelisedParts, AreThoseOfAHandCalculationOverTwoYears) {
  // 10 %: factors 1/1.1 and 1/1.21. Energy 110 + 121 MWh is worth 100 + 100 = 200 MWh today.
  // Capital 1000 with 242 back at the end: 1000 - 200 = 800 -> 4 CNY/MWh.
  // Operation 55 and 121: 50 + 100 = 150 -> 0.75 CNY/MWh.
  const std::vector<double> parts = levelised_parts(
      {{"capital", 1000.0, {0.0, -242.0}}, {"operation", 0.0, {55.0, 121.0}}}, {110.0, 121.0}, 0.1);
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_NEAR(parts[0], 4.0, 1e-12);
  EXPECT_NEAR(parts[1], 0.75, 1e-12);
}

TEST(LevelisedParts, WithoutDiscountAreCostOverEnergy) {
  const auto parts = levelised_parts({{"all", 300.0, {10.0, 20.0, 70.0}}}, {50.0, 30.0, 20.0}, 0.0);
  EXPECT_NEAR(parts.at(0), 4.0, 1e-12);
}

TEST(LevelisedParts, AreZeroWhenNothingIsDelivered) {
  EXPECT_EQ(levelised_parts({{"all", 300.0, {10.0}}}, {0.0}, 0.07).at(0), 0.0);
}

TEST(UnusedFrac, FallsStraightToZeroAtTheEndOfTheLife) {
  EXPECT_NEAR(unused_frac(10.0, 15.0), 1.0 / 3.0, 1e-12);
  EXPECT_EQ(unused_frac(15.0, 15.0), 0.0);
  EXPECT_EQ(unused_frac(20.0, 15.0), 0.0);
}

}  // namespace
}  // namespace sunward::finance

// What a limit costs, found by planning with and without it.
#include "sunward/study/limit_cost.hpp"

#include <gtest/gtest.h>

#include "support/small_park.hpp"

namespace sunward::study {
namespace {

using sunward::testing::SmallPark;

const model::PlanLimit& green_share() { return model::plan_limits[1]; }

/// Wind dearer than the grid, a load of 4 MW; at most 2 MW of wind.
SmallPark dear_wind() {
  SmallPark small({{1.0, 1.0}});
  small.wind({0.0, 2.0}, 1000.0);
  small.load({4.0, 4.0});
  small.grid({100.0, 100.0}, {50.0, 50.0});
  return small;
}

TEST(LimitCost, IsThatOfTheBestPlanWithTheLimit) {
  const auto cost = cost_with_limit(dear_wind().park, green_share(), 0.3);
  ASSERT_TRUE(cost.has_value());  // 1.2 MW of wind, 2.8 MW bought
  EXPECT_NEAR(*cost, 1.2e6 + 2.8 * 8760.0 * 50.0, 10.0);
}

TEST(LimitCost, WithoutTheLimitIsThatOfTheGridAlone) {
  SmallPark small = dear_wind();
  small.park.rules.min_green_share_frac = 0.3;
  const auto cost = cost_with_limit(small.park, green_share(), -1.0);
  ASSERT_TRUE(cost.has_value());
  EXPECT_NEAR(*cost, 4.0 * 8760.0 * 50.0, 10.0);
}

TEST(LimitCost, IsNoneWhenNoPlanKeepsTheLimit) {
  EXPECT_FALSE(cost_with_limit(dear_wind().park, green_share(), 0.6).has_value());
}

}  // namespace
}  // namespace sunward::study

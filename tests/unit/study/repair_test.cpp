#include "sunward/study/repair.hpp"

#include <gtest/gtest.h>

#include "support/small_park.hpp"

namespace sunward::study {
namespace {

using testing::SmallPark;

TEST(CheapestRepair, WidensTheLimitThatIsTooNarrow) {
  SmallPark small({{0.0, 0.0}});
  small.load({20.0, 42.3});
  small.grid({0.0, 30.0}, {100.0, 100.0});
  const std::vector<Remedy> remedies = cheapest_repair(small.park, {});
  ASSERT_EQ(remedies.size(), 1U);
  EXPECT_EQ(remedies[0].key, "grid.connection_mw.max");
  EXPECT_DOUBLE_EQ(remedies[0].amount, 12.3);
}

TEST(CheapestRepair, ChangesNothingWhereAPlanExists) {
  SmallPark small({{0.0, 0.0}});
  small.load({20.0, 20.0});
  small.grid({0.0, 30.0}, {100.0, 100.0});
  EXPECT_TRUE(cheapest_repair(small.park, {}).empty());
}

TEST(CheapestRepair, LeavesAShortPeakUnservedRatherThanBuyingPowerForIt) {
  // 1 MW over the connection in one hour of the year: 30 000 CNY as lost load, 100 000 CNY as
  // power.
  SmallPark small({std::vector<double>(8760, 0.0)});
  std::vector<double> load(8760, 20.0);
  load[4000] = 31.0;
  small.load(load);
  small.grid({0.0, 30.0}, std::vector<double>(8760, 100.0));
  const std::vector<Remedy> remedies = cheapest_repair(small.park, {});
  ASSERT_EQ(remedies.size(), 1U);
  EXPECT_EQ(remedies[0].kind, Remedy::Kind::leave_unserved);
  EXPECT_NEAR(remedies[0].amount, 1.0, 0.001);
}

TEST(CheapestRepair, WritesEachRemedyAsASentence) {
  Remedy rule;
  rule.kind = Remedy::Kind::relax_rule;
  rule.key = "rules.min_self_use_frac";
  rule.limit = 0.6;
  rule.amount = 0.55;
  Remedy minimum;
  minimum.kind = Remedy::Kind::lower;
  minimum.key = "assets.pv.capacity_mw.min";
  minimum.unit = "MW";
  minimum.limit = 50.0;
  minimum.amount = 5.0;
  EXPECT_EQ(
      sentence_of({rule, minimum}).english(),
      "Change rules.min_self_use_frac from 60 % to 55 %; Lower assets.pv.capacity_mw.min by at "
      "least 5 MW (now 50 MW)");
}

}  // namespace
}  // namespace sunward::study

#include "sunward/simulation/law_life.hpp"

#include <gtest/gtest.h>

#include "support/small_park.hpp"

namespace sunward::simulation {
namespace {

/// 40 MWh of cells at 600 CNY/kWh over 15 years, renewed in the given year of 25 (0: never).
std::vector<result::LawLife> lives(int renewed_in, double lifetime_y = 15.0) {
  testing::SmallPark small({std::vector<double>(24, 0.0)});
  component::Storage storage;
  storage.bus = "ac";
  storage.technology = component::StorageTechnology::lithium;
  storage.cost_energy = {600.0, 0.0, lifetime_y};
  small.add("battery", storage);
  small.park.finance.discount_frac = 0.07;
  result::Plan plan;
  result::Asset asset;
  asset.name = "battery";
  asset.capacities = {{"capacity_mwh", "MWh", 40.0}};
  plan.assets = {asset};
  result::Simulation simulation;
  for (int y = 1; y <= 25; ++y) {
    result::SimulatedAsset table;
    table.name = "battery";
    table.label = "Battery";
    table.law = "lithium";
    table.figures = {{"cells_replaced", y == renewed_in ? 1.0 : 0.0}};
    result::SimulatedYear year;
    year.number = y;
    year.assets = {table};
    simulation.years.push_back(year);
  }
  return law_lives(small.park, plan, simulation);
}

/// 24 million CNY: annuities of 7 % are 0.109795 over 15 and 0.087189 over 24 years (tables).
TEST(LawLife, IsWorthTheDifferenceOfTheAnnuities) {
  const auto found = lives(24);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].law_y, 24.0);
  EXPECT_FALSE(found[0].at_least);
  EXPECT_NEAR(found[0].worth_cny_per_year, 24e6 * (0.109795 - 0.087189), 100.0);
}

TEST(LawLife, CostsMoreWhenItIsShorterThanThePlans) {
  const auto found = lives(10);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_LT(found[0].worth_cny_per_year, 0.0);
}

TEST(LawLife, OfCellsThatOutliveTheReplayIsAtLeastThatLong) {
  const auto found = lives(0);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_TRUE(found[0].at_least);
  EXPECT_EQ(found[0].law_y, 25.0);
}

TEST(LawLife, IsNotToldWhereItIsAsPlanned) {
  EXPECT_TRUE(lives(15).empty());
  EXPECT_TRUE(lives(0, 30.0).empty());
}

}  // namespace
}  // namespace sunward::simulation

#include "sunward/model/pathway.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace sunward::model {
namespace {

Pathway two_stages() {
  Pathway pathway;
  pathway.discount_frac = 0.05;
  pathway.stages = {{2025, 5, {}}, {2030, 10, {}}};
  return pathway;
}

TEST(Pathway, CountsYearlyCostsAtTheEndOfEachYear) {
  const Pathway pathway = two_stages();
  // Annuity value of five years at 5 %: (1 - 1.05^-5) / 0.05.
  EXPECT_NEAR(present_value_of_years(pathway, 0), (1.0 - std::pow(1.05, -5)) / 0.05, 1e-12);
  EXPECT_NEAR(present_value_of_years(pathway, 1),
              (1.0 - std::pow(1.05, -10)) / 0.05 * std::pow(1.05, -5), 1e-12);
}

TEST(Pathway, WhatIsBuiltStandsInStagesThatBeginWithinItsLife) {
  const Pathway pathway = two_stages();
  EXPECT_TRUE(stands(pathway, 0, 5.0, 0));
  EXPECT_FALSE(stands(pathway, 0, 5.0, 1));
  EXPECT_TRUE(stands(pathway, 0, 5.5, 1));
  EXPECT_FALSE(stands(pathway, 1, 50.0, 0)) << "not before it is built";
}

TEST(PathwaySupply, IsTheMeanOfTheStagesYears) {
  PathwaySupply supply;
  supply.supply_t_per_year = 100.0;
  EXPECT_EQ(supply.supply_in(2025, 5), 100.0);
  supply.ends = 2028;
  EXPECT_NEAR(supply.supply_in(2025, 5), 60.0, 1e-9) << "three of five years";
  EXPECT_EQ(supply.supply_in(2030, 5), 0.0);
}

TEST(PathwaySupply, DeclinesInAStraightLineToItsEnd) {
  PathwaySupply supply;
  supply.supply_t_per_year = 100.0;
  supply.declines_from = 2030;
  supply.ends = 2040;
  EXPECT_EQ(supply.supply_in(2025, 5), 100.0);
  EXPECT_NEAR(supply.supply_in(2030, 5), 80.0, 1e-9) << "100, 90, 80, 70, 60";
  EXPECT_NEAR(supply.supply_in(2035, 5), 30.0, 1e-9) << "50, 40, 30, 20, 10";
}

TEST(PathwayTerms, TheLastStageIsAsLongAsTheOneBeforeUnlessItsEndIsGiven) {
  PathwayTerms terms;
  terms.stages = {2025, 2030, 2040};
  EXPECT_EQ(terms.years_of(0), 5);
  EXPECT_EQ(terms.years_of(1), 10);
  EXPECT_EQ(terms.years_of(2), 10);
  terms.end = 2043;
  EXPECT_EQ(terms.years_of(2), 3);
}

}  // namespace
}  // namespace sunward::model

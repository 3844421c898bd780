// Mean year, worst year, worst twelve months.
#include <gtest/gtest.h>

#include "sunward/rules/compliance.hpp"
#include "support/hand_plan.hpp"

namespace sunward::rules {
namespace {

using model::Comparison;
using model::Period;
using testing::HandPlan;

constexpr Index year_h = 8760;

/// Two years of hours; availability 1 throughout, use by half-year: y1 1.0, 0.2; y2 0.2, 1.0.
HandPlan two_years(int second_year) {
  HandPlan hand;
  hand.year("y1", 2025, 1, year_h, 0.75).year("y2", second_year, 1, year_h, 0.25);
  const std::size_t first_half_h = 181 * 24;  // January to June
  std::vector<double> exported;
  for (int y = 0; y < 2; ++y)
    for (std::size_t h = 0; h < static_cast<std::size_t>(year_h); ++h)
      exported.push_back((h < first_half_h) == (y == 0) ? 0.0 : 0.8);
  const std::vector<double> ones(exported.size(), 1.0), zeros(exported.size(), 0.0);
  hand.flow("wind", "available_mw", ones)
      .flow("wind", "power_mw", ones)
      .flow("grid", "export_mw", exported)
      .flow("grid", "import_mw", zeros);
  return hand;
}

double self_use(HandPlan hand, Period period) {
  model::Clause clause = HandPlan::clause("it", "self_use_frac", Comparison::at_least, 0.5);
  clause.period = period;
  hand.law({clause});
  return evaluate(hand.plan, hand.park).clauses.at(0).value.value();
}

constexpr double first_half = 181.0 / 365.0;
constexpr double year_1 = first_half * 1.0 + (1.0 - first_half) * 0.2;
constexpr double year_2 = first_half * 0.2 + (1.0 - first_half) * 1.0;

TEST(Periods, TheMeanYearWeighsTheWeatherYears) {
  EXPECT_NEAR(self_use(two_years(2026), Period::year), 0.75 * year_1 + 0.25 * year_2, 1e-12);
}

TEST(Periods, EachYearTakesTheWorst) {
  EXPECT_NEAR(self_use(two_years(2026), Period::each_year), year_1, 1e-12);
}

TEST(Periods, TwelveMonthsMayBeginInAnyMonth) {
  EXPECT_NEAR(self_use(two_years(2026), Period::rolling), 0.2, 1e-12);  // July 2025 to June 2026
}

TEST(Periods, TwelveMonthsAcrossYearsThatDoNotFollowOneAnotherAreNotTaken) {
  EXPECT_NEAR(self_use(two_years(2030), Period::rolling), year_1, 1e-12);
}

}  // namespace
}  // namespace sunward::rules

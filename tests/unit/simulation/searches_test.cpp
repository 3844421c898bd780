// Searches and extremes that pass over several values at once, against the plain ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "sunward/simulation/extremes.hpp"
#include "sunward/simulation/valleys.hpp"

namespace sunward::simulation {
namespace {

std::vector<double> random_values(std::size_t n, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> value(-5.0, 5.0);
  std::vector<double> values(n);
  for (double& one : values) one = value(random);
  return values;
}

TEST(Valleys, FindTheFirstValueBelowALimitBetweenAnyTwoSteps) {
  const std::vector<double> values = random_values(75, 1);  // not a whole number of runs
  const Valleys valleys{values};
  for (const double limit : {-4.9, -4.0, 0.0, 6.0, -6.0}) {
    for (std::size_t from = 0; from <= values.size(); ++from) {
      for (std::size_t end = from; end <= values.size(); ++end) {
        std::size_t plain = from;
        while (plain < end && values[plain] >= limit) ++plain;
        ASSERT_EQ(valleys.first_below(from, end, limit), plain) << from << ' ' << end;
      }
    }
  }
}

TEST(Extremes, AreThoseOfTheSeriesWhateverItsLength) {
  for (std::size_t n = 1; n < 40; ++n) {
    const std::vector<double> values = random_values(n, static_cast<unsigned>(n));
    const auto [lowest, highest] = extremes(values);
    EXPECT_EQ(lowest, *std::min_element(values.begin(), values.end()));
    EXPECT_EQ(highest, *std::max_element(values.begin(), values.end()));
  }
}

}  // namespace
}  // namespace sunward::simulation

// Quantiles of inputs. Expected values by SciPy 1 (scipy.stats: norm, truncnorm, lognorm, triang)
// and CPython's statistics.NormalDist.
#include <gtest/gtest.h>

#include "sunward/study/risk/distribution.hpp"

namespace sunward::study::risk {
namespace {

using model::Distribution;
using model::StudyInput;

StudyInput input(Distribution distribution) {
  StudyInput made;
  made.distribution = distribution;
  return made;
}

TEST(NormalQuantile, AgreesWithCPythonToRounding) {
  const std::pair<double, double> expected[] = {{1e-10, -6.361340902404056},
                                                {0.001, -3.090232306167813},
                                                {0.025, -1.9599639845400538},
                                                {0.2, -0.8416212335729142},
                                                {0.5, 0.0},
                                                {0.9, 1.2815515655446008},
                                                {0.999999, 4.753424308817089}};
  for (const auto& [u, x] : expected) EXPECT_NEAR(normal_quantile(u), x, 2e-13) << u;
}

TEST(NormalQuantile, IsUndoneByTheDistributionFunction) {
  for (double u = 1e-6; u < 1.0; u += 0.0137)
    EXPECT_NEAR(normal_probability(normal_quantile(u)), u, 1e-15) << u;
}

TEST(Quantile, OfANormalCutAtBothSidesAgreesWithSciPy) {
  StudyInput price = input(Distribution::normal);
  price.mean = 332;
  price.sd = 33;
  price.min = 200;
  price.max = 340;
  EXPECT_NEAR(quantile(price, 0.05, {}), 269.8457096, 1e-6);
  EXPECT_NEAR(quantile(price, 0.5, {}), 314.49543461, 1e-6);
  EXPECT_NEAR(quantile(price, 0.95, {}), 337.4835033, 1e-6);
}

TEST(Quantile, OfALognormalTakesTheMeanOfTheValueItself) {
  StudyInput cost = input(Distribution::lognormal);
  cost.mean = 1.0;
  cost.sd = 0.15;
  EXPECT_NEAR(quantile(cost, 0.1, {}), 0.81685824, 1e-8);
  EXPECT_NEAR(quantile(cost, 0.9, {}), 1.19726418, 1e-8);
}

TEST(Quantile, OfATriangleAgreesWithSciPyOnBothSidesOfTheMode) {
  StudyInput cost = input(Distribution::triangular);
  cost.min = 4000;
  cost.mode = 4500;
  cost.max = 5500;
  EXPECT_NEAR(quantile(cost, 0.1, {}), 4273.86127875, 1e-7);
  EXPECT_NEAR(quantile(cost, 0.5, {}), 4633.97459622, 1e-7);
  EXPECT_NEAR(quantile(cost, 0.9, {}), 5112.70166538, 1e-7);
}

TEST(Quantile, OfWeightedValuesChangesWhereTheWeightsSay) {
  StudyInput demand = input(Distribution::discrete);
  demand.values = {3000, 6000, 9000};
  demand.weights = {1, 2, 1};
  EXPECT_EQ(quantile(demand, 0.249, {}), 3000);
  EXPECT_EQ(quantile(demand, 0.251, {}), 6000);
  EXPECT_EQ(quantile(demand, 0.749, {}), 6000);
  EXPECT_EQ(quantile(demand, 0.751, {}), 9000);
}

TEST(Quantile, OfAWeatherYearIsItsIndexByWeight) {
  const StudyInput year = input(Distribution::weather_year);
  EXPECT_EQ(quantile(year, 0.69, {0.7, 0.3}), 0);
  EXPECT_EQ(quantile(year, 0.71, {0.7, 0.3}), 1);
}

}  // namespace
}  // namespace sunward::study::risk

#include "sunward/series/resample.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "sunward/base/error.hpp"
#include "sunward/series/solar_position.hpp"
#include "sunward/series/synthetic.hpp"

namespace sunward::series {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

TEST(Resample, CoarseStepsAreTheMeansOfTheirParts) {
  EXPECT_EQ(coarsen({1, 3, 5, 9}, 2), (std::vector<double>{2, 7}));
}

TEST(Resample, CoarseningAnIncompleteStepIsABug) {
  EXPECT_THROW((void)coarsen({1, 2, 3}, 2), InternalError);
}

TEST(Resample, FineStepsFollowTheSlopeBetweenTheNeighbours) {
  // The middle interval of 0, 4, 8 has slope 4 per interval: halves are 3 and 5.
  const std::vector<double> fine = refine({0, 4, 8}, 2);
  EXPECT_DOUBLE_EQ(fine[2], 3.0);
  EXPECT_DOUBLE_EQ(fine[3], 5.0);
}

TEST(Resample, FineStepsKeepEveryMeanAndStayBetweenTheNeighbours) {
  const std::vector<double> coarse{3, 0, 0, 10, 11, 2, 2.5, 30};
  const std::vector<double> fine = refine(coarse, 6);
  const std::vector<double> back = coarsen(fine, 6);
  for (std::size_t i = 0; i < coarse.size(); ++i) EXPECT_NEAR(back[i], coarse[i], 1e-12);
  for (const double value : fine) {
    EXPECT_GE(value, 0.0);
    EXPECT_LE(value, 30.0);
  }
}

TEST(Resample, AWeatherGoesToQuarterHoursAndBackUnchanged) {
  const Weather hourly = make_year({}, {39.5, 112.3, 1350}, 2025, 60, 8.0, 1, 0);
  const Weather fine = resample(hourly, 15);
  EXPECT_EQ(fine.axis.n_steps, 35040);
  const Weather back = resample(fine, 60);
  for (std::size_t t = 0; t < 8760; ++t) {
    ASSERT_NEAR(back.ghi_w_per_m2[t], hourly.ghi_w_per_m2[t], 1e-9);
    ASSERT_NEAR(back.dni_w_per_m2[t], hourly.dni_w_per_m2[t], 1e-9);
    ASSERT_NEAR(back.temp_c[t], hourly.temp_c[t], 1e-9);
    ASSERT_NEAR(back.wind_m_per_s[t], hourly.wind_m_per_s[t], 1e-9);
  }
}

TEST(Resample, QuarterHoursBeforeSunriseGetNoLight) {
  const Weather fine = resample(make_year({}, {39.5, 112.3, 1350}, 2025, 60, 8.0, 1, 0), 15);
  const std::vector<double> cos_zenith = mean_cos_zenith(fine.axis, fine.location);
  for (std::size_t t = 0; t < cos_zenith.size(); ++t) {
    if (cos_zenith[t] == 0.0) {
      ASSERT_EQ(fine.ghi_w_per_m2[t], 0.0);
    }
  }
}

TEST(Resample, StepsThatDoNotDivideOneAnotherGoThroughTheirDivisor) {
  const Weather hourly = make_year({}, {39.5, 112.3, 1350}, 2025, 60, 8.0, 1, 0);
  const Weather odd = resample(hourly, 90);
  EXPECT_EQ(odd.axis.n_steps, 5840);
  double sum_hourly = 0.0, sum_odd = 0.0;
  for (const double value : hourly.wind_m_per_s) sum_hourly += value;
  for (const double value : odd.wind_m_per_s) sum_odd += 1.5 * value;
  EXPECT_NEAR(sum_odd, sum_hourly, 1e-6);
}

TEST(Gaps, AreFoundWithTheirLengths) {
  const std::vector<Gap> gaps = find_gaps({nan, 1, nan, nan, 2});
  ASSERT_EQ(gaps.size(), 2u);
  EXPECT_EQ(gaps[0].first, 0);
  EXPECT_EQ(gaps[0].steps, 1);
  EXPECT_EQ(gaps[1].first, 2);
  EXPECT_EQ(gaps[1].steps, 2);
}

TEST(Gaps, ShortOnesAreFilledAlongAStraightLine) {
  std::vector<double> values{1, nan, nan, 4};
  EXPECT_TRUE(fill_gaps(values, 2).empty());
  EXPECT_DOUBLE_EQ(values[1], 2.0);
  EXPECT_DOUBLE_EQ(values[2], 3.0);
}

TEST(Gaps, LongOnesStayAndAreReported) {
  std::vector<double> values{1, nan, nan, nan, 5};
  const std::vector<Gap> left = fill_gaps(values, 2);
  ASSERT_EQ(left.size(), 1u);
  EXPECT_EQ(left[0].steps, 3);
  EXPECT_TRUE(std::isnan(values[2]));
}

TEST(Gaps, AtTheEndsTakeTheNearestValue) {
  std::vector<double> values{nan, 3, nan};
  fill_gaps(values, 1);
  EXPECT_DOUBLE_EQ(values[0], 3.0);
  EXPECT_DOUBLE_EQ(values[2], 3.0);
}

TEST(Gaps, ALightGapAtNoonFollowsTheSun) {
  const std::vector<double> cos_zenith{0.2, 0.5, 0.6, 0.5, 0.2};
  std::vector<double> light{160, 400, nan, 400, 160};
  EXPECT_TRUE(fill_irradiance_gaps(light, cos_zenith, 1).empty());
  EXPECT_DOUBLE_EQ(light[2], 480.0);  // 800 W/m2 per unit of cosine, as its neighbours
}

TEST(Gaps, ALightGapAtNightIsDark) {
  const std::vector<double> cos_zenith{0.5, 0.0, 0.0, 0.5};
  std::vector<double> light{400, nan, nan, 300};
  EXPECT_TRUE(fill_irradiance_gaps(light, cos_zenith, 2).empty());
  EXPECT_DOUBLE_EQ(light[1], 0.0);
  EXPECT_DOUBLE_EQ(light[2], 0.0);
}

}  // namespace
}  // namespace sunward::series

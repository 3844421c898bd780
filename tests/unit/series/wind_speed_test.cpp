#include "sunward/series/wind_speed.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sunward::series {
namespace {

Weather wind_only(std::vector<double> speed, double height_m) {
  Weather weather;
  weather.wind_m_per_s = std::move(speed);
  weather.wind_height_m = height_m;
  return weather;
}

TEST(WindSpeed, RisesWithThePowerLawFromOneHeight) {
  const std::vector<double> hub = wind_at_height(wind_only({5.0, 0.0}, 10.0), 100.0, 0.2);
  EXPECT_NEAR(hub[0], 7.924466, 1e-6);  // 5 * 10^0.2
  EXPECT_EQ(hub[1], 0.0);
}

TEST(WindSpeed, TwoHeightsGiveEachStepItsOwnShear) {
  Weather weather = wind_only({4.0, 6.0}, 10.0);
  weather.wind_upper_m_per_s = {8.0, 6.0};
  weather.wind_upper_height_m = 100.0;
  const std::vector<double> hub = wind_at_height(weather, 200.0, 0.14);
  EXPECT_NEAR(hub[0], 8.0 * std::pow(2.0, std::log10(2.0)), 1e-12);  // exponent log10(8/4)
  EXPECT_NEAR(hub[1], 6.0, 1e-12);                                   // no shear
}

TEST(WindSpeed, AtAMeasuredHeightTheMeasuredValueStands) {
  Weather weather = wind_only({4.0}, 10.0);
  weather.wind_upper_m_per_s = {7.3};
  weather.wind_upper_height_m = 100.0;
  EXPECT_DOUBLE_EQ(wind_at_height(weather, 100.0, 0.14)[0], 7.3);
  EXPECT_DOUBLE_EQ(wind_at_height(weather, 10.0, 0.14)[0], 4.0);
}

TEST(WindSpeed, NearCalmTheGivenExponentReplacesTheMeasuredShear) {
  Weather weather = wind_only({0.2}, 10.0);
  weather.wind_upper_m_per_s = {3.0};
  weather.wind_upper_height_m = 100.0;
  EXPECT_NEAR(wind_at_height(weather, 200.0, 0.14)[0], 3.0 * std::pow(2.0, 0.14), 1e-12);
}

TEST(WindSpeed, AWildShearIsHeldWithinPlausibleExponents) {
  Weather weather = wind_only({1.0}, 10.0);
  weather.wind_upper_m_per_s = {20.0};  // exponent 1.3
  weather.wind_upper_height_m = 100.0;
  EXPECT_NEAR(wind_at_height(weather, 200.0, 0.14)[0], 20.0 * std::pow(2.0, 0.6), 1e-12);
}

TEST(WindSpeed, ScalingReachesTheTargetAndSaysFactorAndBothMeans) {
  const ScaledWind scaled = scale_wind_to_mean({1.0, 2.0, 6.0}, 6.0);
  EXPECT_DOUBLE_EQ(scaled.factor, 2.0);
  EXPECT_DOUBLE_EQ(scaled.speed_m_per_s[2], 12.0);
  EXPECT_DOUBLE_EQ(scaled.mean_before_m_per_s, 3.0);
  EXPECT_NE(scaled.note.find("2.000"), std::string::npos);
  EXPECT_NE(scaled.note.find("3.00 to 6.00"), std::string::npos);
}

TEST(WindSpeed, WithoutATargetOrWithoutWindNothingIsScaled) {
  EXPECT_DOUBLE_EQ(scale_wind_to_mean({1.0, 2.0}, 0.0).factor, 1.0);
  EXPECT_TRUE(scale_wind_to_mean({0.0, 0.0}, 7.0).note.empty());
  EXPECT_TRUE(scale_wind_to_mean({}, 7.0).speed_m_per_s.empty());
}

}  // namespace
}  // namespace sunward::series

#include "sunward/series/solar_position.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <numeric>

namespace sunward::series {
namespace {

constexpr double rad = std::numbers::pi / 180.0;
const Location pinglu{39.5, 112.3, 1350.0};

// NREL/TP-560-34302, appendix A.5: 17 October 2003, 12:30:30 at UTC-7, Delta T 67 s.
TEST(SolarPosition, ReproducesTheExampleOfTheSpaReport) {
  const Location golden{39.742476, -105.1786, 1830.14};
  const double minutes = static_cast<double>(minutes_from_civil({2003, 10, 17, 19, 30})) + 0.5;
  const SunPosition sun = sun_position(minutes, golden, {82000.0, 11.0}, 67.0);
  EXPECT_NEAR(90.0 - sun.apparent_elevation_deg, 50.11162, 1e-5);
  EXPECT_NEAR(sun.azimuth_deg, 194.34024, 1e-5);
  EXPECT_NEAR(sun.apparent_elevation_deg, 39.888378, 1e-6);
}

TEST(SolarPosition, TheFastPathOfAnAxisAgreesWithTheDirectEvaluation) {
  const TimeAxis axis = calendar_year(2024, 60, 8.0);
  const std::vector<SunPosition> fast = sun_positions(axis, pinglu);
  for (Index step = 0; step < axis.n_steps; step += 11) {
    const SunPosition direct = sun_position(utc_minutes(axis, step) + 30.0, pinglu);
    ASSERT_NEAR(fast[step].zenith_deg, direct.zenith_deg, 1e-5);
    ASSERT_NEAR(std::remainder(fast[step].azimuth_deg - direct.azimuth_deg, 360.0), 0.0, 2e-5);
  }
}

TEST(SolarPosition, TheSunStandsInTheSouthAtNoonAndInTheEastInTheMorning) {
  const TimeAxis axis = calendar_year(2025, 60, 8.0);
  const std::vector<SunPosition> sun = sun_positions(axis, pinglu);
  const Index midsummer = 171 * 24;
  EXPECT_NEAR(sun[midsummer + 12].azimuth_deg, 180.0, 10.0);
  EXPECT_NEAR(sun[midsummer + 12].zenith_deg, 39.5 - 23.44, 0.5);
  EXPECT_LT(sun[midsummer + 7].azimuth_deg, 100.0);
  EXPECT_GT(sun[midsummer + 17].azimuth_deg, 260.0);
}

TEST(SolarPosition, TheAxisThatSkipsTheLeapDayKeepsTheSunOfItsDates) {
  TimeAxis axis = calendar_year(2024, 60, 8.0);
  axis.skips_leap_day = true;
  axis.n_steps = 8760;
  const std::vector<SunPosition> sun = sun_positions(axis, pinglu);
  const Index noon_of_1_july = (31 + 28 + 31 + 30 + 31 + 30) * 24 + 12;
  const double minutes = static_cast<double>(minutes_from_civil({2024, 7, 1, 4, 30}));
  EXPECT_NEAR(sun[noon_of_1_july].zenith_deg, sun_position(minutes, pinglu).zenith_deg, 1e-5);
}

TEST(SolarPosition, TheMeanCosineIsTheMeanOverTheIntervalAlsoAtSunrise) {
  const TimeAxis axis = calendar_year(2025, 60, 8.0);
  const std::vector<double> mean = mean_cos_zenith(axis, pinglu);
  for (const Index step : {6, 7, 8, 12, 17, 18, 4000 + 5, 4000 + 12}) {
    double sum = 0.0;
    for (int i = 0; i < 600; ++i) {
      const double minutes = utc_minutes(axis, step) + 0.1 * i + 0.05;
      sum += std::max(0.0, std::cos(sun_position(minutes, pinglu).zenith_deg * rad));
    }
    EXPECT_NEAR(mean[step], sum / 600.0, 6e-5) << axis.iso(step);  // parallax makes 4e-5
  }
}

TEST(SolarPosition, NightsAndPolarNightsAreDarkAndPolarDaysAreLight) {
  const TimeAxis axis = calendar_year(2025, 60, 1.0);
  const Location tromso{69.65, 18.96, 0.0};
  const std::vector<double> mean = mean_cos_zenith(axis, tromso);
  for (Index step = 0; step < 5 * 24; ++step) EXPECT_EQ(mean[step], 0.0);
  for (Index step = 171 * 24; step < 172 * 24; ++step) EXPECT_GT(mean[step], 0.0);
}

TEST(SolarPosition, TheYearsExtraterrestrialIrradiationAveragesToTheSolarConstant) {
  const Daylight light = daylight(calendar_year(2025), pinglu);
  const auto& values = light.extraterrestrial_normal_w_per_m2;
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / 8760.0;
  EXPECT_NEAR(mean, 1361.1, 0.5);  // the mean of 1/r2 exceeds 1 by e2/2 = 1.4e-4
  EXPECT_NEAR(values[3 * 24], 1361.1 / std::pow(0.98333, 2), 0.5);  // perihelion, 4 January 2025
}

TEST(SolarPosition, DeltaTFollowsThePublishedFits) {
  EXPECT_NEAR(delta_t_seconds(2000.0), 63.86, 1e-9);
  EXPECT_NEAR(delta_t_seconds(1950.0), 29.07, 1e-9);
  EXPECT_NEAR(delta_t_seconds(2010.0), 62.92 + 3.2217 + 0.5589, 1e-9);
}

TEST(SolarPosition, StandardPressureIsThatOfTheInternationalAtmosphere) {
  EXPECT_NEAR(standard_pressure_pa(0.0), 101325.0, 1e-9);
  EXPECT_NEAR(standard_pressure_pa(1000.0), 89876.0, 20.0);  // ISO 2533 table: 898.76 hPa
}

}  // namespace
}  // namespace sunward::series

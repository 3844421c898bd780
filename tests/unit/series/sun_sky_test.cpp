// The walk for direction, height and light outside the air: held to the positions and to the series
// summed term by term.
#include "sunward/series/sun_sky.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "sunward/series/sun_walk.hpp"

namespace sunward::series {
namespace {

constexpr double rad = std::numbers::pi / 180.0;

void expect_same(const TimeAxis& axis, const Location& place) {
  SunWalk walk(axis, place);
  const std::vector<SunPosition> suns = sun_positions(axis, place);
  const double half_width = std::numbers::pi * axis.step_minutes / 1440.0;
  for (Index step = 0; step < axis.n_steps; ++step) {
    const SunPosition& at = suns[static_cast<std::size_t>(step)];
    const double zenith = (90.0 - at.apparent_elevation_deg) * rad;
    const double azimuth = at.azimuth_deg * rad;
    const SunStep sun = walk.at(step);
    ASSERT_NEAR(sun.up, std::cos(zenith), 1e-9) << step;
    ASSERT_NEAR(sun.east, std::sin(zenith) * std::sin(azimuth), 1e-9) << step;
    ASSERT_NEAR(sun.north, std::sin(zenith) * std::cos(azimuth), 1e-9) << step;
    const GeocentricSun direct =
        geocentric_sun(utc_minutes(axis, step) + 0.5 * axis.step_minutes, -1.0);
    const double latitude = place.latitude_deg * rad;
    const double hour_angle =
        direct.sidereal_time_rad + place.longitude_deg * rad - direct.right_ascension_rad;
    ASSERT_NEAR(sun.mean_cos_zenith,
                detail::mean_cos_of_interval(std::sin(latitude) * std::sin(direct.declination_rad),
                                             std::cos(latitude) * std::cos(direct.declination_rad),
                                             hour_angle, half_width),
                2e-7)
        << step;
    ASSERT_NEAR(sun.extraterrestrial_normal_w_per_m2,
                solar_constant_w_per_m2 / (direct.distance_au * direct.distance_au), 1e-3);
  }
}

TEST(SunSky, HasTheNumbersOfThePositionsAndOfTheSeries) {
  expect_same(calendar_year(2025, 60, 8.0), {39.5, 112.3, 1350.0});
  expect_same(calendar_year(2025, 15, 1.0), {-33.9, 18.4, 10.0});
}

TEST(SunSky, HoldsInPolarNightsAndDaysAndAtTheEquator) {
  expect_same(calendar_year(2024, 180, 1.0), {69.65, 18.96, 0.0});
  expect_same(calendar_year(2024, 60, 0.0), {-89.9, 0.0, 2800.0});
  expect_same(calendar_year(2024, 60, -5.0), {0.0, -78.5, 2850.0});
}

TEST(SunSky, TakesStepsInAnyOrderAndOverALeapDayLeftOut) {
  TimeAxis axis = calendar_year(2024, 60, 8.0);
  axis.n_steps = 8760;
  axis.skips_leap_day = true;
  const Location place{39.5, 112.3, 1350.0};
  expect_same(axis, place);
  SunWalk forward(axis, place), back(axis, place);
  for (Index step = 0; step < 8760; step += 97) {
    const double up = SunWalk(axis, place).at(step).up;
    EXPECT_NEAR(forward.at(step).up, up, 1e-13);
    EXPECT_NEAR(back.at(8759 - step).up, SunWalk(axis, place).at(8759 - step).up, 1e-13);
  }
}

TEST(SunSky, FollowsTheSeriesThroughManyYears) {
  TimeAxis axis = calendar_year(1998, 180, 0.0);
  axis.n_steps = 25 * 2922;
  expect_same(axis, {52.0, 13.0, 40.0});
}

}  // namespace
}  // namespace sunward::series

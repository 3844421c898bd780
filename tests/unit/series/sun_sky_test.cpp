// One walk for direction, height and light outside the air: the numbers of the walks that it stands
// for.
#include "sunward/series/sun_sky.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace sunward::series {
namespace {

constexpr double rad = std::numbers::pi / 180.0;

void expect_same(const TimeAxis& axis, const Location& place) {
  const auto n = static_cast<std::size_t>(axis.n_steps);
  const SunSky sky = sun_sky(axis, place, std::vector<char>(n, 1));
  const std::vector<SunPosition> suns = sun_positions(axis, place);
  const Daylight light = daylight(axis, place);
  for (std::size_t t = 0; t < n; ++t) {
    const double zenith = (90.0 - suns[t].apparent_elevation_deg) * rad;
    const double azimuth = suns[t].azimuth_deg * rad;
    ASSERT_NEAR(sky.sun[t].up, std::cos(zenith), 1e-9) << t;
    ASSERT_NEAR(sky.sun[t].east, std::sin(zenith) * std::sin(azimuth), 1e-9) << t;
    ASSERT_NEAR(sky.sun[t].north, std::sin(zenith) * std::cos(azimuth), 1e-9) << t;
    ASSERT_NEAR(sky.light.mean_cos_zenith[t], light.mean_cos_zenith[t], 1e-12) << t;
    ASSERT_EQ(sky.light.extraterrestrial_normal_w_per_m2[t],
              light.extraterrestrial_normal_w_per_m2[t]);
  }
}

TEST(SunSky, HasTheNumbersOfThePositionsAndTheDaylight) {
  expect_same(calendar_year(2025, 60, 8.0), {39.5, 112.3, 1350.0});
  expect_same(calendar_year(2025, 15, 1.0), {-33.9, 18.4, 10.0});
}

TEST(SunSky, HoldsInPolarNightsAndDaysAndAtTheEquator) {
  expect_same(calendar_year(2024, 180, 1.0), {69.65, 18.96, 0.0});
  expect_same(calendar_year(2024, 60, 0.0), {-89.9, 0.0, 2800.0});
  expect_same(calendar_year(2024, 60, -5.0), {0.0, -78.5, 2850.0});
}

TEST(SunSky, LeavesOutWhatIsNotLit) {
  const TimeAxis axis = calendar_year(2025, 60, 8.0);
  std::vector<char> lit(8760, 0);
  lit[12] = 1;
  const SunSky sky = sun_sky(axis, {39.5, 112.3, 1350.0}, lit);
  EXPECT_GT(sky.sun[12].up, 0.3);
  EXPECT_EQ(sky.sun[13].up, -1.0);
  EXPECT_EQ(sky.light.mean_cos_zenith[13], 0.0);
}

}  // namespace
}  // namespace sunward::series

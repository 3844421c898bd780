// The whole photovoltaic chain against pvlib 0.16.1 on two made-up days.
//
// How the expected numbers were made: site 39.5 N, 112.3 E, 1200 m, UTC+8; sun by spa_python at
// mid-hour (alt2pres pressure, 12 degC); extraterrestrial by method "nrel", 1361.1 W/m2; haydavies
// or perez with get_relative_airmass; albedo 0.2, ground light from dni * mean cos(zenith) + dhi;
// iam physical (1.526, 4, 0.002) on beam and circumsolar, and at the Brandemuehl-Beckman angles on
// the rest; faiman 25, 6.84; pvwatts_dc -0.0029; losses 0.14; inverter.pvwatts 0.96 at DC/AC 1.2;
// tracker by tracking.singleaxis, axis 0/180, +-55 deg, backtracking at ground cover 0.35.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sunward/component/pv/availability.hpp"

namespace sunward::component {
namespace {

struct Day {
  series::CivilTime start;
  std::vector<double> dni_w_per_m2;
  std::vector<double> dhi_w_per_m2;
  std::vector<double> temp_c;
  std::vector<double> wind_m_per_s;
  std::vector<double> fixed_plane, fixed_ac;      // Hay-Davies
  std::vector<double> tracker_plane, tracker_ac;  // Hay-Davies
  std::vector<double> tracker_perez_plane, tracker_perez_ac;
};

// clang-format off
const Day june{
    {2023, 6, 21, 0, 0},
    {0, 0, 0, 0, 0, 32, 195, 326, 367, 481, 385, 598, 214, 752, 72, 586, 384, 497, 162, 65, 0, 0, 0, 0},
    {0, 0, 0, 0, 0, 62, 56, 115, 256, 183, 219, 133, 218, 252, 64, 233, 267, 168, 73, 64, 0, 0, 0, 0},
    {16.3, 15.1, 14.3, 14.0, 14.3, 15.1, 16.3, 18.0, 19.9, 22.0, 24.1, 26.0, 27.7, 28.9, 29.7, 30.0, 29.7, 28.9, 27.7, 26.0, 24.1, 22.0, 19.9, 18.0},
    {2.9, 1.6, 0.7, 6.3, 2.3, 2.8, 4.7, 1.0, 5.4, 1.7, 5.5, 6.4, 1.4, 4.0, 6.4, 4.0, 0.9, 5.1, 6.1, 4.9, 8.5, 5.5, 8.2, 1.7},
    {0, 0, 0, 0, 0, 56.183, 50.355, 184.859, 409.838, 498.168, 526.737, 682.870, 410.985, 945.970, 120.290, 624.946, 435.250, 280.100, 68.598, 56.591, 0, 0, 0, 0},
    {0, 0, 0, 0, 0, 0.041441, 0.032751, 0.128433, 0.318567, 0.389674, 0.419195, 0.542912, 0.318763, 0.726130, 0.092082, 0.480844, 0.322610, 0.191013, 0.044547, 0.040364, 0, 0, 0, 0},
    {0, 0, 0, 0, 0, 70.554, 206.476, 461.048, 652.429, 682.571, 602.662, 714.380, 423.651, 983.806, 132.995, 848.155, 682.755, 724.675, 206.972, 84.393, 0, 0, 0, 0},
    {0, 0, 0, 0, 0, 0.050331, 0.167788, 0.369957, 0.525283, 0.534678, 0.480180, 0.568283, 0.327285, 0.754695, 0.102614, 0.653111, 0.515466, 0.568087, 0.162979, 0.057810, 0, 0, 0, 0},
    {0, 0, 0, 0, 0, 90.217, 230.500, 497.213, 678.985, 723.628, 630.578, 722.890, 423.995, 993.918, 145.985, 879.352, 707.820, 733.447, 223.570, 106.533, 0, 0, 0, 0},
    {0, 0, 0, 0, 0, 0.056873, 0.187856, 0.398027, 0.546392, 0.565652, 0.503667, 0.576033, 0.332412, 0.763094, 0.114289, 0.676000, 0.533403, 0.574266, 0.176522, 0.068622, 0, 0, 0, 0}};

const Day december{
    {2023, 12, 21, 0, 0},
    {0, 0, 0, 0, 0, 0, 0, 0, 121, 263, 547, 473, 158, 461, 198, 660, 283, 0, 0, 0, 0, 0, 0, 0},
    {0, 0, 0, 0, 0, 0, 0, 0, 66, 89, 114, 110, 178, 138, 71, 106, 75, 0, 0, 0, 0, 0, 0, 0},
    {-14.7, -15.9, -16.7, -17.0, -16.7, -15.9, -14.7, -13.0, -11.1, -9.0, -6.9, -5.0, -3.3, -2.1, -1.3, -1.0, -1.3, -2.1, -3.3, -5.0, -6.9, -9.0, -11.1, -13.0},
    {5.1, 8.6, 5.1, 1.2, 3.6, 7.7, 4.0, 0.7, 2.6, 1.1, 8.9, 8.7, 7.3, 5.6, 7.0, 1.9, 3.0, 5.0, 3.5, 0.9, 8.9, 4.3, 4.8, 3.3},
    {0, 0, 0, 0, 0, 0, 0, 0, 131.630, 272.782, 580.360, 549.089, 326.655, 572.291, 229.381, 584.208, 240.243, 0, 0, 0, 0, 0, 0, 0},
    {0, 0, 0, 0, 0, 0, 0, 0, 0.108517, 0.234046, 0.509066, 0.481200, 0.282213, 0.493578, 0.197278, 0.484630, 0.192865, 0, 0, 0, 0, 0, 0, 0},
    {0, 0, 0, 0, 0, 0, 0, 0, 112.827, 284.778, 457.006, 346.464, 249.956, 370.776, 187.012, 638.134, 183.001, 0, 0, 0, 0, 0, 0, 0},
    {0, 0, 0, 0, 0, 0, 0, 0, 0.088197, 0.245976, 0.393195, 0.290182, 0.207020, 0.307333, 0.157314, 0.532163, 0.134851, 0, 0, 0, 0, 0, 0, 0},
    {0, 0, 0, 0, 0, 0, 0, 0, 127.319, 295.177, 464.765, 355.208, 249.977, 380.488, 210.340, 594.609, 186.712, 0, 0, 0, 0, 0, 0, 0},
    {0, 0, 0, 0, 0, 0, 0, 0, 0.098243, 0.254911, 0.399735, 0.297517, 0.206697, 0.315346, 0.177469, 0.496753, 0.137277, 0, 0, 0, 0, 0, 0, 0}};
// clang-format on

series::Weather weather_of(const Day& day) {
  series::Weather weather;
  weather.name = weather.source = "made-up day";
  weather.location = {39.5, 112.3, 1200.0};
  weather.axis.start = day.start;
  weather.axis.n_steps = 24;
  weather.axis.utc_offset_h = 8.0;
  weather.dni_w_per_m2 = day.dni_w_per_m2;
  weather.dhi_w_per_m2 = day.dhi_w_per_m2;
  weather.temp_c = day.temp_c;
  weather.wind_m_per_s = day.wind_m_per_s;
  weather.pair = series::IrradiancePair::dni_dhi;
  return weather;
}

Pv tracker() {
  Pv pv;
  pv.mount = PvMount::single_axis;
  pv.tilt_deg = 0.0;
  return pv;
}

void expect_day(const Pv& pv, const Day& day, const std::vector<double>& plane,
                const std::vector<double>& ac) {
  const series::Weather weather = weather_of(day);
  const auto plane_here = pv::plane_of_array_w_per_m2(pv, weather);
  const auto ac_here = pv_availability_pu(pv, weather, weather.location);
  ASSERT_EQ(ac_here.size(), 24U);
  for (std::size_t hour = 0; hour < 24; ++hour) {
    EXPECT_NEAR(plane_here[hour], plane[hour], 0.05 + 2e-4 * plane[hour]) << "hour " << hour;
    EXPECT_NEAR(ac_here[hour], ac[hour], 1e-4) << "hour " << hour;
  }
}

TEST(PvChain, FixedTiltInJuneAgreesWithPvlib) {
  expect_day(Pv{}, june, june.fixed_plane, june.fixed_ac);
}

TEST(PvChain, FixedTiltInDecemberAgreesWithPvlib) {
  expect_day(Pv{}, december, december.fixed_plane, december.fixed_ac);
}

TEST(PvChain, TrackerInJuneAgreesWithPvlib) {
  expect_day(tracker(), june, june.tracker_plane, june.tracker_ac);
}

TEST(PvChain, TrackerInDecemberAgreesWithPvlib) {
  expect_day(tracker(), december, december.tracker_plane, december.tracker_ac);
}

TEST(PvChain, TrackerWithPerezSkyInJuneAgreesWithPvlib) {
  Pv pv = tracker();
  pv.transposition = pv::Transposition::perez;
  expect_day(pv, june, june.tracker_perez_plane, june.tracker_perez_ac);
}

TEST(PvChain, TrackerWithPerezSkyInDecemberAgreesWithPvlib) {
  Pv pv = tracker();
  pv.transposition = pv::Transposition::perez;
  expect_day(pv, december, december.tracker_perez_plane, december.tracker_perez_ac);
}

}  // namespace
}  // namespace sunward::component

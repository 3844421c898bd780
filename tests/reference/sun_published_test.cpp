// When the sun rises and sets, against pvlib's test of SPA and ssc's tables.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "sunward/series/solar_position.hpp"

namespace sunward::series {
namespace {

/// Zenith angle of the sun's centre when its upper limb is seen on the horizon (SPA report).
constexpr double horizon_deg = 90.8333;

/// Hours after local midnight at which the sun crosses the horizon between two hours of one day.
double crossing_h(const CivilTime& day, double utc_offset_h, const Location& place, double from_h,
                  double to_h) {
  const double midnight = static_cast<double>(minutes_from_civil(day)) - 60.0 * utc_offset_h;
  const auto up = [&](double hour) {
    return sun_position(midnight + 60.0 * hour, place).zenith_deg < horizon_deg;
  };
  const bool at_first = up(from_h);
  for (int turn = 0; turn < 40; ++turn) {
    const double middle = 0.5 * (from_h + to_h);
    (up(middle) == at_first ? from_h : to_h) = middle;
  }
  return from_h;
}

// pvlib tests/test_spa.py: Golden, 2 January 2015, 07:21:55 and 16:47:43, within a minute.
TEST(SunriseReference, OfAWintersDayInGoldenIsThatOfPvlib) {
  const Location golden{39.742476, -105.1786, 1830.14};
  const CivilTime day{2015, 1, 2, 0, 0};
  EXPECT_NEAR(crossing_h(day, -7.0, golden, 0.0, 12.0), 7.0 + 21.0 / 60.0 + 55.0 / 3600.0,
              1 / 60.0);
  EXPECT_NEAR(crossing_h(day, -7.0, golden, 12.0, 24.0), 16.0 + 47.0 / 60.0 + 43.0 / 3600.0,
              1 / 60.0);
}

struct Place {
  const char* name;
  Location location;
  double utc_offset_h, rise_h, set_h;
};

// ssc lib_irradproc_test, 21 June 2010, solarpos_spa; within 0.001 h. Its fifth place, Lomaji at
// the date line, is left out: its sunrise there is another day's (0.003 h off).
TEST(SunriseReference, OfMidsummerAroundTheWorldIsThatOfSam) {
  for (const Place& p : {Place{"Golden", {39.77, -105.22, 1730.0}, -7.0, 4.549, 19.541},
                         Place{"Berlin", {52.5, 13.3, 34.0}, 1.0, 3.726, 20.559},
                         Place{"Lima", {-12.03, -77.06, 154.0}, -5.0, 6.458, 17.877},
                         Place{"Madrid", {40.43, -3.72, 667.0}, 1.0, 5.745, 20.810}}) {
    const CivilTime day{2010, 6, 21, 0, 0};
    EXPECT_NEAR(crossing_h(day, p.utc_offset_h, p.location, 0.0, 12.0), p.rise_h, 1e-3) << p.name;
    EXPECT_NEAR(crossing_h(day, p.utc_offset_h, p.location, 12.0, 24.0), p.set_h, 1e-3) << p.name;
  }
}

// The same file, solarpos_spaTest around sunrise and sunset at 31.634 N, 74.8723 E on 19 July 2017;
// azimuth and zenith in radians, within 1e-4. Its zeniths of the evening, 1.618416 and 1.763690,
// lie 1.1e-4 below those of pvlib's SPA (0.16.1), at any hour after noon; pvlib's are held instead.
TEST(SunPositionReference, AroundTheHorizonIsThatOfSam) {
  struct Row {
    int hour, minute;
    double azimuth_rad, zenith_rad;
  };
  const Location place{31.634, 74.8723, 234.0};
  const double midnight = static_cast<double>(minutes_from_civil({2017, 7, 19, 0, 0})) - 330.0;
  constexpr double rad = std::numbers::pi / 180.0;
  for (const Row& row :
       {Row{4, 30, 0.95668, 1.80432}, Row{5, 15, 1.0744, 1.6623}, Row{5, 30, 1.11053, 1.61284},
        Row{19, 45, 5.17436, 1.6185257}, Row{20, 30, 5.28754, 1.7637982}}) {
    const SunPosition sun = sun_position(midnight + 60.0 * row.hour + row.minute, place);
    EXPECT_NEAR(sun.azimuth_deg * rad, row.azimuth_rad, 1e-4) << row.hour;
    EXPECT_NEAR(sun.zenith_deg * rad, row.zenith_rad, row.hour < 12 ? 1e-4 : 1e-6) << row.hour;
  }
}

// The same: Kotzebue has no night on 11 and 21 June.
TEST(SunriseReference, KotzebueHasNoneInJuneAsInSam) {
  const Location kotzebue{66.9, -162.6, 6.0};
  for (const int day : {11, 21}) {
    const double midnight = static_cast<double>(minutes_from_civil({2010, 6, day, 9, 0}));
    for (double minute = 0.0; minute < 1440.0; minute += 10.0)
      ASSERT_LT(sun_position(midnight + minute, kotzebue).zenith_deg, horizon_deg);
  }
}

}  // namespace
}  // namespace sunward::series

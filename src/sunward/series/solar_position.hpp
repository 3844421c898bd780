// Where the sun stands: topocentric zenith and azimuth by the NREL Solar Position Algorithm (SPA).
//
// Times are minutes of UTC since 1970-01-01 00:00 (leap seconds ignored), as doubles so that
// seconds fit. The slow part of SPA (the sun's ecliptic series and nutation) changes smoothly; for
// whole axes it is evaluated every second day and interpolated by a cubic, which keeps SPA accuracy
// (better than 1e-5 degree against the direct evaluation) at a fraction of the cost.
//
// Source: I. Reda, A. Andreas, Solar Position Algorithm for Solar Radiation Applications,
// NREL/TP-560-34302, revised January 2008; valid for the years -2000 to 6000, uncertainty 0.0003
// deg.
#pragma once

#include <vector>

#include "sunward/series/time_axis.hpp"
#include "sunward/series/weather.hpp"

namespace sunward::series {

/// Direction of the sun's centre as seen from a place on the ground.
struct SunPosition {
  double zenith_deg = 90.0;             ///< from the vertical, without refraction; 0 to 180
  double azimuth_deg = 180.0;           ///< clockwise from north, east = 90; 0 to 360
  double apparent_elevation_deg = 0.0;  ///< above the horizon, with refraction
};

/// Air that refracts the light; only apparent_elevation_deg depends on it.
struct RefractionAir {
  double pressure_pa = 0.0;  ///< station pressure; 0: standard atmosphere at the elevation
  double temp_c = 12.0;
};

/// Total solar irradiance at the mean distance [W/m2]. Source: C. A. Gueymard, Solar Energy 168
/// (2018) 2-9, doi:10.1016/j.solener.2018.04.001.
inline constexpr double solar_constant_w_per_m2 = 1361.1;

/// Pressure of the international standard atmosphere [Pa] at elevation_m (-430 to 11000).
[[nodiscard]] double standard_pressure_pa(double elevation_m);

/// Difference of terrestrial time and universal time [s] in a year (fraction allowed).
/// Source: Espenak and Meeus polynomial fits (NASA/TP-2006-214141), for 1900 to 2150; clamped
/// outside.
[[nodiscard]] double delta_t_seconds(double year);

/// The full SPA for one instant. delta_t_s < 0 takes delta_t_seconds() of the date.
[[nodiscard]] SunPosition sun_position(double utc_minutes_since_1970, const Location& location,
                                       const RefractionAir& air = {}, double delta_t_s = -1.0);

/// One position per step of the axis, at the fraction `at_frac` of each interval (0.5:
/// mid-interval, the right choice for interval means). Cost: about 0.25 microseconds per step.
[[nodiscard]] std::vector<SunPosition> sun_positions(const TimeAxis& axis, const Location& location,
                                                     double at_frac = 0.5);

/// What the sun offers a horizontal plane in each interval.
struct Daylight {
  /// Mean over the interval of max(cos zenith, 0), exact over sunrise and sunset (the declination
  /// is held within the interval). This, not the cosine at mid-interval, closes GHI = DNI cos z +
  /// DHI.
  std::vector<double> mean_cos_zenith;
  /// On a plane facing the sun [W/m2]: solar constant 1361.1 W/m2 (C. Gueymard, Solar Energy 168
  /// (2018) 2-17) over the squared distance at mid-interval.
  std::vector<double> extraterrestrial_normal_w_per_m2;
};
[[nodiscard]] Daylight daylight(const TimeAxis& axis, const Location& location);

/// Only the cosines of daylight().
[[nodiscard]] std::vector<double> mean_cos_zenith(const TimeAxis& axis, const Location& location);

/// UTC minutes since 1970 at the start of interval `step`.
[[nodiscard]] double utc_minutes(const TimeAxis& axis, Index step);

}  // namespace sunward::series

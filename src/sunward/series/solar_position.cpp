#include "sunward/series/solar_position.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sunward/series/sun_walk.hpp"

namespace sunward::series {

namespace {
constexpr double pi = std::numbers::pi;
constexpr double rad_per_deg = pi / 180.0;
constexpr double deg_per_rad = 180.0 / pi;
using detail::Observer;
using detail::track_of;
using detail::UtcClock;

// SPA 3.11 to 3.15.
SunPosition topocentric(const GeocentricSun& sun, const Observer& observer) {
  const double hour_angle =
      sun.sidereal_time_rad + observer.longitude_rad - sun.right_ascension_rad;
  const double sin_parallax = std::sin(8.794 / (3600.0 * sun.distance_au) * rad_per_deg);
  const double sin_h = std::sin(hour_angle);
  const double cos_h = std::cos(hour_angle);
  const double sin_d = std::sin(sun.declination_rad);
  const double cos_d = std::cos(sun.declination_rad);
  const double denominator = cos_d - observer.x * sin_parallax * cos_h;
  const double shift = std::atan2(-observer.x * sin_parallax * sin_h, denominator);
  const double cos_shift = std::cos(shift);
  const double sin_shift = std::sin(shift);
  const double tan_d = (sin_d - observer.y * sin_parallax) * cos_shift / denominator;
  const double cos_d_top = 1.0 / std::sqrt(1.0 + tan_d * tan_d);
  const double sin_h_top = sin_h * cos_shift - cos_h * sin_shift;
  const double cos_h_top = cos_h * cos_shift + sin_h * sin_shift;
  const double sin_elevation =
      observer.sin_latitude * tan_d * cos_d_top + observer.cos_latitude * cos_d_top * cos_h_top;
  const double elevation_deg = std::asin(std::clamp(sin_elevation, -1.0, 1.0)) * deg_per_rad;
  const double azimuth_deg =
      180.0 + deg_per_rad * std::atan2(sin_h_top, cos_h_top * observer.sin_latitude -
                                                      tan_d * observer.cos_latitude);
  return {90.0 - elevation_deg, azimuth_deg >= 360.0 ? azimuth_deg - 360.0 : azimuth_deg,
          elevation_deg + detail::refraction_deg(elevation_deg, observer)};
}

/// The same from the vector of a track.
SunPosition seen_at(double utc_minutes, const SunVector& sun, const Observer& observer) {
  const double time = mean_sidereal_rad(utc_minutes) + observer.longitude_rad;
  const double cosine = std::cos(time), sine = std::sin(time);
  const SunStep seen = detail::seen_from(
      observer,
      {sun.x * cosine + sun.y * sine, sun.x * sine - sun.y * cosine, sun.z, 1.0 / sun.distance_au});
  const double elevation_deg = deg_per_rad * std::atan2(seen.up, std::hypot(seen.east, seen.north));
  const double azimuth_deg = deg_per_rad * std::atan2(seen.east, seen.north);
  return {90.0 - elevation_deg, azimuth_deg < 0.0 ? azimuth_deg + 360.0 : azimuth_deg,
          elevation_deg + detail::refraction_deg(elevation_deg, observer)};
}

// Integral of max(a + b cos h, 0) over [from, to], where a + b cos h > 0 exactly for
// |h - 2 pi k| < half_day.
double lit_integral(double a, double b, double from, double to, double half_day) {
  double sum = 0.0;
  for (const double turn : {-2.0 * pi, 0.0, 2.0 * pi}) {
    const double lower = std::max(from, turn - half_day);
    const double upper = std::min(to, turn + half_day);
    if (upper > lower) sum += a * (upper - lower) + b * (std::sin(upper) - std::sin(lower));
  }
  return sum;
}
}  // namespace

namespace detail {

Observer::Observer(const Location& location, const RefractionAir& air) {
  const double latitude = location.latitude_deg * rad_per_deg;
  longitude_rad = location.longitude_deg * rad_per_deg;
  sin_latitude = std::sin(latitude);
  cos_latitude = std::cos(latitude);
  const double u = std::atan(0.99664719 * std::tan(latitude));
  const double height = location.elevation_m / 6378140.0;
  x = std::cos(u) + height * cos_latitude;
  y = 0.99664719 * std::sin(u) + height * sin_latitude;
  const double pressure_pa =
      air.pressure_pa > 0.0 ? air.pressure_pa : standard_pressure_pa(location.elevation_m);
  refraction_factor = pressure_pa / 101000.0 * 283.0 / (273.0 + air.temp_c) * 1.02 / 60.0;
}

UtcClock::UtcClock(const TimeAxis& axis)
    : first_(static_cast<double>(minutes_from_civil(axis.start)) - axis.utc_offset_h * 60.0),
      step_(axis.step_minutes),
      skip_from_(axis.n_steps) {
  if (axis.n_steps == 0 || !axis.skips_leap_day) return;
  const auto skipped = [&](Index step) { return utc_minutes(axis, step) - plain(step) > 0.5; };
  Index low = 0, high = axis.n_steps;
  while (low < high) {
    const Index middle = low + (high - low) / 2;
    if (skipped(middle))
      high = middle;
    else
      low = middle + 1;
  }
  skip_from_ = low;
}

SunTrack track_of(const TimeAxis& axis) {
  const double first = utc_minutes(axis, 0);
  return {first, first + axis.step_minutes * (axis.n_steps + 1.0) + 1440.0};
}

double mean_cos_of_interval(double a, double b, double hour_angle_rad, double half_width_rad) {
  if (a + b <= 0.0) return 0.0;  // polar night
  const double hour_angle = std::remainder(hour_angle_rad, 2.0 * pi);
  const double half_day = a >= b ? pi : std::acos(-a / b);
  const double lit =
      lit_integral(a, b, hour_angle - half_width_rad, hour_angle + half_width_rad, half_day);
  return lit / (2.0 * half_width_rad);
}

}  // namespace detail

double standard_pressure_pa(double elevation_m) {
  return 101325.0 * std::pow(1.0 - 2.25577e-5 * elevation_m, 5.25588);
}

double delta_t_seconds(double year) {
  const double y = std::clamp(year, 1900.0, 2150.0);
  const auto poly = [](double t, std::initializer_list<double> descending) {
    double sum = 0.0;
    for (const double c : descending) sum = sum * t + c;
    return sum;
  };
  if (y < 1920) return poly(y - 1900, {-0.000197, 0.0061966, -0.0598939, 1.494119, -2.79});
  if (y < 1941) return poly(y - 1920, {0.0020936, -0.076100, 0.84493, 21.20});
  if (y < 1961) return poly(y - 1950, {1.0 / 2547.0, -1.0 / 233.0, 0.407, 29.07});
  if (y < 1986) return poly(y - 1975, {-1.0 / 718.0, -1.0 / 260.0, 1.067, 45.45});
  if (y < 2005) {
    return poly(y - 2000, {0.00002373599, 0.000651814, 0.0017275, -0.060374, 0.3345, 63.86});
  }
  if (y < 2050) return poly(y - 2000, {0.005589, 0.32217, 62.92});
  const double century = (y - 1820.0) / 100.0;
  return -20.0 + 32.0 * century * century - 0.5628 * (2150.0 - y);
}

double utc_minutes(const TimeAxis& axis, Index step) {
  return static_cast<double>(minutes_from_civil(axis.time(step))) - axis.utc_offset_h * 60.0;
}

SunPosition sun_position(double utc_minutes_since_1970, const Location& location,
                         const RefractionAir& air, double delta_t_s) {
  return topocentric(geocentric_sun(utc_minutes_since_1970, delta_t_s), Observer(location, air));
}

std::vector<SunPosition> sun_positions(const TimeAxis& axis, const Location& location,
                                       double at_frac) {
  const SunTrack track = track_of(axis);
  const UtcClock clock(axis);
  const Observer observer(location, {});
  std::vector<SunPosition> positions(static_cast<std::size_t>(axis.n_steps));
  for (Index step = 0; step < axis.n_steps; ++step) {
    const double minutes = clock.at(step) + at_frac * axis.step_minutes;
    positions[static_cast<std::size_t>(step)] = seen_at(minutes, track.at(minutes), observer);
  }
  return positions;
}

Daylight daylight(const TimeAxis& axis, const Location& location) {
  const auto n = static_cast<std::size_t>(axis.n_steps);
  Daylight light{std::vector<double>(n, 0.0), std::vector<double>(n, 0.0)};
  SunWalk walk(axis, location);
  for (std::size_t t = 0; t < n; ++t) {
    const SunStep sun = walk.at(static_cast<Index>(t));
    light.extraterrestrial_normal_w_per_m2[t] = sun.extraterrestrial_normal_w_per_m2;
    light.mean_cos_zenith[t] = sun.mean_cos_zenith;
  }
  return light;
}

std::vector<double> mean_cos_zenith(const TimeAxis& axis, const Location& location) {
  return daylight(axis, location).mean_cos_zenith;
}

}  // namespace sunward::series

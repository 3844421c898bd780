#include "sunward/series/sun_sky.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sunward/base/error.hpp"
#include "sunward/series/sun_walk.hpp"

namespace sunward::series {

namespace {
constexpr double pi = std::numbers::pi;
constexpr double deg_per_rad = 180.0 / pi;

/// Raised by the refraction: a turn by less than 0.02 rad towards the zenith.
SunStep raised(double east, double north, double up, const detail::Observer& observer) {
  const double elevation_deg = std::asin(std::clamp(up, -1.0, 1.0)) * deg_per_rad;
  const double turn = detail::refraction_deg(elevation_deg, observer) / deg_per_rad;
  const double level = std::sqrt(std::max(0.0, 1.0 - up * up));
  if (turn == 0.0 || level < 1e-9) return {east, north, up};
  const double square = turn * turn;
  const double cosine = 1.0 - 0.5 * square * (1.0 - square / 12.0);
  const double sine = turn * (1.0 - square / 6.0);
  const double shrink = cosine - up * sine / level;
  return {east * shrink, north * shrink, up * cosine + level * sine};
}

/// SPA 3.12 to 3.15 as vectors: the observer's place is taken off the geocentric direction, which
/// is the parallax in hour angle and declination at once.
struct Equatorial {
  double sin_h, cos_h, sin_d, cos_d;

  [[nodiscard]] SunStep seen(double distance_au, const detail::Observer& observer) const {
    const double parallax = 8.794 / (3600.0 * distance_au) / deg_per_rad;
    const double meridian = cos_d * cos_h - observer.x * parallax;
    const double west = cos_d * sin_h;
    const double pole = sin_d - observer.y * parallax;
    const double scale = 1.0 / std::sqrt(meridian * meridian + west * west + pole * pole);
    const double up = observer.cos_latitude * meridian + observer.sin_latitude * pole;
    const double north = observer.cos_latitude * pole - observer.sin_latitude * meridian;
    return raised(-west * scale, north * scale, up * scale, observer);
  }
};

}  // namespace

SunSky sun_sky(const TimeAxis& axis, const Location& location, const std::vector<char>& lit) {
  const auto n = static_cast<std::size_t>(axis.n_steps);
  SUNWARD_CHECK(lit.size() == n, "one flag per step");
  const SunTrack track = detail::track_of(axis);
  const detail::UtcClock clock(axis);
  const detail::Observer observer(location, {});
  const double half_width = pi * axis.step_minutes / 1440.0;
  SunSky sky{std::vector<SunStep>(n), {std::vector<double>(n, 0.0), std::vector<double>(n, 0.0)}};
  for (std::size_t t = 0; t < n; ++t) {
    if (lit[t] == 0) continue;
    const GeocentricSun sun = track.at(clock.at(static_cast<Index>(t)) + 0.5 * axis.step_minutes);
    const double hour_angle =
        sun.sidereal_time_rad + observer.longitude_rad - sun.right_ascension_rad;
    const Equatorial at{std::sin(hour_angle), std::cos(hour_angle), std::sin(sun.declination_rad),
                        std::cos(sun.declination_rad)};
    sky.sun[t] = at.seen(sun.distance_au, observer);
    sky.light.extraterrestrial_normal_w_per_m2[t] =
        solar_constant_w_per_m2 / (sun.distance_au * sun.distance_au);
    const double a = observer.sin_latitude * at.sin_d;
    const double b = observer.cos_latitude * at.cos_d;
    // An interval away from sunrise and sunset has the mean of its cosine in closed form.
    const double lowest =
        std::cos(half_width) * at.cos_h - std::sin(half_width) * std::abs(at.sin_h);
    sky.light.mean_cos_zenith[t] = a + b * lowest > 0.0 && at.cos_h > -std::cos(half_width)
                                       ? a + b * at.cos_h * std::sin(half_width) / half_width
                                       : detail::mean_cos_of_interval(a, b, hour_angle, half_width);
  }
  return sky;
}

}  // namespace sunward::series

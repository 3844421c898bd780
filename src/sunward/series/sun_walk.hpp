// What the walks along an axis share: the track of the sun, a clock without calendars, and the
// place that looks; private to series.
#pragma once

#include <cmath>
#include <numbers>

#include "sunward/series/solar_position.hpp"
#include "sunward/series/sun_sky.hpp"
#include "sunward/series/sun_track.hpp"

namespace sunward::series::detail {

/// What the observer's place contributes (SPA 3.12), computed once per axis.
struct Observer {
  double longitude_rad, sin_latitude, cos_latitude, x, y, refraction_factor;

  Observer(const Location& location, const RefractionAir& air);
};

/// Refraction [deg] at a true elevation; none with the sun wholly below the horizon (SPA 3.14.2).
[[nodiscard]] inline double refraction_deg(double elevation_deg, const Observer& observer) {
  constexpr double lowest_deg = -0.8333;  // the sun's radius plus the refraction at the horizon
  if (!(elevation_deg > lowest_deg)) return 0.0;
  constexpr double rad_per_deg = std::numbers::pi / 180.0;
  return observer.refraction_factor /
         std::tan((elevation_deg + 10.3 / (elevation_deg + 5.11)) * rad_per_deg);
}

/// Walks an axis without a calendar computation per step.
class UtcClock {
 public:
  explicit UtcClock(const TimeAxis& axis);
  /// UTC minutes since 1970 at the start of a step.
  [[nodiscard]] double at(Index step) const {
    return plain(step) + (step >= skip_from_ ? 1440.0 : 0.0);
  }

 private:
  [[nodiscard]] double plain(Index step) const {
    return first_ + step_ * static_cast<double>(step);
  }
  double first_, step_;
  Index skip_from_;
};

/// The sun over a whole axis.
[[nodiscard]] SunTrack track_of(const TimeAxis& axis);

/// A direction from the earth's centre by the observer's meridian, west and the pole.
struct LocalSun {
  double meridian, west, pole;
  double nearness;  ///< 1 / distance in au
};

/// SPA 3.12 to 3.15 as vectors, without refraction: the observer's place is taken off the
/// geocentric direction, which is the parallax in hour angle and declination at once.
[[nodiscard]] inline SunStep seen_from(const Observer& observer, const LocalSun& sun) {
  constexpr double rad_per_deg = std::numbers::pi / 180.0;
  const double parallax = 8.794 / 3600.0 * rad_per_deg * sun.nearness;
  const double meridian = sun.meridian - observer.x * parallax;
  const double pole = sun.pole - observer.y * parallax;
  const double scale = 1.0 / std::sqrt(meridian * meridian + sun.west * sun.west + pole * pole);
  SunStep seen;
  seen.east = -sun.west * scale;
  seen.north = (observer.cos_latitude * pole - observer.sin_latitude * meridian) * scale;
  seen.up = (observer.cos_latitude * meridian + observer.sin_latitude * pole) * scale;
  return seen;
}

/// Mean of max(cos zenith, 0) over the interval of half width `half_width_rad` around an hour
/// angle; without refraction and parallax. a + b cos h is the cosine at hour angle h.
[[nodiscard]] double mean_cos_of_interval(double a, double b, double hour_angle_rad,
                                          double half_width_rad);

}  // namespace sunward::series::detail

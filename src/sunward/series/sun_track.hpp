// The sun as seen from the earth's centre: right ascension, declination, distance, sidereal time.
// SunTrack evaluates the long series of SPA at sparse nodes and interpolates between them.
// Source: I. Reda, A. Andreas, NREL/TP-560-34302 (2008), sections 3.1 to 3.10.
#pragma once

#include <cstddef>
#include <vector>

namespace sunward::series {

/// Geocentric apparent place of the sun.
struct GeocentricSun {
  double right_ascension_rad = 0.0;
  double declination_rad = 0.0;
  double distance_au = 1.0;
  double sidereal_time_rad = 0.0;  ///< apparent, at Greenwich
};

/// Direct evaluation of the SPA series for one instant; about 4 microseconds.
[[nodiscard]] GeocentricSun geocentric_sun(double utc_minutes_since_1970, double delta_t_s);

/// Apparent place as a vector in the frame of the mean equinox, so that the mean sidereal time
/// turns it to an observer: x to the equinox, z to the pole. Length 1 to 1e-7.
struct SunVector {
  double x = 1.0, y = 0.0, z = 0.0;
  double distance_au = 1.0;
};

/// Mean sidereal time at Greenwich [rad], 0 to 2 pi. SPA 3.5.
[[nodiscard]] double mean_sidereal_rad(double utc_minutes_since_1970);
/// Its change in a minute [rad].
inline constexpr double sidereal_rad_per_minute = 360.98564736629 / 1440.0 * 0.017453292519943295;

/// The sun over a stretch of time. Nodes every two days, four-point Lagrange interpolation: the
/// fastest term of any weight (nutation, 13.7 days) is followed to better than 1e-5 degree.
class SunTrack {
 public:
  /// Covers [first, last] in UTC minutes since 1970; O((last - first) / 2 days).
  SunTrack(double first_utc_minutes, double last_utc_minutes);
  /// Place of the sun at an instant inside the stretch; no allocation.
  [[nodiscard]] SunVector at(double utc_minutes) const {
    return Piece(*this, utc_minutes).at(utc_minutes);
  }

  /// The cubic between two nodes, for many instants of the same two days.
  class Piece {
   public:
    Piece() = default;
    /// The one that holds an instant.
    Piece(const SunTrack& track, double utc_minutes);
    [[nodiscard]] bool holds(double utc_minutes) const {
      return utc_minutes >= begin_minutes_ && utc_minutes < begin_minutes_ + node_minutes;
    }
    [[nodiscard]] SunVector at(double utc_minutes) const {
      const double s = (utc_minutes - begin_minutes_) * (1.0 / node_minutes);
      const auto value = [&](double SunVector::*member) {
        return power_[0].*member +
               s * (power_[1].*member + s * (power_[2].*member + s * power_[3].*member));
      };
      return {value(&SunVector::x), value(&SunVector::y), value(&SunVector::z),
              value(&SunVector::distance_au)};
    }

   private:
    double begin_minutes_ = 1e300;
    SunVector power_[4];  ///< coefficients of 1, s, s^2, s^3; s from 0 to 1
  };

 private:
  static constexpr double node_minutes = 2880.0;
  void add_nodes(std::size_t n_nodes);

  double first_node_minutes_;
  std::vector<SunVector> nodes_;
};

}  // namespace sunward::series

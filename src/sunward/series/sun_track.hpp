// The sun as seen from the earth's centre: right ascension, declination, distance, sidereal time.
// SunTrack evaluates the long series of SPA at sparse nodes and interpolates between them.
// Source: I. Reda, A. Andreas, NREL/TP-560-34302 (2008), sections 3.1 to 3.10.
#pragma once

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

/// The sun over a stretch of time. Nodes every two days, four-point Lagrange interpolation: the
/// fastest term of any weight (nutation, 13.7 days) is followed to better than 1e-5 degree.
class SunTrack {
 public:
  /// Covers [first, last] in UTC minutes since 1970; O((last - first) / 2 days).
  SunTrack(double first_utc_minutes, double last_utc_minutes);
  /// Place of the sun at an instant inside the stretch; no allocation, about 20 ns.
  [[nodiscard]] GeocentricSun at(double utc_minutes) const;

 private:
  struct Node {
    double right_ascension_rad;  // unwound: grows without jumps of 2 pi
    double declination_rad;
    double distance_au;
    double equation_of_equinoxes_rad;
  };
  double first_node_minutes_;
  std::vector<Node> nodes_;
};

}  // namespace sunward::series

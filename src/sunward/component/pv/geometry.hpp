// Directions and the angle between sun and module. Azimuth is clockwise from north, east = 90 deg.
#pragma once

namespace sunward::component::pv {

/// Which way a module faces.
struct Surface {
  double tilt_deg = 0.0;       ///< from the horizontal, 0 to 180
  double azimuth_deg = 180.0;  ///< of the downhill side, 0 to 360
};

/// A unit vector in the local frame: east, north, up.
struct Direction {
  double east = 0.0;
  double north = 0.0;
  double up = 1.0;
};

/// Direction of a point of the sky at zenith_deg (0 to 180) and azimuth_deg.
[[nodiscard]] Direction direction_of(double zenith_deg, double azimuth_deg);

/// Outward normal of a surface (a point of the sky at zenith = tilt).
[[nodiscard]] Direction normal_of(const Surface& surface);

/// Cosine of the angle between two directions, -1 to 1; of sun and normal: cosine of incidence.
[[nodiscard]] constexpr double cos_between(const Direction& a, const Direction& b) {
  return a.east * b.east + a.north * b.north + a.up * b.up;
}

}  // namespace sunward::component::pv

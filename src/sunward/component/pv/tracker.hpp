// Single-axis tracker: rotation that follows the sun, with backtracking against row-to-row shade.
//
// The tracker frame has y along the axis, x to the axis' right-hand side seen downhill (west when
// the axis azimuth is 180 deg), z normal to the plane that holds the axes of all rows.
//
// Source: K. Anderson, M. Mikofski, Slope-Aware Backtracking for Single-Axis Trackers,
// NREL/TP-5K00-76626 (2020), eq. (14) for backtracking, here with rows on a plane that does not
// slope across the axis: |correction| = acos(|cos(ideal)| * row distance / module width).
#pragma once

#include "sunward/component/pv/geometry.hpp"

namespace sunward::component::pv {

struct Tracker {
  double axis_tilt_deg = 0.0;       ///< 0 to 90
  double axis_azimuth_deg = 180.0;  ///< of the downhill end, 0 to 360
  double max_rotation_deg = 55.0;   ///< 0 to 90, both ways
  double ground_cover_frac = 0.35;  ///< module width over row distance, above 0 to 1
  bool backtracking = true;
};

/// Frame and constants of a tracker, made once and used for every step.
class TrackerLaw {
 public:
  explicit TrackerLaw(const Tracker& tracker);

  /// Normal of the modules for a sun in this direction. With the sun at or below the horizon the
  /// modules rest at rotation zero.
  [[nodiscard]] Direction normal(const Direction& sun) const;

  /// Rotation about the axis [deg], right-handed about its downhill end: for an axis azimuth of
  /// 180 deg negative faces east (morning) and positive west.
  [[nodiscard]] double rotation_deg(const Direction& sun) const;

 private:
  struct Rotation {
    double sine = 0.0;
    double cosine = 1.0;
  };
  [[nodiscard]] Rotation rotation(const Direction& sun) const;

  Direction x_;  ///< tracker frame
  Direction z_;
  double row_distance_;  ///< in module widths
  double sin_limit_;
  double cos_limit_;
  bool backtracking_;
};

}  // namespace sunward::component::pv

#include "sunward/component/pv/tracker.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sunward::component::pv {
namespace {

constexpr double rad_per_deg = std::numbers::pi / 180.0;

}  // namespace

TrackerLaw::TrackerLaw(const Tracker& tracker)
    // x: level, 90 deg clockwise from the axis' downhill end; z: the plane's normal, tilted with
    // the axis.
    : x_(direction_of(90.0, tracker.axis_azimuth_deg + 90.0)),
      z_(direction_of(tracker.axis_tilt_deg, tracker.axis_azimuth_deg)),
      row_distance_(1.0 / tracker.ground_cover_frac),
      sin_limit_(std::sin(tracker.max_rotation_deg * rad_per_deg)),
      cos_limit_(std::cos(tracker.max_rotation_deg * rad_per_deg)),
      backtracking_(tracker.backtracking) {}

TrackerLaw::Rotation TrackerLaw::rotation(const Direction& sun) const {
  if (sun.up <= 0.0) return {};
  const double x = cos_between(sun, x_);
  const double z = cos_between(sun, z_);
  const double length = std::sqrt(x * x + z * z);
  if (length == 0.0) return {};  // the sun stands in the axis: any rotation is as good
  Rotation turn{x / length, z / length};
  // Rows shade each other when their projected distance is under one module width; then turn back
  // by acos(distance * cos(ideal)), written with the addition theorem.
  const double gap = row_distance_ * std::abs(turn.cosine);
  if (backtracking_ && gap < 1.0) {
    const double sign = turn.sine < 0.0 ? -1.0 : 1.0;
    const double sin_back = std::sqrt(1.0 - gap * gap);
    const Rotation ideal = turn;
    turn.sine = ideal.sine * gap - sign * ideal.cosine * sin_back;
    turn.cosine = ideal.cosine * gap + sign * ideal.sine * sin_back;
  }
  if (turn.cosine < cos_limit_) {
    turn.sine = turn.sine < 0.0 ? -sin_limit_ : sin_limit_;
    turn.cosine = cos_limit_;
  }
  return turn;
}

double TrackerLaw::rotation_deg(const Direction& sun) const {
  const Rotation turn = rotation(sun);
  return std::atan2(turn.sine, turn.cosine) / rad_per_deg;
}

Direction TrackerLaw::normal(const Direction& sun) const {
  const Rotation turn = rotation(sun);
  return {turn.sine * x_.east + turn.cosine * z_.east,
          turn.sine * x_.north + turn.cosine * z_.north, turn.sine * x_.up + turn.cosine * z_.up};
}

}  // namespace sunward::component::pv

// The sun of every lit step in one walk: its direction, the mean height and the light outside the
// air.
#pragma once

#include <vector>

#include "sunward/series/solar_position.hpp"

namespace sunward::series {

/// Where light comes from in one step.
struct SunStep {
  double east = 0.0;  ///< unit vector to the apparent sun at mid-interval: east, north, up
  double north = 0.0;
  double up = -1.0;
};

/// The same numbers as sun_positions() and daylight(), as a vector instead of angles.
struct SunSky {
  std::vector<SunStep> sun;
  Daylight light;
};

/// @param lit  steps that are wanted, one flag per step; all others stay dark (sun below, zeros).
/// Direction as sun_positions() to 1e-9, without its angles: about 150 ns per lit step.
[[nodiscard]] SunSky sun_sky(const TimeAxis& axis, const Location& location,
                             const std::vector<char>& lit);

}  // namespace sunward::series

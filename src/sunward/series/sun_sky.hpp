// The sun of any step of an axis: its direction, the mean height and the light outside the air.
#pragma once

#include <memory>

#include "sunward/series/solar_position.hpp"

namespace sunward::series {

/// Where light comes from in one step.
struct SunStep {
  /// Unit vector to the apparent sun at mid-interval.
  double east = 0.0, north = 0.0, up = -1.0;
  double mean_cos_zenith = 0.0;                   ///< as in Daylight
  double extraterrestrial_normal_w_per_m2 = 0.0;  ///< as in Daylight
};

/// The numbers of sun_positions() and daylight() for one step after the other, without angles. Made
/// once per axis (0.1 ms a year); steps may be taken in any order, neighbours are cheapest.
class SunWalk {
 public:
  SunWalk(const TimeAxis& axis, const Location& location);
  SunWalk(SunWalk&&) noexcept;
  SunWalk& operator=(SunWalk&&) noexcept;
  ~SunWalk();
  /// Direction as sun_positions() to 1e-9; about 50 ns.
  [[nodiscard]] SunStep at(Index step);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sunward::series

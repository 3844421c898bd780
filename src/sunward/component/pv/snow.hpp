// Snow on the modules: it covers them when it falls, and slides off when air and sun have warmed
// them.
//
// Source: B. Marion, R. Schaefer, H. Caine, G. Sanchez, Measured and modeled photovoltaic system
// energy losses from snow for Colorado and Wisconsin locations, Solar Energy 97 (2013) 112-121,
// doi:10.1016/j.solener.2013.07.029; hourly form and threshold: D. Ryberg, J. Freeman, NREL/TP-
// 6A20-68705 (2017).
#pragma once

#include <vector>

namespace sunward::component::pv {

struct Snow {
  bool covers = false;  ///< false: no snow is reckoned with
  int strings = 8;      ///< electric strings one above the other along the module's slant
};

/// One step of the weather on a snowy module.
struct SnowStep {
  double fallen_cm_per_h = 0.0;
  double depth_cm = 0.0;  ///< on the ground
  double plane_w_per_m2 = 0.0;
  double air_temp_c = 0.0;
  double sin_tilt = 0.0;
};

/// Share of the slant height under snow after the step, 0 to 1.
/// @param covered_frac  before the step.
/// Covers wholly at 1 cm/h and more; slides 0.197 sin(tilt) of the height per hour while the air is
/// warmer than plane / (-80 W/(m2 K)); all of it is gone when under 1 cm lies on the ground.
[[nodiscard]] double snow_cover_frac(double covered_frac, const SnowStep& step, double step_h);

/// Share of DC power lost: a string gives nothing once snow touches it.
[[nodiscard]] double snow_loss_frac(double covered_frac, int strings);

}  // namespace sunward::component::pv

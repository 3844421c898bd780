#include "sunward/component/pv/snow.hpp"

#include <algorithm>
#include <cmath>

namespace sunward::component::pv {

double snow_cover_frac(double covered_frac, const SnowStep& step, double step_h) {
  constexpr double covering_cm_per_h = 1.0;
  constexpr double sliding_w_per_m2_k = -80.0;
  constexpr double slid_frac_per_h = 0.197;
  constexpr double least_depth_cm = 1.0;
  if (step.depth_cm < least_depth_cm) return 0.0;
  if (step.fallen_cm_per_h >= covering_cm_per_h) return 1.0;
  if (!(step.air_temp_c > step.plane_w_per_m2 / sliding_w_per_m2_k)) return covered_frac;
  return std::max(0.0, covered_frac - slid_frac_per_h * step.sin_tilt * step_h);
}

double snow_loss_frac(double covered_frac, int strings) {
  return std::clamp(std::ceil(covered_frac * strings) / strings, 0.0, 1.0);
}

}  // namespace sunward::component::pv

#include "sunward/component/pv/rear_light.hpp"

#include <algorithm>
#include <cmath>

namespace sunward::component::pv {
namespace {

/// Width of a row's shadow on level ground, in row distances, along the direction that it faces.
double shadow_width(const Direction& sun, const Direction& normal, double ground_cover_frac) {
  const double sin_tilt = std::sqrt(normal.east * normal.east + normal.north * normal.north);
  if (!(sun.up > 0.0)) return 1.0;
  const double facing =
      sin_tilt > 0.0 ? (sun.east * normal.east + sun.north * normal.north) / sin_tilt : 0.0;
  return ground_cover_frac * std::abs(normal.up + sin_tilt * facing / sun.up);
}

}  // namespace

RowViews row_views(double cos_tilt, double ground_cover_frac) {
  const double width = ground_cover_frac;  // the row distance is 1
  const double along = width * cos_tilt;
  const double rise_squared = width * width * std::max(0.0, 1.0 - cos_tilt * cos_tilt);
  // From the foot of a row to the head of the next: behind, and in front.
  const double to_behind = std::sqrt((1.0 + along) * (1.0 + along) + rise_squared);
  const double to_front = std::sqrt((1.0 - along) * (1.0 - along) + rise_squared);
  const auto share = [](double value) { return std::clamp(value, 0.0, 1.0); };
  return {share((width + 1.0 - to_behind) / (2.0 * width)),
          share((width + 1.0 - to_front) / (2.0 * width)),
          share(0.5 * (to_behind + to_front) - width)};
}

RearIrradiance rear_irradiance(const SkyState& sky, const Direction& sun, const Direction& normal,
                               double ground_cover_frac, double albedo_frac) {
  const double anisotropy = std::clamp(sky.dni_w_per_m2 / sky.dni_extra_w_per_m2, 0.0, 1.0);
  const double even = sky.dhi_w_per_m2 * (1.0 - anisotropy);
  const double directed =
      sky.dni_w_per_m2 +
      sky.dhi_w_per_m2 * anisotropy / std::max(sky.cos_zenith, least_cos_zenith_hay_davies);
  const double shadow = shadow_width(sun, normal, ground_cover_frac);
  const double lit_ground = std::max(0.0, 1.0 - shadow);
  const double lit_row = shadow > 1.0 ? 1.0 / shadow : 1.0;
  const RowViews views = row_views(normal.up, ground_cover_frac);
  const double level_beam = std::max(0.0, sky.ghi_w_per_m2 - even);
  RearIrradiance rear;
  rear.beam = directed * std::max(0.0, -cos_between(sun, normal)) * lit_row;
  rear.sky = even * views.rear_to_sky;
  rear.ground =
      albedo_frac * (level_beam * lit_ground + even * views.ground_to_sky) * views.rear_to_ground;
  return rear;
}

}  // namespace sunward::component::pv

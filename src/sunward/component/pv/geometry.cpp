#include "sunward/component/pv/geometry.hpp"

#include <cmath>
#include <numbers>

namespace sunward::component::pv {

Direction direction_of(double zenith_deg, double azimuth_deg) {
  constexpr double rad_per_deg = std::numbers::pi / 180.0;
  const double zenith = zenith_deg * rad_per_deg;
  const double azimuth = azimuth_deg * rad_per_deg;
  const double sin_zenith = std::sin(zenith);
  return {sin_zenith * std::sin(azimuth), sin_zenith * std::cos(azimuth), std::cos(zenith)};
}

Direction normal_of(const Surface& surface) {
  return direction_of(surface.tilt_deg, surface.azimuth_deg);
}

}  // namespace sunward::component::pv

#include "sunward/series/precipitable_water.hpp"

#include <algorithm>
#include <cmath>

namespace sunward::series {

double precipitable_water_cm(double temp_c, double humidity_frac) {
  constexpr double zero_celsius_k = 273.15, least_cm = 0.1;
  const double temp_k = temp_c + zero_celsius_k;
  const double theta = temp_k / zero_celsius_k;
  const double scale_height_km =
      0.4976 + 1.5265 * theta + std::exp(13.6897 * theta - 14.9188 * theta * theta * theta);
  const double per_100_k = 100.0 / temp_k;
  const double saturation_hpa =
      std::exp(22.330 - per_100_k * (49.140 + per_100_k * 10.922) - 0.39015 / per_100_k);
  const double vapour_g_per_m3 = 216.7 * humidity_frac / temp_k * saturation_hpa;
  return std::max(0.1 * scale_height_km * vapour_g_per_m3, least_cm);
}

}  // namespace sunward::series

#include "sunward/component/pv/incidence_modifier.hpp"

#include <algorithm>
#include <cmath>

namespace sunward::component::pv {
namespace {

constexpr double glass_index = 1.526;
constexpr double optical_depth = 4.0 * 0.002;  ///< extinction times thickness

/// Share transmitted through the first face and the glass at an incidence cosine above 0.
double transmittance(double cosine) {
  const double sin_squared = 1.0 - cosine * cosine;
  const double cos_inside = std::sqrt(1.0 - sin_squared / (glass_index * glass_index));
  const double across = (cosine - glass_index * cos_inside) / (cosine + glass_index * cos_inside);
  const double along = (cos_inside - glass_index * cosine) / (cos_inside + glass_index * cosine);
  const double reflected = 0.5 * (across * across + along * along);
  return (1.0 - reflected) * std::exp(-optical_depth / cos_inside);
}

}  // namespace

double physical_incidence_modifier(double cos_incidence) {
  if (cos_incidence <= 0.0) return 0.0;
  static const double head_on = transmittance(1.0);
  return transmittance(std::min(cos_incidence, 1.0)) / head_on;
}

double ashrae_incidence_modifier(double cos_incidence, double b) {
  if (cos_incidence <= 0.0) return 0.0;
  return std::clamp(1.0 - b * (1.0 / cos_incidence - 1.0), 0.0, 1.0);
}

double incidence_modifier(IncidenceLaw law, double cos_incidence) {
  return law == IncidenceLaw::physical ? physical_incidence_modifier(cos_incidence)
                                       : ashrae_incidence_modifier(cos_incidence);
}

}  // namespace sunward::component::pv

#include "sunward/component/pv/incidence_modifier.hpp"

#include <algorithm>
#include <cmath>

namespace sunward::component::pv {
namespace {

constexpr double glass_index = 1.526;
/// exp(-x) to 1e-12 for the x that occur: the glass' depth over a cosine above 0.755.
constexpr double faded(double x) {
  return 1.0 - x * (1.0 - x * (1.0 / 2.0) * (1.0 - x * (1.0 / 3.0) * (1.0 - x * (1.0 / 4.0))));
}

constexpr double optical_depth = 4.0 * 0.002;  ///< extinction times thickness

/// Share transmitted through the first face and the glass at an incidence cosine above 0.
double transmittance(double cosine) {
  constexpr double slower_squared = 1.0 / (glass_index * glass_index);
  const double cos_inside = std::sqrt(1.0 - (1.0 - cosine * cosine) * slower_squared);
  const double dense = glass_index * cos_inside, steep = glass_index * cosine;
  // Mean of both polarisations, ((c - d) / (c + d))^2 across and ((i - s) / (i + s))^2 along, on
  // one denominator.
  const double across = (cosine - dense) * (cos_inside + steep);
  const double along = (cos_inside - steep) * (cosine + dense);
  const double whole = (cosine + dense) * (cos_inside + steep);
  const double reflected = 0.5 * (across * across + along * along) / (whole * whole);
  return (1.0 - reflected) * faded(optical_depth / cos_inside);
}

}  // namespace

double physical_incidence_modifier(double cos_incidence) {
  if (cos_incidence <= 0.0) return 0.0;
  constexpr double mirrored = (1.0 - glass_index) / (1.0 + glass_index);
  constexpr double head_on = (1.0 - mirrored * mirrored) * faded(optical_depth);
  return transmittance(std::min(cos_incidence, 1.0)) * (1.0 / head_on);
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

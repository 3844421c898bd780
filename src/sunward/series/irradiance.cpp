#include "sunward/series/irradiance.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sunward/series/solar_position.hpp"

namespace sunward::series {

namespace {
constexpr double closure_min_cos_zenith = 0.05;
constexpr double beam_tolerance = 1.1;

double air_mass(double cos_zenith) {
  const double zenith_deg = std::acos(std::clamp(cos_zenith, 0.0, 1.0)) * 180.0 / std::numbers::pi;
  return 1.0 / (cos_zenith + 0.50572 * std::pow(96.07995 - zenith_deg, -1.6364));
}

}  // namespace

double erbs_diffuse_frac(double kt) {
  if (kt <= 0.0) return 1.0;
  if (kt <= 0.22) return 1.0 - 0.09 * kt;
  if (kt > 0.80) return 0.165;
  return 0.9511 + kt * (-0.1604 + kt * (4.388 + kt * (-16.638 + kt * 12.336)));
}

double clear_sky_dni_w_per_m2(double extraterrestrial_w_per_m2, double cos_zenith,
                              double elevation_m) {
  if (cos_zenith <= 0.0) return 0.0;
  const double height = 0.14e-3 * std::clamp(elevation_m, 0.0, 5000.0);
  const double sea_level = std::pow(0.7, std::pow(air_mass(cos_zenith), 0.678));
  return extraterrestrial_w_per_m2 * ((1.0 - height) * sea_level + height);
}

BeamAndDiffuse split_beam(double ghi_w_per_m2, double dhi_w_per_m2, double cos_zenith,
                          double extraterrestrial_w_per_m2, double elevation_m) {
  if (cos_zenith <= 0.0 || ghi_w_per_m2 <= dhi_w_per_m2) return {0.0, ghi_w_per_m2};
  const double limit =
      beam_tolerance * clear_sky_dni_w_per_m2(extraterrestrial_w_per_m2, cos_zenith, elevation_m);
  const double dni = std::min((ghi_w_per_m2 - dhi_w_per_m2) / cos_zenith, limit);
  return {dni, ghi_w_per_m2 - dni * cos_zenith};
}

Closure irradiance_closure(const Weather& weather) {
  Closure closure;
  const std::size_t n = weather.ghi_w_per_m2.size();
  if (n == 0 || weather.dni_w_per_m2.size() != n || weather.dhi_w_per_m2.size() != n)
    return closure;
  const std::vector<double> cos_zenith = mean_cos_zenith(weather.axis, weather.location);
  double sum = 0.0;
  double sum_squares = 0.0;
  for (std::size_t t = 0; t < n; ++t) {
    if (cos_zenith[t] <= closure_min_cos_zenith) continue;
    const double rest = weather.ghi_w_per_m2[t] -
                        (weather.dni_w_per_m2[t] * cos_zenith[t] + weather.dhi_w_per_m2[t]);
    sum += rest;
    sum_squares += rest * rest;
    ++closure.daylight_steps;
  }
  if (closure.daylight_steps > 0) {
    closure.mean_w_per_m2 = sum / closure.daylight_steps;
    closure.rmse_w_per_m2 = std::sqrt(sum_squares / closure.daylight_steps);
  }
  return closure;
}

IrradiancePair choose_pair(const Weather& weather, const Closure& closure) {
  const bool has_ghi = !weather.ghi_w_per_m2.empty();
  const bool has_dni = !weather.dni_w_per_m2.empty();
  const bool has_dhi = !weather.dhi_w_per_m2.empty();
  if (!has_dhi) return IrradiancePair::ghi_only;
  if (!has_ghi) return IrradiancePair::dni_dhi;
  if (!has_dni) return IrradiancePair::ghi_dhi;
  double sum = 0.0;
  for (const double value : weather.ghi_w_per_m2) sum += value;
  const double mean_daylight = sum / std::max(1, static_cast<int>(closure.daylight_steps));
  return closure.rmse_w_per_m2 <= std::max(10.0, 0.03 * mean_daylight) ? IrradiancePair::dni_dhi
                                                                       : IrradiancePair::ghi_dhi;
}

StepIrradiance consistent_irradiance(const Weather& weather, std::size_t t, double cos_zenith,
                                     double extraterrestrial_w_per_m2) {
  if (weather.pair == IrradiancePair::dni_dhi) {
    const double beam = cos_zenith > 0.0 ? weather.dni_w_per_m2[t] : 0.0;
    const double diffuse = weather.dhi_w_per_m2[t];
    return {beam * cos_zenith + diffuse, beam, diffuse};
  }
  const double ghi = weather.ghi_w_per_m2[t];
  double diffuse = ghi;
  if (weather.pair == IrradiancePair::ghi_dhi)
    diffuse = weather.dhi_w_per_m2[t];
  else if (cos_zenith > 0.0 && ghi > 0.0)
    diffuse = ghi * erbs_diffuse_frac(ghi / (extraterrestrial_w_per_m2 * cos_zenith));
  const auto [beam, rest] =
      split_beam(ghi, diffuse, cos_zenith, extraterrestrial_w_per_m2, weather.location.elevation_m);
  return {ghi, beam, rest};
}

Irradiance consistent_irradiance(const Weather& weather) {
  const bool by_beam = weather.pair == IrradiancePair::dni_dhi;
  const std::size_t n = by_beam ? weather.dni_w_per_m2.size() : weather.ghi_w_per_m2.size();
  Irradiance result{std::vector<double>(n), std::vector<double>(n), std::vector<double>(n)};
  if (n == 0) return result;
  const Daylight light = daylight(weather.axis, weather.location);
  for (std::size_t t = 0; t < n; ++t) {
    const StepIrradiance step = consistent_irradiance(weather, t, light.mean_cos_zenith[t],
                                                      light.extraterrestrial_normal_w_per_m2[t]);
    result.ghi_w_per_m2[t] = step.ghi_w_per_m2;
    result.dni_w_per_m2[t] = step.dni_w_per_m2;
    result.dhi_w_per_m2[t] = step.dhi_w_per_m2;
  }
  return result;
}

}  // namespace sunward::series

#include "sunward/series/wind_speed.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace sunward::series {

namespace {
constexpr double calm_m_per_s = 1.0;  // below this a measured shear is noise
constexpr double min_exponent = -0.1;
constexpr double max_exponent = 0.6;

std::vector<double> scaled(const std::vector<double>& speed, double factor) {
  std::vector<double> result(speed);
  for (double& value : result) value *= factor;
  return result;
}

bool has_two_heights(const Weather& weather) {
  return weather.wind_upper_m_per_s.size() == weather.wind_m_per_s.size() &&
         weather.wind_upper_height_m > 0.0 && weather.wind_upper_height_m != weather.wind_height_m;
}
}  // namespace

std::vector<double> wind_at_height(const Weather& weather, double height_m, double shear_exponent) {
  const std::vector<double>& lower = weather.wind_m_per_s;
  if (!has_two_heights(weather)) {
    return scaled(lower, std::pow(height_m / weather.wind_height_m, shear_exponent));
  }
  const std::vector<double>& upper = weather.wind_upper_m_per_s;
  const double log_ratio = std::log(weather.wind_upper_height_m / weather.wind_height_m);
  const double log_from_lower = std::log(height_m / weather.wind_height_m);
  const double log_from_upper = std::log(height_m / weather.wind_upper_height_m);
  const bool upper_is_nearer = std::abs(log_from_upper) < std::abs(log_from_lower);
  const double log_height = upper_is_nearer ? log_from_upper : log_from_lower;
  std::vector<double> result(lower.size());
  for (std::size_t t = 0; t < lower.size(); ++t) {
    double exponent = shear_exponent;
    if (lower[t] >= calm_m_per_s && upper[t] >= calm_m_per_s) {
      exponent = std::clamp(std::log(upper[t] / lower[t]) / log_ratio, min_exponent, max_exponent);
    }
    result[t] = (upper_is_nearer ? upper[t] : lower[t]) * std::exp(exponent * log_height);
  }
  return result;
}

bool has_log_profile(const LogProfile& ground, double height_m) {
  constexpr double least = 2.0;  // nearer to the ground the logarithm says nothing
  return height_m - displaced_frac * ground.obstacle_height_m >= least * ground.roughness_m;
}

double nearest_wind_height_m(const Weather& weather, double height_m) {
  if (!has_two_heights(weather)) return weather.wind_height_m;
  const double to_lower = std::abs(std::log(height_m / weather.wind_height_m));
  const double to_upper = std::abs(std::log(height_m / weather.wind_upper_height_m));
  return to_upper < to_lower ? weather.wind_upper_height_m : weather.wind_height_m;
}

std::vector<double> wind_by_log_profile(const Weather& weather, double height_m,
                                        const LogProfile& ground) {
  const double from_m = nearest_wind_height_m(weather, height_m);
  const auto log_of = [&](double h) {
    return std::log((h - displaced_frac * ground.obstacle_height_m) / ground.roughness_m);
  };
  const bool upper = from_m != weather.wind_height_m;
  return scaled(upper ? weather.wind_upper_m_per_s : weather.wind_m_per_s,
                log_of(height_m) / log_of(from_m));
}

ScaledWind scale_wind_to_mean(std::vector<double> speed_m_per_s, double target_mean_m_per_s) {
  ScaledWind result;
  result.speed_m_per_s = std::move(speed_m_per_s);
  if (result.speed_m_per_s.empty()) return result;
  const double sum = std::accumulate(result.speed_m_per_s.begin(), result.speed_m_per_s.end(), 0.0);
  const double mean = sum / static_cast<double>(result.speed_m_per_s.size());
  result.mean_before_m_per_s = mean;
  result.mean_after_m_per_s = mean;
  if (!(target_mean_m_per_s > 0.0) || !(mean > 0.0)) return result;
  result.factor = target_mean_m_per_s / mean;
  for (double& value : result.speed_m_per_s) value *= result.factor;
  result.mean_after_m_per_s = target_mean_m_per_s;
  result.note = fmt::format(
      "Wind speed is multiplied by {:.3f}: the mean at hub height goes from {:.2f} to {:.2f} m/s; "
      "the shape of its distribution is kept.",
      result.factor, mean, target_mean_m_per_s);
  return result;
}

}  // namespace sunward::series

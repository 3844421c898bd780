// Wind at another height and with another mean: pure functions on a weather's wind series.
#pragma once

#include <string>
#include <vector>

#include "sunward/series/weather.hpp"

namespace sunward::series {

/// Wind speed [m/s] per step at height_m (1 to 500).
/// With one measured height: v = v0 (height / height0)^shear_exponent (Hellman power law).
/// With two heights: each step's own exponent ln(v1/v0)/ln(h1/h0), held to [-0.1, 0.6], carries the
/// nearer measured height to height_m; steps with v0 or v1 under 1 m/s use shear_exponent.
/// Empty when the weather has no wind.
[[nodiscard]] std::vector<double> wind_at_height(const Weather& weather, double height_m,
                                                 double shear_exponent);

/// Ground under the logarithmic profile v ~ ln((h - d)/z0), d = 0.7 times the obstacles' height.
/// Source: windpowerlib, after V. Quaschning, Regenerative Energiesysteme (2011).
struct LogProfile {
  double roughness_m = 0.15;       ///< z0, above 0
  double obstacle_height_m = 0.0;  ///< 0 or more
};
inline constexpr double displaced_frac = 0.7;

/// The profile holds at a height: (h - d)/z0 is at least 2.
[[nodiscard]] bool has_log_profile(const LogProfile& ground, double height_m);

/// Of one or two measured heights the one nearer to height_m, by the ratio.
[[nodiscard]] double nearest_wind_height_m(const Weather& weather, double height_m);

/// Wind speed [m/s] per step at height_m from the nearest measured height by the logarithmic
/// profile. Both heights must have one (see has_log_profile).
[[nodiscard]] std::vector<double> wind_by_log_profile(const Weather& weather, double height_m,
                                                      const LogProfile& ground);

/// A wind series brought to a wanted mean, and the sentence that owns up to it.
struct ScaledWind {
  std::vector<double> speed_m_per_s;
  double factor = 1.0;
  double mean_before_m_per_s = 0.0;
  double mean_after_m_per_s = 0.0;
  std::string note;  ///< states the factor and both means
};

/// Multiplies a series by target / mean. target_mean_m_per_s <= 0 or an all-calm series: unchanged,
/// factor 1, empty note. The shape of the distribution (Weibull shape) is kept.
[[nodiscard]] ScaledWind scale_wind_to_mean(std::vector<double> speed_m_per_s,
                                            double target_mean_m_per_s);

}  // namespace sunward::series

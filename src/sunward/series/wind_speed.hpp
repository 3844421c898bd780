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

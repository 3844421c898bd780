// Quantiles of the distributions an input may have.
#pragma once

#include "sunward/model/study_terms.hpp"

namespace sunward::study::risk {

/// Distribution function and quantile of the standard normal distribution. @param u  in (0, 1).
/// Source: N(x) = erfc(-x / sqrt 2) / 2; the quantile is its root, started at the rational
/// approximation of Abramowitz and Stegun 26.2.22 and polished by Halley's method to rounding.
[[nodiscard]] double normal_probability(double x);
[[nodiscard]] double normal_quantile(double u);

/// The value an input's distribution stays below with probability u, 0 < u < 1. Normal and
/// lognormal distributions are cut at min and max: what is left is scaled to probability 1.
/// @param weather_weights  of the case's weather years; the value is then the year's index.
[[nodiscard]] double quantile(const model::StudyInput& input, double u,
                              const std::vector<double>& weather_weights);

}  // namespace sunward::study::risk

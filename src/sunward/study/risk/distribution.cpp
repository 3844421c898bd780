#include "sunward/study/risk/distribution.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace sunward::study::risk {

namespace {

using model::Distribution;
using model::StudyInput;

/// Index of the part of a row of weights that holds u.
std::size_t pick(const std::vector<double>& weights, double u) {
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  double below = 0.0;
  for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
    below += weights[i] / sum;
    if (u < below) return i;
  }
  return weights.size() - 1;
}

/// Normal with the given mean and deviation, cut at low and high.
double cut_normal(double mean, double sd, double low, double high, double u) {
  const double below = normal_probability((low - mean) / sd);
  const double up_to = normal_probability((high - mean) / sd);
  const double inside = below + u * (up_to - below);
  if (inside <= 0.0) return low;
  if (inside >= 1.0) return high;
  return std::clamp(mean + sd * normal_quantile(inside), low, high);
}

/// Moments of the value to those of its logarithm: s^2 = ln(1 + (sd/mean)^2), m = ln mean - s^2/2.
double cut_lognormal(const StudyInput& input, double u) {
  const double ratio = input.sd / input.mean;
  const double variance = std::log1p(ratio * ratio);
  const double low = input.min > 0.0 ? std::log(input.min) : -1e300;
  const double mean = std::log(input.mean) - 0.5 * variance;
  return std::exp(cut_normal(mean, std::sqrt(variance), low, std::log(input.max), u));
}

double triangular(const StudyInput& input, double u) {
  const double width = input.max - input.min;
  const double rise = input.mode - input.min;
  const double fall = input.max - input.mode;
  return u * width < rise ? input.min + std::sqrt(u * width * rise)
                          : input.max - std::sqrt((1.0 - u) * width * fall);
}

double discrete(const StudyInput& input, double u) {
  const std::vector<double> equal(input.values.size(), 1.0);
  return input.values[pick(input.weights.empty() ? equal : input.weights, u)];
}

}  // namespace

double normal_probability(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

double normal_quantile(double u) {
  const double tail = std::min(u, 1.0 - u);
  const double t = std::sqrt(-2.0 * std::log(tail));
  double x = -(t - (2.30753 + 0.27061 * t) / (1.0 + t * (0.99229 + 0.04481 * t)));
  for (int round = 0; round < 4; ++round) {
    const double density = std::exp(-0.5 * x * x) * std::numbers::inv_sqrtpi / std::numbers::sqrt2;
    const double newton = (normal_probability(x) - tail) / density;
    x -= newton / (1.0 + 0.5 * x * newton);
  }
  return u < 0.5 ? x : -x;
}

double quantile(const StudyInput& input, double u, const std::vector<double>& weather_weights) {
  switch (input.distribution) {
    case Distribution::normal:
      return cut_normal(input.mean, input.sd, input.min, input.max, u);
    case Distribution::lognormal:
      return cut_lognormal(input, u);
    case Distribution::triangular:
      return triangular(input, u);
    case Distribution::uniform:
      return input.min + u * (input.max - input.min);
    case Distribution::discrete:
      return discrete(input, u);
    case Distribution::weather_year:
      return static_cast<double>(pick(weather_weights, u));
  }
  return 0.0;
}

}  // namespace sunward::study::risk

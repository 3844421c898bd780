// Wind: a Gaussian process with two memories, given a daily course, mapped to Weibull speeds.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "sunward/series/random.hpp"
#include "sunward/series/synthetic_parts.hpp"

namespace sunward::series::detail {

namespace {
constexpr double pi = std::numbers::pi;
constexpr double synoptic_hours = 72.0;

// Quantile of the Weibull distribution (scale 1) at the standard normal's probability of z.
double weibull_of_normal(double z, double inverse_shape) {
  const double exceedance = 0.5 * std::erfc(z * std::numbers::sqrt2 / 2.0);
  return std::pow(-std::log(std::max(exceedance, 1e-300)), inverse_shape);
}

// Normalised Hermite coefficients c_1 to c_6 of weibull_of_normal: the lag correlation r of the
// Gaussian becomes sum c_j^2 r^j / sum c_j^2 of the speeds.
std::array<double, 6> hermite_coefficients(double inverse_shape) {
  std::array<double, 6> c{};
  constexpr double step = 0.05;
  for (int i = -130; i <= 130; ++i) {
    const double z = step * i;
    const double weight = step * std::exp(-0.5 * z * z) / std::sqrt(2.0 * pi);
    const double value = weight * weibull_of_normal(z, inverse_shape);
    double before = 1.0;
    double here = z;
    for (int j = 1; j <= 6; ++j) {
      c[j - 1] += value * here;
      const double next = (z * here - std::sqrt(j) * before) / std::sqrt(j + 1.0);
      before = here;
      here = next;
    }
  }
  return c;
}

double speed_correlation(const std::array<double, 6>& c, double r) {
  double sum = 0.0;
  double total = 0.0;
  double power = 1.0;
  for (const double coefficient : c) {
    power *= r;
    sum += coefficient * coefficient * power;
    total += coefficient * coefficient;
  }
  return sum / total;
}

double gaussian_correlation(const std::array<double, 6>& c, double wanted) {
  double low = 0.0;
  double high = 1.0;
  for (int i = 0; i < 50; ++i) {
    const double middle = 0.5 * (low + high);
    (speed_correlation(c, middle) < wanted ? low : high) = middle;
  }
  return 0.5 * (low + high);
}

// The Gaussian process: y = sqrt(1-q) fast + sqrt(q) slow + daily cosine, unit variance over all.
struct Process {
  double fast_memory, slow_memory, fast_weight, slow_weight;
  std::array<double, 24> daily;  // the deterministic part by hour of day
};

Process make_process(const SyntheticClimate& climate) {
  const double inverse_shape = 1.0 / climate.weibull_shape;
  const std::array<double, 6> c = hermite_coefficients(inverse_shape);
  const double mean = std::tgamma(1.0 + inverse_shape);
  const double amplitude = std::min(climate.wind_diurnal_strength_frac * mean / c[0], 0.95);
  const double daily_variance = 0.5 * amplitude * amplitude;
  const double random_variance = 1.0 - daily_variance;
  const double wanted = gaussian_correlation(c, climate.wind_autocorrelation);
  const double random_memory =
      std::clamp((wanted - daily_variance * std::cos(pi / 12.0)) / random_variance, 0.0, 0.9995);
  Process process{};
  process.slow_memory = std::exp(-1.0 / synoptic_hours);
  // A slow share larger than the wanted correlation could not be undone by the fast part.
  const double slow = std::min(climate.wind_synoptic_frac, 0.9 * random_memory);
  process.fast_memory =
      std::clamp((random_memory - slow * process.slow_memory) / (1.0 - slow), 0.0, 0.9995);
  process.fast_weight = std::sqrt(random_variance * (1.0 - slow));
  process.slow_weight = std::sqrt(random_variance * slow);
  for (int hour = 0; hour < 24; ++hour) {
    process.daily[hour] =
        amplitude * std::cos(2.0 * pi * (hour + 0.5 - climate.wind_diurnal_peak_hour) / 24.0);
  }
  return process;
}
}  // namespace

std::vector<double> make_wind(const SyntheticClimate& climate, const SyntheticFrame& frame,
                              const MonthlyValues& wind_m_per_s, std::uint64_t seed,
                              int year_index) {
  const Process process = make_process(climate);
  const double inverse_shape = 1.0 / climate.weibull_shape;
  const double fast_noise = std::sqrt(1.0 - process.fast_memory * process.fast_memory);
  const double slow_noise = std::sqrt(1.0 - process.slow_memory * process.slow_memory);
  Random random(seed, wind_stream, static_cast<std::uint64_t>(year_index));
  double fast = random.normal();
  double slow = random.normal();
  std::vector<double> speed(static_cast<std::size_t>(frame.axis.n_steps));
  for (std::size_t m = 0; m < 12; ++m) {
    double sum = 0.0;
    for (Index t = frame.month_begin[m]; t < frame.month_begin[m + 1]; ++t) {
      const double y =
          process.fast_weight * fast + process.slow_weight * slow + process.daily[t % 24];
      speed[t] = weibull_of_normal(y, inverse_shape);
      sum += speed[t];
      fast = process.fast_memory * fast + fast_noise * random.normal();
      slow = process.slow_memory * slow + slow_noise * random.normal();
    }
    const Index hours = frame.month_begin[m + 1] - frame.month_begin[m];
    const double factor = wind_m_per_s[m] * hours / sum;
    for (Index t = frame.month_begin[m]; t < frame.month_begin[m + 1]; ++t) speed[t] *= factor;
  }
  return speed;
}

}  // namespace sunward::series::detail

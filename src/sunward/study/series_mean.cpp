#include "sunward/study/series_mean.hpp"

#include <cmath>
#include <cstddef>
#include <cstdlib>

namespace sunward::study {

std::vector<double> damped(const std::vector<double>& before, const std::vector<double>& now,
                           double power_mw) {
  constexpr double new_frac = 0.5;
  std::vector<double> mean(now.size());
  double lacking = 0.0, size = 0.0;
  for (std::size_t n = 0; n < now.size(); ++n) {
    mean[n] = before.empty() ? now[n] / power_mw
                             : (1.0 - new_frac) * before[n] + new_frac * now[n] / power_mw;
    lacking += now[n] / power_mw - mean[n];
    size += std::abs(mean[n]);
  }
  if (size > 0.0)
    for (double& value : mean) value += lacking * std::abs(value) / size;
  return mean;
}

std::vector<double> smoothed(const std::vector<double>& series, double step_h) {
  constexpr double hours_each_way = 2.0;
  const long reach = std::lround(hours_each_way / step_h);
  const auto n_steps = static_cast<long>(series.size());
  std::vector<double> mean(series.size());
  for (long n = 0; n < n_steps; ++n) {
    double sum = 0.0, weight = 0.0;
    for (long j = -reach; j <= reach; ++j) {
      const double near = static_cast<double>(reach + 1 - std::abs(j));
      sum += near * series[static_cast<std::size_t>((n + j + n_steps) % n_steps)];
      weight += near;
    }
    mean[static_cast<std::size_t>(n)] = sum / weight;
  }
  return mean;
}

}  // namespace sunward::study

// Temperature: a seasonal course through the monthly means, a daily course whose range follows the
// clearness of the day, and day-to-day weather.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "sunward/series/random.hpp"
#include "sunward/series/synthetic_parts.hpp"

namespace sunward::series::detail {

namespace {
constexpr double pi = std::numbers::pi;
// Harmonics of the mean day, fitted to the mean days of the Datong and Yuanping CSWD years.
constexpr double first_amplitude = 0.46, first_peak_after_noon_h = 4.3;
constexpr double second_amplitude = 0.094, second_peak_after_noon_h = 2.3;
constexpr double range_gain = 0.8;  // relative change of the range per unit of daily clearness

// The mean day: zero mean, range (largest less smallest hour) one.
std::array<double, 24> daily_shape(double solar_noon_h) {
  std::array<double, 24> shape{};
  for (int hour = 0; hour < 24; ++hour) {
    const double after_noon = hour + 0.5 - solar_noon_h;
    shape[hour] = first_amplitude * std::cos(pi / 12.0 * (after_noon - first_peak_after_noon_h)) +
                  second_amplitude * std::cos(pi / 6.0 * (after_noon - second_peak_after_noon_h));
  }
  const auto [low, high] = std::minmax_element(shape.begin(), shape.end());
  const double range = *high - *low;
  for (double& value : shape) value /= range;
  return shape;
}

// A continuous cyclic course, straight between mid-months, whose monthly means are the ones given.
// Solves the cyclic three-term system for the values at mid-month by Gauss-Seidel (it is strongly
// diagonally dominant: an hour leans on its own month by at least one half).
std::vector<double> smooth_course(const SyntheticFrame& frame, const MonthlyValues& means) {
  std::array<std::array<double, 3>, 12> weight{};  // of the month before, itself, the month after
  const auto place = [&](std::size_t m, Index t) {
    const double length = frame.month_begin[m + 1] - frame.month_begin[m];
    return (t + 0.5 - frame.month_begin[m]) / length - 0.5;
  };
  for (std::size_t m = 0; m < 12; ++m) {
    const Index begin = frame.month_begin[m], end = frame.month_begin[m + 1];
    for (Index t = begin; t < end; ++t) {
      const double x = place(m, t);
      weight[m][0] += std::max(-x, 0.0) / (end - begin);
      weight[m][1] += (1.0 - std::abs(x)) / (end - begin);
      weight[m][2] += std::max(x, 0.0) / (end - begin);
    }
  }
  MonthlyValues node = means;
  for (int sweep = 0; sweep < 60; ++sweep) {
    for (std::size_t m = 0; m < 12; ++m) {
      const double others = weight[m][0] * node[(m + 11) % 12] + weight[m][2] * node[(m + 1) % 12];
      node[m] = (means[m] - others) / weight[m][1];
    }
  }
  std::vector<double> course(static_cast<std::size_t>(frame.axis.n_steps));
  for (std::size_t m = 0; m < 12; ++m) {
    for (Index t = frame.month_begin[m]; t < frame.month_begin[m + 1]; ++t) {
      const double x = place(m, t);
      const double neighbour = x < 0.0 ? node[(m + 11) % 12] : node[(m + 1) % 12];
      course[t] = node[m] + std::abs(x) * (neighbour - node[m]);
    }
  }
  return course;
}

// Day-to-day weather: a daily first-order process, straight between noons.
std::vector<double> day_to_day(const SyntheticClimate& climate, const SyntheticFrame& frame,
                               Random random) {
  const double memory = climate.temp_autocorrelation;
  const double noise = climate.temp_sd_k * std::sqrt(1.0 - memory * memory);
  std::vector<double> noon(static_cast<std::size_t>(frame.n_days()) + 2);
  noon[0] = climate.temp_sd_k * random.normal();
  for (std::size_t d = 1; d < noon.size(); ++d)
    noon[d] = memory * noon[d - 1] + noise * random.normal();
  std::vector<double> course(static_cast<std::size_t>(frame.axis.n_steps));
  for (std::size_t t = 0; t < course.size(); ++t) {
    const double position = (static_cast<double>(t) + 0.5) / 24.0 + 0.5;
    const auto left = static_cast<std::size_t>(position);
    const double share = position - static_cast<double>(left);
    course[t] = noon[left] + share * (noon[left + 1] - noon[left]);
  }
  return course;
}

// Adds a smooth course that moves the monthly means to the ones wanted.
void move_monthly_means(const SyntheticFrame& frame, const MonthlyValues& wanted,
                        std::vector<double>& values) {
  MonthlyValues missing = wanted;
  for (std::size_t m = 0; m < 12; ++m) {
    double sum = 0.0;
    for (Index t = frame.month_begin[m]; t < frame.month_begin[m + 1]; ++t) sum += values[t];
    missing[m] -= sum / (frame.month_begin[m + 1] - frame.month_begin[m]);
  }
  const std::vector<double> course = smooth_course(frame, missing);
  for (std::size_t t = 0; t < values.size(); ++t) values[t] += course[t];
}
}  // namespace

std::vector<double> make_temp(const SyntheticClimate& climate, const SyntheticFrame& frame,
                              const MonthlyValues& temp_c,
                              const std::vector<double>& daily_clearness_frac, std::uint64_t seed,
                              int year_index) {
  const double solar_noon_h = 12.0 + frame.axis.utc_offset_h - frame.location.longitude_deg / 15.0;
  const std::array<double, 24> shape = daily_shape(solar_noon_h);
  std::vector<double> temp =
      day_to_day(climate, frame, Random(seed, temp_stream, static_cast<std::uint64_t>(year_index)));
  for (std::size_t m = 0; m < 12; ++m) {
    const Index first_day = frame.month_begin[m] / 24, last_day = frame.month_begin[m + 1] / 24;
    double mean_clearness = 0.0;
    for (Index d = first_day; d < last_day; ++d) mean_clearness += daily_clearness_frac[d];
    mean_clearness /= last_day - first_day;
    for (Index d = first_day; d < last_day; ++d) {
      const double range = climate.temp_daily_range_k[m] *
                           (1.0 + range_gain * (daily_clearness_frac[d] - mean_clearness));
      for (Index h = 0; h < 24; ++h) temp[24 * d + h] += range * shape[h];
    }
  }
  move_monthly_means(frame, temp_c, temp);
  return temp;
}

}  // namespace sunward::series::detail

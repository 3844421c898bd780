#include "sunward/series/resample.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sunward/base/error.hpp"
#include "sunward/series/solar_position.hpp"

namespace sunward::series {

namespace {
// Slope of the course inside an interval, per interval, from its mean and its neighbours'.
double limited_slope(double before, double here, double after) {
  const double left = here - before;
  const double right = after - here;
  if (left * right <= 0.0) return 0.0;
  const double size =
      std::min({0.5 * std::abs(left + right), 2.0 * std::abs(left), 2.0 * std::abs(right)});
  return left > 0.0 ? size : -size;
}

// Spreads each mean over the new steps in proportion to `weights` (the mean of each group is kept).
std::vector<double> spread(const std::vector<double>& values, const std::vector<double>& weights,
                           int ratio) {
  std::vector<double> result(values.size() * static_cast<std::size_t>(ratio));
  const auto r = static_cast<std::size_t>(ratio);
  for (std::size_t t = 0; t < values.size(); ++t) {
    double sum = 0.0;
    for (std::size_t k = 0; k < r; ++k) sum += weights[t * r + k];
    for (std::size_t k = 0; k < r; ++k) {
      const double share = sum > 0.0 ? weights[t * r + k] * static_cast<double>(ratio) / sum : 1.0;
      result[t * r + k] = values[t] * share;
    }
  }
  return result;
}

void refine_irradiance(const Weather& weather, int ratio, Weather& finer) {
  const std::vector<double> cos_zenith = mean_cos_zenith(finer.axis, weather.location);
  std::vector<double> sun_up(cos_zenith.size());
  std::transform(cos_zenith.begin(), cos_zenith.end(), sun_up.begin(),
                 [](double value) { return value > 0.0 ? 1.0 : 0.0; });
  finer.ghi_w_per_m2 = spread(weather.ghi_w_per_m2, cos_zenith, ratio);
  finer.dhi_w_per_m2 = spread(weather.dhi_w_per_m2, cos_zenith, ratio);
  finer.dni_w_per_m2 = spread(weather.dni_w_per_m2, sun_up, ratio);
}

using Series = std::vector<double> Weather::*;
constexpr Series irradiance_series[] = {&Weather::ghi_w_per_m2, &Weather::dni_w_per_m2,
                                        &Weather::dhi_w_per_m2};
constexpr Series other_series[] = {&Weather::temp_c,        &Weather::pressure_pa,
                                   &Weather::wind_m_per_s,  &Weather::wind_upper_m_per_s,
                                   &Weather::snow_depth_cm, &Weather::precipitable_water_cm};

Weather coarsened(const Weather& weather, int ratio) {
  if (ratio == 1) return weather;
  Weather result = weather;
  result.axis.step_minutes *= ratio;
  result.axis.n_steps /= ratio;
  for (const Series member : irradiance_series) result.*member = coarsen(weather.*member, ratio);
  for (const Series member : other_series) result.*member = coarsen(weather.*member, ratio);
  return result;
}

Weather refined(const Weather& weather, int ratio) {
  Weather result = weather;
  result.axis.step_minutes /= ratio;
  result.axis.n_steps *= ratio;
  refine_irradiance(weather, ratio, result);
  for (const Series member : other_series) result.*member = refine(weather.*member, ratio);
  return result;
}
}  // namespace

std::vector<double> coarsen(const std::vector<double>& values, int ratio) {
  SUNWARD_CHECK(ratio >= 1 && values.size() % static_cast<std::size_t>(ratio) == 0,
                "the series does not divide into whole steps");
  const auto r = static_cast<std::size_t>(ratio);
  std::vector<double> result(values.size() / r);
  for (std::size_t t = 0; t < result.size(); ++t) {
    double sum = 0.0;
    for (std::size_t k = 0; k < r; ++k) sum += values[t * r + k];
    result[t] = sum / ratio;
  }
  return result;
}

std::vector<double> refine(const std::vector<double>& values, int ratio) {
  SUNWARD_CHECK(ratio >= 1, "the ratio of steps must be at least 1");
  const auto r = static_cast<std::size_t>(ratio);
  std::vector<double> result(values.size() * r);
  for (std::size_t t = 0; t < values.size(); ++t) {
    const double before = t == 0 ? values[t] : values[t - 1];
    const double after = t + 1 == values.size() ? values[t] : values[t + 1];
    const double slope = limited_slope(before, values[t], after);
    for (std::size_t k = 0; k < r; ++k) {
      const double place = (static_cast<double>(k) + 0.5) / ratio - 0.5;
      result[t * r + k] = values[t] + slope * place;
    }
  }
  return result;
}

Weather resample(const Weather& weather, int step_minutes) {
  const int old_minutes = weather.axis.step_minutes;
  SUNWARD_CHECK(step_minutes >= 5 && step_minutes <= 180 && 1440 % step_minutes == 0,
                "step outside 5 to 180 minutes or no divisor of a day");
  const int common_minutes = std::gcd(old_minutes, step_minutes);
  if (common_minutes == old_minutes) return coarsened(weather, step_minutes / old_minutes);
  const Weather finer = refined(weather, old_minutes / common_minutes);
  return coarsened(finer, step_minutes / common_minutes);
}

std::vector<Gap> find_gaps(const std::vector<double>& values) {
  std::vector<Gap> gaps;
  for (std::size_t t = 0; t < values.size(); ++t) {
    if (!std::isnan(values[t])) continue;
    const std::size_t first = t;
    while (t < values.size() && std::isnan(values[t])) ++t;
    gaps.push_back({static_cast<Index>(first), static_cast<Index>(t - first)});
  }
  return gaps;
}

std::vector<Gap> fill_gaps(std::vector<double>& values, Index max_steps) {
  std::vector<Gap> left;
  for (const Gap& gap : find_gaps(values)) {
    const auto first = static_cast<std::size_t>(gap.first);
    const std::size_t end = first + static_cast<std::size_t>(gap.steps);
    const bool has_before = first > 0;
    const bool has_after = end < values.size();
    if (gap.steps > max_steps || (!has_before && !has_after)) {
      left.push_back(gap);
      continue;
    }
    const double before = has_before ? values[first - 1] : values[end];
    const double after = has_after ? values[end] : before;
    for (std::size_t t = first; t < end; ++t) {
      const double share = static_cast<double>(t - first + 1) / (gap.steps + 1.0);
      values[t] = before + share * (after - before);
    }
  }
  return left;
}

std::vector<Gap> fill_irradiance_gaps(std::vector<double>& values,
                                      const std::vector<double>& cos_zenith, Index max_steps) {
  SUNWARD_CHECK(values.size() == cos_zenith.size(), "series and sun path differ in length");
  constexpr double low_sun = 0.05;  // ratios to a lower sun are too uncertain to lean on
  std::vector<Gap> left;
  for (const Gap& gap : find_gaps(values)) {
    if (gap.steps > max_steps) {
      left.push_back(gap);
      continue;
    }
    const Index n = static_cast<Index>(values.size());
    const auto usable = [&](Index t) { return !std::isnan(values[t]) && cos_zenith[t] > low_sun; };
    Index before = gap.first - 1;
    Index after = gap.first + gap.steps;
    while (before >= 0 && !usable(before)) --before;
    while (after < n && !usable(after)) ++after;
    const double ratio_before = before >= 0 ? values[before] / cos_zenith[before] : 0.0;
    const double ratio_after = after < n ? values[after] / cos_zenith[after] : ratio_before;
    const double from = before >= 0 ? ratio_before : ratio_after;
    for (Index t = gap.first; t < gap.first + gap.steps; ++t) {
      const double share = before >= 0 && after < n ? static_cast<double>(t - before) /
                                                          static_cast<double>(after - before)
                                                    : 0.5;
      values[t] = (from + share * (ratio_after - from)) * cos_zenith[t];
    }
  }
  return left;
}

}  // namespace sunward::series

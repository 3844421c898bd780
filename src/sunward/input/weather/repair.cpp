#include "sunward/input/weather/repair.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "sunward/series/resample.hpp"

namespace sunward::input::weather_format {

namespace {
// The value `back` steps before step t; past the ends it comes from the other end or repeats.
double at_offset(const std::vector<double>& values, std::ptrdiff_t t, bool cyclic) {
  const auto n = static_cast<std::ptrdiff_t>(values.size());
  if (cyclic) return values[static_cast<std::size_t>(((t % n) + n) % n)];
  return values[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(t, 0, n - 1))];
}
}  // namespace

std::vector<double> spread_rows(const RawWeather& raw, Quantity quantity,
                                const Placement& placement) {
  const std::vector<double>& rows = raw.of(quantity);
  std::vector<double> values;
  if (rows.empty()) return values;
  values.assign(static_cast<std::size_t>(placement.axis.n_steps), missing_value);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (placement.slot[i] >= 0) values[static_cast<std::size_t>(placement.slot[i])] = rows[i];
  }
  return values;
}

void fill(const QuantityInfo& info, const series::TimeAxis& axis, double max_gap_h,
          const std::vector<double>& mean_cos_zenith, std::vector<double>& values,
          std::vector<Phrase>& notes, FaultList& faults) {
  const std::vector<series::Gap> gaps = series::find_gaps(values);
  if (gaps.empty()) return;
  const auto most = static_cast<Index>(max_gap_h / axis.step_h() + 1e-9);
  const std::vector<series::Gap> left =
      info.irradiance ? series::fill_irradiance_gaps(values, mean_cos_zenith, most)
                      : series::fill_gaps(values, most);
  for (const series::Gap& gap : left) {
    faults.add(0, info.key, "", "",
               phrase("range.gap", {{"hours", fmt::format("{:g}", max_gap_h)}}),
               told("weather.gap", {{"hours", fmt::format("{:g}", gap.steps * axis.step_h())},
                                    {"quantity", name_of(info)},
                                    {"from", axis.iso(gap.first)},
                                    {"to", axis.iso(gap.first + gap.steps - 1)}}));
  }
  if (!left.empty()) return;
  Index steps = 0;
  Index longest = 0;
  for (const series::Gap& gap : gaps) {
    steps += gap.steps;
    longest = std::max(longest, gap.steps);
  }
  notes.push_back(
      phrase("note.interpolated", {{"count", steps},
                                   {"quantity", name_of(info)},
                                   {"hours", fmt::format("{:g}", longest * axis.step_h())}}));
}

std::vector<double> shift_means(const std::vector<double>& values, double phase_frac, bool cyclic) {
  std::vector<double> result(values.size());
  for (std::size_t t = 0; t < values.size(); ++t) {
    const double before = at_offset(values, static_cast<std::ptrdiff_t>(t) - 1, cyclic);
    result[t] = phase_frac * before + (1.0 - phase_frac) * values[t];
  }
  return result;
}

std::vector<double> means_of_instants(const std::vector<double>& values, double instant_frac,
                                      bool cyclic) {
  const double whole = std::floor(instant_frac);
  const double x = instant_frac - whole;
  const double before_weight = 0.5 * x * x;
  const double after_weight = 0.5 * (1.0 - x) * (1.0 - x);
  std::vector<double> result(values.size());
  for (std::size_t t = 0; t < values.size(); ++t) {
    const std::ptrdiff_t centre =
        static_cast<std::ptrdiff_t>(t) - static_cast<std::ptrdiff_t>(whole);
    result[t] = before_weight * at_offset(values, centre - 1, cyclic) +
                (1.0 - before_weight - after_weight) * at_offset(values, centre, cyclic) +
                after_weight * at_offset(values, centre + 1, cyclic);
  }
  return result;
}

std::vector<double> cos_zenith_at(const series::TimeAxis& axis, const series::Location& location,
                                  double at_frac) {
  const std::vector<series::SunPosition> sun = series::sun_positions(axis, location, at_frac);
  std::vector<double> result(sun.size());
  std::transform(sun.begin(), sun.end(), result.begin(), [](const series::SunPosition& position) {
    return std::max(0.0, std::cos(position.zenith_deg * std::numbers::pi / 180.0));
  });
  return result;
}

std::vector<double> means_of_light_instants(const std::vector<double>& values, bool is_beam,
                                            const series::TimeAxis& axis,
                                            const series::Location& location, double instant_frac,
                                            bool cyclic,
                                            const std::vector<double>& mean_cos_zenith) {
  constexpr double low_sun = 0.03;  // below it the ratio to the sun's height is noise
  const std::vector<double> height = cos_zenith_at(axis, location, instant_frac);
  const auto n = static_cast<std::ptrdiff_t>(values.size());
  const double whole = std::floor(instant_frac);
  const double x = instant_frac - whole;
  const double weights[] = {0.5 * x * x, 1.0 - 0.5 * x * x - 0.5 * (1 - x) * (1 - x),
                            0.5 * (1 - x) * (1 - x)};
  std::vector<double> result(values.size(), 0.0);
  for (std::ptrdiff_t t = 0; t < n; ++t) {
    const auto step = static_cast<std::size_t>(t);
    if (mean_cos_zenith[step] <= 0.0) continue;
    double sum = 0.0;
    double total = 0.0;
    for (std::ptrdiff_t k = 0; k < 3; ++k) {
      const std::ptrdiff_t from = t - static_cast<std::ptrdiff_t>(whole) + k - 1;
      const double sun = at_offset(height, from, cyclic);
      if (sun <= low_sun) continue;
      sum += weights[k] * at_offset(values, from, cyclic) / (is_beam ? 1.0 : sun);
      total += weights[k];
    }
    if (total > 0.0) result[step] = sum / total * (is_beam ? 1.0 : mean_cos_zenith[step]);
  }
  return result;
}

}  // namespace sunward::input::weather_format

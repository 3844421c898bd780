#include "sunward/component/axis_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "sunward/base/error.hpp"

namespace sunward::component {
namespace {

constexpr int minutes_per_day = 1440;

[[noreturn]] void throw_fault(std::string_view key, std::string value, Phrase range,
                              FaultWords words) {
  Fault fault;
  fault.key = std::string(key);
  fault.value = std::move(value);
  fault.range = std::move(range);
  fault.tell(std::move(words));
  throw InputError({fault});
}

/// Place of the axis' step in a year of values that has 365 or 366 days.
std::size_t place_in_year(const series::CivilTime& time, bool leap_series, int step_minutes) {
  const int day_of_month = !leap_series && time.month == 2 ? std::min(time.day, 28) : time.day;
  const int year = leap_series ? 2024 : 2025;  // any year of the series' own length
  const long day =
      series::days_from_civil(year, time.month, day_of_month) - series::days_from_civil(year, 1, 1);
  const long minute = day * minutes_per_day + time.hour * 60L + time.minute;
  return static_cast<std::size_t>(minute / step_minutes);
}

}  // namespace

std::vector<double> values_on_axis(const std::vector<double>& values, const series::TimeAxis& axis,
                                   std::string_view key) {
  const auto bad = std::find_if_not(values.begin(), values.end(),
                                    [](double value) { return std::isfinite(value); });
  if (bad != values.end()) {
    throw_fault(key, fmt::format("{}", *bad), phrase("range.finite_numbers"),
                told("series.not_a_number", {{"number", bad - values.begin() + 1}}));
  }
  const auto n_steps = static_cast<std::size_t>(axis.n_steps);
  if (values.size() == n_steps) return values;

  const auto per_day = static_cast<std::size_t>(minutes_per_day / axis.step_minutes);
  const bool leap_series = values.size() == 366 * per_day;
  if (!leap_series && values.size() != 365 * per_day) {
    throw_fault(key, std::to_string(values.size()),
                phrase("range.series_length",
                       {{"steps", n_steps}, {"year", 365 * per_day}, {"leap_year", 366 * per_day}}),
                told("series.length", {{"steps", n_steps}, {"minutes", axis.step_minutes}}));
  }
  std::vector<double> result(n_steps);
  for (std::size_t t = 0; t < n_steps; ++t) {
    const series::CivilTime time = axis.time(static_cast<Index>(t));
    result[t] = values[place_in_year(time, leap_series, axis.step_minutes)];
  }
  return result;
}

}  // namespace sunward::component

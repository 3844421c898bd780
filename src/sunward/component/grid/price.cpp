#include "sunward/component/grid/price.hpp"

#include <algorithm>

#include "sunward/component/axis_values.hpp"

namespace sunward::component {
namespace {

constexpr double peak = 1.6;
constexpr double valley = 0.45;
constexpr double super_peak_uplift = 1.2;

double shanxi_multiplier(int hour) {
  const bool is_peak = (hour >= 8 && hour < 11) || (hour >= 17 && hour < 23);
  const bool is_valley = hour < 7 || (hour >= 11 && hour < 13);
  if (is_peak) return peak;
  return is_valley ? valley : 1.0;
}

/// Mean multiplier over [start, start + length) minutes of a day; steps never pass midnight because
/// they divide the day.
double mean_multiplier(const std::array<double, 24>& by_hour, int start, int length) {
  double sum = 0.0;
  for (int minute = start; minute < start + length;) {
    const int hour = minute / 60;
    const int end = std::min((hour + 1) * 60, start + length);
    sum += by_hour[static_cast<std::size_t>(hour % 24)] * (end - minute);
    minute = end;
  }
  return sum / length;
}

}  // namespace

MultiplierTable flat_multipliers() {
  MultiplierTable table{};
  for (auto& month : table) month.fill(1.0);
  return table;
}

SuperPeak assumed_shanxi_super_peak() { return {{1, 7, 8, 12}, {18, 19}}; }

MultiplierTable shanxi_tou_multipliers() { return shanxi_tou_multipliers(SuperPeak{}); }

MultiplierTable shanxi_tou_multipliers(const SuperPeak& super_peak) {
  MultiplierTable table{};
  for (auto& month : table) {
    for (int hour = 0; hour < 24; ++hour) {
      month[static_cast<std::size_t>(hour)] = shanxi_multiplier(hour);
    }
  }
  for (const int month : super_peak.months) {
    for (const int hour : super_peak.hours) {
      double& cell =
          table.at(static_cast<std::size_t>(month - 1)).at(static_cast<std::size_t>(hour));
      if (cell == peak) cell = peak * super_peak_uplift;
    }
  }
  return table;
}

std::vector<double> import_price(const Grid& grid, const series::TimeAxis& axis) {
  if (!grid.import_price_cny_per_mwh.empty()) {
    return values_on_axis(grid.import_price_cny_per_mwh, axis, "import_price_cny_per_mwh");
  }
  std::vector<double> price(static_cast<std::size_t>(axis.n_steps));
  for (std::size_t t = 0; t < price.size(); ++t) {
    const series::CivilTime time = axis.time(static_cast<Index>(t));
    const auto& by_hour = grid.import_multiplier[static_cast<std::size_t>(time.month - 1)];
    const double multiplier =
        mean_multiplier(by_hour, time.hour * 60 + time.minute, axis.step_minutes);
    price[t] = grid.import_base_cny_per_mwh * multiplier + grid.import_adders_cny_per_mwh;
  }
  return price;
}

std::vector<double> export_price(const Grid& grid, const series::TimeAxis& axis) {
  if (!grid.export_price_series_cny_per_mwh.empty()) {
    return values_on_axis(grid.export_price_series_cny_per_mwh, axis,
                          "export_price_series_cny_per_mwh");
  }
  return std::vector<double>(static_cast<std::size_t>(axis.n_steps), grid.export_price_cny_per_mwh);
}

}  // namespace sunward::component

// Energy prices step by step, and a preset of Shanxi's time-of-use multipliers.
#pragma once

#include <array>
#include <vector>

#include "sunward/component/grid/grid.hpp"
#include "sunward/series/time_axis.hpp"

namespace sunward::component {

/// Multiplier of the energy price by [month 0-11][hour of day 0-23].
using MultiplierTable = std::array<std::array<double, 24>, 12>;

/// The multiplier 1 at every hour: a tariff without time of use.
[[nodiscard]] MultiplierTable flat_multipliers();

/// Months and hours in which the peak price is raised further.
struct SuperPeak {
  std::vector<int> months;  ///< 1-12
  std::vector<int>
      hours;  ///< 0-23, hour of day in which the interval starts; only peak hours count
};

/// January, July, August and December, 18-20 h. The uplift is sourced (see below); months and hours
/// are an assumption, as the notice's list of them was not at hand: check against the current one.
[[nodiscard]] SuperPeak assumed_shanxi_super_peak();

/// Shanxi's time-of-use multipliers: peak 08-11 and 17-23 at 1.6, valley 00-07 and 11-13 at 0.45,
/// flat 07-08, 13-17 and 23-24 at 1; super-peak 1.2 times peak (1.92). They apply to the energy
/// price only, not to levies and transmission. Source: Shanxi development and reform commission,
/// notice Jin Fa Gai Shang Pin Fa [2021] 479, in force from 2022-01-01; from 2026 no longer applied
/// to users who trade directly.
[[nodiscard]] MultiplierTable shanxi_tou_multipliers();
[[nodiscard]] MultiplierTable shanxi_tou_multipliers(const SuperPeak& super_peak);

/// Price of imported energy [CNY/MWh], one value per step: the full price series when given, else
/// base x multiplier + adders. A step that spans several hours takes their time-weighted mean.
/// @throws InputError when the series fits neither the axis nor a year (see values_on_axis).
[[nodiscard]] std::vector<double> import_price(const Grid& grid, const series::TimeAxis& axis);

/// Price paid for exported energy [CNY/MWh], one value per step. @throws InputError as
/// import_price.
[[nodiscard]] std::vector<double> export_price(const Grid& grid, const series::TimeAxis& axis);

}  // namespace sunward::component

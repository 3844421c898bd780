// What a step pays over what a storage puts in: a convex function of straight pieces.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace sunward::simulation {

/// Shorter is rounding [MWh].
inline constexpr double trace_mwh = 1e-9;

/// A straight piece of a convex function: pieces follow one another with rising slopes.
struct Piece {
  double slope = 0.0;   ///< CNY per MWh
  double length = 0.0;  ///< MWh
};
using Pieces = std::vector<Piece>;

/// What a storage can do in every step.
struct StorageLimits {
  double step_h = 1.0;
  double charge_mw = 0.0, discharge_mw = 0.0;
  double round_trip_frac = 1.0;  ///< above 0 to 1
  double capacity_mwh = 0.0;     ///< that would come out at the bus when full
};

/// What a step pays for power at the bus. Prices fall from shortage to surplus.
struct StepPrices {
  double residual_mw = 0.0;  ///< left over without this storage; negative: lacking
  double import_cny_per_mwh = 0.0;
  double export_cny_per_mwh = 0.0;  ///< at most the import's
  double export_mw = 0.0;           ///< most that may be exported; what is beyond is curtailed
  double held_mw = 0.0;             ///< import above it raises the month's peak
  double above_cny_per_mwh = 0.0;   ///< added just above held_mw ...
  double far_above_mw = 0.0;  ///< ... and three times as much where it is more than this above
};

/// Stretches of power at the bus, from much surplus to much shortage: stretch k lies between
/// ends[k - 1] and ends[k] and pays prices[k].
inline constexpr std::size_t stretches = 5;
[[nodiscard]] std::array<double, stretches - 1> stretch_ends_mw(const StepPrices& step);
[[nodiscard]] std::array<double, stretches> stretch_prices(const StepPrices& step);

/// The step's cost as pieces over what is put in, from -discharge_mw to charge_mw, as energy that
/// would come out at the bus [MWh].
void step_cost(const StepPrices& step, const StorageLimits& limits, Pieces& pieces);

}  // namespace sunward::simulation

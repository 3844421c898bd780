#include "sunward/simulation/step_cost.hpp"

#include <algorithm>

namespace sunward::simulation {

namespace {

/// Leaves out what is shorter than a trace; joins what has the same slope.
void append(Pieces& pieces, const Piece& piece) {
  if (piece.length <= trace_mwh) return;
  if (!pieces.empty() && pieces.back().slope == piece.slope)
    pieces.back().length += piece.length;
  else
    pieces.push_back(piece);
}

}  // namespace

std::array<double, stretches - 1> stretch_ends_mw(const StepPrices& step) {
  return {step.export_mw, 0.0, -step.held_mw, -step.held_mw - step.far_above_mw};
}

std::array<double, stretches> stretch_prices(const StepPrices& step) {
  // Curtailing brings nothing; where giving power away costs, it is curtailed as dearly.
  return {std::min(0.0, step.export_cny_per_mwh), step.export_cny_per_mwh, step.import_cny_per_mwh,
          step.import_cny_per_mwh + step.above_cny_per_mwh,
          step.import_cny_per_mwh + 3.0 * step.above_cny_per_mwh};
}

void step_cost(const StepPrices& step, const StorageLimits& limits, Pieces& pieces) {
  const auto ends = stretch_ends_mw(step);
  const auto price = stretch_prices(step);
  pieces.clear();
  const auto walk = [&](double from_mw, double to_mw, double content_per_mwh) {
    double at_mw = from_mw;
    for (std::size_t k = 0; k < stretches && at_mw > to_mw; ++k) {
      const double until_mw = k < ends.size() ? std::max(ends[k], to_mw) : to_mw;
      if (until_mw >= at_mw) continue;
      append(pieces,
             {price[k] / content_per_mwh, (at_mw - until_mw) * limits.step_h * content_per_mwh});
      at_mw = until_mw;
    }
  };
  walk(step.residual_mw + limits.discharge_mw, step.residual_mw, 1.0);
  walk(step.residual_mw, step.residual_mw - limits.charge_mw, limits.round_trip_frac);
}

}  // namespace sunward::simulation

// How far the electrolysers run on the park's own generation of the same step: what the rules of
// hydrogen are made of. Definitions: docs/theory/formulation.md.
#pragma once

#include <string>
#include <vector>

#include "sunward/formulation/asset_reader.hpp"
#include "sunward/formulation/builder.hpp"

namespace sunward::formulation {

/// True for the electricity an electrolyser takes.
[[nodiscard]] bool is_electrolyser_power(const model::Park& park, const FlowMap& flow);

/// Electricity of a kg at the best point of the electrolyser's curve [MWh].
[[nodiscard]] double least_mwh_per_kg(const component::Electrolyser& electrolyser);
/// The same of the electrolyser a flow of hydrogen comes from; 0 for other flows.
[[nodiscard]] double least_mwh_per_kg(const model::Park& park, const FlowMap& flow);

/// Adds one column for all electrolysers, u >= e - (G - E) and >= 0, as a flow of the first of
/// them. e their power, G generation, E export. @return the flow; -1 without electrolysers.
[[nodiscard]] Index add_unmatched_power(Builder& builder);
/// Adds the row G - E - f e >= 0 of every step. @return the step row; -1 without electrolysers.
[[nodiscard]] Index add_matched_row(const std::string& name, double limit, Builder& builder);

/// Sums over a month, a year or all years of what the rules of hydrogen compare.
struct HydrogenSums {
  double electrolyser_mwh = 0.0;
  double own_mwh = 0.0;      ///< G - E
  double matched_mwh = 0.0;  ///< of min(e, G - E), step by step
  /// Lowest own over electrolysers of a month in which they run; infinite: they never do.
  double worst_month_frac = infinity;
};

/// @param scenario  index, or -1 for the expectation over the scenarios (the worst month of all).
/// Zero where the park has no rule of hydrogen. Cost: O(steps x flows of electricity).
[[nodiscard]] HydrogenSums hydrogen_sums(const model::Park& park, const Program& program,
                                         const FlowValues& flows, Index scenario);

/// The same for each month of the horizon.
[[nodiscard]] std::vector<HydrogenSums> hydrogen_by_month(const model::Park& park,
                                                          const Program& program,
                                                          const FlowValues& flows, Index scenario);

/// The electrolysers' power, all of them, per step.
[[nodiscard]] std::vector<double> electrolyser_power(const model::Park& park,
                                                     const Program& program,
                                                     const FlowValues& flows);

}  // namespace sunward::formulation

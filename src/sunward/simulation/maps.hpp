// Operating maps of the laws at the sizes planned: what they give at each power and state, for the
// report.
#pragma once

#include <vector>

#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"
#include "sunward/result/simulation.hpp"

namespace sunward::simulation {

/// Flow batteries: one-way efficiency of half an hour at a power (> 0 discharging) from a charged
/// share of the nameplate, new, electrolyte at 25 degC, without heating and cooling; a point that
/// the battery cannot hold is NaN. Electrolysers: see electrolyser_maps.
[[nodiscard]] std::vector<result::OperatingMap> maps_of(const model::Park& park,
                                                        const result::Plan& plan);

}  // namespace sunward::simulation

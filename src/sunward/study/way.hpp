// The mean year of a plan from sun and wind to product as steps that sum to zero.
#pragma once

#include <vector>

#include "sunward/result/losses.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::study {

/// What comes in (light on the modules, air through the rotors, fuel, grid), what each stage takes
/// or adds, what goes out. Plants of one technology share the steps of their ladders. What the
/// plan's own tolerance leaves over is the last step, "rest"; steps without weight are left out.
/// @param ladders  of the plan, down to "curtailment".
[[nodiscard]] std::vector<result::WayStep> way_of(const std::vector<result::LossLadder>& ladders,
                                                  const result::Plan& plan);

}  // namespace sunward::study

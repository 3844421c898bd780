// What a study keeps of a plan.
#pragma once

#include <vector>

#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::study::risk {

/// Sizes ("wind.capacity_mw"), the investment, the plan's indicators and those of its statements,
/// in this order. The plan is optimal, its flows with values.
[[nodiscard]] std::vector<result::Indicator> figures_of(const result::Plan& plan,
                                                        const model::Park& park);

}  // namespace sunward::study::risk

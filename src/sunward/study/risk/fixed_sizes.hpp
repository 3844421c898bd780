// A park whose sizes are those of a plan.
#pragma once

#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::study::risk {

/// Fixes every size at the plan's, a millionth larger: what a plan just manages within its
/// tolerance would otherwise be out of reach for the next solve. Components are matched by name.
void fix_sizes(model::Park& park, const result::Plan& plan);

}  // namespace sunward::study::risk

// The yearly energy balance as links between nodes (Sankey): expected MWh, hydrogen at its lower
// heating value. The links form no cycle: whatever both takes and gives appears as two nodes.
#pragma once

#include <vector>

#include "sunward/base/text.hpp"
#include "sunward/formulation/bindings.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::formulation {

[[nodiscard]] std::vector<result::Link> links_of(const Evaluated& values, Language language);

}  // namespace sunward::formulation

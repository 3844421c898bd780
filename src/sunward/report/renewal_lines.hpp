// What wore out in a replay and in which years it was renewed, in one sentence.
#pragma once

#include <string>

#include "sunward/base/text.hpp"
#include "sunward/result/simulation.hpp"

namespace sunward::report::detail {

/// Stacks, membranes and cells with the years at whose ends they were renewed, all years of the
/// replay; empty when nothing was.
[[nodiscard]] std::string renewal_line(const result::Simulation& simulation, Language language);

}  // namespace sunward::report::detail

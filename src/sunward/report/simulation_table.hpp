// The table that `sunward simulate` prints: years, losses by cause, gap to the plan, rules.
#pragma once

#include <string>

#include "sunward/result/simulation.hpp"

namespace sunward::report {

/// Plain text, columns aligned.
[[nodiscard]] std::string simulation_table(const result::Simulation& simulation,
                                           const result::Plan& plan, Language language);

}  // namespace sunward::report

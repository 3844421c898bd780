// The table that `sunward simulate` prints: years, losses by cause, gap to the plan, rules.
#pragma once

#include <string>

#include "sunward/result/simulation.hpp"

namespace sunward::report {

/// Plain text, columns aligned.
[[nodiscard]] std::string simulation_table(const result::Simulation& simulation,
                                           const result::Plan& plan, Language language);

/// Where the gap to the plan comes from, and the annual energies of every asset on both sides.
/// Empty without years.
[[nodiscard]] std::string gap_tables(const result::Simulation& simulation, Language language);

}  // namespace sunward::report

// What the replay of a plan repaired of its schedule, in sentences for plan.json and the report.
#pragma once

#include <vector>

#include "sunward/base/phrase.hpp"
#include "sunward/result/simulation.hpp"

namespace sunward::report {

/// A sentence for each artefact: hours, MWh and CNY a year, and what the machine does instead.
[[nodiscard]] std::vector<Phrase> repair_notes(const result::Simulation& simulation);

}  // namespace sunward::report

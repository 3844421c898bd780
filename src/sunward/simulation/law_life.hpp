// How long a law lets parts live, against the lifetime that the plan's annuity spreads them over.
#pragma once

#include "sunward/model/park.hpp"
#include "sunward/result/simulation.hpp"

namespace sunward::simulation {

/// Cells of lithium batteries whose mean life in the replay is more than a year from the case
/// file's. Cells that were never renewed count with the years replayed, and only when that is
/// longer than the plan's lifetime. Membranes and stacks have no lifetime of their own in the plan:
/// their renewals are a cost of the replay.
/// @param simulation  its years.
[[nodiscard]] std::vector<result::LawLife> law_lives(const model::Park& park,
                                                     const result::Plan& plan,
                                                     const result::Simulation& simulation);

}  // namespace sunward::simulation

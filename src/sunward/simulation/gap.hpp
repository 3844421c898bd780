// Simulation beside plan: the difference and its causes.
#pragma once

#include "sunward/result/simulation.hpp"

namespace sunward::simulation {

/// @param year  with its energies, costs and assets; storages that kept the plan's flows are left
/// out.
[[nodiscard]] result::Gap gap_of(const result::SimulatedYear& year);

/// Fills the means and the worst indicators from the years; nothing without years.
void summarise(result::Simulation& simulation);

}  // namespace sunward::simulation

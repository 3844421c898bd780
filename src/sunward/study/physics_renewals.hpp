// When the laws renew what they wear out, for the statements of a plan made with physics.
#pragma once

#include "sunward/result/simulation.hpp"
#include "sunward/study/physics_correction.hpp"

namespace sunward::study {

/// Gives the storages and electrolysers of the plan the years in which the replay renewed their
/// cells, membranes or stacks, and what of their fixed cost the plan holds for that. Stacks of flow
/// batteries keep the lifetime of the case file, which the replay itself follows.
/// @param given  the user's park.   @param corrected  the park planned.
void note_renewals(const model::Park& given, const CorrectedPark& corrected,
                   const result::Simulation& simulation, result::Plan& plan);

}  // namespace sunward::study

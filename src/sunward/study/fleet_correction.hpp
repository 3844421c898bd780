// What a replay teaches the plan of a fleet of electrolysers.
#pragma once

#include "sunward/component/electrolyser/electrolyser.hpp"
#include "sunward/result/simulation.hpp"
#include "sunward/study/plan_physics.hpp"

namespace sunward::study {

/// Energy per kg by the hours in which the fleet runs well: the weighted median of power over what
/// the law's curve asks for the hydrogen made. What was drawn beyond it (standing by, starts, wear,
/// little load) becomes a drain by step.
/// @param energy_ratio  energy per kg of the replay over that of its plan, yearly sums.
/// @param spec  of the user's park.   @param power_mw  of the fleet, > 0.   @param before  what the
///        replayed plan counted on.
[[nodiscard]] FoundAsset found_fleet(const result::FleetTrace& trace,
                                     const component::Electrolyser& spec, double power_mw,
                                     double energy_ratio, const FoundAsset& before,
                                     double step_h = 1.0);

/// Power over rated power that a fleet needs by a roof for an amount of hydrogen.
[[nodiscard]] double roof_load_frac(const component::electrolyser::HydrogenEnvelope& roof,
                                    double kg_per_h_per_mw);

}  // namespace sunward::study

// What the years around the mean one teach a plan: power that new machines leave and worn ones
// lack, and what a fuller tank costs its compressor.
#pragma once

#include "sunward/result/simulation.hpp"
#include "sunward/study/physics_correction.hpp"

namespace sunward::study {

/// Adds what the replay found of wind, sun and hydrogen tanks to `found`, where that holds
/// anything: a park without laws is as planned.
///
/// Wind and sun: in an hour whose last power is used and none bought, new machines leave power and
/// worn ones buy. The mean of the years gives less there than the mean year. The plan may not count
/// on what is missing; the replay may use it. Held back is no more than agreement needs, as it
/// makes the plan dearer: of what is missing a part that rises with `apart_frac`, round by round;
/// below zero a part of what is held is given back. Tanks: how a compressor's power rises with the
/// content behind it, at the plan's mean flow and content, for which the energy per kg that the
/// replay found is taken to hold; and a reserve above the cushion for the operator, which the plan
/// leaves alone: what the fleets before it make in the time of two cold starts. Grid: what the
/// months' highest imports rise above the planned ones. A month pays for its worst hour in each of
/// the years, so that the mean of the years pays more than the mean year; held as a fixed cost, as
/// renewals are.
/// @param given  the user's park.   @param corrected  the park planned.
/// @param apart_frac  largest difference of plan and replay in what wind, sun and grid give and
/// what
///        hydrogen is made; > 0 where the replay has less, or buys more.
void find_margins(const model::Park& given, const CorrectedPark& corrected,
                  const result::Plan& plan, const result::Simulation& simulation, double apart_frac,
                  std::vector<FoundAsset>& found);

/// What the next plan knows of it.
void correct_margins(const FoundAsset& found, formulation::StorageCurves& curves);

}  // namespace sunward::study

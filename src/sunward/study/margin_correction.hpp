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
/// on what is missing; the replay may use it.
/// Tanks: how a compressor's power rises with the content behind it, at the mean flow and content.
/// @param given  the user's park.   @param corrected  the park planned.
void find_margins(const model::Park& given, const CorrectedPark& corrected,
                  const result::Plan& plan, const result::Simulation& simulation,
                  std::vector<FoundAsset>& found);

/// What the next plan knows of it.
void correct_margins(const FoundAsset& found, formulation::StorageCurves& curves);

}  // namespace sunward::study

// The part-load curve a plan needs, derived from the law, with as few points as an error allows.
//
// From the best load up hydrogen is concave in power: chords between points of the law lie below
// it, so the plan makes a little less than the law. Below the best load the plan's roof is the
// straight line from the origin to the best point. One unit cannot follow it; a fleet of units that
// share the power as they like best nearly does.
#pragma once

#include "sunward/component/electrolyser/hydrogen_envelope.hpp"
#include "sunward/component/electrolyser/law.hpp"

namespace sunward::component::electrolyser {

/// Points of the law from its minimum load to full load, at the age law.age_frac, in air of 20
/// degC. The chords above the best load miss the law by at most `chord_error_frac` of its hydrogen.
/// @param law  sound by check().   @param chord_error_frac  > 0.
[[nodiscard]] PartLoadCurve law_curve(const ElectrolyserLaw& law, double chord_error_frac = 2e-3);

/// The roof of law_curve, measured against the law itself: max_excess_frac and mean_excess_frac
/// tell where the roof is too kind, max_shortfall_frac where it is too strict.
[[nodiscard]] HydrogenEnvelope law_envelope(const ElectrolyserLaw& law,
                                            double chord_error_frac = 2e-3);

}  // namespace sunward::component::electrolyser

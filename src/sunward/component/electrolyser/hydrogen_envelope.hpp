// Hydrogen over power as a concave roof of straight lines: what a linear program can hold.
//
//   hydrogen [kg/h]                        each line i:  hydrogen <= slope_i p + intercept_i P
//        |            ______--o            p power [MW], P rated power [MW]
//        |     __--o--                     o  points of the part-load curve
//        |  _o                             the roof is the least concave function through (0, 0)
//        that
//        |/ o   <- below the roof          lies on or above every point
//        +---------------------- power
//
// Where specific energy falls with load (below the best load) the true curve bends the other way;
// there the roof is optimistic. By how much is stated, never hidden.
#pragma once

#include <vector>

#include "sunward/component/electrolyser/part_load_curve.hpp"

namespace sunward::component::electrolyser {

/// One line of the roof.
struct Segment {
  double slope_kg_per_mwh = 0.0;           ///< hydrogen per energy along the line, >= 0
  double intercept_kg_per_h_per_mw = 0.0;  ///< at zero power, per MW of rating, >= 0
};

/// The roof and how far it stands above the curve it covers.
struct HydrogenEnvelope {
  std::vector<Segment> segments;      ///< slopes falling, the first through (0, 0)
  double max_excess_frac = 0.0;       ///< greatest (roof - curve) / curve, from the lowest point up
  double max_excess_load_frac = 1.0;  ///< the load at which it occurs
  double full_load_excess_frac = 0.0;  ///< the same at full load
  double max_shortfall_frac = 0.0;     ///< greatest (curve - roof) / curve; 0 over a curve's points
  double mean_excess_frac = 0.0;       ///< mean over loads from the lowest point to full load
};

/// The least concave roof over the points and (0, 0), between points linear in (power, hydrogen).
/// @param curve  valid by faults_of_curve (load increasing to 1, hydrogen rising).
/// @param tolerance_frac  >= 0: lines whose removal lifts the roof nowhere by more than this share
/// of
///   the curve's hydrogen are dropped (fewer rows per hour in the linear program); 0 keeps all.
/// @throws InternalError on an empty curve or lists of different length.
[[nodiscard]] HydrogenEnvelope hydrogen_envelope(const PartLoadCurve& curve,
                                                 double tolerance_frac = 0.0);

/// A stretch of the roof on which one line rules: hydrogen rises by `slope` over `width` of the
/// rated power.
struct Stretch {
  double slope_kg_per_mwh = 0.0;
  double width_frac = 0.0;
};

/// The roof as stretches from zero load to full load, slopes falling; widths sum to 1.
[[nodiscard]] std::vector<Stretch> stretches(const std::vector<Segment>& segments);

/// Lines of the roof that matter by less than this are not worth a column of a linear program.
inline constexpr double envelope_tolerance_frac = 5e-4;

/// Height of the roof at a load [kg/h per MW of rating].
[[nodiscard]] double roof_kg_per_h_per_mw(const std::vector<Segment>& segments, double load_frac);

}  // namespace sunward::component::electrolyser

// What the law of a fleet of electrolysers says of it, as maps and curves for the report.
#pragma once

#include <string>
#include <vector>

#include "sunward/component/electrolyser/electrolyser.hpp"
#include "sunward/result/simulation.hpp"

namespace sunward::simulation {

/// Warm units in air of 20 degC; what units at rest draw is not counted. NaN: cannot be.
///   "electrolyser_energy"   x load of the fleet, y age of the stacks (0 new, 1 worn), z kWh/kg, as
///                           many units running as the sharing rule wants
///   "electrolyser_units"    x the same, y number of new units that share it evenly, z kWh/kg; of a
///                           fleet of several units only, at most twelve rows
///   "electrolyser_cell"     x A/cm2, y age, z V
///   "electrolyser_faraday"  x A/cm2, y age (new only: the law keeps it), z share of the current
/// @param spec  with a law.   @param power_mw  rating of the fleet, > 0.
[[nodiscard]] std::vector<result::OperatingMap> electrolyser_maps(
    const std::string& asset, const component::Electrolyser& spec, double power_mw);

}  // namespace sunward::simulation

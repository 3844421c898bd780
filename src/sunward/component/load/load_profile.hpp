// Demand step by step: constants and given profiles laid on the time axis.
#pragma once

#include <vector>

#include "sunward/component/load/load.hpp"
#include "sunward/series/time_axis.hpp"

namespace sunward::component {

/// Electric load [MW], one value per step.
/// @throws InputError when the profile fits neither the axis nor a year (see values_on_axis).
[[nodiscard]] std::vector<double> load_profile(const ElectricLoad& load,
                                               const series::TimeAxis& axis);

/// Hydrogen demand [kg/h], one value per step: the fixed profile, or the daily mass spread evenly.
/// For a demand that is flexible within the day this is the even rate whose daily sum must be met.
/// @throws InputError as load_profile.
[[nodiscard]] std::vector<double> hydrogen_profile(const HydrogenDemand& demand,
                                                   const series::TimeAxis& axis);

}  // namespace sunward::component

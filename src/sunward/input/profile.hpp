// A series over a year from a CSV file: unit, length and step are checked and brought to the
// park's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sunward/base/unit.hpp"
#include "sunward/input/section.hpp"

namespace sunward::input {

/// Units a profile may be given in, for a wanted unit, e.g. "MW" <- MW, kW, W, GW, MWh, kWh (per
/// step).
[[nodiscard]] std::vector<std::string> profile_units(const Unit& wanted);

/// Reads `name = { file = ..., column = ..., unit = ..., factor = ... }` of a section.
/// The file must hold 365 or 366 days of equal steps that divide a day. Shorter steps than the
/// park's are averaged, longer ones repeated; both are noted. Every value must lie in `range`.
/// @return one value per step of 365 or 366 days (component/axis_values.hpp lays them on the
/// weather years); empty when the key is missing or faulty.
[[nodiscard]] std::vector<double> read_profile(Section& section, std::string_view name,
                                               const Unit& wanted, const Range& range);

}  // namespace sunward::input

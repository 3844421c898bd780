// Reads [buses], [assets], [loads], [grid] and [tariff] into components.
#pragma once

#include "sunward/input/section.hpp"
#include "sunward/model/park.hpp"

namespace sunward::input {

/// Reads [buses.NAME]; also puts them into the context, where references are looked up.
void read_buses(Section& top, model::Park& park);

/// Reads every component, in the order of the file within assets, grid and loads; checks each by
/// itself.
void read_components(Section& top, model::Park& park);

}  // namespace sunward::input

// The membranes that come with the program, and a reader for libraries of the same form.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sunward/component/flow_battery/membrane.hpp"

namespace sunward::input {

/// Name and record, sorted by name.
using MembraneLibrary = std::vector<std::pair<std::string, component::Membrane>>;

/// Reads a library: one table of the fields of component::Membrane per membrane.
/// @param shown  name of the text in faults. Throws InputError with every fault found.
[[nodiscard]] MembraneLibrary read_membranes(const std::string& text, const std::string& shown);

/// data/membranes.toml as it was at build time.
[[nodiscard]] MembraneLibrary built_in_membranes();

}  // namespace sunward::input

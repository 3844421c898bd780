// The membranes that come with the program, and a reader for libraries of the same form.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sunward/component/flow_battery/flow_battery.hpp"

namespace sunward::input {

class Section;

/// Name and record, sorted by name.
using MembraneLibrary = std::vector<std::pair<std::string, component::Membrane>>;

/// Reads a library: one table of the fields of component::Membrane per membrane.
/// @param shown  name of the text in faults. Throws InputError with every fault found.
[[nodiscard]] MembraneLibrary read_membranes(const std::string& text, const std::string& shown);

/// Fills battery.membrane_record by battery.membrane, from the file it names or the built-in ones,
/// and lays membrane_thickness_um over it. @param section  the table [assets.NAME.flow_battery],
/// present or not; receives the faults: no such file or membrane, and every fault of the file.
void find_membrane(Section& section, component::FlowBattery& battery);

/// All membranes a case knows: those of the libraries its flow batteries name, then the built-in
/// ones. A file that cannot be read is left out; find_membrane() reports it.
/// @param top  the case file.
[[nodiscard]] MembraneLibrary membranes_of_case(Section& top);

/// data/membranes.toml as it was at build time.
[[nodiscard]] MembraneLibrary built_in_membranes();

}  // namespace sunward::input

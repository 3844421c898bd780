// The files of a simulation, beside the plan that was replayed.
#pragma once

#include <string>
#include <vector>

#include "sunward/result/simulation.hpp"

namespace sunward::report {

/// Writes simulation.json and, when the simulation kept the hours of its first year, simulation.nc;
/// an older simulation.nc is removed otherwise. The files get their names only when all are
/// complete.
/// @param provenance  of the simulation's own run.
/// @param folder  made when missing.
/// @return names of the files, without the folder.
/// @throws InputError when the folder cannot be written.
[[nodiscard]] std::vector<std::string> write_simulation(const result::Simulation& simulation,
                                                        const result::Provenance& provenance,
                                                        const std::string& folder);

}  // namespace sunward::report

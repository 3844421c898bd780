// The files of a simulation, beside the plan that was replayed.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/atomic_file.hpp"
#include "sunward/result/simulation.hpp"

namespace sunward::report {

/// Name of the file with the schedule that was run: docs/decisions/0022-dispatch-physics.md.
inline constexpr const char* run_file_name = "dispatch_physics.nc";

/// The schedule run in the first year, in the layout of dispatch.nc. @throws InputError as
/// AtomicFile and write_dispatch_nc do.
void write_run(const result::Simulation& simulation, AtomicFile& file);

/// Writes simulation.json, dispatch_physics.nc and, when the simulation kept the hours of its first
/// year, simulation.nc; an older simulation.nc is removed otherwise. The files get their names only
/// when all are complete.
/// @param provenance  of the simulation's own run.
/// @param folder  made when missing.
/// @return names of the files, without the folder.
/// @throws InputError when the folder cannot be written.
[[nodiscard]] std::vector<std::string> write_simulation(const result::Simulation& simulation,
                                                        const result::Provenance& provenance,
                                                        const std::string& folder);

}  // namespace sunward::report

// simulation.json: a simulation without its hourly series. Field by field:
// docs/reference/results.md.
#pragma once

#include <string>

#include "sunward/result/simulation.hpp"

namespace sunward::report {

/// @param provenance  of the simulation's own run; its inputs are those of the plan.
[[nodiscard]] std::string simulation_json(const result::Simulation& simulation,
                                          const result::Provenance& provenance);

}  // namespace sunward::report

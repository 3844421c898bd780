// run.json: how a run came about, enough to repeat it. A small part of plan.json by itself.
#pragma once

#include <string>

#include "sunward/result/plan.hpp"

namespace sunward::report {

/// Provenance (inputs' hashes, version, command, options, machine), outcome, certificate, size of
/// the program and time per phase.
[[nodiscard]] std::string run_json(const result::Plan& plan, const result::Provenance& provenance);

}  // namespace sunward::report

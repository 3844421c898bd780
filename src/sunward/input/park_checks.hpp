// Checks of the park as a whole, after every part has been read.
#pragma once

#include "sunward/input/section.hpp"
#include "sunward/model/park.hpp"

namespace sunward::input {

/// Contradictions between parts: nothing to supply or to serve, a bus nobody uses, a bus with
/// demand and no source, rules that cannot hold together. Faults carry the section's place.
void check_park(Section& top, const model::Park& park);

}  // namespace sunward::input

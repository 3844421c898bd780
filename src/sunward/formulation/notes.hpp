// What a reader of a plan should know about its laws and approximations, one sentence each.
#pragma once

#include <vector>

#include "sunward/base/phrase.hpp"
#include "sunward/model/park.hpp"

namespace sunward::formulation {

/// The park's own notes, then how the wind got to hub height (first weather year) and by how much
/// the straight lines of each electrolyser are kinder than its part-load curve.
[[nodiscard]] std::vector<Phrase> notes_of(const model::Park& park);

}  // namespace sunward::formulation

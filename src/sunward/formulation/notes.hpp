// What a reader of a plan should know about its laws and approximations, one sentence each.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/text.hpp"
#include "sunward/model/park.hpp"

namespace sunward::formulation {

/// The park's own notes, then how the wind got to hub height (first weather year) and by how much
/// the straight lines of each electrolyser are kinder than its part-load curve.
[[nodiscard]] std::vector<std::string> notes_of(const model::Park& park, Language language);

}  // namespace sunward::formulation

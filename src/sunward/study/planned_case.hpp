// The case a plan was made from, read again: for whoever replays a plan.
#pragma once

#include <string>
#include <vector>

#include "sunward/input/park_reader.hpp"
#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::study {

/// How the plan's case was read beyond what its file says: number of synthetic years, weather file.
[[nodiscard]] input::ReadOptions read_options_of(const result::Provenance& planned);

/// Files that are not what they were when the plan was made, by their present names; only names may
/// differ. Empty: nothing has changed.
[[nodiscard]] std::vector<std::string> changed_files(const model::Park& park,
                                                     const result::Provenance& planned);

/// A schedule of a week says nothing of a year's seasons, or of how a battery ages in it.
/// @throws InputError naming the first weather year of less than 364 days.
void require_whole_years(const model::Park& park);

}  // namespace sunward::study

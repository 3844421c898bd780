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

/// The park a plan was made of, read again from its case file; of a plan that is a stage of a
/// pathway, the park of that stage.
/// @param load_weather  false: without weather, for money and rules.
/// @throws InputError as the readers of a case; when the plan is of a pathway's stage and the case
///         is not, or the other way round.
[[nodiscard]] model::Park read_planned_park(const std::string& case_file,
                                            const result::Provenance& planned,
                                            bool load_weather = true);

/// Year of the stage a plan is of; 0 when it is no stage of a pathway.
[[nodiscard]] int stage_of(const result::Provenance& planned);

/// Files that are not what they were when the plan was made, by their present names; only names may
/// differ. Empty: nothing has changed.
[[nodiscard]] std::vector<std::string> changed_files(const model::Park& park,
                                                     const result::Provenance& planned);

/// A schedule of a week says nothing of a year's seasons, or of how a battery ages in it.
/// @throws InputError naming the first weather year of less than 364 days.
void require_whole_years(const model::Park& park);

/// A plan read from files somebody may have edited: every asset of the park is in it, sizes are
/// finite and within the range they were planned in (to a hundredth, for loose tolerances), series
/// are finite.
/// @throws InputError with all faults.
void require_sound_plan(const model::Park& park, const result::Plan& plan);

}  // namespace sunward::study

// What the plan of a case is best at.
#pragma once

#include <filesystem>

#include "sunward/model/objective_terms.hpp"

namespace sunward::input {

/// The section [objective] of a case file that read_park has read without fault.
[[nodiscard]] model::ObjectiveTerms read_objective(const std::filesystem::path& path);

}  // namespace sunward::input

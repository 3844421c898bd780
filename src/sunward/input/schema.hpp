// The JSON schema of the case file, for completion and checking in editors.
#pragma once

#include <string>

namespace sunward::input {

/// JSON schema (draft 2020-12) with descriptions, units, ranges, choices and defaults.
[[nodiscard]] std::string json_schema();

}  // namespace sunward::input

// The record of a run: which program, which inputs, which options, which machine.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "command.hpp"
#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::cli {

/// A word as a POSIX shell needs it to read it back: quoted only when it must be.
[[nodiscard]] std::string shell_word(const std::string& word);

/// @param started_utc  when the command began, see machine.hpp.
/// @param options  those given on the command line, as (name, value).
[[nodiscard]] result::Provenance make_provenance(
    const Session& session, const model::Park& park, const std::string& started_utc,
    std::vector<std::pair<std::string, std::string>> options);

}  // namespace sunward::cli

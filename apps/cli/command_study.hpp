// The command `sunward study`.
#pragma once

#include "command.hpp"

namespace sunward::cli {

void add_study_command(CLI::App& app, Session& session);

}  // namespace sunward::cli

// The command line: all commands, and what is said when it makes no sense.
#pragma once

#include <memory>

#include "command.hpp"

namespace sunward::cli {

/// The parser with every command; the chosen one puts its action into `session`.
[[nodiscard]] std::unique_ptr<CLI::App> make_parser(Session& session);

/// Reads session.arguments. Prints help when asked for.
/// @return true when there is an action to run; false when help was printed.
/// @throws InputError for unknown commands and options ("did you mean") and values that make no
/// sense.
[[nodiscard]] bool read_arguments(CLI::App& parser, const Session& session);

}  // namespace sunward::cli

// Printing. Results go to standard output, everything said about the run to standard error.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sunward/base/error.hpp"

namespace sunward::cli {

void print(std::string_view text);     ///< to standard output; InputError when it cannot be written
void complain(std::string_view text);  ///< a line to standard error

/// All faults: one line each on standard error; with `json` also {"faults": [...]} on standard
/// output.
void print_faults(const std::vector<Fault>& faults, Language language, bool json);

/// An error that is no fault of the user's data, in the same two forms ({"error": {...}}).
void print_error(std::string_view kind, std::string_view message, bool json);

[[nodiscard]] std::string faults_json(const std::vector<Fault>& faults, Language language);
[[nodiscard]] bool error_is_terminal();   ///< is somebody watching standard error
[[nodiscard]] bool output_is_terminal();  ///< is standard output a terminal

}  // namespace sunward::cli

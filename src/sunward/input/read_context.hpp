// What every part of the reader shares: the faults so far, the place of the case file, the
// calendar, the buses, and the list of files read.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/model/park.hpp"

namespace sunward::input {

struct ReadContext {
  std::string file;                ///< the case file as the user named it
  std::filesystem::path base_dir;  ///< relative paths of the case file start here
  int year = 2025;                 ///< of [time]
  int step_minutes = 60;
  std::vector<model::Bus> buses;
  std::vector<Fault> faults;
  std::vector<Phrase> notes;
  std::vector<std::pair<std::string, std::string>> inputs;  ///< (path, SHA-256)

  /// The bytes of a file, recorded in `inputs` by the name the user gave it. Relative to base_dir,
  /// or to the working directory when it was named on the command line. On failure a fault that
  /// carries `where` (file, line, key of the reference) is added.
  [[nodiscard]] std::optional<std::string> read_input(const std::string& path, Fault where,
                                                      bool from_command_line = false);
};

}  // namespace sunward::input

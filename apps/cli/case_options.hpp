// Options shared by the commands that read a case file.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "command.hpp"
#include "sunward/input/park_reader.hpp"

namespace sunward::cli {

struct CaseOptions {
  std::string file;
  int years = 0;        ///< 0: as the case file says
  std::string weather;  ///< empty: as the case file says
  int threads = 0;      ///< 0: all

  [[nodiscard]] input::ReadOptions read_options() const;
  [[nodiscard]] model::Park read() const { return input::read_park(file, read_options()); }
  /// The options that differ from the case file's, for the record of the run.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> given() const;
};

/// The case file itself, --years, --weather and --threads, described in the session's language.
void add_case_options(CLI::App& command, CaseOptions& options, const Session& session);

}  // namespace sunward::cli

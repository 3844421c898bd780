// statements.xlsx as LibreOffice computes it, our own values taken out first.
#pragma once

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "end_to_end/run_program.hpp"

namespace sunward::test {

inline bool has_libreoffice() { return std::system("command -v soffice >/dev/null 2>&1") == 0; }

/// @param work  a folder of its own for each call.
/// @param scaling  "factor" of the sales to own loads, or "factor 'sheet' row".
inline nlohmann::ordered_json recalculated(const std::string& results,
                                           const std::filesystem::path& work,
                                           const std::string& scaling) {
  std::filesystem::create_directories(work);
  std::string command =
      "python3 " SUNWARD_SOURCE_DIR "/tests/end_to_end/recalculate_statements.py ";
  command.append(results).append("/statements.xlsx ").append(work.string()).append(" ");
  command.append(scaling).append(" > ").append((work / "said.json").string());
  EXPECT_EQ(std::system(command.c_str()), 0);
  return nlohmann::ordered_json::parse(read_file(work / "said.json"));
}

}  // namespace sunward::test

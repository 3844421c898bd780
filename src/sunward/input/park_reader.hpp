// Reads a park from its case file: the only door by which user data enter the model.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "sunward/model/park.hpp"

namespace sunward::input {

struct ReadOptions {
  std::optional<int> years;  ///< synthetic weather years, 1 to 200; wins over the file
  std::optional<std::filesystem::path>
      weather_file;          ///< replaces [weather]; relative to the working directory
  int threads = 0;           ///< for making synthetic years; 0: all
  bool load_weather = true;  ///< false: only check; Park::scenarios stays empty
};

/// Reads a case file with everything it refers to (docs/guide/case_file.md describes the format).
/// @return a park that has passed all checks; scenarios hold the weather.
/// Throws InputError with every fault found: file, line, key path, value, unit, range, remedy.
[[nodiscard]] model::Park read_park(const std::filesystem::path& path,
                                    const ReadOptions& options = {});

/// The same from text in memory. @param base_dir  relative paths start here.
/// @param shown  name of the text in faults and in Park::inputs.
[[nodiscard]] model::Park read_park_text(const std::string& text,
                                         const std::filesystem::path& base_dir,
                                         const ReadOptions& options = {},
                                         const std::string& shown = "park.toml");

}  // namespace sunward::input

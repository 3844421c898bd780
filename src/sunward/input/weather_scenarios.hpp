// Reads [weather] and turns it into the park's scenarios: synthetic years or weather files.
#pragma once

#include "sunward/input/park_reader.hpp"
#include "sunward/input/section.hpp"
#include "sunward/input/sections.hpp"

namespace sunward::input {

/// Everything [weather] says.
struct WeatherPlan {
  WeatherSection terms;
  SyntheticSection synthetic;
  series::SyntheticClimate climate;
  std::vector<std::pair<std::string, std::string>> columns;  ///< (variable, heading)
  std::vector<std::string> column_units;                     ///< beside columns; empty: default
  std::vector<std::string> files;                            ///< empty: synthetic
  bool from_command_line = false;  ///< files are relative to the working directory
  Fault where_file;                ///< place of `file` or `files`
};

/// Reads and checks [weather]; options win over the file.
[[nodiscard]] WeatherPlan read_weather_section(Section& top, const ReadOptions& options);

/// Makes or reads the weather years. Faults of files go into the context.
void load_scenarios(const WeatherPlan& plan, const TimeSection& time, const ReadOptions& options,
                    ReadContext& context, model::Park& park);

}  // namespace sunward::input

// Reading weather files: EPW, PVGIS (CSV, JSON), NSRDB/SAM CSV, Open-Meteo CSV, plain CSV.
// One call, one Weather out; every assumption made on the way is a sentence in Weather::notes.
// Formats, conventions and examples: docs/guide/weather.md.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sunward/series/weather.hpp"

namespace sunward::input {

/// One column of a plain CSV file.
struct WeatherColumn {
  /// time, ghi, dni, dhi, temp, pressure, wind, wind_upper, snow_depth,
  /// precipitable_water or humidity.
  std::string variable;
  std::string name;  ///< column heading in the file, as written
  /// W/m2, kW/m2, Wh/m2, kWh/m2, MJ/m2, J/m2 (energies are per step); C, K, F; m/s, km/h, mph, kn;
  /// Pa, hPa, mbar, kPa. Empty: W/m2, C, m/s, Pa. Unused for time.
  std::string unit;
};

/// How to read a weather file. The defaults read every self-describing format by content.
struct WeatherFileOptions {
  /// auto, epw, pvgis_csv, pvgis_json, nsrdb, openmeteo or csv.
  std::string format = "auto";
  /// Plain CSV only. Empty: headings are matched by themselves (e.g. "ghi [W/m2]", "temp_c").
  std::vector<WeatherColumn> columns;
  /// What a time stamp marks: auto (the format's own rule; start for plain CSV), start, middle, end
  /// or instant (readings at the stamp: they are turned into interval means).
  std::string stamp = "auto";
  double max_gap_h = 6.0;  ///< longest run of missing hours that is interpolated; 0: none
  /// What to do when the site's time is not a whole number of steps from the file's:
  /// resample (shift by weighted means of neighbours) or refuse.
  std::string half_step = "resample";
  /// auto (by closure), dni_dhi, ghi_dhi or ghi_only.
  std::string irradiance = "auto";
  /// Where the data belong; needed when the file does not say, else it wins over the file.
  std::optional<series::Location> location;
  /// Where the park is, when the file's own place is used: a file from far away is noted.
  std::optional<series::Location> site;
  /// Local standard time minus UTC of the axis wanted [h]. Empty: the file's own; for files in UTC
  /// the whole hour nearest to the longitude.
  std::optional<double> utc_offset_h;
  /// Plain CSV: zone of the stamps, local minus UTC [h]. Empty: that of the axis.
  std::optional<double> stamp_utc_offset_h;
  /// Calendar year given to typical years that join months of several years; 0: a year without 29
  /// February that fits the file.
  int typical_year = 0;
  /// Refuse files that do not cover whole calendar years (the rest of a longer file is left out).
  /// false: keep every whole day.
  bool whole_years = true;
  double wind_height_m = 0.0;        ///< 0: the format's own (10 m when it does not say)
  double wind_upper_height_m = 0.0;  ///< plain CSV with a wind_upper column
};

/// Reads a weather file. Throws InputError with every fault found (at most 50 listed, then a
/// count): file, line, column, value, range, remedy. Files over 256 MB are refused.
[[nodiscard]] series::Weather read_weather(const std::filesystem::path& path,
                                           const WeatherFileOptions& options = {});

/// As read_weather for text already in memory; `file` is the name used in faults and notes.
[[nodiscard]] series::Weather parse_weather(std::string_view text, const std::string& file,
                                            const WeatherFileOptions& options = {});

}  // namespace sunward::input

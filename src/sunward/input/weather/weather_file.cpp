#include "sunward/input/weather/weather_file.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "sunward/base/field.hpp"
#include "sunward/input/file_bytes.hpp"
#include "sunward/input/weather/raw_weather.hpp"

namespace sunward::input {

namespace {
using weather_format::FaultList;
using weather_format::RawWeather;

void check_choice(const char* key, const std::string& value,
                  std::initializer_list<const char*> allowed, FaultList& faults) {
  if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return;
  std::string list;
  for (const char* word : allowed) list += (list.empty() ? "" : ", ") + std::string(word);
  faults.add(0, key, value, "", list, told("weather.choice"));
}

void check_range(const char* key, double value, double min, double max, const char* unit,
                 FaultList& faults) {
  if (value >= min && value <= max) return;
  faults.add(0, key, fmt::format("{:g}", value), unit, between(min, max).words(),
             told("weather.range"));
}

void check_options(const WeatherFileOptions& o, FaultList& faults) {
  check_choice("format", o.format,
               {"auto", "epw", "pvgis_csv", "pvgis_json", "nsrdb", "openmeteo", "csv"}, faults);
  check_choice("stamp", o.stamp, {"auto", "start", "middle", "end", "instant"}, faults);
  check_choice("half_step", o.half_step, {"resample", "refuse"}, faults);
  check_choice("irradiance", o.irradiance, {"auto", "dni_dhi", "ghi_dhi", "ghi_only"}, faults);
  check_range("max_gap_h", o.max_gap_h, 0, 8760, "h", faults);
  check_range("wind_height_m", o.wind_height_m, 0, 500, "m", faults);
  check_range("wind_upper_height_m", o.wind_upper_height_m, 0, 500, "m", faults);
  if (o.typical_year != 0) check_range("typical_year", o.typical_year, 1900, 2150, "", faults);
  if (o.utc_offset_h) check_range("utc_offset_h", *o.utc_offset_h, -12, 14, "h", faults);
  if (o.stamp_utc_offset_h)
    check_range("stamp_utc_offset_h", *o.stamp_utc_offset_h, -12, 14, "h", faults);
  if (o.location) {
    check_range("latitude_deg", o.location->latitude_deg, -90, 90, "deg", faults);
    check_range("longitude_deg", o.location->longitude_deg, -180, 180, "deg", faults);
    check_range("elevation_m", o.location->elevation_m, -430, 6000, "m", faults);
  }
}

RawWeather read_format(const std::string& format, std::string_view text,
                       const WeatherFileOptions& options, FaultList& faults) {
  using namespace weather_format;
  if (format == "epw") return read_epw(text, faults);
  if (format == "pvgis_csv") return read_pvgis_csv(text, faults);
  if (format == "pvgis_json") return read_pvgis_json(text, faults);
  if (format == "nsrdb") return read_nsrdb(text, faults);
  if (format == "openmeteo") return read_openmeteo(text, faults);
  return read_plain_csv(text, options, faults);
}
}  // namespace

series::Weather parse_weather(std::string_view text, const std::string& file,
                              const WeatherFileOptions& options) {
  FaultList faults(file);
  check_options(options, faults);
  faults.throw_if_any();
  const std::string format = weather_format::detect_format(text, options, faults);
  faults.throw_if_any();
  RawWeather raw = read_format(format, text, options, faults);
  faults.throw_if_any();
  series::Weather weather = weather_format::assemble(std::move(raw), file, options, faults);
  faults.throw_if_any();
  return weather;
}

series::Weather read_weather(const std::filesystem::path& path, const WeatherFileOptions& options) {
  Fault fault;
  const std::optional<std::string> bytes = read_file_bytes(path, path.string(), fault);
  if (!bytes) throw InputError({fault});
  series::Weather weather = parse_weather(*bytes, path.string(), options);
  if (weather.name.empty()) weather.name = path.stem().string();
  return weather;
}

}  // namespace sunward::input

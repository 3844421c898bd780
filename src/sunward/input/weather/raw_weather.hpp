// What a format's reader hands on: rows as they stand in the file, in Sunward's units, with the
// format's conventions named. `assemble` turns this into a Weather.
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sunward/input/weather/fault_list.hpp"
#include "sunward/input/weather/weather_file.hpp"

namespace sunward::input::weather_format {

enum class Quantity {
  ghi,
  dni,
  dhi,
  temp,
  pressure,
  wind,
  wind_upper,
  snow_depth,
  water,
  humidity
};
inline constexpr std::size_t n_quantities = 10;
inline constexpr double missing_value = std::numeric_limits<double>::quiet_NaN();

/// Name, unit and plausible range of a quantity.
struct QuantityInfo {
  Quantity quantity;
  const char* key;  ///< as in WeatherColumn::variable
  const char* unit;
  double min, max;
  bool irradiance;
};
/// Its name in sentences.
[[nodiscard]] inline Phrase name_of(const QuantityInfo& info) {
  return phrase(std::string("weather.").append(info.key));
}
/// Ranges are wider than any weather on record: beyond them a unit or a missing code is at work.
inline constexpr std::array<QuantityInfo, n_quantities> quantity_infos{{
    {Quantity::ghi, "ghi", "W/m2", -20, 1800, true},
    {Quantity::dni, "dni", "W/m2", -20, 1500, true},
    {Quantity::dhi, "dhi", "W/m2", -20, 1200, true},
    {Quantity::temp, "temp", "C", -90, 60, false},
    {Quantity::pressure, "pressure", "Pa", 30000, 110000, false},
    {Quantity::wind, "wind", "m/s", 0, 110, false},
    {Quantity::wind_upper, "wind_upper", "m/s", 0, 130, false},
    {Quantity::snow_depth, "snow_depth", "cm", 0, 998, false},
    {Quantity::water, "precipitable_water", "cm", 0, 10, false},
    {Quantity::humidity, "humidity", "%", 0, 110, false},
}};

/// What a stamp says about the row's interval.
enum class StampMeaning { start, middle, end, instant };

struct RawWeather {
  std::string format_name;          ///< "EPW", "PVGIS CSV", ...
  std::string name;                 ///< of the weather; empty: made from the file's name
  std::vector<long> stamp_minutes;  ///< since 1970, in the zone stamp_utc_offset_h
  std::vector<int> line;            ///< of each row; 0 where the format has no lines
  std::array<std::vector<double>, n_quantities> values;  ///< NaN missing; empty: no such column
  std::array<bool, n_quantities> instant{};  ///< readings at the stamp although `stamp` says mean
  StampMeaning stamp = StampMeaning::start;
  bool typical_format = false;     ///< years of the stamps mean nothing
  bool find_light_offset = false;  ///< irradiance is an instant at an unknown minute of the hour
  double light_offset_min = 0.0;   ///< minutes from the stamp to the instant of the irradiance
  std::optional<series::Location> location;
  std::optional<double> stamp_utc_offset_h;
  std::optional<double> site_utc_offset_h;  ///< local standard time, when the file says it
  double wind_height_m = 10.0;
  double wind_upper_height_m = 0.0;
  std::vector<Phrase> notes;

  [[nodiscard]] std::size_t n_rows() const { return stamp_minutes.size(); }
  std::vector<double>& of(Quantity q) { return values[static_cast<std::size_t>(q)]; }
  [[nodiscard]] const std::vector<double>& of(Quantity q) const {
    return values[static_cast<std::size_t>(q)];
  }
};

/// More rows than ten years of 5-minute data are refused.
inline constexpr std::size_t most_rows = 1'200'000;

/// A column of a table: where it stands, what it holds, how to bring it to Sunward's unit.
struct ColumnPlan {
  std::size_t field = 0;
  Quantity quantity = Quantity::ghi;
  std::string name;     ///< heading, for faults
  double factor = 1.0;  ///< value = factor * field + offset
  double offset = 0.0;
  double missing_from =
      1e300;                  ///< codes at or above it mean missing; so do codes of -999 and below
  bool range_checked = true;  ///< false: the reader checks later, in the final unit
  bool may_lack = false;      ///< true: short lines and words leave it missing
};

/// Reads one row's columns into the last row of `raw` (which the caller has begun by push_row);
/// numbers that are none or out of range become faults, small negatives stay for assemble to clip.
void read_columns(const std::vector<std::string_view>& fields, const std::vector<ColumnPlan>& plans,
                  int line, RawWeather& raw, FaultList& faults);
/// Appends a row with all values missing; false when there are too many rows (a fault is added).
bool push_row(long stamp_minutes, int line, const std::vector<ColumnPlan>& plans, RawWeather& raw,
              FaultList& faults);
/// True when a column for the quantity was chosen already: the first of several counts.
[[nodiscard]] bool is_planned(Quantity quantity, const std::vector<ColumnPlan>& plans);
/// Range check of one value in Sunward's unit; adds a fault and returns NaN when it is outside.
double checked(const QuantityInfo& info, double value, int line, std::string_view key,
               std::string_view text, FaultList& faults);

/// Factor and offset of a unit for a quantity; nothing for unknown units. Energies per step need
/// step_h. "W/m2", "W/m^2" and "W/m\u00b2" are alike.
struct UnitScale {
  double factor = 1.0;
  double offset = 0.0;
};
[[nodiscard]] std::optional<UnitScale> unit_scale(Quantity quantity, std::string_view unit);
/// True for Wh/m2, kWh/m2, MJ/m2, J/m2: energies per step, to be divided by the step.
[[nodiscard]] bool is_energy_unit(std::string_view unit);
[[nodiscard]] const char* known_units(Quantity quantity);

RawWeather read_epw(std::string_view text, FaultList& faults);
RawWeather read_pvgis_csv(std::string_view text, FaultList& faults);
RawWeather read_pvgis_json(std::string_view text, FaultList& faults);
RawWeather read_nsrdb(std::string_view text, FaultList& faults);
RawWeather read_openmeteo(std::string_view text, FaultList& faults);
RawWeather read_plain_csv(std::string_view text, const WeatherFileOptions& options,
                          FaultList& faults);

/// The format's name by content; empty with a fault added when nothing fits.
std::string detect_format(std::string_view text, const WeatherFileOptions& options,
                          FaultList& faults);

/// Rows to a Weather: stamps to interval starts, duplicates, gaps, zone, instants, irradiance pair.
series::Weather assemble(RawWeather raw, const std::string& file, const WeatherFileOptions& options,
                         FaultList& faults);

}  // namespace sunward::input::weather_format

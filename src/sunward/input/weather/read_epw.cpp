// EnergyPlus weather files. Rows carry the hour 1 to 24 that ends their interval; radiation is the
// energy of that hour, temperature and wind are readings at its end (taken as the hour's values, as
// is common). Years differ from month to month in typical years.
// Source: EnergyPlus Auxiliary Programs, "EnergyPlus Weather File (EPW) Data Dictionary".
#include <cmath>

#include <fmt/format.h>

#include "sunward/base/field.hpp"
#include "sunward/input/weather/raw_weather.hpp"
#include "sunward/input/weather/text_scan.hpp"

namespace sunward::input::weather_format {

namespace {
struct LocationField {
  const char* key;
  std::size_t field;
  double min, max;
  const char* unit;
};
constexpr LocationField location_fields[] = {{"latitude", 6, -90, 90, "deg"},
                                             {"longitude", 7, -180, 180, "deg"},
                                             {"time zone", 8, -12, 14, "h"},
                                             {"elevation", 9, -430, 6000, "m"}};

void read_location(const std::vector<std::string_view>& fields, int line, RawWeather& raw,
                   FaultList& faults) {
  double values[4] = {};
  bool good = true;
  for (std::size_t i = 0; i < 4; ++i) {
    const LocationField& wanted = location_fields[i];
    const std::string_view field = wanted.field < fields.size() ? fields[wanted.field] : "";
    const bool number = parse_number(field, values[i]) == NumberState::value;
    if (number && values[i] >= wanted.min && values[i] <= wanted.max) continue;
    good = false;
    faults.add(line, wanted.key, field, wanted.unit, between(wanted.min, wanted.max).words(),
               told("epw.location"));
  }
  if (!good) return;
  raw.location = series::Location{values[0], values[1], values[3]};
  raw.stamp_utc_offset_h = raw.site_utc_offset_h = values[2];
  if (fields.size() > 4) raw.name = printable(fmt::format("{} {}", fields[1], fields[4]));
}

// Records per hour from "DATA PERIODS,1,<records per hour>,...".
int records_per_hour(const std::vector<std::string_view>& fields, int line, FaultList& faults) {
  const std::string_view field = fields.size() > 2 ? fields[2] : "";
  const std::optional<int> records = parse_int(field, 1, 12);
  if (records && 60 % *records == 0) return *records;
  faults.add(line, "records per hour", field, "", "1, 2, 3, 4, 6, 12", told("epw.data_periods"));
  return 1;
}

std::optional<long> row_minutes(const std::vector<std::string_view>& fields, int records) {
  if (fields.size() < 5) return std::nullopt;
  const std::optional<int> year = parse_int(fields[0], 1900, 2150);
  const std::optional<int> month = parse_int(fields[1], 1, 12);
  const std::optional<int> day = parse_int(fields[2], 1, 31);
  const std::optional<int> hour = parse_int(fields[3], 1, 24);
  // Hourly files write 0 or 60 here without meaning anything by it.
  const std::optional<int> minute = records == 1 ? 60 : parse_int(fields[4], 0, 60);
  if (!year || !month || !day || !hour || !minute) return std::nullopt;
  return checked_minutes(*year, *month, *day, (*hour - 1) * 60 + *minute);
}

std::vector<ColumnPlan> epw_columns() {
  return {{13, Quantity::ghi, "global horizontal radiation", 1, 0, 9999},
          {14, Quantity::dni, "direct normal radiation", 1, 0, 9999},
          {15, Quantity::dhi, "diffuse horizontal radiation", 1, 0, 9999},
          {6, Quantity::temp, "dry bulb temperature", 1, 0, 99.9},
          {9, Quantity::pressure, "atmospheric station pressure", 1, 0, 999999},
          {21, Quantity::wind, "wind speed", 1, 0, 999},
          {30, Quantity::snow_depth, "snow depth", 1, 0, 999, false, true},
          {28, Quantity::water, "precipitable water", 0.1, 0, 999, false, true},
          {8, Quantity::humidity, "relative humidity", 1, 0, 999, false, true}};
}
// One header line; true for the last one. Radiation columns are energies of a row: with several
// rows per hour they become means by that number.
bool read_header_line(const std::vector<std::string_view>& fields, int line, RawWeather& raw,
                      std::vector<ColumnPlan>& plans, int& records, FaultList& faults) {
  if (equal_ignoring_case(fields[0], "LOCATION")) read_location(fields, line, raw, faults);
  if (!equal_ignoring_case(fields[0], "DATA PERIODS")) return false;
  records = records_per_hour(fields, line, faults);
  for (ColumnPlan& plan : plans) {
    if (quantity_infos[static_cast<std::size_t>(plan.quantity)].irradiance) plan.factor = records;
  }
  return true;
}
}  // namespace

RawWeather read_epw(std::string_view text, FaultList& faults) {
  RawWeather raw;
  raw.format_name = "EPW";
  raw.stamp = StampMeaning::end;
  raw.typical_format = true;
  std::vector<ColumnPlan> plans = epw_columns();
  std::vector<std::string_view> fields;
  int records = 1;
  bool in_data = false;
  LineReader lines(text);
  std::string_view line;
  while (lines.next(line) && !faults.full()) {
    if (trimmed(line).empty()) continue;
    split_fields(line, ',', fields, 31);
    if (!in_data) {
      in_data = read_header_line(fields, lines.line_number(), raw, plans, records, faults);
      continue;
    }
    const std::optional<long> minutes = row_minutes(fields, records);
    if (!minutes) {
      faults.add(lines.line_number(), "year,month,day,hour", line, "", phrase("range.epw_hour"),
                 told("epw.date"));
      continue;
    }
    if (!push_row(*minutes, lines.line_number(), plans, raw, faults)) break;
    read_columns(fields, plans, lines.line_number(), raw, faults);
  }
  if (!in_data) {
    faults.add(told("epw.header"));
  }
  raw.notes.push_back(phrase("note.epw"));
  return raw;
}

}  // namespace sunward::input::weather_format

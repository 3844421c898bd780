// Open-Meteo CSV files: two metadata lines, a blank line, then columns named "variable (unit)".
// Radiation is the mean of the hour before the stamp; temperature, wind and pressure are instants.
// Source: Open-Meteo documentation of the historical weather API, "Hourly parameter definition".
#include <algorithm>
#include <cmath>

#include "sunward/input/weather/raw_weather.hpp"
#include "sunward/input/weather/text_scan.hpp"

namespace sunward::input::weather_format {

namespace {
struct Heading {
  std::string name;
  std::string_view unit;
};

Heading split_heading(std::string_view text) {
  const std::size_t open = text.find('(');
  Heading heading{lower(trimmed(text.substr(0, open))), {}};
  if (open == std::string_view::npos) return heading;
  const std::size_t close = text.rfind(')');
  if (close > open && close != std::string_view::npos) {
    heading.unit = trimmed(text.substr(open + 1, close - open - 1));
  }
  return heading;
}

// 100 for "wind_speed_100m"; 0 when the name is no wind speed.
double wind_height(std::string_view name) {
  for (const std::string_view prefix : {"wind_speed_", "windspeed_"}) {
    if (name.substr(0, prefix.size()) != prefix || name.back() != 'm') continue;
    double height = 0.0;
    const std::string_view digits = name.substr(prefix.size(), name.size() - prefix.size() - 1);
    if (parse_number(digits, height) == NumberState::value && height >= 1 && height <= 500)
      return height;
  }
  return 0.0;
}

struct FoundColumn {
  std::size_t field;
  Heading heading;
  double height_m;
};

class HeadingReader {
 public:
  HeadingReader(RawWeather& raw, FaultList& faults, int line)
      : raw_(raw), faults_(faults), line_(line) {}

  void read(const std::vector<std::string_view>& fields) {
    std::vector<FoundColumn> winds;
    for (std::size_t i = 1; i < fields.size(); ++i) {
      const Heading heading = split_heading(fields[i]);
      const double height = heading.name.empty() ? 0.0 : wind_height(heading.name);
      if (height > 0.0) winds.push_back({i, heading, height});
      if (heading.name == "shortwave_radiation") add(i, heading, Quantity::ghi);
      if (heading.name == "direct_normal_irradiance") add(i, heading, Quantity::dni);
      if (heading.name == "diffuse_radiation") add(i, heading, Quantity::dhi);
      if (heading.name == "temperature_2m") add(i, heading, Quantity::temp);
      if (heading.name == "surface_pressure") add(i, heading, Quantity::pressure);
      if (heading.name == "relative_humidity_2m") add(i, heading, Quantity::humidity);
      if (heading.name == "total_column_integrated_water_vapour") add(i, heading, Quantity::water);
    }
    std::sort(winds.begin(), winds.end(),
              [](const auto& a, const auto& b) { return a.height_m < b.height_m; });
    if (winds.empty()) return;
    raw_.wind_height_m = winds.front().height_m;
    add(winds.front().field, winds.front().heading, Quantity::wind);
    if (winds.back().height_m <= winds.front().height_m) return;
    raw_.wind_upper_height_m = winds.back().height_m;
    add(winds.back().field, winds.back().heading, Quantity::wind_upper);
  }

  std::vector<ColumnPlan> plans;

 private:
  void add(std::size_t field, const Heading& heading, Quantity quantity) {
    const std::optional<UnitScale> scale = unit_scale(quantity, heading.unit);
    if (!scale) {
      faults_.add(line_, heading.name, heading.unit, "", known_units(quantity),
                  told("openmeteo.unit"));
      return;
    }
    for (const ColumnPlan& plan : plans) {
      if (plan.quantity == quantity) return;
    }
    plans.push_back({field, quantity, heading.name, scale->factor, scale->offset});
  }

  RawWeather& raw_;
  FaultList& faults_;
  int line_;
};

void read_metadata(const std::vector<std::string>& names,
                   const std::vector<std::string_view>& fields, RawWeather& raw) {
  series::Location location;
  int found = 0;
  for (std::size_t i = 0; i < names.size() && i < fields.size(); ++i) {
    double value = 0.0;
    if (parse_number(fields[i], value) != NumberState::value) continue;
    if (names[i] == "latitude" && std::abs(value) <= 90) {
      location.latitude_deg = value;
      found |= 1;
    }
    if (names[i] == "longitude" && std::abs(value) <= 180) {
      location.longitude_deg = value;
      found |= 2;
    }
    if (names[i] == "elevation" && value >= -430 && value <= 6000) location.elevation_m = value;
    if (names[i] == "utc_offset_seconds" && std::abs(value) <= 50400) {
      raw.stamp_utc_offset_h = value / 3600.0;
      if (value != 0.0) raw.site_utc_offset_h = value / 3600.0;
    }
  }
  if (found == 3) raw.location = location;
}
// The lines above the data: names, their values, a blank line, then the columns. True at the
// columns.
class HeaderReader {
 public:
  bool read(const std::vector<std::string_view>& fields, int line, RawWeather& raw,
            std::vector<ColumnPlan>& plans, FaultList& faults) {
    if (equal_ignoring_case(fields[0], "time")) {
      HeadingReader reader(raw, faults, line);
      reader.read(fields);
      plans = std::move(reader.plans);
      return true;
    }
    if (!names_.empty()) read_metadata(names_, fields, raw);
    names_.clear();
    for (const std::string_view field : fields) names_.push_back(lower(field));
    return false;
  }

 private:
  std::vector<std::string> names_;
};

void settle_stamps(RawWeather& raw) {
  raw.stamp = StampMeaning::end;
  for (const Quantity q : {Quantity::temp, Quantity::pressure, Quantity::wind, Quantity::wind_upper,
                           Quantity::water, Quantity::humidity}) {
    raw.instant[static_cast<std::size_t>(q)] = true;
  }
  raw.notes.push_back(phrase("note.openmeteo"));
}
}  // namespace

RawWeather read_openmeteo(std::string_view text, FaultList& faults) {
  RawWeather raw;
  raw.format_name = "Open-Meteo CSV";
  raw.stamp_utc_offset_h = 0.0;
  HeaderReader header;
  std::vector<std::string_view> fields;
  std::vector<ColumnPlan> plans;
  bool in_data = false;
  LineReader lines(text);
  std::string_view line;
  while (lines.next(line) && !faults.full()) {
    if (trimmed(line).empty()) {
      if (raw.n_rows() > 0) break;  // a second table (daily values) may follow
      continue;
    }
    split_fields(line, ',', fields);
    if (!in_data) {
      in_data = header.read(fields, lines.line_number(), raw, plans, faults);
      continue;
    }
    const std::optional<Stamp> stamp = parse_stamp(fields[0]);
    if (!stamp) {
      faults.add(lines.line_number(), "time", fields[0], "", "YYYY-MM-DDTHH:MM",
                 told("openmeteo.stamp"));
      continue;
    }
    if (!push_row(stamp->minutes, lines.line_number(), plans, raw, faults)) break;
    read_columns(fields, plans, lines.line_number(), raw, faults);
  }
  if (!in_data) {
    faults.add(told("weather.no_headings"));
  }
  settle_stamps(raw);
  return raw;
}

}  // namespace sunward::input::weather_format

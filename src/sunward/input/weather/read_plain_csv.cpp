// Plain CSV: columns declared by the user, or recognised by headings such as "ghi [W/m2]", "temp_c"
// and "wind_m_per_s". Comma, semicolon or tab; lines beginning with '#' are comments.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "sunward/input/weather/raw_weather.hpp"
#include "sunward/input/weather/text_scan.hpp"

namespace sunward::input::weather_format {

namespace {
char separator_of(std::string_view line) {
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char candidate : {',', ';', '\t'}) {
    const std::ptrdiff_t n = std::count(line.begin(), line.end(), candidate);
    if (n > most) {
      most = n;
      best = candidate;
    }
  }
  return best;
}

// A unit spelt at the end of a heading in Sunward's own way.
struct UnitSuffix {
  const char* suffix;
  const char* unit;
};
constexpr UnitSuffix unit_suffixes[] = {{"_kwh_per_m2", "kWh/m2"},
                                        {"_cm", "cm"},
                                        {"_wh_per_m2", "Wh/m2"},
                                        {"_kw_per_m2", "kW/m2"},
                                        {"_w_per_m2", "W/m2"},
                                        {"_m_per_s", "m/s"},
                                        {"_km_per_h", "km/h"},
                                        {"_kmh", "km/h"},
                                        {"_hpa", "hPa"},
                                        {"_kpa", "kPa"},
                                        {"_mbar", "mbar"},
                                        {"_pa", "Pa"},
                                        {"_c", "C"},
                                        {"_k", "K"},
                                        {"_f", "F"}};

struct Alias {
  const char* name;
  const char* variable;
};
constexpr Alias aliases[] = {{"time", "time"},
                             {"timestamp", "time"},
                             {"datetime", "time"},
                             {"date", "time"},
                             {"ghi", "ghi"},
                             {"dni", "dni"},
                             {"dhi", "dhi"},
                             {"temp", "temp"},
                             {"temperature", "temp"},
                             {"temp_air", "temp"},
                             {"t2m", "temp"},
                             {"air_temperature", "temp"},
                             {"pressure", "pressure"},
                             {"wind", "wind"},
                             {"wind_speed", "wind"},
                             {"windspeed", "wind"},
                             {"wind_upper", "wind_upper"},
                             {"snow_depth", "snow_depth"},
                             {"precipitable_water", "precipitable_water"},
                             {"humidity", "humidity"},
                             {"relative_humidity", "humidity"}};

struct Recognised {
  std::string variable, unit;
};

std::optional<Recognised> recognise(std::string_view heading) {
  Recognised result;
  const std::size_t open = heading.find_first_of("[(");
  std::string name = lower(trimmed(heading.substr(0, open)));
  if (open != std::string_view::npos) {
    const std::size_t close = heading.find_last_of("])");
    if (close == std::string_view::npos || close < open) return std::nullopt;
    result.unit = std::string(trimmed(heading.substr(open + 1, close - open - 1)));
  } else {
    for (const UnitSuffix& row : unit_suffixes) {
      const std::string_view suffix = row.suffix;
      if (name.size() <= suffix.size() || !std::string_view(name).ends_with(suffix)) continue;
      result.unit = row.unit;
      name.resize(name.size() - suffix.size());
      break;
    }
  }
  std::replace(name.begin(), name.end(), ' ', '_');
  for (const Alias& alias : aliases) {
    if (name != alias.name) continue;
    result.variable = alias.variable;
    return result;
  }
  return std::nullopt;
}

std::vector<WeatherColumn> recognise_all(const std::vector<std::string_view>& headings) {
  std::vector<WeatherColumn> columns;
  for (const std::string_view heading : headings) {
    const std::optional<Recognised> found = recognise(heading);
    if (found) columns.push_back({found->variable, std::string(heading), found->unit});
  }
  return columns;
}

struct Layout {
  std::optional<std::size_t> time_field;
  std::vector<ColumnPlan> plans;
  std::size_t n_fields = 0;
  std::array<bool, n_quantities> energy{};  // values are per step, to be divided by its hours
};

class LayoutReader {
 public:
  LayoutReader(const std::vector<std::string_view>& headings, int line, FaultList& faults)
      : headings_(headings), line_(line), faults_(faults) {}

  Layout read(const std::vector<WeatherColumn>& columns) {
    for (const WeatherColumn& column : columns) place(column);
    layout_.n_fields = headings_.size();
    return std::move(layout_);
  }

 private:
  void place(const WeatherColumn& column) {
    const auto heading = std::find_if(headings_.begin(), headings_.end(), [&](std::string_view h) {
      return equal_ignoring_case(h, trimmed(column.name));
    });
    if (heading == headings_.end()) {
      std::string known;
      for (const std::string_view h : headings_)
        known += (known.empty() ? "" : ", ") + printable(h);
      faults_.add(line_, column.name, "", "", known.substr(0, 400), told("weather.no_column"));
      return;
    }
    const auto field = static_cast<std::size_t>(heading - headings_.begin());
    if (column.variable == "time") {
      layout_.time_field = field;
      return;
    }
    for (const QuantityInfo& info : quantity_infos) {
      if (column.variable == info.key) return add(info, column, field);
    }
    faults_.add(0, "columns", column.variable, "",
                "time, ghi, dni, dhi, temp, pressure, wind, wind_upper", told("weather.variable"));
  }

  void add(const QuantityInfo& info, const WeatherColumn& column, std::size_t field) {
    const std::optional<UnitScale> scale = unit_scale(info.quantity, column.unit);
    if (!scale) {
      faults_.add(line_, column.name, column.unit, "", known_units(info.quantity),
                  told("weather.unit", {{"quantity", name_of(info)}}));
      return;
    }
    for (const ColumnPlan& plan : layout_.plans) {
      if (plan.quantity != info.quantity) continue;
      faults_.add(line_, column.name, "", "", {},
                  told("weather.two_columns", {{"quantity", name_of(info)}}));
      return;
    }
    layout_.plans.push_back({field, info.quantity, column.name, scale->factor, scale->offset});
    const bool energy = info.irradiance && is_energy_unit(column.unit);
    layout_.energy[static_cast<std::size_t>(info.quantity)] = energy;
    layout_.plans.back().range_checked = !energy;
  }

  const std::vector<std::string_view>& headings_;
  int line_;
  FaultList& faults_;
  Layout layout_;
};

// Energies per step become means (the step by the first two stamps); the range is checked on those.
void divide_energies(const Layout& layout, RawWeather& raw, FaultList& faults) {
  if (raw.n_rows() < 2) return;
  const double step_h = static_cast<double>(raw.stamp_minutes[1] - raw.stamp_minutes[0]) / 60.0;
  for (const QuantityInfo& info : quantity_infos) {
    if (!layout.energy[static_cast<std::size_t>(info.quantity)]) continue;
    if (!(step_h > 0.0 && step_h <= 3.0)) {
      faults.add(raw.line[1], info.key, fmt::format("{:g}", step_h), "h",
                 phrase("range.step_to_3h"), told("weather.energy_step"));
      continue;
    }
    std::vector<double>& values = raw.of(info.quantity);
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (std::isnan(values[i])) continue;
      values[i] = checked(info, values[i] / step_h, raw.line[i], info.key,
                          fmt::format("{:g}", values[i]), faults);
    }
  }
}

// Files without a time column: a whole ordinary year, the step by its number of rows.
void stamp_by_count(RawWeather& raw, FaultList& faults) {
  const auto n = static_cast<long>(raw.n_rows());
  constexpr long year_minutes = 365L * 1440;
  if (n == 0 || year_minutes % n != 0 || year_minutes / n < 5 || year_minutes / n > 180) {
    faults.add(0, "rows", std::to_string(n), "", phrase("range.rows_of_year"),
               told("weather.no_time_column"));
    return;
  }
  const long start = series::days_from_civil(2025, 1, 1) * 1440;
  for (long i = 0; i < n; ++i)
    raw.stamp_minutes[static_cast<std::size_t>(i)] = start + i * (year_minutes / n);
  raw.typical_format = true;
  raw.notes.push_back(phrase("note.no_time_column", {{"rows", n}}));
}
Layout read_layout(const std::vector<std::string_view>& headings, int line,
                   const WeatherFileOptions& options, FaultList& faults) {
  LayoutReader reader(headings, line, faults);
  Layout layout = reader.read(options.columns.empty() ? recognise_all(headings) : options.columns);
  if (layout.plans.empty() && faults.empty()) {
    faults.add(line, "columns", headings.empty() ? "" : headings.front(), "",
               phrase("range.headings"), told("weather.no_heading_known"));
  }
  return layout;
}

// A decimal comma in a file separated by commas moves every value behind it by a column.
bool has_fields_beyond(std::size_t n_fields, const std::vector<std::string_view>& fields) {
  for (std::size_t i = n_fields; i < fields.size(); ++i)
    if (!fields[i].empty()) return true;
  return false;
}

std::optional<Stamp> row_stamp(const Layout& layout, const std::vector<std::string_view>& fields,
                               int line, FaultList& faults) {
  if (!layout.time_field) return Stamp{};
  const std::string_view field =
      *layout.time_field < fields.size() ? fields[*layout.time_field] : "";
  const std::optional<Stamp> stamp = parse_stamp(field);
  if (!stamp) {
    faults.add(line, "time", field, "", phrase("range.stamp"), told("weather.stamp"));
  }
  return stamp;
}
}  // namespace

RawWeather read_plain_csv(std::string_view text, const WeatherFileOptions& options,
                          FaultList& faults) {
  RawWeather raw;
  raw.format_name = "CSV";
  raw.stamp_utc_offset_h = options.stamp_utc_offset_h;
  raw.wind_upper_height_m = options.wind_upper_height_m;
  std::vector<std::string_view> fields;
  std::optional<Layout> layout;
  char separator = ',';
  std::size_t zoned_rows = 0;
  LineReader lines(text);
  std::string_view line;
  while (lines.next(line) && !faults.full()) {
    const std::string_view content = trimmed(line);
    if (content.empty() || content.front() == '#') continue;
    if (!layout) separator = separator_of(line);
    split_fields(line, separator, fields);
    if (!layout) {
      layout = read_layout(fields, lines.line_number(), options, faults);
      continue;
    }
    if (has_fields_beyond(layout->n_fields, fields)) {
      faults.add(lines.line_number(), "", content, "", {}, told("csv.more_fields"));
      continue;
    }
    const std::optional<Stamp> stamp = row_stamp(*layout, fields, lines.line_number(), faults);
    if (!stamp) continue;
    zoned_rows += stamp->has_zone ? 1 : 0;
    if (!push_row(stamp->minutes, lines.line_number(), layout->plans, raw, faults)) break;
    read_columns(fields, layout->plans, lines.line_number(), raw, faults);
  }
  if (!layout || layout->plans.empty()) return raw;
  if (zoned_rows > 0) raw.stamp_utc_offset_h = 0.0;
  if (zoned_rows > 0 && zoned_rows != raw.n_rows()) {
    faults.add(told("weather.mixed_zones"));
  }
  if (!layout->time_field) stamp_by_count(raw, faults);
  divide_energies(*layout, raw, faults);
  return raw;
}

}  // namespace sunward::input::weather_format

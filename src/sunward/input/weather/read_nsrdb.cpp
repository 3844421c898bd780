// NSRDB and SAM CSV files: two metadata lines (which some copies lack), then named columns.
// Hourly rows stamped :30 mark the middle of their hour.
// Source: NREL, "Weather file formats" in the SAM help; NSRDB PSM v3 data dictionary.
#include <algorithm>
#include <array>

#include "sunward/input/weather/raw_weather.hpp"
#include "sunward/input/weather/text_scan.hpp"

namespace sunward::input::weather_format {

namespace {
struct Alias {
  const char* heading;  // lower case, without a unit in brackets
  Quantity quantity;
  double factor;
};
constexpr Alias aliases[] = {{"ghi", Quantity::ghi, 1},
                             {"gh", Quantity::ghi, 1},
                             {"global", Quantity::ghi, 1},
                             {"dni", Quantity::dni, 1},
                             {"dn", Quantity::dni, 1},
                             {"beam", Quantity::dni, 1},
                             {"dhi", Quantity::dhi, 1},
                             {"df", Quantity::dhi, 1},
                             {"diffuse", Quantity::dhi, 1},
                             {"temperature", Quantity::temp, 1},
                             {"tdry", Quantity::temp, 1},
                             {"dry-bulb", Quantity::temp, 1},
                             {"pressure", Quantity::pressure, 100},
                             {"pres", Quantity::pressure, 100},
                             {"wind speed", Quantity::wind, 1},
                             {"wspd", Quantity::wind, 1},
                             {"precipitable water", Quantity::water, 1},
                             {"relative humidity", Quantity::humidity, 1},
                             {"rhum", Quantity::humidity, 1}};

std::string bare_heading(std::string_view heading) {
  return lower(trimmed(heading.substr(0, heading.find_first_of("(["))));
}

struct Layout {
  std::array<int, 5> date{-1, -1, -1, -1, -1};  // year, month, day, hour, minute
  std::vector<ColumnPlan> plans;
};

Layout read_headings(const std::vector<std::string_view>& fields) {
  constexpr const char* date_names[] = {"year", "month", "day", "hour", "minute"};
  Layout layout;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::string heading = bare_heading(fields[i]);
    for (std::size_t d = 0; d < 5; ++d) {
      if (heading == date_names[d] && layout.date[d] < 0) layout.date[d] = static_cast<int>(i);
    }
    for (const Alias& alias : aliases) {
      if (heading != alias.heading) continue;
      const bool taken = std::any_of(layout.plans.begin(), layout.plans.end(),
                                     [&](const auto& p) { return p.quantity == alias.quantity; });
      if (taken) continue;
      layout.plans.push_back({i, alias.quantity, std::string(fields[i]), alias.factor});
      ColumnPlan& plan = layout.plans.back();
      if (alias.quantity == Quantity::water || alias.quantity == Quantity::humidity) {
        plan.range_checked = false;
        plan.may_lack = true;
      }
    }
  }
  return layout;
}

bool is_heading_line(const std::vector<std::string_view>& fields) {
  const auto has = [&](const char* name) {
    return std::any_of(fields.begin(), fields.end(),
                       [&](std::string_view field) { return equal_ignoring_case(field, name); });
  };
  return has("year") && has("month") && has("day") && has("hour");
}

void read_metadata(const std::vector<std::string>& names,
                   const std::vector<std::string_view>& values, RawWeather& raw) {
  std::optional<double> latitude, longitude, elevation, zone, local_zone;
  for (std::size_t i = 0; i < names.size() && i < values.size(); ++i) {
    double value = 0.0;
    if (parse_number(values[i], value) != NumberState::value) continue;
    if (names[i] == "latitude" && std::abs(value) <= 90) latitude = value;
    if (names[i] == "longitude" && std::abs(value) <= 180) longitude = value;
    if (names[i] == "elevation" && value >= -430 && value <= 6000) elevation = value;
    if (names[i] == "time zone" && value >= -12 && value <= 14) zone = value;
    if (names[i] == "local time zone" && value >= -12 && value <= 14) local_zone = value;
  }
  if (latitude && longitude)
    raw.location = series::Location{*latitude, *longitude, elevation.value_or(0.0)};
  raw.stamp_utc_offset_h = zone;
  raw.site_utc_offset_h = local_zone ? local_zone : zone;
}

struct RowTime {
  long minutes;
  int minute;
  bool hour_24;
};

std::optional<RowTime> row_time(const Layout& layout, const std::vector<std::string_view>& fields) {
  constexpr int lowest[] = {1900, 1, 1, 0, 0};
  constexpr int highest[] = {2150, 12, 31, 24, 59};
  int value[5] = {0, 0, 0, 0, 30};  // no minute column: SAM counts such rows as mid-hour
  for (std::size_t d = 0; d < 5; ++d) {
    if (layout.date[d] < 0) continue;
    const auto field = static_cast<std::size_t>(layout.date[d]);
    const std::optional<int> number =
        field < fields.size() ? parse_int(fields[field], lowest[d], highest[d]) : std::nullopt;
    if (!number) return std::nullopt;
    value[d] = *number;
  }
  const std::optional<long> midnight = checked_minutes(value[0], value[1], value[2], 0);
  if (!midnight) return std::nullopt;
  return RowTime{*midnight + value[3] * 60 + value[4], value[4], value[3] == 24};
}
// What the rows showed about their stamps.
struct StampHabits {
  int first_minute = -1;
  bool minutes_vary = false;
  bool counts_to_24 = false;

  void see(const RowTime& time) {
    if (first_minute < 0) first_minute = time.minute;
    minutes_vary = minutes_vary || time.minute != first_minute;
    counts_to_24 = counts_to_24 || time.hour_24;
  }
};

void settle_stamps(const StampHabits& habits, RawWeather& raw) {
  raw.stamp = StampMeaning::middle;
  if (habits.counts_to_24) {
    if (habits.first_minute == 30) {
      for (long& stamp : raw.stamp_minutes) stamp -= 60;
    }
    if (habits.first_minute == 0) raw.stamp = StampMeaning::end;
    raw.notes.push_back(phrase("note.nsrdb_24"));
  } else if (habits.first_minute == 0) {
    raw.stamp = habits.minutes_vary ? StampMeaning::instant : StampMeaning::start;
  }
  raw.notes.push_back(phrase(raw.stamp == StampMeaning::middle    ? "note.nsrdb_middle"
                             : raw.stamp == StampMeaning::instant ? "note.nsrdb_instant"
                                                                  : "note.nsrdb_start"));
}

// The lines before the data: metadata names, their values, then the columns. True at the columns.
class HeaderReader {
 public:
  bool read(const std::vector<std::string_view>& fields, RawWeather& raw, Layout& layout) {
    if (is_heading_line(fields)) {
      layout = read_headings(fields);
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
}  // namespace

RawWeather read_nsrdb(std::string_view text, FaultList& faults) {
  constexpr int longest_header = 20;
  RawWeather raw;
  raw.format_name = "NSRDB/SAM CSV";
  raw.typical_format = true;
  std::vector<std::string_view> fields;
  HeaderReader header;
  Layout layout;
  StampHabits habits;
  bool in_data = false;
  LineReader lines(text);
  std::string_view line;
  while (lines.next(line) && !faults.full()) {
    if (trimmed(line).empty()) continue;
    if (!in_data && lines.line_number() > longest_header) break;
    split_fields(line, ',', fields);
    if (!in_data) {
      in_data = header.read(fields, raw, layout);
      continue;
    }
    const std::optional<RowTime> time = row_time(layout, fields);
    if (!time) {
      faults.add(lines.line_number(), "Year,Month,Day,Hour", line, "", {}, told("nsrdb.date"));
      continue;
    }
    habits.see(*time);
    if (!push_row(time->minutes, lines.line_number(), layout.plans, raw, faults)) break;
    read_columns(fields, layout.plans, lines.line_number(), raw, faults);
  }
  if (!in_data) {
    faults.add(told("nsrdb.header"));
  }
  settle_stamps(habits, raw);
  return raw;
}

}  // namespace sunward::input::weather_format

#include "sunward/input/weather/placement.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace sunward::input::weather_format {

namespace {
constexpr long day_minutes = 1440;
constexpr long month_jump_minutes = 27 * day_minutes;

long floor_div(long a, long b) { return a / b - (a % b < 0 ? 1 : 0); }
long new_year(int year) { return series::days_from_civil(year, 1, 1) * day_minutes; }
std::string date_text(long minutes) {
  const series::CivilTime t = series::civil_from_minutes(minutes);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", t.year, t.month, t.day, t.hour, t.minute);
}

// The difference most neighbouring rows have (majority vote); 0 when there is no majority.
long common_step(const std::vector<long>& stamps) {
  long candidate = 0;
  long votes = 0;
  for (std::size_t i = 1; i < stamps.size(); ++i) {
    const long difference = stamps[i] - stamps[i - 1];
    if (votes == 0) candidate = difference;
    votes += difference == candidate ? 1 : -1;
  }
  const auto n = std::count_if(stamps.begin() + 1, stamps.end(),
                               [&, before = stamps.front()](long stamp) mutable {
                                 const bool same = stamp - before == candidate;
                                 before = stamp;
                                 return same;
                               });
  return 2 * n > static_cast<long>(stamps.size()) - 1 ? candidate : 0;
}

bool check_step(const RawWeather& raw, long step, FaultList& faults) {
  if (step >= 5 && step <= 180 && day_minutes % step == 0) return true;
  faults.add(raw.line.size() > 1 ? raw.line[1] : 0, "time", step == 0 ? "" : std::to_string(step),
             "min", phrase("range.file_step"), told("weather.step_unusable"));
  return false;
}

bool rows_jump_between_years(const std::vector<long>& starts, long step) {
  if (static_cast<long>(starts.size()) * step > 367 * day_minutes) return false;
  for (std::size_t i = 1; i < starts.size(); ++i) {
    if (std::labs(starts[i] - starts[i - 1]) > month_jump_minutes) return true;
  }
  return false;
}

// Gives all rows of a typical year one calendar year.
void join_years(const WeatherFileOptions& options, RawWeather& raw, std::vector<long>& starts) {
  bool has_leap_day = false;
  int first_year = 0, last_year = 0;
  for (const long start : starts) {
    const series::CivilTime t = series::civil_from_minutes(start);
    has_leap_day = has_leap_day || (t.month == 2 && t.day == 29);
    first_year = first_year == 0 ? t.year : std::min(first_year, t.year);
    last_year = std::max(last_year, t.year);
  }
  const bool given_fits =
      options.typical_year != 0 && (!has_leap_day || series::is_leap_year(options.typical_year));
  const int year = given_fits ? options.typical_year : has_leap_day ? 2024 : 2025;
  for (long& start : starts) {
    const series::CivilTime t = series::civil_from_minutes(start);
    start += new_year(year) - new_year(t.year);
    const bool after_february = t.month > 2;
    const long leap = (series::is_leap_year(year) ? 1 : 0) - (series::is_leap_year(t.year) ? 1 : 0);
    if (after_february) start += leap * day_minutes;
  }
  raw.notes.push_back(
      phrase(first_year == last_year ? "note.typical_year_moved" : "note.typical_year_joined",
             {{"first", first_year}, {"last", last_year}, {"year", year}}));
}

struct Years {
  int first = 0, end = 0;  // whole years [first, end)
  long missing = 0;        // minutes missing at the two edges
  [[nodiscard]] bool any() const { return end > first; }
};

Years whole_years(long first_start, long last_end, long allowed_gap) {
  Years years;
  years.first = series::civil_from_minutes(first_start).year;
  if (first_start - new_year(years.first) > allowed_gap) ++years.first;
  years.end = series::civil_from_minutes(last_end).year;
  if (new_year(years.end + 1) - last_end <= allowed_gap) ++years.end;
  if (years.any()) {
    years.missing = std::max(0L, first_start - new_year(years.first)) +
                    std::max(0L, new_year(years.end) - last_end);
  }
  return years;
}

struct Window {
  long begin = 0, end = 0;  // local minutes
  bool rotate = false;      // rows beyond one end come back at the other
  bool whole = false;
};

// Chooses the stretch of local time to keep.
Window choose_window(const std::vector<long>& starts, long step, long shift,
                     const WeatherFileOptions& options, FaultList& faults) {
  const auto [low, high] = std::minmax_element(starts.begin(), starts.end());
  const long first = *low, last_end = *high + step;
  const auto allowed = std::max(static_cast<long>(options.max_gap_h * 60.0), step - 1);
  const Years local = whole_years(first + shift, last_end + shift, allowed);
  const Years own = whole_years(first, last_end, allowed);
  const bool rotate = own.any() && (!local.any() || own.missing < local.missing ||
                                    own.end - own.first > local.end - local.first);
  const Years& years = rotate ? own : local;
  if (years.any()) return {new_year(years.first), new_year(years.end), rotate && shift != 0, true};
  const long first_day = -floor_div(-(first + shift), day_minutes) * day_minutes;
  const long last_day = floor_div(last_end + shift, day_minutes) * day_minutes;
  if (!options.whole_years && last_day > first_day) return {first_day, last_day, false, false};
  faults.add(
      0, "time",
      fmt::format("{} - {}", date_text(first + shift).substr(0, 10), date_text(*high + shift)), "",
      phrase(options.whole_years ? "range.whole_years" : "range.whole_days"),
      told("weather.coverage"));
  return {};
}

// Sets the axis. When a leap year's file leaves out 29 February, so does the axis: rows from March
// on and the end of the window move up by the day.
void set_axis(long step, Window& window, std::vector<long>& starts, Placement& placement) {
  const bool has_leap_day = std::any_of(starts.begin(), starts.end(), [](long start) {
    const series::CivilTime t = series::civil_from_minutes(start);
    return t.month == 2 && t.day == 29;
  });
  series::TimeAxis& axis = placement.axis;
  axis.start = series::civil_from_minutes(window.begin);
  axis.step_minutes = static_cast<int>(step);
  const bool one_year = window.whole && window.end - window.begin <= 366 * day_minutes;
  axis.skips_leap_day = one_year && series::is_leap_year(axis.start.year) && !has_leap_day;
  if (axis.skips_leap_day) {
    const long march = series::days_from_civil(axis.start.year, 3, 1) * day_minutes;
    for (long& start : starts) start -= start >= march ? day_minutes : 0;
    window.end -= day_minutes;
  }
  axis.n_steps = static_cast<Index>((window.end - window.begin) / step);
  placement.cyclic = window.whole;
}

bool same_values(const RawWeather& raw, std::size_t a, std::size_t b) {
  return std::all_of(raw.values.begin(), raw.values.end(), [&](const std::vector<double>& series) {
    return series.empty() || series[a] == series[b] ||
           (std::isnan(series[a]) && std::isnan(series[b]));
  });
}

// Rows that claim a step already taken: equal ones are dropped, others are faults.
void resolve_duplicates(RawWeather& raw, Placement& placement, FaultList& faults) {
  std::vector<Index> owner(static_cast<std::size_t>(placement.axis.n_steps), -1);
  Index dropped = 0;
  for (std::size_t i = 0; i < placement.slot.size(); ++i) {
    const Index slot = placement.slot[i];
    if (slot < 0) continue;
    if (owner[slot] < 0) {
      owner[slot] = static_cast<Index>(i);
      continue;
    }
    const auto first = static_cast<std::size_t>(owner[slot]);
    placement.slot[i] = -1;
    if (same_values(raw, first, i)) {
      ++dropped;
      continue;
    }
    faults.add(raw.line[i], "time", date_text(raw.stamp_minutes[i]), "", {},
               told("weather.duplicate", {{"line", raw.line[first]}}));
  }
  if (dropped > 0) raw.notes.push_back(phrase("note.duplicates_dropped", {{"count", dropped}}));
}

StampMeaning meaning_of(const RawWeather& raw, const WeatherFileOptions& options, long step,
                        std::vector<Phrase>& notes) {
  if (options.stamp == "start") return StampMeaning::start;
  if (options.stamp == "middle") return StampMeaning::middle;
  if (options.stamp == "end") return StampMeaning::end;
  if (options.stamp == "instant") return StampMeaning::instant;
  const bool all_instant =
      std::all_of(raw.instant.begin(), raw.instant.end() - 1, [](bool b) { return b; });
  const bool half =
      std::all_of(raw.stamp_minutes.begin(), raw.stamp_minutes.end(),
                  [&](long stamp) { return 2 * (stamp - floor_div(stamp, step) * step) == step; });
  if (raw.stamp == StampMeaning::start && half && !all_instant) {
    notes.push_back(phrase("note.stamps_half_way"));
    return StampMeaning::middle;
  }
  return raw.stamp;
}

void note_disorder(const std::vector<long>& starts, RawWeather& raw) {
  std::size_t backwards = 0;
  for (std::size_t i = 1; i < starts.size(); ++i) backwards += starts[i] < starts[i - 1] ? 1 : 0;
  if (backwards > 0) {
    raw.notes.push_back(phrase("note.put_in_order", {{"times", backwards}}));
  }
}

// A row off the common grid cannot be placed; its neighbours show the grid.
void check_grid(const RawWeather& raw, const std::vector<long>& starts, long step,
                FaultList& faults) {
  const long phase = starts.front() - floor_div(starts.front(), step) * step;
  for (std::size_t i = 1; i < starts.size() && !faults.full(); ++i) {
    if (starts[i] - floor_div(starts[i], step) * step == phase) continue;
    faults.add(raw.line[i], "time", date_text(raw.stamp_minutes[i]), "",
               phrase("range.every_minutes", {{"minutes", step}}), told("weather.off_grid"));
  }
}
// Interval starts of the rows in the file's own zone.
struct Rows {
  long step = 0;
  double lead_frac = 0.0;  // from the start of the interval to its stamp
  std::vector<long> starts;
};

Rows find_rows(RawWeather& raw, const WeatherFileOptions& options, FaultList& faults) {
  Rows rows;
  if (raw.n_rows() < 2) {
    faults.add(told("weather.no_rows"));
    return rows;
  }
  rows.step = common_step(raw.stamp_minutes);
  if (!check_step(raw, rows.step, faults)) return rows;
  const StampMeaning meaning = meaning_of(raw, options, rows.step, raw.notes);
  if (meaning == StampMeaning::instant) raw.instant.fill(true);
  if (meaning == StampMeaning::end) rows.lead_frac = 1.0;
  if (meaning == StampMeaning::middle) rows.lead_frac = 0.5;
  // Half a step of an odd number of minutes does not occur in practice; it would round down.
  const long lead = static_cast<long>(rows.lead_frac * static_cast<double>(rows.step));
  rows.starts = raw.stamp_minutes;
  for (long& start : rows.starts) start -= lead;
  check_grid(raw, rows.starts, rows.step, faults);
  if (!faults.empty()) return rows;
  const bool joins = rows_jump_between_years(rows.starts, rows.step);
  if (joins || (raw.typical_format && options.typical_year != 0)) {
    join_years(options, raw, rows.starts);
  }
  note_disorder(rows.starts, raw);
  return rows;
}

bool check_amount(const RawWeather& raw, const Window& window, long step, FaultList& faults) {
  const long n_steps = (window.end - window.begin) / step;
  if (n_steps <= static_cast<long>(most_rows) && static_cast<long>(raw.n_rows()) * 2 >= n_steps)
    return true;
  faults.add(0, "time", std::to_string(raw.n_rows()), "", phrase("range.rows", {{"rows", n_steps}}),
             told("weather.too_few_rows"));
  return false;
}

// Local minutes of a row inside the window; nothing when the row lies outside.
std::optional<long> local_minutes(long start, long shift, const Window& window) {
  const auto inside = [&](long at) { return at >= window.begin && at < window.end; };
  if (window.rotate && !inside(start)) return std::nullopt;
  long at = start + shift;
  if (window.rotate && at >= window.end) at -= window.end - window.begin;
  if (window.rotate && at < window.begin) at += window.end - window.begin;
  return inside(at) ? std::optional(at) : std::nullopt;
}

void fill_slots(const Rows& rows, long shift, const Window& window, RawWeather& raw,
                Placement& placement) {
  placement.slot.assign(rows.starts.size(), -1);
  std::size_t left_out = 0;
  for (std::size_t i = 0; i < rows.starts.size(); ++i) {
    const std::optional<long> at = local_minutes(rows.starts[i], shift, window);
    if (at) placement.slot[i] = static_cast<Index>((*at - window.begin) / rows.step);
    left_out += at ? 0 : 1;
  }
  if (left_out > 0) {
    raw.notes.push_back(phrase(
        "note.left_out",
        {{"count", left_out}, {"from", date_text(window.begin)}, {"to", date_text(window.end)}}));
  }
}
}  // namespace

Placement place_rows(RawWeather& raw, const WeatherFileOptions& options, double utc_offset_h,
                     double stamp_utc_offset_h, FaultList& faults) {
  Placement placement;
  placement.axis.utc_offset_h = utc_offset_h;
  Rows rows = find_rows(raw, options, faults);
  if (!faults.empty()) return placement;
  const long shift = std::lround((utc_offset_h - stamp_utc_offset_h) * 60.0);
  Window window = choose_window(rows.starts, rows.step, shift, options, faults);
  if (!faults.empty() || !check_amount(raw, window, rows.step, faults)) return placement;
  set_axis(rows.step, window, rows.starts, placement);
  const long local = rows.starts.front() + shift;
  const long phase = local - floor_div(local, rows.step) * rows.step;
  placement.phase_frac = static_cast<double>(phase) / static_cast<double>(rows.step);
  placement.stamp_frac = placement.phase_frac + rows.lead_frac;
  fill_slots(rows, shift, window, raw, placement);
  if (shift != 0) {
    raw.notes.push_back(phrase(window.rotate ? "note.shifted_round" : "note.shifted",
                               {{"hours", fmt::format("{:+g}", static_cast<double>(shift) / 60.0)},
                                {"zone", fmt::format("UTC{:+g}", utc_offset_h)}}));
  }
  resolve_duplicates(raw, placement, faults);
  return placement;
}

}  // namespace sunward::input::weather_format

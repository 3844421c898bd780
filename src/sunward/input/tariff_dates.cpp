#include "sunward/input/tariff_dates.hpp"

#include <charconv>

namespace sunward::input {

namespace {

/// The next number of one to four digits; takes it off the text.
std::optional<int> take_number(std::string_view& text, std::size_t most_digits) {
  int number = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  const auto n_digits = static_cast<std::size_t>(rest - text.data());
  if (error != std::errc{} || number < 0 || n_digits > most_digits || text.front() == '-')
    return std::nullopt;
  text.remove_prefix(n_digits);
  return number;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) return false;
  text.remove_prefix(1);
  return true;
}

/// "08" or "08:30" in minutes, at most 24:00.
std::optional<int> take_time(std::string_view& text) {
  constexpr int minutes_per_hour = 60;
  const auto hour = take_number(text, 2);
  if (!hour) return std::nullopt;
  int minute = 0;
  if (take(text, ':')) {
    const auto written = take_number(text, 2);
    if (!written || *written >= minutes_per_hour) return std::nullopt;
    minute = *written;
  }
  const int total = *hour * minutes_per_hour + minute;
  if (total > component::minutes_per_day) return std::nullopt;
  return total;
}

bool exists(const component::CivilDate& date) {
  if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31) return false;
  constexpr int a_leap_year = 2024;
  const int year = date.year == 0 ? a_leap_year : date.year;
  const long day = series::days_from_civil(year, date.month, date.day);
  const series::CivilTime back = series::civil_from_minutes(day * component::minutes_per_day);
  return back.month == date.month && back.day == date.day;
}

}  // namespace

std::optional<component::CivilDate> parse_date(std::string_view text) {
  component::CivilDate date;
  const bool with_year = text.size() > 4 && text[4] == '-';
  if (with_year) {
    const auto year = take_number(text, 4);
    if (!year || *year == 0 || !take(text, '-')) return std::nullopt;
    date.year = *year;
  }
  const auto month = take_number(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day || !text.empty()) return std::nullopt;
  date.month = *month;
  date.day = *day;
  if (!exists(date)) return std::nullopt;
  return date;
}

std::optional<component::DaySpan> parse_span(std::string_view text) {
  const auto from = take_time(text);
  if (!from || *from >= component::minutes_per_day || !take(text, '-')) return std::nullopt;
  const auto to = take_time(text);
  if (!to || !text.empty()) return std::nullopt;
  return component::DaySpan{*from, *to};
}

std::optional<component::CivilMoment> parse_moment(std::string_view text) {
  const std::size_t gap = text.find_first_of(" T");
  if (gap == std::string_view::npos) return std::nullopt;
  const auto date = parse_date(text.substr(0, gap));
  std::string_view rest = text.substr(gap + 1);
  const auto minute = take_time(rest);
  if (!date || !minute || !rest.empty() || *minute >= component::minutes_per_day)
    return std::nullopt;
  return component::CivilMoment{*date, *minute};
}

long day_number(const component::CivilDate& date) {
  return series::days_from_civil(date.year, date.month, date.day);
}

}  // namespace sunward::input

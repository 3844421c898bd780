#include "sunward/input/weather/text_scan.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "sunward/series/time_axis.hpp"

namespace sunward::input::weather_format {

namespace {
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower_char(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Takes exactly n digits off the front of the text.
bool take_digits(std::string_view& text, int n, int& value) {
  if (text.size() < static_cast<std::size_t>(n)) return false;
  value = 0;
  for (int i = 0; i < n; ++i) {
    if (!is_digit(text[static_cast<std::size_t>(i)])) return false;
    value = value * 10 + (text[static_cast<std::size_t>(i)] - '0');
  }
  text.remove_prefix(static_cast<std::size_t>(n));
  return true;
}

bool take_char(std::string_view& text, std::string_view choices) {
  if (text.empty() || choices.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

// What follows the minutes: seconds (dropped) and a zone. False when something else is left.
bool take_seconds_and_zone(std::string_view text, Stamp& stamp) {
  if (take_char(text, ":")) {
    int seconds = 0;
    if (!take_digits(text, 2, seconds)) return false;
    if (take_char(text, ".")) {
      while (!text.empty() && is_digit(text.front())) text.remove_prefix(1);
    }
  }
  if (text.empty()) return true;
  stamp.has_zone = true;
  if (text == "Z" || text == "z") return true;
  const int sign = text.front() == '-' ? -1 : 1;
  int hours = 0;
  int minutes = 0;
  if (!take_char(text, "+-") || !take_digits(text, 2, hours)) return false;
  (void)take_char(text, ":");
  if (!text.empty() && !take_digits(text, 2, minutes)) return false;
  stamp.minutes -= sign * (hours * 60 + minutes);
  return text.empty() && hours <= 14 && minutes < 60;
}
}  // namespace

LineReader::LineReader(std::string_view text) : rest_(text) {
  if (rest_.substr(0, 3) == "\xEF\xBB\xBF") rest_.remove_prefix(3);
}

bool LineReader::next(std::string_view& line) {
  if (rest_.empty()) return false;
  const std::size_t end = rest_.find('\n');
  line = rest_.substr(0, end);
  rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  ++line_number_;
  return true;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), lower_char);
  return result;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return lower_char(x) == lower_char(y);
         });
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

void split_fields(std::string_view line, char separator, std::vector<std::string_view>& fields,
                  std::size_t max_fields) {
  fields.clear();
  while (fields.size() < max_fields) {
    std::size_t end = line.find(separator);
    const std::string_view start = trimmed(line);
    if (!start.empty() && start.front() == '"' && end != std::string_view::npos) {
      const auto open = static_cast<std::size_t>(start.data() - line.data());
      const std::size_t close = line.find('"', open + 1);
      if (close != std::string_view::npos) end = line.find(separator, close);
    }
    std::string_view field = trimmed(line.substr(0, end));
    if (field.size() >= 2 && field.front() == '"' && field.back() == '"') {
      field = trimmed(field.substr(1, field.size() - 2));
    }
    fields.push_back(field);
    if (end == std::string_view::npos) return;
    line.remove_prefix(end + 1);
  }
}

NumberState parse_number(std::string_view field, double& value) {
  if (field.empty() || field == "-" || equal_ignoring_case(field, "nan") ||
      equal_ignoring_case(field, "na") || equal_ignoring_case(field, "null")) {
    return NumberState::missing;
  }
  if (field.front() == '+') field.remove_prefix(1);
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
  const bool whole = error == std::errc() && end == field.data() + field.size();
  return whole && std::isfinite(value) ? NumberState::value : NumberState::invalid;
}

std::optional<int> parse_int(std::string_view field, int min, int max) {
  double value = 0.0;
  if (parse_number(field, value) != NumberState::value) return std::nullopt;
  if (value < min || value > max || value != std::floor(value)) return std::nullopt;
  return static_cast<int>(value);
}

std::optional<long> checked_minutes(int year, int month, int day, int minute_of_day) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1900 || year > 2150 || month < 1 || month > 12 || day < 1) return std::nullopt;
  const int leap = month == 2 && series::is_leap_year(year) ? 1 : 0;
  if (day > days[month - 1] + leap) return std::nullopt;
  if (minute_of_day < 0 || minute_of_day > 1440) return std::nullopt;
  return series::days_from_civil(year, month, day) * 1440 + minute_of_day;
}

std::optional<Stamp> parse_stamp(std::string_view text) {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0;
  text = trimmed(text);
  if (!take_digits(text, 4, year)) return std::nullopt;
  const bool separated = take_char(text, "-/");
  if (!take_digits(text, 2, month)) return std::nullopt;
  if (separated && !take_char(text, "-/")) return std::nullopt;
  if (!take_digits(text, 2, day)) return std::nullopt;
  if (!text.empty()) {
    const bool marked = take_char(text, "T :");
    if (separated && !marked) return std::nullopt;
    if (!take_digits(text, 2, hour)) return std::nullopt;
    (void)take_char(text, ":");
    if (!take_digits(text, 2, minute)) return std::nullopt;
  }
  if (minute > 59) return std::nullopt;
  const std::optional<long> minutes = checked_minutes(year, month, day, hour * 60 + minute);
  if (!minutes) return std::nullopt;
  Stamp stamp{*minutes, false};
  if (!take_seconds_and_zone(trimmed(text), stamp)) return std::nullopt;
  return stamp;
}

}  // namespace sunward::input::weather_format

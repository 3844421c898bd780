// Lines, fields, numbers and time stamps of text files. No locale, no allocation per field.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sunward::input::weather_format {

/// Walks the lines of a text; LF and CRLF endings, a leading UTF-8 byte order mark is skipped.
class LineReader {
 public:
  explicit LineReader(std::string_view text);
  /// The next line without its ending; false at the end of the text.
  bool next(std::string_view& line);
  [[nodiscard]] int line_number() const { return line_number_; }  ///< of the last line, 1-based

 private:
  std::string_view rest_;
  int line_number_ = 0;
};

/// Longest line any reader accepts; longer ones are a fault.
inline constexpr std::size_t longest_line = 65536;

[[nodiscard]] std::string_view trimmed(std::string_view text);
[[nodiscard]] std::string lower(std::string_view text);
[[nodiscard]] bool equal_ignoring_case(std::string_view a, std::string_view b);
[[nodiscard]] bool contains(std::string_view text, std::string_view part);

/// Splits a line; fields are trimmed, enclosing double quotes removed. At most max_fields are cut
/// (the rest of the line is dropped).
void split_fields(std::string_view line, char separator, std::vector<std::string_view>& fields,
                  std::size_t max_fields = 256);

enum class NumberState { value, missing, invalid };
/// A number in C notation. Empty, "nan", "na", "null" and "-" are missing; infinities and anything
/// with trailing text are invalid.
NumberState parse_number(std::string_view field, double& value);
/// A whole number within [min, max].
[[nodiscard]] std::optional<int> parse_int(std::string_view field, int min, int max);

/// A moment read from text: minutes since 1970 in the text's own zone, or in UTC when has_zone.
struct Stamp {
  long minutes = 0;
  bool has_zone = false;
};
/// YYYY-MM-DD[T| ]HH:MM[:SS][Z|+hh:mm], the same with '/', YYYYMMDD:HHMM and YYYYMMDDHHMM. Hour 24
/// is midnight at the day's end. Years 1900 to 2150. Nothing for other text or impossible dates.
[[nodiscard]] std::optional<Stamp> parse_stamp(std::string_view text);

/// Minutes since 1970 of a date and a minute of the day (0 to 1440); nothing for impossible dates.
[[nodiscard]] std::optional<long> checked_minutes(int year, int month, int day, int minute_of_day);

}  // namespace sunward::input::weather_format

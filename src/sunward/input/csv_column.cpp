#include "sunward/input/csv_column.hpp"

#include <charconv>
#include <cmath>
#include <optional>

#include "sunward/input/suggest.hpp"

namespace sunward::input {

namespace {

constexpr int most_faults_listed = 20;

std::string quoted_column(std::string_view name) {
  return std::string("column \"").append(name).append(1, '"');
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string_view unquoted(std::string_view field) {
  field = trim(field);
  if (field.size() >= 2 && field.front() == '"' && field.back() == '"')
    field = field.substr(1, field.size() - 2);
  return field;
}

/// Takes the next line off the text.
std::string_view next_line(std::string_view& text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  return trim(line);
}

/// Takes the next field off the line; a separator inside quotes does not end it.
std::string_view next_field(std::string_view& line, char separator) {
  bool quoted = false;
  std::size_t end = 0;
  for (; end < line.size() && (quoted || line[end] != separator); ++end)
    if (line[end] == '"') quoted = !quoted;
  const std::string_view field = line.substr(0, end);
  line.remove_prefix(std::min(line.size(), end + 1));
  return unquoted(field);
}

char separator_of(std::string_view heading) {
  const std::size_t at = heading.find_first_of(",;\t");
  return at == std::string_view::npos ? ',' : heading[at];
}

std::optional<double> parse_number(std::string_view field) {
  double value = 0.0;
  if (!field.empty() && field.front() == '+') field.remove_prefix(1);
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
  if (error != std::errc{} || end != field.data() + field.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

/// Position of the wanted column among the headings, or nothing.
std::optional<std::size_t> find_column(const std::vector<std::string>& headings,
                                       std::string_view column) {
  if (column.empty()) return headings.size() - 1;
  for (std::size_t i = 0; i < headings.size(); ++i)
    if (headings[i] == column) return i;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(column.data(), column.data() + column.size(), number);
  if (error == std::errc{} && end == column.data() + column.size() && number >= 1 &&
      number <= headings.size())
    return number - 1;
  return std::nullopt;
}

/// Collects the faults of single fields; beyond the limit it only counts.
class FieldFaults {
 public:
  FieldFaults(const std::string& file, std::string_view column, std::vector<Fault>& faults)
      : file_(file), column_(column), faults_(faults) {}
  void add(int line, std::string_view field) {
    add(line, field, told(field.empty() ? "csv.missing" : "csv.not_a_number"));
  }
  void add(int line, std::string_view field, FaultWords words) {
    if (++count_ > most_faults_listed) return;
    Fault fault;
    fault.file = file_;
    fault.line = line;
    fault.key = quoted_column(column_);
    fault.value = std::string(1, '"').append(field.substr(0, 40)).append(1, '"');
    fault.tell(std::move(words));
    faults_.push_back(std::move(fault));
  }
  void close() {
    if (count_ <= most_faults_listed) return;
    Fault fault;
    fault.file = file_;
    fault.message = phrase("fault.csv.more_rows", {{"count", count_ - most_faults_listed}});
    faults_.push_back(std::move(fault));
  }

 private:
  const std::string& file_;
  std::string column_;
  std::vector<Fault>& faults_;
  int count_ = 0;
};

std::vector<std::string> read_headings(std::string_view& text, int& line_number, char& separator) {
  std::vector<std::string> headings;
  while (!text.empty() && headings.empty()) {
    std::string_view line = next_line(text);
    ++line_number;
    if (line_number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.empty() || line.front() == '#') continue;
    separator = separator_of(line);
    while (!line.empty()) headings.emplace_back(next_field(line, separator));
  }
  return headings;
}

Fault missing_column(const std::string& file, int line, std::string_view column,
                     const std::vector<std::string>& headings) {
  Fault fault;
  fault.file = file;
  fault.line = line;
  fault.key = quoted_column(column);
  fault.tell(headings.empty()
                 ? told("csv.no_headings")
                 : FaultWords{phrase("fault.csv.no_column"), did_you_mean(column, headings)});
  return fault;
}

}  // namespace

CsvColumn first_csv_column(std::string_view text) {
  int line_number = 0;
  char separator = ',';
  CsvColumn column;
  const std::vector<std::string> headings = read_headings(text, line_number, separator);
  if (headings.empty()) return column;
  column.heading = headings.front();
  while (!text.empty()) {
    std::string_view line = next_line(text);
    ++line_number;
    if (line.empty() || line.front() == '#') continue;
    column.fields.push_back({line_number, next_field(line, separator)});
  }
  return column;
}

std::vector<double> read_csv_column(std::string_view text, std::string_view column,
                                    const std::string& file, std::vector<Fault>& faults) {
  int line_number = 0;
  char separator = ',';
  const std::vector<std::string> headings = read_headings(text, line_number, separator);
  const auto position = headings.empty() ? std::nullopt : find_column(headings, column);
  std::vector<double> values;
  if (!position) {
    faults.push_back(missing_column(file, line_number, column, headings));
    return values;
  }
  FieldFaults field_faults(file, headings[*position], faults);
  while (!text.empty()) {
    std::string_view line = next_line(text);
    ++line_number;
    if (line.empty() || line.front() == '#') continue;
    const std::string_view whole = line;
    std::string_view field;
    for (std::size_t i = 0; i <= *position; ++i) field = next_field(line, separator);
    for (std::size_t i = *position + 1; i < headings.size(); ++i) next_field(line, separator);
    if (!line.empty()) {
      field_faults.add(line_number, whole, told("csv.more_fields"));
    } else if (const auto value = parse_number(field)) {
      values.push_back(*value);
    } else {
      field_faults.add(line_number, field);
    }
  }
  field_faults.close();
  return values;
}

}  // namespace sunward::input

#include "sunward/input/pypsa/csv_table.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace sunward::input::pypsa {

namespace {

/// Walks the fields of a file; a field is valid until the next call.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
  }

  [[nodiscard]] bool done() const { return rest_.empty(); }
  [[nodiscard]] int line() const { return line_; }

  /// The next field of the row; `ends_row` tells that it was the last one.
  std::string_view next(bool& ends_row) {
    if (!rest_.empty() && rest_.front() == '"') return quoted(ends_row);
    std::size_t end = 0;
    while (end < rest_.size() && rest_[end] != ',' && rest_[end] != '\n') ++end;
    std::string_view field = rest_.substr(0, end);
    if (!field.empty() && field.back() == '\r') field.remove_suffix(1);
    close(end, ends_row);
    return field;
  }

 private:
  std::string_view quoted(bool& ends_row) {
    buffer_.clear();
    std::size_t i = 1;
    for (; i < rest_.size(); ++i) {
      if (rest_[i] == '"') {
        if (i + 1 >= rest_.size() || rest_[i + 1] != '"') break;
        ++i;
      }
      line_ += rest_[i] == '\n' ? 1 : 0;
      buffer_ += rest_[i];
    }
    i = std::min(i + 1, rest_.size());
    while (i < rest_.size() && rest_[i] != ',' && rest_[i] != '\n') ++i;
    close(i, ends_row);
    return buffer_;
  }

  /// Drops what was read and the separator behind it.
  void close(std::size_t end, bool& ends_row) {
    ends_row = end >= rest_.size() || rest_[end] == '\n';
    if (end < rest_.size() && rest_[end] == '\n') ++line_;
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
  }

  std::string_view rest_;
  std::string buffer_;
  int line_ = 1;
};

std::vector<std::string> read_row(Scanner& scanner) {
  std::vector<std::string> fields;
  for (bool ends = false; !ends;) fields.emplace_back(scanner.next(ends));
  return fields;
}

bool is_blank(const std::vector<std::string>& row) { return row.size() == 1 && row[0].empty(); }

}  // namespace

bool parse_value(std::string_view field, double& value) {
  while (!field.empty() && field.front() == ' ') field.remove_prefix(1);
  while (!field.empty() && field.back() == ' ') field.remove_suffix(1);
  value = std::numeric_limits<double>::quiet_NaN();
  if (field.empty() || field == "NaN" || field == "nan" || field == "None" || field == "NA")
    return true;
  if (field.front() == '+') field.remove_prefix(1);
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
  return error == std::errc{} && end == field.data() + field.size();
}

CsvTable parse_csv(std::string_view text) {
  Scanner scanner(text);
  CsvTable table;
  if (scanner.done()) return table;
  table.headings = read_row(scanner);
  while (!scanner.done()) {
    const int line = scanner.line();
    std::vector<std::string> row = read_row(scanner);
    if (is_blank(row)) continue;
    if (row.size() > table.headings.size()) table.long_lines.push_back(line);
    row.resize(table.headings.size());
    table.rows.push_back(std::move(row));
  }
  return table;
}

CsvSeries parse_csv_series(std::string_view text) {
  Scanner scanner(text);
  CsvSeries series;
  if (scanner.done()) return series;
  series.names = read_row(scanner);
  series.names.erase(series.names.begin());
  series.values.resize(series.names.size());
  while (!scanner.done()) {
    const int line = scanner.line();
    bool ends = false;
    const bool blank = scanner.next(ends).empty() && ends;
    if (blank) continue;
    for (std::size_t k = 0; k < series.names.size(); ++k) {
      double value = std::numeric_limits<double>::quiet_NaN();
      if (!ends) {
        const std::string_view field = scanner.next(ends);
        if (!parse_value(field, value)) {
          series.faults.push_back({line, k, std::string(field)});
          value = 0.0;
        }
      }
      series.values[k].push_back(value);
    }
    if (!ends) series.long_lines.push_back(line);
    while (!ends) (void)scanner.next(ends);
    ++series.n_rows;
  }
  return series;
}

}  // namespace sunward::input::pypsa

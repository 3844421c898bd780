// A table in plain text whose columns line up, also with Chinese characters; private to report.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sunward::report::detail {

/// Columns a terminal uses for a UTF-8 text: East Asian wide and full-width characters take two,
/// combining marks none. Source: Unicode East Asian Width (UAX #11), the blocks in use here.
[[nodiscard]] std::size_t display_width(std::string_view text);

class TextTable {
 public:
  enum class Align { left, right };

  explicit TextTable(std::vector<Align> columns) : columns_(std::move(columns)) {}

  /// One cell per column; a shorter row is filled up with empty cells.
  void row(std::vector<std::string> cells);
  /// A line of dashes over the whole width.
  void rule() { rows_.emplace_back(); }

  /// All rows, two spaces between columns, each line indented by `indent` spaces; no space at line
  /// ends.
  [[nodiscard]] std::string text(std::size_t indent = 0) const;

 private:
  std::vector<Align> columns_;
  std::vector<std::vector<std::string>> rows_;  ///< an empty row is a rule
};

}  // namespace sunward::report::detail

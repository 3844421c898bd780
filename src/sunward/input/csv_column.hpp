// One numeric column of a CSV file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sunward/base/error.hpp"

namespace sunward::input {

/// A field as it stands in the file; a view into the text.
struct CsvField {
  int line = 0;
  std::string_view text;
};

/// The fields of the first column after its heading; no check of any kind.
struct CsvColumn {
  std::string heading;
  std::vector<CsvField> fields;
};
[[nodiscard]] CsvColumn first_csv_column(std::string_view text);

/// Reads a column. The first line that is neither empty nor a comment ('#') is the heading; fields
/// are separated by comma, semicolon or tab (whichever the heading holds first); quotes may
/// surround a field.
/// @param column  heading, or its 1-based number; empty: the last column.
/// @param file  name used in faults.
/// @param faults  missing column (with "did you mean"), empty or non-numeric fields with line,
/// column and
///   value; at most 20 of these, then a count.
/// @return the values of all rows; incomplete when faults were added.
[[nodiscard]] std::vector<double> read_csv_column(std::string_view text, std::string_view column,
                                                  const std::string& file,
                                                  std::vector<Fault>& faults);

}  // namespace sunward::input

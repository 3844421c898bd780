// A comma-separated file as pandas writes it: quoted fields may hold commas, quotes and line ends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sunward::input::pypsa {

struct CsvTable {
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> rows;  ///< as many fields as headings, missing ones empty
  std::vector<int> long_lines;                 ///< lines with more fields than headings
};

/// Splits `text`. Rows longer than the heading are kept at its length and named. Never throws on
/// content.
[[nodiscard]] CsvTable parse_csv(std::string_view text);

/// Numbers of a series file: the first column is skipped, one vector per further heading.
struct CsvSeries {
  std::vector<std::string> names;
  std::vector<std::vector<double>> values;  ///< [name][row]; NaN where empty
  struct Fault {
    int line = 0;
    std::size_t column = 0;  ///< index into names
    std::string value;
  };
  std::vector<Fault> faults;    ///< fields that are no numbers; read as 0
  std::vector<int> long_lines;  ///< lines with more fields than headings
  std::size_t n_rows = 0;
};
[[nodiscard]] CsvSeries parse_csv_series(std::string_view text);

/// A number as pandas writes it ("inf", "-inf", "nan" and empty included); false when it is none.
[[nodiscard]] bool parse_value(std::string_view field, double& value);

}  // namespace sunward::input::pypsa

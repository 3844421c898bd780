// Cells, formats and names that the sheets of statements.xlsx share; private to report.
#pragma once

#include <xlsxwriter.h>

#include <string>

namespace sunward::report::detail {

inline constexpr lxw_row_t header_row = 2;  ///< title, unit, header

struct Formats {
  lxw_format* title = nullptr;
  lxw_format* header = nullptr;
  lxw_format* money = nullptr;
  lxw_format* money_total = nullptr;
  lxw_format* ratio = nullptr;
  lxw_format* share = nullptr;
  lxw_format* total = nullptr;
};

[[nodiscard]] Formats make_formats(lxw_workbook* book);

/// A cell of another sheet, with fixed row and column.
[[nodiscard]] std::string cell(const std::string& sheet, lxw_row_t row, lxw_col_t column);

void string(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& value,
            lxw_format* format);

/// A number; a dash where there is none.
void number(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, double value,
            lxw_format* format);

}  // namespace sunward::report::detail

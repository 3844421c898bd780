#include "sunward/report/xlsx_cells.hpp"

#include <cmath>

namespace sunward::report::detail {

Formats make_formats(lxw_workbook* book) {
  Formats formats;
  const auto format = [&](const char* number_format, bool bold) {
    lxw_format* made = workbook_add_format(book);
    if (number_format != nullptr) format_set_num_format(made, number_format);
    if (bold) format_set_bold(made);
    return made;
  };
  constexpr const char* money = "#,##0;[Red]-#,##0";
  formats.title = format(nullptr, true);
  format_set_font_size(formats.title, 14.0);
  formats.header = format(nullptr, true);
  format_set_bottom(formats.header, LXW_BORDER_THIN);
  formats.money = format(money, false);
  formats.money_total = format(money, true);
  format_set_top(formats.money_total, LXW_BORDER_HAIR);
  formats.ratio = format("0.00", false);
  formats.share = format("0.00%", false);
  formats.total = format(nullptr, true);
  return formats;
}

std::string cell(const std::string& sheet, lxw_row_t row, lxw_col_t column) {
  char name[LXW_MAX_CELL_NAME_LENGTH];
  lxw_rowcol_to_cell_abs(name, row, column, 1, 1);
  return std::string("'").append(sheet).append("'!").append(name);
}

void string(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& value,
            lxw_format* format) {
  worksheet_write_string(sheet, row, column, value.c_str(), format);
}

void number(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, double value,
            lxw_format* format) {
  if (std::isfinite(value))
    worksheet_write_number(sheet, row, column, value, format);
  else
    string(sheet, row, column, "-", format);
}

}  // namespace sunward::report::detail

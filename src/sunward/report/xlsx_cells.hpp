// Cells, formats and names that the sheets of statements.xlsx share; private to report.
#pragma once

#include <xlsxwriter.h>

#include <string>

#include "sunward/base/text.hpp"

namespace sunward::report::detail {

inline constexpr lxw_row_t header_row = 2;  ///< title, unit, header

struct Formats {
  lxw_format* title = nullptr;
  lxw_format* header = nullptr;         ///< of words
  lxw_format* header_unit = nullptr;    ///< of words beside numbers
  lxw_format* header_number = nullptr;  ///< of columns of numbers
  lxw_format* money = nullptr;
  lxw_format* money_total = nullptr;
  lxw_format* bill = nullptr;  ///< money of the bills, always in CNY
  lxw_format* bill_total = nullptr;
  lxw_format* ratio = nullptr;
  lxw_format* share = nullptr;
  lxw_format* total = nullptr;
  lxw_format* text = nullptr;   ///< wraps
  lxw_format* item = nullptr;   ///< a name below a total, set in
  lxw_format* unit = nullptr;   ///< words to the right of a number
  lxw_format* right = nullptr;  ///< words in a column of numbers
};

/// CNY per unit of money of the statements: 10 000 in Chinese, whose banks read them in that unit.
[[nodiscard]] double cny_per_unit(Language language);

/// "CNY/kg" in the language; nothing for shares and ratios. Money is in the workbook's unit.
[[nodiscard]] std::string statement_unit(const std::string& unit, Language language);

/// Money with two decimals where its unit is 10 000 CNY, none in CNY. Zero is a dash.
[[nodiscard]] Formats make_formats(lxw_workbook* book, Language language);

/// Width of a column that holds amounts up to the largest, in the workbook's unit of money.
[[nodiscard]] double column_width(double largest, Language language);

/// Head and foot of the printed pages.
struct PageHead {
  std::string project;
  std::string date;  ///< may be empty
};

enum class Paper {
  a4_upright,
  a3_across  ///< for a column per year
};

/// One page wide, the header row on every page, project and date above, sheet and page below.
void set_up_page(lxw_worksheet* sheet, const PageHead& head, Paper paper);

/// A cell of another sheet, with fixed row and column.
[[nodiscard]] std::string cell(const std::string& sheet, lxw_row_t row, lxw_col_t column);

void string(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& value,
            lxw_format* format);

/// A number; a dash where there is none.
void number(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, double value,
            lxw_format* format);

}  // namespace sunward::report::detail

#include "sunward/report/xlsx_cells.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace sunward::report::detail {

double cny_per_unit(Language language) { return language == Language::zh ? 1e4 : 1.0; }

std::string statement_unit(const std::string& unit, Language language) {
  if (unit == "frac" || unit == "1") return "";
  if (unit == "years") return text(language, "finance.years");
  if (language == Language::en) return unit;
  if (unit == "CNY") return text(language, "unit.cny_large");
  std::string local = unit;
  const std::size_t at = local.find("CNY");
  return at == std::string::npos ? local : local.replace(at, 3, text(language, "unit.cny"));
}

Formats make_formats(lxw_workbook* book, Language language) {
  Formats formats;
  const auto format = [&](const char* number_format, bool bold) {
    lxw_format* made = workbook_add_format(book);
    if (number_format != nullptr) format_set_num_format(made, number_format);
    if (bold) format_set_bold(made);
    return made;
  };
  const auto total = [&](const char* number_format) {
    lxw_format* made = format(number_format, true);
    format_set_top(made, LXW_BORDER_HAIR);
    return made;
  };
  constexpr const char* whole = "#,##0;[Red]-#,##0;\"-\"";
  constexpr const char* cents = "#,##0.00;[Red]-#,##0.00;\"-\"";
  const char* money = language == Language::zh ? cents : whole;
  formats.title = format(nullptr, true);
  format_set_font_size(formats.title, 14.0);
  formats.header = format(nullptr, true);
  format_set_bottom(formats.header, LXW_BORDER_THIN);
  format_set_text_wrap(formats.header);
  formats.header_unit = format(nullptr, true);
  format_set_bottom(formats.header_unit, LXW_BORDER_THIN);
  format_set_indent(formats.header_unit, 1);
  formats.header_number = format(nullptr, true);
  format_set_bottom(formats.header_number, LXW_BORDER_THIN);
  format_set_align(formats.header_number, LXW_ALIGN_RIGHT);
  format_set_text_wrap(formats.header_number);
  formats.money = format(money, false);
  formats.money_total = total(money);
  formats.bill = format(whole, false);
  formats.bill_total = total(whole);
  formats.ratio = format("0.00;-0.00;\"-\"", false);
  formats.share = format("0.00%", false);
  for (lxw_format* numbers : {formats.money, formats.money_total, formats.bill, formats.bill_total,
                              formats.ratio, formats.share})
    format_set_align(numbers, LXW_ALIGN_RIGHT);
  formats.total = total(nullptr);
  formats.text = format(nullptr, false);
  format_set_text_wrap(formats.text);
  format_set_align(formats.text, LXW_ALIGN_VERTICAL_TOP);
  formats.item = format(nullptr, false);
  format_set_indent(formats.item, 1);
  formats.unit = format(nullptr, false);
  format_set_indent(formats.unit, 1);
  formats.right = format(nullptr, false);
  format_set_align(formats.right, LXW_ALIGN_RIGHT);
  return formats;
}

double column_width(double largest, Language language) {
  constexpr double room = 2.0;  // a sign, and the margins of a cell
  constexpr double least = 9.0;
  const double digits = std::floor(std::log10(std::max(1.0, std::abs(largest)))) + 1.0;
  const double decimals = language == Language::zh ? 3.0 : 0.0;
  return std::max(least, digits + std::floor((digits - 1.0) / 3.0) + decimals + room);
}

void set_up_page(lxw_worksheet* sheet, const PageHead& head, Paper paper) {
  constexpr std::uint8_t a3 = 8, a4 = 9;  // paper numbers of the file format
  constexpr std::size_t longest = 200;    // a head has room for 255 bytes
  std::string project;
  for (const char c : head.project.size() > longest ? std::string() : head.project)
    project += c == '&' ? std::string("&&") : std::string(1, c);
  worksheet_set_paper(sheet, paper == Paper::a3_across ? a3 : a4);
  if (paper == Paper::a3_across) worksheet_set_landscape(sheet);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_repeat_rows(sheet, 0, header_row);
  worksheet_set_margins(sheet, 0.4, 0.4, 0.8, 0.7);
  worksheet_set_header(sheet, ("&L" + project + "&R" + head.date).c_str());
  worksheet_set_footer(sheet, "&L&A&R&P / &N");
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

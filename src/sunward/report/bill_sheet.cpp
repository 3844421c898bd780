#include "sunward/report/bill_sheet.hpp"

#include <algorithm>

#include "sunward/report/bill_table.hpp"

namespace sunward::report::detail {

namespace {

constexpr lxw_col_t first_month_column = 2;

/// Lines of all months in the order they first appear, with their name.
std::vector<std::string> bill_lines(const finance::YearBill& year, Language language) {
  std::vector<std::string> names;
  for (const finance::BillMonth& month : year.months)
    for (const finance::BillLine& line : month.lines) {
      const std::string name = bill_line_name(line, language);
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
  return names;
}

/// One month's lines of a name.
double bill_cny(const finance::BillMonth& month, const std::string& name, Language language) {
  double cny = 0.0;
  for (const finance::BillLine& line : month.lines)
    if (bill_line_name(line, language) == name) cny += line.cny;
  return cny;
}

struct Range {
  lxw_row_t first_row;
  lxw_col_t first_column;
  lxw_row_t last_row;
  lxw_col_t last_column;
};

void sum_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Range& of, double value,
              lxw_format* format) {
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  lxw_rowcol_to_range(range, of.first_row, of.first_column, of.last_row, of.last_column);
  worksheet_write_formula_num(sheet, row, column,
                              (std::string("=SUM(").append(range) + ")").c_str(), format, value);
}

/// A column per month, its sum below.
void write_months(const finance::YearBill& year, const std::vector<std::string>& lines,
                  Language language, const Formats& formats, lxw_worksheet* sheet) {
  const auto last_row = static_cast<lxw_row_t>(header_row + lines.size());
  for (std::size_t m = 0; m < year.months.size(); ++m) {
    const auto column = static_cast<lxw_col_t>(first_month_column + m);
    worksheet_write_number(sheet, header_row, column, year.months[m].month + 1,
                           formats.header_number);
    for (std::size_t i = 0; i < lines.size(); ++i)
      number(sheet, static_cast<lxw_row_t>(header_row + 1 + i), column,
             bill_cny(year.months[m], lines[i], language), formats.bill);
    sum_cell(sheet, last_row + 1, column, {header_row + 1, column, last_row, column},
             year.months[m].total_cny(), formats.bill_total);
  }
}

}  // namespace

void write_bill_sheet(const finance::GridBill& bill, const std::string& name, Language language,
                      const Formats& formats, lxw_worksheet* sheet) {
  const finance::YearBill& year = bill.years.front();
  string(sheet, 0, 0, bill.label + ": " + name + ", " + year.year, formats.title);
  string(sheet, 1, 0, text(language, "finance.unit_of_bills"), nullptr);
  worksheet_set_column(sheet, 0, 0, 38.0, nullptr);
  worksheet_set_column(sheet, 1, 13, 14.0, nullptr);
  string(sheet, header_row, 0, text(language, "bill.column.month"), formats.header);
  string(sheet, header_row, 1, text(language, "table.total"), formats.header_number);
  const std::vector<std::string> lines = bill_lines(year, language);
  write_months(year, lines, language, formats, sheet);
  const auto last_month = static_cast<lxw_col_t>(first_month_column + year.months.size() - 1);
  for (std::size_t i = 0; i <= lines.size(); ++i) {
    const auto row = static_cast<lxw_row_t>(header_row + 1 + i);
    const bool line = i < lines.size();
    double sum = 0.0;
    for (const finance::BillMonth& month : year.months)
      sum += line ? bill_cny(month, lines[i], language) : month.total_cny();
    string(sheet, row, 0, line ? lines[i] : text(language, "bill.total"),
           line ? nullptr : formats.total);
    sum_cell(sheet, row, 1, {row, first_month_column, row, last_month}, sum,
             line ? formats.bill : formats.bill_total);
  }
}

}  // namespace sunward::report::detail

#include "sunward/report/statements_xlsx.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "sunward/base/error.hpp"
#include "sunward/report/bill_table.hpp"
#include "sunward/report/finance_terms.hpp"
#include "sunward/report/names.hpp"
#include "sunward/report/statement_formulas.hpp"
#include "sunward/report/supports_sheet.hpp"
#include "sunward/report/xlsx_cells.hpp"

namespace sunward::report {

namespace {

using detail::cell;
using detail::header_row;
using detail::number;
using detail::string;

constexpr lxw_col_t first_year_column = 2;

/// Where a value stands, for formulas on other sheets.
struct Place {
  std::string sheet;
  lxw_row_t row = 0;
};

class Workbook {
 public:
  Workbook(const finance::Accounts& accounts, const std::vector<finance::GridBill>& bills,
           Language language, const std::string& path)
      : accounts_(accounts),
        bills_(bills),
        language_(language),
        book_(workbook_new(path.c_str())),
        path_(path) {
    SUNWARD_CHECK(book_ != nullptr, "workbook");
    formats_ = detail::make_formats(book_);
  }

  void write() {
    place_everything();
    summary();
    terms();
    investment();
    for (const finance::Statement& statement : accounts_.statements) sheet_of(statement);
    detail::write_supports_sheet(accounts_.project, language_, term_cell("vat_frac"), formats_,
                                 add_sheet("supports", "finance.supports_note"));
    for (std::size_t i = 0; i < bills_.size(); ++i) bill_sheet(i);
    const lxw_error error = workbook_close(book_);
    if (error == LXW_NO_ERROR) return;
    Fault fault;
    fault.file = path_;
    fault.tell(told("workbook_not_written", {{"reason", lxw_strerror(error)}}));
    throw InputError({fault});
  }

 private:
  [[nodiscard]] std::string sheet_name(const std::string& statement) const {
    return name_of(language_, "finance.statement", statement);
  }

  /// Rows are known before anything is written, so that every sheet may point at every other.
  void place_everything() {
    for (const finance::Statement& statement : accounts_.statements) {
      lxw_row_t row = header_row;
      for (const finance::Line& line : statement.lines)
        places_[statement.key + "." + line.key] = {sheet_name(statement.key), ++row};
    }
    lxw_row_t row = header_row;
    detail::each_term(accounts_.project.terms, [&](std::string_view name, const auto&) {
      places_[std::string("[").append(name)] = {sheet_name("terms"), ++row};
    });
    row = header_row;
    for (const std::string& name : detail::support_names(accounts_.project.supports))
      places_["[support." + name] = {sheet_name("supports"), ++row};
  }

  [[nodiscard]] const Place& place(const std::string& name) const {
    const auto found = places_.find(name);
    SUNWARD_CHECK(found != places_.end(), "a formula names " + name);
    return found->second;
  }

  [[nodiscard]] lxw_col_t last_column() const {
    return static_cast<lxw_col_t>(first_year_column + accounts_.n_years() - 1);
  }

  /// Replaces the names of a pattern by cells. @param column  of the year; 0: the whole line.
  [[nodiscard]] std::string formula(std::string_view pattern, lxw_col_t column) const {
    std::string out = "=";
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      const char opening = pattern[i];
      if (opening != '{' && opening != '[') {
        out += opening;
        continue;
      }
      const std::size_t end = pattern.find(opening == '{' ? '}' : ']', i);
      std::string name(pattern.substr(i + 1, end - i - 1));
      out += opening == '[' ? term_cell(name) : line_cells(name, column);
      i = end;
    }
    return out;
  }

  [[nodiscard]] std::string term_cell(const std::string& name) const {
    const Place& found = place(std::string("[").append(name));
    return cell(found.sheet, found.row, 1);
  }

  [[nodiscard]] std::string line_cells(std::string name, lxw_col_t column) const {
    const bool before = name.back() == '<';
    if (before) name.pop_back();
    const Place& found = place(name);
    if (column == 0) {
      char last[LXW_MAX_CELL_NAME_LENGTH];
      lxw_rowcol_to_cell_abs(last, found.row, last_column(), 1, 1);
      return cell(found.sheet, found.row, first_year_column) + ":" + last;
    }
    if (!before) return cell(found.sheet, found.row, column);
    return column == first_year_column
               ? "0"
               : cell(found.sheet, found.row, static_cast<lxw_col_t>(column - 1));
  }

  lxw_worksheet* add_sheet(const std::string& key, const char* unit_row) {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, sheet_name(key).c_str());
    SUNWARD_CHECK(sheet != nullptr, "sheet " + key);
    string(sheet, 0, 0, accounts_.project.name + ": " + sheet_name(key), formats_.title);
    if (unit_row != nullptr) string(sheet, 1, 0, text(language_, unit_row), nullptr);
    worksheet_set_column(sheet, 0, 0, 38.0, nullptr);
    return sheet;
  }

  void summary() {
    lxw_worksheet* sheet = add_sheet("summary", nullptr);
    worksheet_set_column(sheet, 1, 1, 18.0, nullptr);
    string(sheet, header_row, 0, text(language_, "table.indicators"), formats_.header);
    string(sheet, header_row, 1, text(language_, "finance.value"), formats_.header);
    lxw_row_t row = header_row;
    for (const result::Indicator& indicator : accounts_.indicators) {
      ++row;
      string(sheet, row, 0, name_of(language_, "finance.indicator", indicator.name), nullptr);
      lxw_format* format = indicator.unit == "frac"  ? formats_.share
                           : indicator.unit == "CNY" ? formats_.money
                                                     : formats_.ratio;
      const detail::IndicatorFormula* live = nullptr;
      for (const detail::IndicatorFormula& candidate : detail::indicator_formulas)
        if (candidate.indicator == indicator.name) live = &candidate;
      if (live != nullptr && std::isfinite(indicator.value))
        worksheet_write_formula_num(sheet, row, 1, formula(live->pattern, 0).c_str(), format,
                                    indicator.value);
      else
        number(sheet, row, 1, indicator.value, format);
      string(sheet, row, 2, indicator.unit == "frac" || indicator.unit == "1" ? "" : indicator.unit,
             nullptr);
    }
  }

  void terms() {
    lxw_worksheet* sheet = add_sheet("terms", "finance.terms_note");
    string(sheet, header_row, 0, text(language_, "finance.terms_head"), formats_.header);
    string(sheet, header_row, 1, text(language_, "finance.value"), formats_.header);
    worksheet_set_column(sheet, 1, 1, 18.0, nullptr);
    lxw_row_t row = header_row;
    detail::each_term(accounts_.project.terms, [&](std::string_view name, const auto& value) {
      ++row;
      string(sheet, row, 0, name_of(language_, "finance.term", std::string(name)), nullptr);
      if constexpr (std::is_same_v<std::decay_t<decltype(value)>, double>)
        number(sheet, row, 1, value, nullptr);
      else
        string(sheet, row, 1, std::string(value), nullptr);
      string(sheet, row, 2, "finance." + std::string(name), nullptr);
    });
  }

  /// One row of the investment sheet: text, price with tax, the tax in it.
  void investment_row(lxw_worksheet* sheet, lxw_row_t row, const std::string& name, double cny,
                      double vat_cny) {
    string(sheet, row, 0, name, nullptr);
    number(sheet, row, 1, cny, formats_.money);
    number(sheet, row, 2, vat_cny, formats_.money);
  }

  void investment() {
    lxw_worksheet* sheet = add_sheet("investment", "unit.cny");
    worksheet_set_column(sheet, 1, 2, 18.0, nullptr);
    string(sheet, header_row, 1, text(language_, "finance.price_with_tax"), formats_.header);
    string(sheet, header_row, 2, text(language_, "finance.of_which_vat"), formats_.header);
    lxw_row_t row = header_row;
    for (const finance::ProjectAsset& asset : accounts_.project.assets)
      investment_row(sheet, ++row, asset.fixed.name, asset.price.paid_cny(), asset.price.tax_cny);
    const finance::Investment& investment = accounts_.investment;
    for (const auto& [key, cny] :
         {std::pair<const char*, double>{"construction_interest",
                                         investment.construction_interest_cny},
          {"working_capital", investment.working_capital_cny},
          {"debt_reserve", investment.debt_reserve_cny}})
      investment_row(sheet, ++row, name_of(language_, "finance.line", key), cny, 0.0);
    ++row;
    string(sheet, row, 0, text(language_, "table.total"), formats_.total);
    const auto sum = [&](lxw_col_t column, double value) {
      const std::string sheet_and_first = cell(sheet_name("investment"), header_row + 1, column);
      char last[LXW_MAX_CELL_NAME_LENGTH];
      lxw_rowcol_to_cell_abs(last, row - 1, column, 1, 1);
      worksheet_write_formula_num(sheet, row, column,
                                  ("=SUM(" + sheet_and_first + ":" + last + ")").c_str(),
                                  formats_.money_total, value);
    };
    sum(1, investment.total_cny());
    sum(2, investment.input_vat_cny);
  }

  void line(lxw_worksheet* sheet, const std::string& statement, const finance::Line& line,
            lxw_row_t row) {
    lxw_format* format = line.key.ends_with("_ratio")  ? formats_.ratio
                         : line.key.ends_with("_frac") ? formats_.share
                         : line.total                  ? formats_.money_total
                                                       : formats_.money;
    string(sheet, row, 0, name_of(language_, "finance.line", line.key),
           line.total ? formats_.total : nullptr);
    const bool sums = format == formats_.money || format == formats_.money_total;
    if (sums) total_cell(sheet, statement, line, row, format);
    const detail::LineFormula* live = nullptr;
    for (const detail::LineFormula& candidate : detail::line_formulas)
      if (candidate.line == statement + "." + line.key) live = &candidate;
    for (std::size_t t = 0; t < line.values.size(); ++t) {
      const auto column = static_cast<lxw_col_t>(first_year_column + t);
      const bool building = static_cast<int>(t) < accounts_.project.terms.construction_y;
      if (live == nullptr || (live->operation_only && building))
        number(sheet, row, column, line.values[t], format);
      else
        worksheet_write_formula_num(sheet, row, column, formula(live->pattern, column).c_str(),
                                    format, line.values[t]);
    }
  }

  /// The sum over the years; balances and cumulated lines have none.
  void total_cell(lxw_worksheet* sheet, const std::string& statement, const finance::Line& line,
                  lxw_row_t row, lxw_format* format) {
    static constexpr std::string_view stocks[] = {"vat_credit",      "opening",      "closing",
                                                  "reserve_balance", "opening_cash", "closing_cash",
                                                  "retained_profit"};
    if (statement == "balance" || line.key.starts_with("cumulated")) return;
    for (const std::string_view stock : stocks)
      if (line.key == stock) return;
    worksheet_write_formula_num(sheet, row, 1,
                                formula("SUM({" + statement + "." + line.key + "})", 0).c_str(),
                                format, finance::sum(line.values));
  }

  void sheet_of(const finance::Statement& statement) {
    lxw_worksheet* sheet = add_sheet(statement.key, "unit.cny");
    worksheet_set_column(sheet, 1, last_column(), 14.0, nullptr);
    worksheet_freeze_panes(sheet, header_row + 1, first_year_column);
    string(sheet, header_row, 0, text(language_, "finance.year"), formats_.header);
    string(sheet, header_row, 1, text(language_, "table.total"), formats_.header);
    for (int t = 0; t < accounts_.n_years(); ++t)
      worksheet_write_number(sheet, header_row, static_cast<lxw_col_t>(first_year_column + t),
                             t + 1, formats_.header);
    lxw_row_t row = header_row;
    for (const finance::Line& entry : statement.lines) line(sheet, statement.key, entry, ++row);
  }

  /// Lines of all months in the order they first appear, with their name.
  [[nodiscard]] std::vector<std::string> bill_lines(const finance::YearBill& year) const {
    std::vector<std::string> names;
    for (const finance::BillMonth& month : year.months)
      for (const finance::BillLine& line : month.lines) {
        const std::string name = bill_line_name(line, language_);
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
      }
    return names;
  }

  /// One month's lines of a name.
  [[nodiscard]] double bill_cny(const finance::BillMonth& month, const std::string& name) const {
    double cny = 0.0;
    for (const finance::BillLine& line : month.lines)
      if (bill_line_name(line, language_) == name) cny += line.cny;
    return cny;
  }

  /// A sum of the cells above in a column, or of the months in a row.
  void sum_cell(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, lxw_row_t first_row,
                lxw_col_t first_column, lxw_row_t last_row, lxw_col_t last_column, double value) {
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    lxw_rowcol_to_range(range, first_row, first_column, last_row, last_column);
    worksheet_write_formula_num(sheet, row, column,
                                (std::string("=SUM(").append(range) + ")").c_str(),
                                formats_.money_total, value);
  }

  /// Twelve bills side by side: the first weather year of a connection.
  void bill_sheet(std::size_t index) {
    const finance::YearBill& year = bills_[index].years.front();
    std::string name = text(language_, "bill.sheet");
    if (bills_.size() > 1) name.append(" ").append(std::to_string(index + 1));
    lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
    SUNWARD_CHECK(sheet != nullptr, "sheet " + name);
    string(sheet, 0, 0, bills_[index].label + ": " + name + ", " + year.year, formats_.title);
    string(sheet, 1, 0, text(language_, "unit.cny"), nullptr);
    worksheet_set_column(sheet, 0, 0, 38.0, nullptr);
    worksheet_set_column(sheet, 1, 13, 14.0, nullptr);
    string(sheet, header_row, 0, text(language_, "bill.column.month"), formats_.header);
    string(sheet, header_row, 1, text(language_, "table.total"), formats_.header);
    const std::vector<std::string> lines = bill_lines(year);
    const auto last_row = static_cast<lxw_row_t>(header_row + lines.size());
    const auto last_month = static_cast<lxw_col_t>(first_year_column + year.months.size() - 1);
    for (std::size_t m = 0; m < year.months.size(); ++m) {
      const auto column = static_cast<lxw_col_t>(first_year_column + m);
      worksheet_write_number(sheet, header_row, column, year.months[m].month + 1, formats_.header);
      for (std::size_t i = 0; i < lines.size(); ++i)
        number(sheet, static_cast<lxw_row_t>(header_row + 1 + i), column,
               bill_cny(year.months[m], lines[i]), formats_.money);
      sum_cell(sheet, last_row + 1, column, header_row + 1, column, last_row, column,
               year.months[m].total_cny());
    }
    for (std::size_t i = 0; i <= lines.size(); ++i) {
      const auto row = static_cast<lxw_row_t>(header_row + 1 + i);
      double sum = 0.0;
      for (const finance::BillMonth& month : year.months)
        sum += i < lines.size() ? bill_cny(month, lines[i]) : month.total_cny();
      string(sheet, row, 0, i < lines.size() ? lines[i] : text(language_, "bill.total"),
             i < lines.size() ? nullptr : formats_.total);
      sum_cell(sheet, row, 1, row, first_year_column, row, last_month, sum);
    }
  }

  const finance::Accounts& accounts_;
  const std::vector<finance::GridBill>& bills_;
  Language language_;
  lxw_workbook* book_;
  std::string path_;
  detail::Formats formats_;
  std::map<std::string, Place> places_;
};

}  // namespace

void write_statements_xlsx(const finance::Accounts& accounts, Language language,
                           const std::string& path, const std::vector<finance::GridBill>& bills) {
  Workbook(accounts, bills, language, path).write();
}

}  // namespace sunward::report

#include "sunward/report/statements_xlsx.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <map>
#include <span>

#include "sunward/base/error.hpp"
#include "sunward/report/bill_sheet.hpp"
#include "sunward/report/finance_table.hpp"
#include "sunward/report/finance_terms.hpp"
#include "sunward/report/investment_sheet.hpp"
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
           Language language, const std::string& path, const std::string& date)
      : accounts_(accounts),
        bills_(bills),
        language_(language),
        unit_(detail::cny_per_unit(language)),
        head_{accounts.project.name, date},
        book_(workbook_new(path.c_str())),
        path_(path) {
    SUNWARD_CHECK(book_ != nullptr, "workbook");
    formats_ = detail::make_formats(book_, language);
    set_properties();
  }

  void write() {
    place_everything();
    summary();
    terms();
    detail::write_investment_sheet(accounts_, language_, formats_,
                                   add_sheet("investment", "finance.unit_of_money"));
    for (const finance::Statement& statement : accounts_.statements) sheet_of(statement);
    detail::write_supports_sheet(
        accounts_.project, language_, term_cell("vat_frac"), formats_,
        add_sheet("supports", "finance.supports_note", detail::Paper::a3_across));
    for (std::size_t i = 0; i < bills_.size(); ++i) {
      std::string name = text(language_, "bill.sheet");
      if (bills_.size() > 1) name.append(" ").append(std::to_string(i + 1));
      detail::write_bill_sheet(bills_[i], name, language_, formats_,
                               new_sheet(name, detail::Paper::a3_across));
    }
    const lxw_error error = workbook_close(book_);
    if (error == LXW_NO_ERROR) return;
    Fault fault;
    fault.file = path_;
    fault.tell(told("workbook_not_written", {{"reason", lxw_strerror(error)}}));
    throw InputError({fault});
  }

 private:
  /// The file's own date is the plan's: the same plan gives the same file.
  void set_properties() {
    lxw_doc_properties properties = {};
    properties.title = head_.project.data();
    std::tm day = {};
    if (std::sscanf(head_.date.c_str(), "%d-%d-%d", &day.tm_year, &day.tm_mon, &day.tm_mday) == 3) {
      day.tm_year -= 1900;
      day.tm_mon -= 1;
      properties.created = timegm(&day);
    }
    workbook_set_properties(book_, &properties);
  }

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
      const lxw_col_t left = before ? 1 : 0;
      char last[LXW_MAX_CELL_NAME_LENGTH];
      lxw_rowcol_to_cell_abs(last, found.row, static_cast<lxw_col_t>(last_column() - left), 1, 1);
      return cell(found.sheet, found.row, static_cast<lxw_col_t>(first_year_column - left)) + ":" +
             last;
    }
    if (!before) return cell(found.sheet, found.row, column);
    return column == first_year_column
               ? "0"
               : cell(found.sheet, found.row, static_cast<lxw_col_t>(column - 1));
  }

  lxw_worksheet* new_sheet(const std::string& name, detail::Paper paper) {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
    SUNWARD_CHECK(sheet != nullptr, "sheet " + name);
    detail::set_up_page(sheet, head_, paper);
    return sheet;
  }

  lxw_worksheet* add_sheet(const std::string& key, const char* unit_row,
                           detail::Paper paper = detail::Paper::a4_upright) {
    lxw_worksheet* sheet = new_sheet(sheet_name(key), paper);
    string(sheet, 0, 0, accounts_.project.name + ": " + sheet_name(key), formats_.title);
    if (unit_row != nullptr) string(sheet, 1, 0, text(language_, unit_row), nullptr);
    worksheet_set_column(sheet, 0, 0, language_ == Language::zh ? 32.0 : 42.0, nullptr);
    return sheet;
  }

  [[nodiscard]] static const detail::IndicatorFormula* live_formula(const std::string& name) {
    for (const detail::IndicatorFormula& candidate : detail::indicator_formulas)
      if (candidate.indicator == name) return &candidate;
    return nullptr;
  }

  void live_cell(lxw_worksheet* sheet, lxw_row_t row, const detail::IndicatorFormula& live,
                 lxw_format* format, double value) {
    const std::string words = formula(live.pattern, 0);
    if (live.array)
      worksheet_write_array_formula_num(sheet, row, 1, row, 1, ("{" + words + "}").c_str(), format,
                                        value);
    else
      worksheet_write_formula_num(sheet, row, 1, words.c_str(), format, value);
  }

  void indicator_row(lxw_worksheet* sheet, lxw_row_t row, const result::Indicator& indicator) {
    string(sheet, row, 0, name_of(language_, "finance.indicator", indicator.name), nullptr);
    const bool money = indicator.unit == "CNY";
    lxw_format* format = indicator.unit == "frac" ? formats_.share
                         : money                  ? formats_.money
                                                  : formats_.ratio;
    const double value = money ? indicator.value / unit_ : indicator.value;
    const detail::IndicatorFormula* live = live_formula(indicator.name);
    if (live != nullptr && std::isfinite(value))
      live_cell(sheet, row, *live, format, value);
    else
      number(sheet, row, 1, value, format);
    string(sheet, row, 2, detail::statement_unit(indicator.unit, language_), formats_.unit);
  }

  /// A heading at `row` and an amount per formula below it. @return the last row.
  lxw_row_t money_block(lxw_worksheet* sheet, lxw_row_t row, const std::string& block,
                        std::span<const detail::IndicatorFormula> formulas,
                        std::span<const double> cny) {
    string(sheet, row, 0, name_of(language_, "finance.summary_block", block), formats_.header);
    for (const lxw_col_t column : {lxw_col_t{1}, lxw_col_t{2}})
      worksheet_write_blank(sheet, row, column, formats_.header);
    for (std::size_t i = 0; i < formulas.size(); ++i) {
      string(sheet, ++row, 0,
             name_of(language_, "finance." + block, std::string(formulas[i].indicator)), nullptr);
      live_cell(sheet, row, formulas[i], formats_.money, cny[i] / unit_);
      string(sheet, row, 2, detail::statement_unit("CNY", language_), formats_.unit);
    }
    return row;
  }

  void summary() {
    lxw_worksheet* sheet = add_sheet("summary", nullptr);
    worksheet_set_column(sheet, 1, 1, 18.0, nullptr);
    worksheet_set_column(sheet, 2, 2, 14.0, nullptr);
    string(sheet, header_row, 0, text(language_, "table.indicators"), formats_.header);
    string(sheet, header_row, 1, text(language_, "finance.value"), formats_.header_number);
    string(sheet, header_row, 2, text(language_, "finance.unit"), formats_.header_unit);
    lxw_row_t row = header_row;
    for (const result::Indicator& indicator : accounts_.indicators)
      indicator_row(sheet, ++row, indicator);
    const finance::Investment& investment = accounts_.investment;
    const double funded[] = {investment.total_cny(), investment.equity_cny, investment.loan_cny,
                             investment.working_capital_loan_cny};
    row = money_block(sheet, row + 2, "funding", detail::funding_formulas, funded);
    constexpr double none[] = {0.0, 0.0};
    row = money_block(sheet, row + 2, "check", detail::check_formulas, none) + 2;
    for (const std::string& sentence : price_sentences(accounts_.project, language_)) {
      worksheet_merge_range(sheet, row, 0, row, 2, sentence.c_str(), formats_.text);
      worksheet_set_row(sheet, row++, 32.0, nullptr);
    }
  }

  void terms() {
    lxw_worksheet* sheet = add_sheet("terms", nullptr);
    worksheet_merge_range(sheet, 1, 0, 1, 2, text(language_, "finance.terms_note").c_str(),
                          formats_.text);
    worksheet_set_row(sheet, 1, 48.0, nullptr);
    worksheet_set_column(sheet, 2, 2, 40.0, nullptr);
    string(sheet, header_row, 0, text(language_, "finance.terms_head"), formats_.header);
    string(sheet, header_row, 1, text(language_, "finance.value"), formats_.header_number);
    string(sheet, header_row, 2, text(language_, "finance.key"), formats_.header_unit);
    worksheet_set_column(sheet, 1, 1, 18.0, nullptr);
    lxw_row_t row = header_row;
    detail::each_term(accounts_.project.terms, [&](std::string_view name, const auto& value) {
      const std::string key(name);
      string(sheet, ++row, 0, name_of(language_, "finance.term", key), nullptr);
      if constexpr (std::is_same_v<std::decay_t<decltype(value)>, double>)
        term_cell_value(sheet, row, key, value);
      else
        string(sheet, row, 1, name_of(language_, "finance.repayment", std::string(value)),
               formats_.right);
      string(sheet, row, 2, "finance." + key, formats_.unit);
    });
  }

  /// Shares in percent; a price that is not given has none.
  void term_cell_value(lxw_worksheet* sheet, lxw_row_t row, const std::string& key, double value) {
    if (value < 0.0)
      string(sheet, row, 1, text(language_, "finance.not_given"), formats_.right);
    else
      number(sheet, row, 1, value, key.ends_with("_frac") ? formats_.share : nullptr);
  }

  void line(lxw_worksheet* sheet, const std::string& statement, const finance::Line& line,
            lxw_row_t row) {
    lxw_format* format = line.key.ends_with("_ratio")  ? formats_.ratio
                         : line.key.ends_with("_frac") ? formats_.share
                         : line.total                  ? formats_.money_total
                                                       : formats_.money;
    string(sheet, row, 0, name_of(language_, "finance.line", line.key),
           line.total ? formats_.total : formats_.item);
    if (line.total) worksheet_write_blank(sheet, row, 1, formats_.money_total);
    const bool money = format == formats_.money || format == formats_.money_total;
    if (money) total_cell(sheet, statement, line, row, format);
    const detail::LineFormula* live = nullptr;
    for (const detail::LineFormula& candidate : detail::line_formulas)
      if (candidate.line == statement + "." + line.key) live = &candidate;
    for (std::size_t t = 0; t < line.values.size(); ++t) {
      const auto column = static_cast<lxw_col_t>(first_year_column + t);
      const bool building = static_cast<int>(t) < accounts_.project.terms.construction_y;
      const double value = money ? line.values[t] / unit_ : line.values[t];
      if (live == nullptr || (live->operation_only && building))
        number(sheet, row, column, value, format);
      else
        worksheet_write_formula_num(sheet, row, column, formula(live->pattern, column).c_str(),
                                    format, value);
    }
  }

  /// The sum over the years; balances and cumulated lines have none.
  void total_cell(lxw_worksheet* sheet, const std::string& statement, const finance::Line& line,
                  lxw_row_t row, lxw_format* format) {
    static constexpr std::string_view stocks[] = {
        "vat_credit",   "opening",          "closing",       "reserve_balance", "opening_cash",
        "closing_cash", "opening_retained", "distributable", "retained_profit"};
    if (statement == "balance" || line.key.starts_with("cumulated")) return;
    for (const std::string_view stock : stocks)
      if (line.key == stock) return;
    worksheet_write_formula_num(sheet, row, 1,
                                formula("SUM({" + statement + "." + line.key + "})", 0).c_str(),
                                format, finance::sum(line.values) / unit_);
  }

  /// As wide as the largest amounts need: what is left makes the print larger.
  void set_widths(lxw_worksheet* sheet, const finance::Statement& statement) {
    double largest = 0.0, sum = 0.0;
    for (const finance::Line& entry : statement.lines) {
      for (const double value : entry.values) largest = std::max(largest, std::abs(value));
      sum = std::max(sum, std::abs(finance::sum(entry.values)));
    }
    worksheet_set_column(sheet, 1, 1, detail::column_width(sum / unit_, language_), nullptr);
    worksheet_set_column(sheet, first_year_column, last_column(),
                         detail::column_width(largest / unit_, language_), nullptr);
  }

  void sheet_of(const finance::Statement& statement) {
    lxw_worksheet* sheet =
        add_sheet(statement.key, "finance.unit_of_money", detail::Paper::a3_across);
    set_widths(sheet, statement);
    worksheet_freeze_panes(sheet, header_row + 1, first_year_column);
    const auto operation =
        static_cast<lxw_col_t>(first_year_column + accounts_.project.terms.construction_y);
    string(sheet, header_row - 1, first_year_column, text(language_, "finance.construction"),
           formats_.right);
    string(sheet, header_row - 1, operation, text(language_, "finance.operation"), formats_.right);
    string(sheet, header_row, 0, text(language_, "finance.year"), formats_.header);
    string(sheet, header_row, 1, text(language_, "table.total"), formats_.header_number);
    for (int t = 0; t < accounts_.n_years(); ++t)
      worksheet_write_number(sheet, header_row, static_cast<lxw_col_t>(first_year_column + t),
                             t + 1, formats_.header_number);
    lxw_row_t row = header_row;
    for (const finance::Line& entry : statement.lines) line(sheet, statement.key, entry, ++row);
  }

  const finance::Accounts& accounts_;
  const std::vector<finance::GridBill>& bills_;
  Language language_;
  double unit_;  ///< CNY per unit of money
  detail::PageHead head_;
  lxw_workbook* book_;
  std::string path_;
  detail::Formats formats_;
  std::map<std::string, Place> places_;
};

}  // namespace

void write_statements_xlsx(const finance::Accounts& accounts, Language language,
                           const std::string& path, const std::vector<finance::GridBill>& bills,
                           const std::string& date) {
  Workbook(accounts, bills, language, path, date).write();
}

}  // namespace sunward::report

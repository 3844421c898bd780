#include <xlsxwriter.h>

#include <cmath>
#include <map>

#include "sunward/base/error.hpp"
#include "sunward/report/finance_terms.hpp"
#include "sunward/report/names.hpp"
#include "sunward/report/pathway_finance.hpp"
#include "sunward/report/xlsx_cells.hpp"

namespace sunward::report {

namespace {

using detail::header_row;

class PathwayWorkbook {
 public:
  PathwayWorkbook(const finance::PathwayAccounts& accounts, Language language,
                  const std::string& path)
      : accounts_(accounts),
        language_(language),
        unit_(detail::cny_per_unit(language)),
        path_(path) {
    book_ = workbook_new(path.c_str());
    SUNWARD_CHECK(book_ != nullptr, "workbook");
    formats_ = detail::make_formats(book_, language);
  }

  void write() {
    summary();
    terms();
    built();
    for (const finance::Statement& statement : accounts_.statements) sheet_of(statement);
    const lxw_error error = workbook_close(book_);
    if (error == LXW_NO_ERROR) return;
    Fault fault;
    fault.file = path_;
    fault.tell(told("workbook_not_written", {{"reason", lxw_strerror(error)}}));
    throw InputError({fault});
  }

 private:
  lxw_worksheet* add_sheet(const std::string& key, const std::string& note) {
    const std::string name = name_of(language_, "finance.statement", key);
    lxw_worksheet* sheet = workbook_add_worksheet(book_, name.c_str());
    detail::string(sheet, 0, 0, accounts_.project.name + ": " + name, formats_.title);
    detail::string(sheet, 1, 0, note, nullptr);
    worksheet_set_column(sheet, 0, 0, 38.0, nullptr);
    worksheet_set_column(sheet, 1, 60, 15.0, nullptr);
    return sheet;
  }

  /// All years of one line on its own sheet, for formulas.
  [[nodiscard]] std::string line_cells(const std::string& statement, const std::string& key) const {
    lxw_row_t row = header_row;
    for (const finance::Line& line : accounts_.statement(statement).lines) {
      ++row;
      if (line.key == key) break;
    }
    const std::string sheet = name_of(language_, "finance.statement", statement);
    char last[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell_abs(last, row, static_cast<lxw_col_t>(accounts_.years.size() + 1), 1, 1);
    return detail::cell(sheet, row, 2) + ":" + last;
  }

  [[nodiscard]] std::string term_cell(const std::string& name) const {
    lxw_row_t row = header_row, found = 0;
    detail::each_term(accounts_.project.terms, [&](std::string_view term, const auto&) {
      ++row;
      if (term == name) found = row;
    });
    return detail::cell(name_of(language_, "finance.statement", "terms"), found, 1);
  }

  /// Empty where a figure has none.
  [[nodiscard]] std::string formula_of(const std::string& indicator) const {
    const auto irr = [&](const char* statement, const char* line) {
      return "=IRR(" + line_cells(statement, line) + ")";
    };
    const auto npv = [&](const char* rate, const char* statement, const char* line) {
      return "=NPV(" + term_cell(rate) + "," + line_cells(statement, line) + ")";
    };
    const std::map<std::string, std::string> formulas = {
        {"project_irr_before_tax_frac", irr("project_cash_flow", "net_before_tax")},
        {"project_irr_after_tax_frac", irr("project_cash_flow", "net_after_tax")},
        {"equity_irr_frac", irr("equity_cash_flow", "net")},
        {"project_npv_before_tax_cny", npv("discount_frac", "project_cash_flow", "net_before_tax")},
        {"project_npv_after_tax_cny", npv("discount_frac", "project_cash_flow", "net_after_tax")},
        {"equity_npv_cny", npv("equity_discount_frac", "equity_cash_flow", "net")}};
    const auto found = formulas.find(indicator);
    return found == formulas.end() ? std::string() : found->second;
  }

  void summary() {
    lxw_worksheet* sheet = add_sheet("summary", text(language_, "pathway.finance.sheet_note"));
    lxw_row_t row = header_row;
    for (const result::Indicator& indicator : accounts_.indicators) {
      detail::string(sheet, ++row, 0, name_of(language_, "finance.indicator", indicator.name),
                     nullptr);
      lxw_format* format = indicator.unit == "frac"  ? formats_.share
                           : indicator.unit == "CNY" ? formats_.money
                                                     : formats_.ratio;
      const std::string formula = formula_of(indicator.name);
      const double value = indicator.value / (indicator.unit == "CNY" ? unit_ : 1.0);
      if (formula.empty() || !std::isfinite(value))
        detail::number(sheet, row, 1, value, format);
      else
        worksheet_write_formula_num(sheet, row, 1, formula.c_str(), format, value);
      detail::string(sheet, row, 2, detail::statement_unit(indicator.unit, language_),
                     formats_.unit);
    }
  }

  void terms() {
    lxw_worksheet* sheet = add_sheet("terms", "[finance]");
    lxw_row_t row = header_row;
    detail::each_term(accounts_.project.terms, [&](std::string_view name, const auto& value) {
      detail::string(sheet, ++row, 0, std::string(name), nullptr);
      if constexpr (std::is_same_v<std::decay_t<decltype(value)>, double>)
        detail::number(sheet, row, 1, value, nullptr);
      else
        detail::string(sheet, row, 1, std::string(value), nullptr);
    });
  }

  void built() {
    lxw_worksheet* sheet = add_sheet("investment", text(language_, "pathway.finance.with_tax"));
    const char* heads[] = {"pathway.finance.asset",     "pathway.finance.stage",
                           "pathway.finance.amount",    "pathway.finance.unit",
                           "pathway.finance.price_cny", "pathway.finance.vat_cny",
                           "pathway.finance.life",      "pathway.finance.service_years"};
    for (lxw_col_t c = 0; c < std::size(heads); ++c)
      detail::string(sheet, header_row, c, text(language_, heads[c]), formats_.header);
    lxw_row_t row = header_row;
    for (const finance::Vintage& vintage : accounts_.project.vintages) {
      detail::string(sheet, ++row, 0, vintage.asset.fixed.name, nullptr);
      detail::number(sheet, row, 1, accounts_.project.stages[vintage.stage].year, nullptr);
      detail::number(sheet, row, 2, vintage.amount, formats_.ratio);
      detail::string(sheet, row, 3, vintage.unit, nullptr);
      detail::number(sheet, row, 4, vintage.asset.price.paid_cny(), formats_.bill);
      detail::number(sheet, row, 5, vintage.asset.price.tax_cny, formats_.bill);
      detail::number(sheet, row, 6, vintage.asset.fixed.lifetime_y, nullptr);
      detail::number(sheet, row, 7, vintage.service_y, nullptr);
    }
  }

  void sheet_of(const finance::Statement& statement) {
    lxw_worksheet* sheet =
        add_sheet(statement.key, text(language_, "pathway.finance.unit_of_money"));
    detail::string(sheet, header_row, 1, text(language_, "table.total"), formats_.header);
    for (std::size_t t = 0; t < accounts_.years.size(); ++t)
      worksheet_write_number(sheet, header_row, static_cast<lxw_col_t>(t + 2), accounts_.years[t],
                             formats_.header);
    lxw_row_t row = header_row;
    const bool sums = statement.key != "balance";
    for (const finance::Line& line : statement.lines) {
      const bool ratio = line.key.ends_with("_ratio") || line.key.ends_with("_frac");
      lxw_format* format = ratio        ? formats_.ratio
                           : line.total ? formats_.money_total
                                        : formats_.money;
      detail::string(sheet, ++row, 0, name_of(language_, "finance.line", line.key),
                     line.total ? formats_.total : nullptr);
      const double unit = ratio ? 1.0 : unit_;
      for (std::size_t t = 0; t < line.values.size(); ++t)
        detail::number(sheet, row, static_cast<lxw_col_t>(t + 2), line.values[t] / unit, format);
      if (sums && !ratio && is_flow(line.key))
        worksheet_write_formula_num(sheet, row, 1,
                                    ("=SUM(" + line_cells(statement.key, line.key) + ")").c_str(),
                                    format, finance::sum(line.values) / unit_);
    }
    worksheet_freeze_panes(sheet, header_row + 1, 2);
  }

  /// Balances at the end of a year have no sum.
  static bool is_flow(const std::string& key) {
    for (const char* balance : {"vat_credit", "opening", "closing", "reserve_balance", "cumulated",
                                "cumulated_before_tax", "cumulated_after_tax"})
      if (key == balance) return false;
    return true;
  }

  const finance::PathwayAccounts& accounts_;
  Language language_;
  double unit_;  ///< CNY per unit of money
  std::string path_;
  lxw_workbook* book_ = nullptr;
  detail::Formats formats_;
};

}  // namespace

void write_pathway_statements(const finance::PathwayAccounts& accounts, Language language,
                              const std::string& path) {
  PathwayWorkbook(accounts, language, path).write();
}

}  // namespace sunward::report

#include "sunward/report/investment_sheet.hpp"

#include <tuple>

#include "sunward/report/names.hpp"

namespace sunward::report::detail {

namespace {

std::string place(lxw_row_t row, lxw_col_t column) {
  char name[LXW_MAX_CELL_NAME_LENGTH];
  lxw_rowcol_to_cell(name, row, column);
  return name;
}

/// With tax, the tax in it, without, and the share of the total investment.
class Table {
 public:
  Table(double total_cny, double unit, const Formats& formats, lxw_worksheet* sheet)
      : total_cny_(total_cny), unit_(unit), formats_(formats), sheet_(sheet) {}

  /// A price with the deductible tax in it.
  void row(const std::string& name, double cny, double vat_cny) {
    ++row_;
    string(sheet_, row_, 0, name, formats_.item);
    number(sheet_, row_, 1, cny / unit_, formats_.money);
    number(sheet_, row_, 2, vat_cny / unit_, formats_.money);
    derived(cny, vat_cny, formats_.money);
  }

  /// @param terms  what is added up, as of sum_of_rows.
  void total(const std::string& name, const std::string& terms, double cny, double vat_cny) {
    ++row_;
    string(sheet_, row_, 0, name, formats_.total);
    for (const auto& [column, letter, value] :
         {std::tuple(lxw_col_t{1}, "B", cny), std::tuple(lxw_col_t{2}, "C", vat_cny)}) {
      std::string formula = "=";
      for (const char c : terms) formula += c == '#' ? std::string(letter) : std::string(1, c);
      worksheet_write_formula_num(sheet_, row_, column, formula.c_str(), formats_.money_total,
                                  value / unit_);
    }
    derived(cny, vat_cny, formats_.money_total);
  }

  [[nodiscard]] lxw_row_t at() const { return row_; }
  /// As formulas call it.
  [[nodiscard]] std::string row_number() const { return std::to_string(row_ + 1); }

  /// Once the row of the total is the last.
  void write_shares() {
    const std::string total = place(row_, 1);
    for (const auto& [row, cny] : shares_) {
      std::string formula = "=IF(";
      formula.append(total).append("=0,0,").append(place(row, 1)).append("/").append(total);
      worksheet_write_formula_num(sheet_, row, 4, formula.append(")").c_str(), formats_.share,
                                  total_cny_ == 0.0 ? 0.0 : cny / total_cny_);
    }
  }

 private:
  void derived(double cny, double vat_cny, lxw_format* format) {
    std::string formula = "=";
    formula.append(place(row_, 1)).append("-").append(place(row_, 2));
    worksheet_write_formula_num(sheet_, row_, 3, formula.c_str(), format, (cny - vat_cny) / unit_);
    shares_.emplace_back(row_, cny);
  }

  double total_cny_;
  double unit_;
  const Formats& formats_;
  lxw_worksheet* sheet_;
  lxw_row_t row_ = header_row;
  std::vector<std::pair<lxw_row_t, double>> shares_;
};

/// "SUM(#4:#9)", "#" standing for the column's letter.
std::string sum_of_rows(const std::string& first, const std::string& last) {
  return std::string("SUM(#").append(first).append(":#").append(last).append(")");
}

}  // namespace

void write_investment_sheet(const finance::Accounts& accounts, Language language,
                            const Formats& formats, lxw_worksheet* sheet) {
  worksheet_set_column(sheet, 1, 3, 18.0, nullptr);
  worksheet_set_column(sheet, 4, 4, 12.0, nullptr);
  lxw_col_t column = 1;
  for (const char* head : {"finance.price_with_tax", "finance.of_which_vat",
                           "finance.price_without_tax", "finance.share_of_total"})
    string(sheet, header_row, column++, text(language, head), formats.header_number);
  string(sheet, header_row, 0, text(language, "finance.item"), formats.header);
  const finance::Investment& investment = accounts.investment;
  Table table(investment.total_cny(), cny_per_unit(language), formats, sheet);
  const auto line_name = [&](const char* key) { return name_of(language, "finance.line", key); };
  const std::string first = std::to_string(header_row + 2);
  for (const finance::ProjectAsset& asset : accounts.project.assets)
    if (asset.price.paid_cny() != 0.0)
      table.row(asset.fixed.name, asset.price.paid_cny(), asset.price.tax_cny);
  // Without anything bought the sum would hold its own cell.
  const bool any = table.at() > header_row;
  table.total(line_name("fixed_investment"), any ? sum_of_rows(first, table.row_number()) : "0",
              investment.fixed_cny, investment.input_vat_cny);
  const std::string fixed = table.row_number();
  table.row(line_name("construction_interest"), investment.construction_interest_cny, 0.0);
  table.row(line_name("working_capital"), investment.working_capital_cny, 0.0);
  table.row(line_name("debt_reserve"), investment.debt_reserve_cny, 0.0);
  table.total(text(language, "finance.total_investment"), sum_of_rows(fixed, table.row_number()),
              investment.total_cny(), investment.input_vat_cny);
  table.write_shares();
}

}  // namespace sunward::report::detail

#include "sunward/report/supports_sheet.hpp"

#include "sunward/finance/project_asset.hpp"
#include "sunward/report/names.hpp"

namespace sunward::report::detail {

namespace {

constexpr const char* loan_row = "loan_rate_less_frac";

/// The document behind a support, or that none is booked.
std::string id_text(const std::string& id, Language language) {
  return id.empty() ? text(language, "finance.support_off") : id;
}

void income_row(const finance::SupportIncome& income, double vat_frac, const std::string& vat_cell,
                Language language, const Formats& formats, lxw_worksheet* sheet, lxw_row_t row) {
  const auto local = [row](lxw_col_t column) {
    char name[LXW_MAX_CELL_NAME_LENGTH];
    lxw_rowcol_to_cell(name, row, column);
    return std::string(name);
  };
  string(sheet, row, 0, name_of(language, "finance.line", income.kind), nullptr);
  std::string formula = "=";
  formula.append(local(2)).append("*").append(local(4)).append("/(1+").append(vat_cell).append(")");
  const double unit = cny_per_unit(language);
  if (unit != 1.0) formula.append("/").append(std::to_string(static_cast<int>(unit)));
  worksheet_write_formula_num(sheet, row, 1, formula.c_str(), formats.money,
                              finance::with_tax_inside(income.paid_cny(), vat_frac).net_cny / unit);
  number(sheet, row, 2, income.quantity, formats.money);
  string(sheet, row, 3, income.unit, nullptr);
  number(sheet, row, 4, income.price_cny, formats.ratio);
  string(sheet, row, 5, id_text(income.id, language), nullptr);
}

}  // namespace

std::vector<std::string> support_names(const finance::Supports& supports) {
  std::vector<std::string> names;
  for (const finance::SupportIncome& income : supports.income) names.push_back(income.kind);
  names.emplace_back(loan_row);
  return names;
}

void write_supports_sheet(const finance::Project& project, Language language,
                          const std::string& vat_cell, const Formats& formats,
                          lxw_worksheet* sheet) {
  const finance::Supports& supports = project.supports;
  worksheet_set_column(sheet, 1, 4, 18.0, nullptr);
  worksheet_set_column(sheet, 5, 5, 38.0, nullptr);
  lxw_col_t column = 0;
  for (const char* head : {"finance.support", "finance.support_value", "finance.support_quantity",
                           "finance.support_unit", "finance.support_price", "finance.support_id"})
    string(sheet, header_row, column++, text(language, head), formats.header);
  lxw_row_t row = header_row;
  for (const finance::SupportIncome& income : supports.income)
    income_row(income, project.terms.vat_frac, vat_cell, language, formats, sheet, ++row);
  ++row;
  string(sheet, row, 0, text(language, "finance.support_loan"), nullptr);
  number(sheet, row, 1, supports.loan_rate_less_frac, formats.share);
  string(sheet, row, 5, id_text(supports.green_loan_id, language), nullptr);
  ++row;
  string(sheet, row, 0, text(language, "finance.support_holiday"), nullptr);
  string(
      sheet, row, 1,
      std::to_string(project.terms.tax_free_y) + " + " + std::to_string(project.terms.tax_half_y),
      nullptr);
  string(sheet, row, 5, id_text(supports.tax_holiday_id, language), nullptr);
}

}  // namespace sunward::report::detail

#include "sunward/report/finance_table.hpp"

#include <cmath>

#include "sunward/report/names.hpp"
#include "sunward/report/numbers.hpp"
#include "sunward/report/text_table.hpp"

namespace sunward::report {

namespace {

using detail::TextTable;
using Align = TextTable::Align;

std::string line_name(Language language, const std::string& key) {
  return name_of(language, "finance.line", key);
}

std::string investment_table(const finance::Accounts& accounts, Language language) {
  const finance::Investment& investment = accounts.investment;
  TextTable table({Align::left, Align::right});
  const auto row = [&](const std::string& name, double cny) {
    table.row({name, detail::money_number(cny, language)});
  };
  table.row({text(language, "finance.statement.investment"), text(language, "unit.cny_large")});
  table.rule();
  for (const finance::ProjectAsset& asset : accounts.project.assets)
    if (asset.price.paid_cny() != 0.0) row(asset.fixed.name, asset.price.paid_cny());
  row(line_name(language, "fixed_investment"), investment.fixed_cny);
  row("  " + text(language, "finance.of_which_vat"), investment.input_vat_cny);
  row(line_name(language, "construction_interest"), investment.construction_interest_cny);
  row(line_name(language, "working_capital"), investment.working_capital_cny);
  if (investment.debt_reserve_cny > 0.0)
    row(line_name(language, "debt_reserve"), investment.debt_reserve_cny);
  table.rule();
  row(text(language, "table.total"), investment.total_cny());
  row("  " + line_name(language, "equity"), investment.equity_cny);
  row("  " + line_name(language, "loan"), investment.loan_cny);
  row("  " + line_name(language, "working_capital_loan"), investment.working_capital_loan_cny);
  return table.text();
}

std::string indicators_table(const finance::Accounts& accounts, Language language) {
  TextTable table({Align::left, Align::right});
  for (const result::Indicator& indicator : accounts.indicators)
    table.row({name_of(language, "finance.indicator", indicator.name),
               indicator_text(indicator, language)});
  return text(language, "table.indicators") + "\n" + table.text(2);
}

/// The construction, the first five years of operation, every fifth and the last.
std::vector<std::size_t> shown_years(const model::FinanceTerms& terms) {
  std::vector<std::size_t> years;
  const int last = terms.construction_y + terms.operation_y;
  for (int t = 0; t < last; ++t) {
    const int operation = t - terms.construction_y + 1;
    if (operation <= 3 || operation % 5 == 0 || t + 1 == last)
      years.push_back(static_cast<std::size_t>(t));
  }
  return years;
}

std::string years_table(const finance::Accounts& accounts, Language language) {
  const std::vector<std::size_t> years = shown_years(accounts.project.terms);
  std::vector<Align> columns(years.size() + 1, Align::right);
  columns[0] = Align::left;
  TextTable table(columns);
  std::vector<std::string> head{text(language, "finance.year") + " (" +
                                text(language, "unit.cny_large") + ")"};
  for (const std::size_t t : years) head.push_back(std::to_string(t + 1));
  table.row(head);
  table.rule();
  const std::pair<const char*, const char*> lines[] = {
      {"profit", "revenue"},          {"total_cost", "operating_cost"},
      {"profit", "ebitda"},           {"debt_service", "service"},
      {"profit", "income_tax"},       {"profit", "net_profit"},
      {"debt_service", "dscr_ratio"}, {"project_cash_flow", "net_after_tax"},
      {"equity_cash_flow", "net"},    {"balance", "cash"},
      {"debt_service", "closing"}};
  for (const auto& [statement, key] : lines) {
    const finance::Years& values = accounts.statement(statement).at(key);
    const bool ratio = std::string_view(key).ends_with("_ratio");
    std::vector<std::string> row{line_name(language, key)};
    for (const std::size_t t : years)
      row.push_back(!ratio             ? detail::money_number(values[t], language)
                    : values[t] == 0.0 ? ""
                                       : detail::fixed(values[t], 2));
    table.row(row);
  }
  return table.text();
}

/// What each support that is switched on is worth: a year of income, or what it saves in all years.
std::string supports_table(const finance::Accounts& accounts, Language language) {
  const finance::Supports& supports = accounts.project.supports;
  if (!supports.any()) return "";
  TextTable table({Align::left, Align::right, Align::left});
  table.row({text(language, "finance.support"), text(language, "unit.cny_large"), ""});
  table.rule();
  for (const finance::SupportIncome& income : supports.income)
    if (!income.id.empty())
      table.row({line_name(language, income.kind),
                 detail::money_number(income.paid_cny(), language),
                 text(language, "finance.support_a_year") + "  " + income.id});
  const auto saved = [&](const std::string& id, const char* statement, const char* key) {
    if (id.empty()) return;
    const double cny = finance::sum(accounts.statement(statement).at(key));
    table.row({line_name(language, key), detail::money_number(cny, language),
               text(language, "finance.support_in_all") + "  " + id});
  };
  saved(supports.green_loan_id, "debt_service", "interest_saved");
  saved(supports.tax_holiday_id, "profit", "income_tax_saved");
  return table.text() + "\n";
}

}  // namespace

std::vector<std::string> price_sentences(const finance::Project& project, Language language) {
  std::vector<std::string> list;
  const auto add = [&](const char* product, const finance::Price& price, const char* unit) {
    list.push_back(
        text(language, "finance.price",
             {{"product", name_of(language, "finance.product", product)},
              {"price", detail::with_unit(price.value, unit, language)},
              {"origin", name_of(language, "finance.origin", finance::to_string(price.origin))}}));
  };
  if (project.electricity_sales.net_cny != 0.0)
    add("electricity", project.electricity_price, "CNY/MWh");
  if (project.hydrogen_sales.net_cny != 0.0) add("hydrogen", project.hydrogen_price, "CNY/kg");
  return list;
}

std::string indicator_text(const result::Indicator& indicator, Language language) {
  if (!std::isfinite(indicator.value)) return text(language, "finance.does_not_exist");
  if (indicator.unit == "1") return detail::fixed(indicator.value, 2);
  if (indicator.unit == "years")
    return detail::fixed(indicator.value, 1) + " " + text(language, "finance.years");
  if (indicator.unit == "frac") return detail::fixed(100.0 * indicator.value, 2) + " %";
  return detail::with_unit(indicator.value, indicator.unit, language);
}

std::string finance_table(const finance::Accounts& accounts, Language language) {
  std::string prices;
  for (const std::string& sentence : price_sentences(accounts.project, language))
    prices += sentence + "\n";
  return accounts.project.name + "\n\n" + investment_table(accounts, language) + "\n" + prices +
         "\n" + supports_table(accounts, language) + indicators_table(accounts, language) + "\n" +
         years_table(accounts, language);
}

}  // namespace sunward::report

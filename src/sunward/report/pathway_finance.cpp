#include "sunward/report/pathway_finance.hpp"

#include <cmath>

#include "sunward/report/finance_terms.hpp"
#include "sunward/report/names.hpp"
#include "sunward/report/numbers.hpp"
#include "sunward/report/plan_tree.hpp"
#include "sunward/report/text_table.hpp"

namespace sunward::report {

namespace {

using detail::Json;
using detail::number;
using detail::TextTable;
using finance::PathwayAccounts;
using Align = TextTable::Align;

Json terms_tree(const model::FinanceTerms& terms) {
  Json tree = Json::object();
  detail::each_term(terms, [&](std::string_view name, const auto& value) {
    if constexpr (std::is_same_v<std::decay_t<decltype(value)>, double>)
      tree[std::string(name)] = number(value);
    else
      tree[std::string(name)] = std::string(value);
  });
  return tree;
}

Json price_tree(const finance::Price& price) {
  return {{"value", number(price.value)}, {"origin", finance::to_string(price.origin)}};
}

Json stages_tree(const PathwayAccounts& accounts) {
  Json list = Json::array();
  const auto& stages = accounts.project.stages;
  for (std::size_t s = 0; s < stages.size(); ++s) {
    Json built = Json::array();
    for (const finance::Vintage& vintage : accounts.project.vintages)
      if (vintage.stage == s)
        built.push_back({{"name", vintage.asset.fixed.name},
                         {"amount", number(vintage.amount)},
                         {"unit", vintage.unit},
                         {"cny", number(vintage.asset.price.paid_cny())},
                         {"input_vat_cny", number(vintage.asset.price.tax_cny)},
                         {"lifetime_y", vintage.asset.fixed.lifetime_y},
                         {"service_y", vintage.service_y}});
    list.push_back(
        {{"year", stages[s].year},
         {"years", stages[s].years},
         {"electricity_price_cny_per_mwh", price_tree(stages[s].project.electricity_price)},
         {"hydrogen_price_cny_per_kg", price_tree(stages[s].project.hydrogen_price)},
         {"built", std::move(built)}});
  }
  return list;
}

Json investments_tree(const PathwayAccounts& accounts) {
  Json list = Json::array();
  for (const finance::StageInvestment& stage : accounts.investments)
    list.push_back({{"year", stage.year},
                    {"fixed_cny", number(stage.fixed_cny)},
                    {"input_vat_cny", number(stage.input_vat_cny)},
                    {"construction_interest_cny", number(stage.construction_interest_cny)},
                    {"loan_cny", number(stage.loan_cny)},
                    {"equity_cny", number(stage.equity_cny)},
                    {"tenor_y", stage.tenor_y}});
  return list;
}

Json statements_tree(const PathwayAccounts& accounts) {
  Json tree = Json::object();
  for (const finance::Statement& statement : accounts.statements) {
    Json lines = Json::object();
    for (const finance::Line& line : statement.lines) {
      Json values = Json::array();
      for (const double value : line.values) values.push_back(number(value));
      lines[line.key] = std::move(values);
    }
    tree[statement.key] = std::move(lines);
  }
  return tree;
}

std::string value_text(const result::Indicator& indicator, Language language) {
  if (!std::isfinite(indicator.value)) return text(language, "finance.does_not_exist");
  if (indicator.unit == "1") return detail::fixed(indicator.value, 2);
  if (indicator.unit == "years")
    return detail::fixed(indicator.value, 1) + " " + text(language, "finance.years");
  if (indicator.unit == "frac") return detail::fixed(100.0 * indicator.value, 2) + " %";
  return detail::with_unit(indicator.value, indicator.unit, language);
}

/// What each stage takes and where it comes from, and what is paid for its products.
std::string stages_table(const PathwayAccounts& accounts, Language language) {
  TextTable table({Align::left, Align::right, Align::right, Align::right, Align::right,
                   Align::right, Align::right});
  const auto say = [&](const char* row) { return text(language, row); };
  table.row({say("pathway.finance.stage") + " (" + say("unit.cny_large") + ")",
             name_of(language, "finance.line", "fixed_investment"), say("finance.of_which_vat"),
             name_of(language, "finance.line", "loan"), name_of(language, "finance.line", "equity"),
             say("pathway.finance.tenor"), say("pathway.finance.power_price")});
  table.rule();
  for (const finance::StageYear& stage : accounts.project.stages) {
    std::vector<std::string> row{std::to_string(stage.year)};
    for (const finance::StageInvestment& one : accounts.investments)
      if (one.year == stage.year)
        row = {row[0],
               detail::money_number(one.fixed_cny, language),
               detail::money_number(one.input_vat_cny, language),
               detail::money_number(one.loan_cny, language),
               detail::money_number(one.equity_cny, language),
               std::to_string(one.tenor_y) + " " + say("finance.years")};
    row.resize(6, "0");
    row.push_back(detail::with_unit(stage.project.electricity_price.value, "CNY/MWh", language));
    table.row(row);
  }
  return table.text();
}

std::string indicators_table(const PathwayAccounts& accounts, Language language) {
  TextTable table({Align::left, Align::right});
  for (const result::Indicator& indicator : accounts.indicators)
    table.row(
        {name_of(language, "finance.indicator", indicator.name), value_text(indicator, language)});
  return text(language, "table.indicators") + "\n" + table.text(2);
}

constexpr std::pair<const char*, const char*> shown_lines[] = {
    {"funding", "fixed_investment"},
    {"funding", "loan"},
    {"profit", "revenue"},
    {"total_cost", "operating_cost"},
    {"profit", "income_tax"},
    {"debt_service", "service"},
    {"debt_service", "dscr_ratio"},
    {"project_cash_flow", "residual_value"},
    {"project_cash_flow", "net_after_tax"},
    {"equity_cash_flow", "net"}};

std::string years_table(const PathwayAccounts& accounts, Language language) {
  TextTable table(std::vector<Align>(1 + std::size(shown_lines), Align::right));
  std::vector<std::string> head{text(language, "finance.year") + " (" +
                                text(language, "unit.cny_large") + ")"};
  for (const auto& [statement, key] : shown_lines)
    head.push_back(text(language, std::string("pathway.finance.") + key));
  table.row(head);
  table.rule();
  for (std::size_t t = 0; t < accounts.years.size(); ++t) {
    std::vector<std::string> row{std::to_string(accounts.years[t])};
    for (const auto& [statement, key] : shown_lines) {
      const double value = accounts.statement(statement).at(key)[t];
      const bool ratio = std::string_view(key).ends_with("_ratio");
      row.push_back(value == 0.0 ? ""
                    : ratio      ? detail::fixed(value, 2)
                                 : detail::money_number(value, language));
    }
    table.row(row);
  }
  return table.text();
}

}  // namespace

std::string pathway_finance_json(const PathwayAccounts& accounts) {
  Json indicators = Json::object(), units = Json::object();
  for (const result::Indicator& indicator : accounts.indicators) {
    indicators[indicator.name] = number(indicator.value);
    units[indicator.name] = indicator.unit;
  }
  const Json tree = {{"format", "sunward-pathway-finance"},
                     {"format_version", 1},
                     {"park", accounts.project.name},
                     {"terms", terms_tree(accounts.project.terms)},
                     {"years", accounts.years},
                     {"stages", stages_tree(accounts)},
                     {"investments", investments_tree(accounts)},
                     {"indicators", std::move(indicators)},
                     {"indicator_units", std::move(units)},
                     {"statements", statements_tree(accounts)}};
  return detail::to_text(tree, true) + "\n";
}

std::string pathway_finance_table(const PathwayAccounts& accounts, Language language) {
  std::string origins;
  for (const finance::StageYear& stage : accounts.project.stages) {
    const std::string origin = name_of(language, "finance.origin",
                                       finance::to_string(stage.project.electricity_price.origin));
    if (origins.find(origin) == std::string::npos)
      origins += (origins.empty() ? "" : text(language, "rules.semicolon")) + origin;
  }
  return text(language, "pathway.finance.title", {{"park", accounts.project.name}}) + "\n\n" +
         stages_table(accounts, language) + "\n" +
         text(language, "pathway.finance.price", {{"origin", origins}}) + "\n\n" +
         indicators_table(accounts, language) + "\n" + years_table(accounts, language);
}

}  // namespace sunward::report

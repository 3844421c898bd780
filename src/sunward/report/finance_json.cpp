#include "sunward/report/finance_json.hpp"

#include "sunward/report/finance_terms.hpp"
#include "sunward/report/plan_tree.hpp"

namespace sunward::report {

namespace {

using detail::Json;
using detail::number;

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

Json investment_tree(const finance::Accounts& accounts) {
  const finance::Investment& investment = accounts.investment;
  Json items = Json::array();
  for (const finance::ProjectAsset& asset : accounts.project.assets)
    items.push_back({{"name", asset.fixed.name},
                     {"cny", number(asset.price.paid_cny())},
                     {"input_vat_cny", number(asset.price.tax_cny)},
                     {"lifetime_y", asset.fixed.lifetime_y}});
  return {{"items", std::move(items)},
          {"fixed_cny", number(investment.fixed_cny)},
          {"input_vat_cny", number(investment.input_vat_cny)},
          {"construction_interest_cny", number(investment.construction_interest_cny)},
          {"working_capital_cny", number(investment.working_capital_cny)},
          {"debt_reserve_cny", number(investment.debt_reserve_cny)},
          {"total_cny", number(investment.total_cny())},
          {"equity_cny", number(investment.equity_cny)},
          {"loan_cny", number(investment.loan_cny)},
          {"working_capital_loan_cny", number(investment.working_capital_loan_cny)}};
}

Json statements_tree(const finance::Accounts& accounts) {
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

}  // namespace

std::string finance_json(const finance::Accounts& accounts) {
  Json indicators = Json::object();
  Json units = Json::object();
  for (const result::Indicator& indicator : accounts.indicators) {
    indicators[indicator.name] = number(indicator.value);
    units[indicator.name] = indicator.unit;
  }
  const Json tree = {
      {"format", "sunward-finance"},
      {"format_version", 1},
      {"park", accounts.project.name},
      {"terms", terms_tree(accounts.project.terms)},
      {"electricity_price_cny_per_mwh", price_tree(accounts.project.electricity_price)},
      {"hydrogen_price_cny_per_kg", price_tree(accounts.project.hydrogen_price)},
      {"investment", investment_tree(accounts)},
      {"indicators", std::move(indicators)},
      {"indicator_units", std::move(units)},
      {"statements", statements_tree(accounts)}};
  return detail::to_text(tree, true) + "\n";
}

}  // namespace sunward::report

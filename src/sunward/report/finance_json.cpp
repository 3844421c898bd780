#include "sunward/report/finance_json.hpp"

#include "sunward/finance/sensitivity.hpp"
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

Json supports_tree(const finance::Project& project) {
  const finance::Supports& supports = project.supports;
  Json list = Json::array();
  for (const finance::SupportIncome& income : supports.income)
    if (!income.id.empty())
      list.push_back({{"id", income.id},
                      {"kind", income.kind},
                      {"quantity", number(income.quantity)},
                      {"unit", income.unit},
                      {"price_cny", number(income.price_cny)},
                      {"cny_per_year", number(income.paid_cny())}});
  if (!supports.green_loan_id.empty())
    list.push_back({{"id", supports.green_loan_id},
                    {"kind", "green_loan"},
                    {"loan_rate_less_frac", number(supports.loan_rate_less_frac)}});
  if (!supports.tax_holiday_id.empty())
    list.push_back({{"id", supports.tax_holiday_id},
                    {"kind", "tax_holiday"},
                    {"tax_free_y", project.terms.tax_free_y},
                    {"tax_half_y", project.terms.tax_half_y}});
  return list;
}

Json investment_tree(const finance::Accounts& accounts) {
  const finance::Investment& investment = accounts.investment;
  Json items = Json::array();
  for (const finance::ProjectAsset& asset : accounts.project.assets) {
    Json item = {{"name", asset.fixed.name},
                 {"cny", number(asset.price.paid_cny())},
                 {"input_vat_cny", number(asset.price.tax_cny)},
                 {"lifetime_y", asset.fixed.lifetime_y}};
    if (asset.fixed.replayed_y > 0) item["renewal_years"] = asset.fixed.renewal_years;
    items.push_back(std::move(item));
  }
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

/// For the tornado of the report: the statements made again, the plan not.
Json sensitivity_tree(const finance::Project& project) {
  const finance::Sensitivity found = finance::sensitivity_of(project);
  Json swings = Json::array();
  for (const finance::Swing& swing : found.swings)
    swings.push_back({{"input", swing.input},
                      {"low", number(swing.low_npv_cny)},
                      {"high", number(swing.high_npv_cny)}});
  return {{"figure", "equity_npv_cny"},
          {"change_frac", number(found.change_frac)},
          {"base", number(found.npv_cny)},
          {"swings", std::move(swings)}};
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
      {"supports", supports_tree(accounts.project)},
      {"investment", investment_tree(accounts)},
      {"indicators", std::move(indicators)},
      {"indicator_units", std::move(units)},
      {"statements", statements_tree(accounts)},
      {"sensitivity", sensitivity_tree(accounts.project)}};
  return detail::to_text(tree, true) + "\n";
}

}  // namespace sunward::report

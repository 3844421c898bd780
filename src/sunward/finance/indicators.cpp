#include <algorithm>
#include <limits>

#include "sunward/finance/levelised.hpp"
#include "sunward/finance/statements.hpp"

namespace sunward::finance::detail {

namespace {

using List = std::vector<result::Indicator>;
constexpr double none = std::numeric_limits<double>::quiet_NaN();

void add_returns(const std::string& prefix, const std::string& suffix, double rate_frac,
                 const Years& flow, List& list) {
  const auto value = [](const std::optional<double>& found) { return found.value_or(none); };
  list.push_back(
      {prefix + "_irr" + suffix + "_frac", "frac", value(internal_rate_of_return(flow))});
  list.push_back({prefix + "_npv" + suffix + "_cny", "CNY", net_present_value(rate_frac, flow)});
  list.push_back({prefix + "_payback" + suffix + "_y", "years", value(payback_years(flow))});
  list.push_back({prefix + "_dynamic_payback" + suffix + "_y", "years",
                  value(payback_years(discounted(rate_frac, flow)))});
}

/// Least and mean of a cover ratio over the years in which it exists.
void add_cover(const std::string& name, const Years& ratio, const Years& service, List& list) {
  double least = std::numeric_limits<double>::infinity();
  double total = 0.0;
  int n = 0;
  for (std::size_t t = 0; t < ratio.size(); ++t) {
    if (service[t] <= 0.0) continue;
    least = std::min(least, ratio[t]);
    total += ratio[t];
    ++n;
  }
  list.push_back({"min_" + name, "1", n > 0 ? least : none});
  list.push_back({"mean_" + name, "1", n > 0 ? total / n : none});
}

void add_levelised(const Project& project, List& list) {
  const LevelisedCosts costs = levelised_costs(project);
  const auto add = [&](const char* name, const char* unit, double value, double amount) {
    if (amount > 0.0) list.push_back({name, unit, value});
  };
  add("lcoe_generation_cny_per_mwh", "CNY/MWh", costs.generation_cny_per_mwh,
      project.generation_mwh);
  add("lcoe_cny_per_mwh", "CNY/MWh", costs.electricity_cny_per_mwh, project.delivered_mwh);
  add("lcos_cny_per_mwh", "CNY/MWh", costs.storage_cny_per_mwh, project.discharge_mwh);
  add("lcoh_cny_per_kg", "CNY/kg", costs.hydrogen_cny_per_kg, project.hydrogen_kg);
}

}  // namespace

List indicators_of(const Accounts& accounts, const Ledger& ledger) {
  const model::FinanceTerms& terms = accounts.project.terms;
  const Statement& project_flow = accounts.statement("project_cash_flow");
  const Statement& profit = accounts.statement("profit");
  const Statement& debt = accounts.statement("debt_service");
  List list;
  add_returns("project", "_before_tax", terms.discount_frac, project_flow.at("net_before_tax"),
              list);
  add_returns("project", "_after_tax", terms.discount_frac, project_flow.at("net_after_tax"), list);
  add_returns("equity", "", terms.equity_discount_frac,
              accounts.statement("equity_cash_flow").at("net"), list);
  const Years loan_service =
      plus(ledger.financing.loan.principal_cny, ledger.financing.loan.interest_cny);
  add_cover("dscr", debt.at("dscr_ratio"), loan_service, list);
  add_cover("icr", debt.at("icr_ratio"), loan_service, list);
  const double mean_ebit = sum(profit.at("ebit")) / terms.operation_y;
  const double mean_profit = sum(profit.at("net_profit")) / terms.operation_y;
  const Investment& investment = accounts.investment;
  list.push_back({"return_on_investment_frac", "frac",
                  investment.total_cny() > 0.0 ? mean_ebit / investment.total_cny() : none});
  list.push_back({"return_on_equity_frac", "frac",
                  investment.equity_cny > 0.0 ? mean_profit / investment.equity_cny : none});
  add_levelised(accounts.project, list);
  return list;
}

}  // namespace sunward::finance::detail

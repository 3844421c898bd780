#include "sunward/finance/pathway_accounts.hpp"

#include <algorithm>
#include <limits>

#include "sunward/base/error.hpp"
#include "sunward/finance/pathway_ledger.hpp"

namespace sunward::finance {

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
}

/// Least and mean of the cover ratio over the years in which a loan is served.
void add_cover(const Years& ratio, List& list) {
  double least = infinity, total = 0.0;
  int n = 0;
  for (const double value : ratio) {
    if (value == 0.0) continue;
    least = std::min(least, value);
    total += value;
    ++n;
  }
  list.push_back({"min_dscr", "1", n > 0 ? least : none});
  list.push_back({"mean_dscr", "1", n > 0 ? total / n : none});
}

List indicators_of(const PathwayAccounts& accounts) {
  const model::FinanceTerms& terms = accounts.project.terms;
  const Statement& flow = accounts.statement("project_cash_flow");
  List list;
  add_returns("project", "_before_tax", terms.discount_frac, flow.at("net_before_tax"), list);
  add_returns("project", "_after_tax", terms.discount_frac, flow.at("net_after_tax"), list);
  add_returns("equity", "", terms.equity_discount_frac,
              accounts.statement("equity_cash_flow").at("net"), list);
  add_cover(accounts.statement("debt_service").at("dscr_ratio"), list);
  return list;
}

}  // namespace

const Statement& PathwayAccounts::statement(const std::string& key) const {
  for (const Statement& statement : statements)
    if (statement.key == key) return statement;
  throw InternalError("there is no statement " + key);
}

PathwayAccounts evaluate(const PathwayProject& project) {
  const detail::PathwayLedger ledger = detail::ledger_of(project);
  PathwayAccounts accounts;
  accounts.project = project;
  accounts.investments = ledger.investments;
  for (std::size_t t = 0; t < ledger.n_years; ++t)
    accounts.years.push_back(project.first_year() - project.terms.construction_y +
                             static_cast<int>(t));
  accounts.statements = detail::statements_of(project, ledger);
  accounts.indicators = indicators_of(accounts);
  return accounts;
}

}  // namespace sunward::finance

#include "sunward/finance/ledger.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/base/error.hpp"

namespace sunward::finance::detail {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

std::vector<FixedAsset> fixed_assets(const Project& project) {
  std::vector<FixedAsset> list;
  for (const ProjectAsset& asset : project.assets) list.push_back(asset.fixed);
  return list;
}

/// Construction interest is part of what is depreciated; it is never replaced.
FixedAsset interest_asset(const model::FinanceTerms& terms, double interest_cny) {
  FixedAsset asset;
  asset.cost_cny = interest_cny;
  asset.lifetime_y = std::max(terms.operation_y, terms.depreciation_y);
  asset.depreciation_y = terms.depreciation_y;
  asset.residual_frac = terms.residual_frac;
  return asset;
}

/// The income tax of profits over all years; construction counts for nothing.
IncomeTax tax_on(const model::FinanceTerms& terms, const Years& profit_cny) {
  IncomeTax tax = income_tax(
      operation_of(terms, profit_cny),
      {terms.income_tax_frac, terms.tax_free_y, terms.tax_half_y, terms.loss_carry_forward_y});
  for (Years* years : {&tax.loss_used_cny, &tax.taxable_cny, &tax.rate_frac, &tax.tax_cny})
    *years = after_construction(terms, *years);
  return tax;
}

Repayments over_all_years(const model::FinanceTerms& terms, const Repayments& loan) {
  return {after_construction(terms, loan.principal_cny),
          after_construction(terms, loan.interest_cny),
          after_construction(terms, loan.closing_cny)};
}

/// Depreciation, profit and tax once the loan is known.
void complete(const Project& project, const Trade& trade, Financing& financing) {
  const model::FinanceTerms& terms = project.terms;
  std::vector<FixedAsset> assets = fixed_assets(project);
  assets.push_back(interest_asset(terms, sum(financing.funding.interest_cny)));
  financing.assets = asset_years(assets, terms.operation_y);
  const Years depreciation = after_construction(terms, financing.assets.depreciation_cny);
  financing.profit_cny =
      minus(minus(minus(trade.ebitda_cny, depreciation), financing.loan.interest_cny),
            financing.working_interest_cny);
  financing.tax = tax_on(terms, financing.profit_cny);
}

ConstructionFunding funding_at(const Project& project, const Trade& trade, double loan_frac) {
  const auto end = trade.fixed_investment_cny.begin() + project.terms.construction_y;
  return construction_funding(Years(trade.fixed_investment_cny.begin(), end), loan_frac,
                              long_loan_rate(project));
}

Financing plain_loan(const Project& project, const Trade& trade, const Years& working_interest) {
  const model::FinanceTerms& terms = project.terms;
  Financing financing;
  financing.working_interest_cny = working_interest;
  financing.funding = funding_at(project, trade, 1.0 - terms.equity_frac);
  financing.loan =
      over_all_years(terms, repay(sum(financing.funding.loan_cny), long_loan_rate(project),
                                  terms.loan_tenor_y, terms.operation_y, terms.loan_repayment));
  complete(project, trade, financing);
  return financing;
}

/// Draws the wanted loan, its own construction interest included, or as much as the owners' part
/// allows.
ConstructionFunding funding_for(const Project& project, const Trade& trade, double loan_cny) {
  double low = 0.0;
  double high = 1.0 - project.terms.equity_frac;
  if (sum(funding_at(project, trade, high).loan_cny) <= loan_cny)
    return funding_at(project, trade, high);
  for (int halving = 0; halving < 100; ++halving) {
    const double middle = 0.5 * (low + high);
    (sum(funding_at(project, trade, middle).loan_cny) < loan_cny ? low : high) = middle;
  }
  return funding_at(project, trade, 0.5 * (low + high));
}

/// Debt service of each year of operation that the cover ratio allows, given the tax.
Years service_allowed(const Project& project, const Trade& trade, const Financing& financing) {
  const model::FinanceTerms& terms = project.terms;
  const Years available = operation_of(terms, minus(trade.ebitda_cny, financing.tax.tax_cny));
  const Years working_interest = operation_of(terms, financing.working_interest_cny);
  Years service(at(terms.operation_y), 0.0);
  for (int y = 0; y < terms.loan_tenor_y; ++y)
    service[at(y)] = std::max(0.0, available[at(y)] / terms.dscr_target - working_interest[at(y)]);
  return service;
}

/// The loan depends on the tax, the tax on the interest, the interest on the loan: repeated until
/// nothing moves. Each round shrinks the change by the tax rate and the cover ratio, so it ends.
Financing sized_loan(const Project& project, const Trade& trade, const Years& working_interest) {
  const model::FinanceTerms& terms = project.terms;
  Financing financing;
  financing.working_interest_cny = working_interest;
  financing.tax.tax_cny = in_operation(terms, 0.0);
  constexpr int most_rounds = 1000;
  for (int round = 0; round < most_rounds; ++round) {
    Years service = service_allowed(project, trade, financing);
    const double wanted_cny = loan_served_by(service, long_loan_rate(project));
    financing.funding = funding_for(project, trade, wanted_cny);
    const double drawn_cny = sum(financing.funding.loan_cny);
    for (double& cny : service) cny *= wanted_cny > 0.0 ? drawn_cny / wanted_cny : 0.0;
    financing.loan = over_all_years(terms, repay_by(service, long_loan_rate(project)));
    const Years tax_before = financing.tax.tax_cny;
    complete(project, trade, financing);
    double change = 0.0;
    for (std::size_t t = 0; t < tax_before.size(); ++t)
      change = std::max(change, std::abs(financing.tax.tax_cny[t] - tax_before[t]));
    if (change <= 1e-9 * std::max(1.0, drawn_cny)) return financing;
  }
  throw InternalError("debt sizing by cover ratio did not settle");
}

/// So many months of the coming year's debt service, at the end of each year.
Years reserve_balance(const model::FinanceTerms& terms, const Repayments& loan) {
  Years reserve(loan.principal_cny.size(), 0.0);
  for (std::size_t t = at(terms.construction_y - 1); t + 1 < reserve.size(); ++t)
    reserve[t] =
        terms.debt_reserve_months / 12.0 * (loan.principal_cny[t + 1] + loan.interest_cny[t + 1]);
  return reserve;
}

void check_terms(const model::FinanceTerms& terms) {
  if (terms.loan_tenor_y <= terms.operation_y) return;
  Fault fault;
  fault.key = "finance.loan_tenor_y";
  fault.value = std::to_string(terms.loan_tenor_y);
  fault.unit = "years";
  fault.range = "1-" + std::to_string(terms.operation_y);
  fault.tell(told("loan_outlives_operation"));
  throw InputError({fault});
}

}  // namespace

Ledger ledger_of(const Project& project) {
  const model::FinanceTerms& terms = project.terms;
  check_terms(terms);
  constexpr double kw_per_mw = 1000.0;
  Ledger ledger;
  ledger.working_capital_cny = terms.working_capital_cny_per_kw * kw_per_mw * project.renewable_mw;
  ledger.working_loan_cny = terms.working_capital_loan_frac * ledger.working_capital_cny;
  ledger.assets = asset_years(fixed_assets(project), terms.operation_y);
  ledger.trade = trade_of(project, ledger.assets);
  ledger.adjusted_tax = tax_on(
      terms,
      minus(ledger.trade.ebitda_cny, after_construction(terms, ledger.assets.depreciation_cny)));
  const Years working_interest =
      in_operation(terms, ledger.working_loan_cny * terms.loan_rate_frac);
  ledger.financing = terms.loan_repayment == model::Repayment::dscr
                         ? sized_loan(project, ledger.trade, working_interest)
                         : plain_loan(project, ledger.trade, working_interest);
  ledger.reserve_cny = reserve_balance(terms, ledger.financing.loan);
  return ledger;
}

}  // namespace sunward::finance::detail

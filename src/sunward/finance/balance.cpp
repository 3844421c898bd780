#include <algorithm>

#include "sunward/finance/layout.hpp"

namespace sunward::finance::detail {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

void Layout::debt_service() {
  const Financing& financing = ledger_.financing;
  Years opening = zeros();
  Years closing = cumulated(in_construction(financing.funding.loan_cny));
  for (std::size_t t = at(terms_.construction_y); t < closing.size(); ++t)
    closing[t] = financing.loan.closing_cny[t];
  for (std::size_t t = 1; t < opening.size(); ++t) opening[t] = closing[t - 1];
  begin("debt_service");
  line("opening", opening);
  line("drawn", in_construction(financing.funding.loan_cny));
  line("loan_interest", financing.loan.interest_cny);
  line("principal", financing.loan.principal_cny);
  total("closing", closing);
  line("working_interest", financing.working_interest_cny);
  total("service", sum_of({"loan_interest", "principal", "working_interest"}));
  line("available", minus(ledger_.trade.ebitda_cny, financing.tax.tax_cny));
  line("dscr_ratio", dscr());
  line("icr_ratio", icr());
  line("reserve_balance", ledger_.reserve_cny);
  Years saved = zeros();
  for (std::size_t t = at(terms_.construction_y); t < saved.size(); ++t)
    saved[t] = opening[t] * loan_rate_less_frac_;
  line("interest_saved", saved);
}

bool Layout::served(std::size_t t) const {
  const Repayments& loan = ledger_.financing.loan;
  return loan.principal_cny[t] + loan.interest_cny[t] > 0.0;
}

Years Layout::dscr() const {
  Years ratio = zeros();
  const Years& service = list_.back().at("service");
  const Years& available = list_.back().at("available");
  for (std::size_t t = 0; t < ratio.size(); ++t)
    if (served(t)) ratio[t] = available[t] / service[t];
  return ratio;
}

Years Layout::icr() const {
  Years ratio = zeros();
  const Years& ebit = get("profit", "ebit");
  const Years& interest = get("total_cost", "interest");
  for (std::size_t t = 0; t < ratio.size(); ++t)
    if (served(t) && interest[t] > 0.0) ratio[t] = ebit[t] / interest[t];
  return ratio;
}

/// Pays out what profit and cash allow; the owners make up a shortfall.
void Layout::cash() {
  begin("cash");
  line("opening_cash", distribution_.opening_cash_cny);
  line("net_cash_flow", distribution_.net_cash_flow_cny);
  line("dividends", distribution_.dividends_cny);
  line("contributions", distribution_.contributions_cny);
  total("closing_cash", distribution_.closing_cash_cny);
}

Years Layout::fixed_assets() const {
  Years book = after_construction(terms_, ledger_.financing.assets.book_value_cny);
  book.back() -= ledger_.financing.assets.disposal_cny.back();
  return book;
}

Years Layout::under_construction() const {
  const Years spent =
      cumulated(plus(minus(ledger_.trade.fixed_investment_cny, ledger_.trade.investment_vat_cny),
                     in_construction(ledger_.financing.funding.interest_cny)));
  Years years = zeros();
  std::copy_n(spent.begin(), terms_.construction_y, years.begin());
  return years;
}

Years Layout::held(double value) const {
  Years years = in_operation(terms_, value);
  years[at(terms_.construction_y - 1)] = value;
  years.back() = 0.0;
  return years;
}

void Layout::balance() {
  begin("balance");
  line("cash", get("cash", "closing_cash"));
  line("debt_reserve", ledger_.reserve_cny);
  line("working_capital", held(investment_.working_capital_cny));
  line("vat_credit", ledger_.trade.vat.credit_cny);
  line("under_construction", under_construction());
  line("fixed_assets", fixed_assets());
  total("assets", sum_of({"cash", "debt_reserve", "working_capital", "vat_credit",
                          "under_construction", "fixed_assets"}));
  line("loan", get("debt_service", "closing"));
  line("working_capital_loan", held(investment_.working_capital_loan_cny));
  total("liabilities", sum_of({"loan", "working_capital_loan"}));
  line("paid_in_capital", cumulated(plus(get("funding", "equity"), get("cash", "contributions"))));
  line("surplus", cumulated(get("profit", "to_surplus")));
  line("retained_profit", get("profit", "retained_profit"));
  total("equity", sum_of({"paid_in_capital", "surplus", "retained_profit"}));
  total("liabilities_and_equity", sum_of({"liabilities", "equity"}));
}

}  // namespace sunward::finance::detail

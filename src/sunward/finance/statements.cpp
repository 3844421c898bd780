#include "sunward/finance/statements.hpp"

#include <algorithm>

#include "sunward/base/error.hpp"
#include "sunward/finance/layout.hpp"

namespace sunward::finance::detail {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

}  // namespace

std::vector<Statement> Layout::all() {
  distribution_ = distribute(terms_, investment_.equity_cny, equity_net(),
                             minus(ledger_.financing.profit_cny, ledger_.financing.tax.tax_cny));
  funding();
  total_cost();
  vat();
  profit();
  project_cash_flow();
  equity_cash_flow();
  debt_service();
  cash();
  balance();
  return std::move(list_);
}

Years Layout::at_start(double value) const {
  Years years = zeros();
  years[at(terms_.construction_y - 1)] = value;
  return years;
}

Years Layout::at_end(double value) const {
  Years years = zeros();
  years.back() = value;
  return years;
}

Years Layout::in_construction(const Years& construction) const {
  Years years = construction;
  years.resize(zeros().size(), 0.0);
  return years;
}

Years Layout::cumulated(Years years) {
  for (std::size_t t = 1; t < years.size(); ++t) years[t] += years[t - 1];
  return years;
}

void Layout::line(const char* key, Years values) {
  list_.back().lines.push_back({key, std::move(values), false});
}

void Layout::total(const char* key, Years values) {
  list_.back().lines.push_back({key, std::move(values), true});
}

const Years& Layout::get(const char* statement, const char* key) const {
  for (const Statement& candidate : list_)
    if (candidate.key == statement) return candidate.at(key);
  throw InternalError(std::string("no statement ") + statement);
}

Years Layout::sum_of(std::initializer_list<const char*> keys) const {
  Years years = zeros();
  for (const char* key : keys) years = plus(years, list_.back().at(key));
  return years;
}

void Layout::funding() {
  const ConstructionFunding& built = ledger_.financing.funding;
  begin("funding");
  line("fixed_investment", ledger_.trade.fixed_investment_cny);
  line("construction_interest", in_construction(built.interest_cny));
  line("working_capital", at_start(investment_.working_capital_cny));
  line("debt_reserve", at_start(investment_.debt_reserve_cny));
  total("uses",
        sum_of({"fixed_investment", "construction_interest", "working_capital", "debt_reserve"}));
  line("equity",
       plus(in_construction(built.equity_cny),
            at_start(investment_.working_capital_cny - investment_.working_capital_loan_cny +
                     investment_.debt_reserve_cny)));
  line("loan", in_construction(built.loan_cny));
  line("working_capital_loan", at_start(investment_.working_capital_loan_cny));
  total("sources", sum_of({"equity", "loan", "working_capital_loan"}));
}

void Layout::total_cost() {
  const Trade& trade = ledger_.trade;
  const Financing& financing = ledger_.financing;
  begin("total_cost");
  for (const char* kind : {"purchased_energy", "grid_charges", "fixed_om", "variable_om", "co2"})
    line(kind, trade.cost_cny.at(kind));
  total("operating_cost", trade.operating_cost_cny);
  line("depreciation", after_construction(terms_, financing.assets.depreciation_cny));
  line("interest", plus(financing.loan.interest_cny, financing.working_interest_cny));
  total("total_cost", sum_of({"operating_cost", "depreciation", "interest"}));
}

void Layout::vat() {
  const Trade& trade = ledger_.trade;
  begin("vat");
  line("output_vat", trade.output_vat_cny);
  line("operation_vat", trade.operation_vat_cny);
  line("investment_vat", trade.investment_vat_cny);
  total("vat_paid", trade.vat.paid_cny);
  line("vat_credit", trade.vat.credit_cny);
  line("surtax", trade.surtax_cny);
}

void Layout::profit() {
  const Trade& trade = ledger_.trade;
  const IncomeTax& tax = ledger_.financing.tax;
  begin("profit");
  line("electricity_sales", trade.electricity_sales_cny);
  line("hydrogen_sales", trade.hydrogen_sales_cny);
  line("export_sales", trade.export_sales_cny);
  for (const auto& [kind, net_cny] : trade.support_cny) line(kind.c_str(), net_cny);
  total("revenue", trade.revenue_cny);
  line("surtax", trade.surtax_cny);
  line("total_cost", get("total_cost", "total_cost"));
  total("profit_before_tax", ledger_.financing.profit_cny);
  line("loss_used", tax.loss_used_cny);
  line("taxable_income", tax.taxable_cny);
  line("tax_rate_frac", tax.rate_frac);
  line("income_tax", tax.tax_cny);
  total("net_profit", minus(ledger_.financing.profit_cny, tax.tax_cny));
  Years opening = zeros();
  for (std::size_t t = 1; t < opening.size(); ++t)
    opening[t] = distribution_.retained_profit_cny[t - 1];
  line("opening_retained", opening);
  line("distributable", plus(opening, get("profit", "net_profit")));
  line("to_surplus", distribution_.to_surplus_cny);
  line("dividends", distribution_.dividends_cny);
  total("retained_profit", distribution_.retained_profit_cny);
  line("ebit", plus(ledger_.financing.profit_cny, get("total_cost", "interest")));
  line("ebitda", trade.ebitda_cny);
  line("income_tax_saved", tax_saved(tax));
}

/// What the holiday takes off the income tax, of the taxable income as it stands.
Years Layout::tax_saved(const IncomeTax& tax) const {
  Years saved = zeros();
  for (std::size_t t = at(terms_.construction_y); t < saved.size(); ++t)
    saved[t] = tax.taxable_cny[t] * (terms_.income_tax_frac - tax.rate_frac[t]);
  return saved;
}

void Layout::operating_inflow(const AssetYears& assets) {
  line("revenue", ledger_.trade.revenue_cny);
  line("output_vat", ledger_.trade.output_vat_cny);
  line("residual_value", after_construction(terms_, assets.disposal_cny));
  line("working_capital_back", at_end(investment_.working_capital_cny));
}

void Layout::operating_outflow() {
  line("operating_cost", ledger_.trade.operating_cost_cny);
  line("operation_vat", ledger_.trade.operation_vat_cny);
  line("vat_paid", ledger_.trade.vat.paid_cny);
  line("surtax", ledger_.trade.surtax_cny);
  line("replacement", ledger_.trade.replacement_cny);
}

void Layout::project_cash_flow() {
  begin("project_cash_flow");
  operating_inflow(ledger_.assets);
  total("inflow", sum_of({"revenue", "output_vat", "residual_value", "working_capital_back"}));
  line("fixed_investment", ledger_.trade.fixed_investment_cny);
  line("working_capital", at_start(investment_.working_capital_cny));
  operating_outflow();
  total("outflow", sum_of({"fixed_investment", "working_capital", "operating_cost", "operation_vat",
                           "vat_paid", "surtax", "replacement"}));
  const Years net = minus(list_.back().at("inflow"), list_.back().at("outflow"));
  total("net_before_tax", net);
  line("cumulated_before_tax", cumulated(net));
  line("adjusted_income_tax", ledger_.adjusted_tax.tax_cny);
  const Years after_tax = minus(net, ledger_.adjusted_tax.tax_cny);
  total("net_after_tax", after_tax);
  line("cumulated_after_tax", cumulated(after_tax));
}

Years Layout::reserve_change() const {
  Years change = ledger_.reserve_cny;
  for (std::size_t t = change.size() - 1; t > 0; --t) change[t] -= change[t - 1];
  for (std::size_t t = 0; t < at(terms_.construction_y); ++t) change[t] = 0.0;
  return change;
}

/// The same sum as the statement's, before it is laid out.
Years Layout::equity_net() const {
  const Trade& trade = ledger_.trade;
  const Financing& financing = ledger_.financing;
  Years in = plus(trade.revenue_cny, trade.output_vat_cny);
  in = plus(in, after_construction(terms_, financing.assets.disposal_cny));
  in = plus(in, at_end(investment_.working_capital_cny - investment_.working_capital_loan_cny));
  Years out = plus(plus(financing.loan.principal_cny, financing.loan.interest_cny),
                   financing.working_interest_cny);
  for (const Years* paid :
       {&trade.operating_cost_cny, &trade.operation_vat_cny, &trade.vat.paid_cny, &trade.surtax_cny,
        &trade.replacement_cny, &financing.tax.tax_cny})
    out = plus(out, *paid);
  return minus(in, plus(out, reserve_change()));
}

void Layout::equity_cash_flow() {
  const Financing& financing = ledger_.financing;
  begin("equity_cash_flow");
  // Book values here hold the construction interest, and are recovered with it.
  operating_inflow(financing.assets);
  total("inflow", sum_of({"revenue", "output_vat", "residual_value", "working_capital_back"}));
  line("equity", get("funding", "equity"));
  line("principal", financing.loan.principal_cny);
  line("working_capital_loan_back", at_end(investment_.working_capital_loan_cny));
  line("interest", get("total_cost", "interest"));
  operating_outflow();
  line("income_tax", financing.tax.tax_cny);
  line("reserve_change", reserve_change());
  total("outflow", sum_of({"equity", "principal", "working_capital_loan_back", "interest",
                           "operating_cost", "operation_vat", "vat_paid", "surtax", "replacement",
                           "income_tax", "reserve_change"}));
  const Years net = minus(list_.back().at("inflow"), list_.back().at("outflow"));
  total("net", net);
  line("cumulated", cumulated(net));
}

Investment investment_of(const Project& project, const Ledger& ledger) {
  const ConstructionFunding& funding = ledger.financing.funding;
  Investment investment;
  for (const ProjectAsset& asset : project.assets) {
    investment.fixed_cny += asset.price.paid_cny();
    investment.input_vat_cny += asset.price.tax_cny;
  }
  investment.construction_interest_cny = sum(funding.interest_cny);
  investment.working_capital_cny = ledger.working_capital_cny;
  investment.working_capital_loan_cny = ledger.working_loan_cny;
  investment.debt_reserve_cny = ledger.reserve_cny[at(project.terms.construction_y - 1)];
  investment.loan_cny = sum(funding.loan_cny);
  investment.equity_cny =
      investment.total_cny() - investment.loan_cny - investment.working_capital_loan_cny;
  return investment;
}

std::vector<Statement> statements_of(const Project& project, const Ledger& ledger,
                                     const Investment& investment) {
  return Layout(project, ledger, investment).all();
}

}  // namespace sunward::finance::detail

#include "sunward/finance/statements.hpp"

#include <algorithm>

#include "sunward/base/error.hpp"

namespace sunward::finance::detail {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// Statements in the making: each may read those before it.
class Layout {
 public:
  Layout(const Project& project, const Ledger& ledger, const Investment& investment)
      : terms_(project.terms), ledger_(ledger), investment_(investment) {}

  std::vector<Statement> all() {
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

 private:
  [[nodiscard]] Years zeros() const { return in_operation(terms_, 0.0); }
  /// A value in one year: at the end of construction or of the operation.
  [[nodiscard]] Years at_start(double value) const {
    Years years = zeros();
    years[at(terms_.construction_y - 1)] = value;
    return years;
  }
  [[nodiscard]] Years at_end(double value) const {
    Years years = zeros();
    years.back() = value;
    return years;
  }
  /// A series of the construction, nothing after it.
  [[nodiscard]] Years in_construction(const Years& construction) const {
    Years years = construction;
    years.resize(zeros().size(), 0.0);
    return years;
  }
  static Years cumulated(Years years) {
    for (std::size_t t = 1; t < years.size(); ++t) years[t] += years[t - 1];
    return years;
  }

  void begin(const char* key) { list_.push_back({key, {}}); }
  void line(const char* key, Years values) { list_.back().lines.push_back({key, values, false}); }
  void total(const char* key, Years values) { list_.back().lines.push_back({key, values, true}); }
  [[nodiscard]] const Years& get(const char* statement, const char* key) const {
    for (const Statement& candidate : list_)
      if (candidate.key == statement) return candidate.at(key);
    throw InternalError(std::string("no statement ") + statement);
  }
  /// Sum of lines of the statement in the making.
  [[nodiscard]] Years sum_of(std::initializer_list<const char*> keys) const {
    Years years = zeros();
    for (const char* key : keys) years = plus(years, list_.back().at(key));
    return years;
  }

  void funding() {
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

  void total_cost() {
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

  void vat() {
    const Trade& trade = ledger_.trade;
    begin("vat");
    line("output_vat", trade.output_vat_cny);
    line("operation_vat", trade.operation_vat_cny);
    line("investment_vat", trade.investment_vat_cny);
    total("vat_paid", trade.vat.paid_cny);
    line("vat_credit", trade.vat.credit_cny);
    line("surtax", trade.surtax_cny);
  }

  /// A tenth of every profit, until the surplus is half the paid-in capital.
  [[nodiscard]] Years to_surplus(const Years& net_profit) const {
    Years years = zeros();
    double kept = 0.0;
    for (std::size_t t = 0; t < years.size(); ++t) {
      const double room = std::max(0.0, 0.5 * investment_.equity_cny - kept);
      years[t] = std::min(room, terms_.surplus_reserve_frac * std::max(0.0, net_profit[t]));
      kept += years[t];
    }
    return years;
  }

  void profit() {
    const Trade& trade = ledger_.trade;
    const IncomeTax& tax = ledger_.financing.tax;
    begin("profit");
    line("electricity_sales", trade.electricity_sales_cny);
    line("hydrogen_sales", trade.hydrogen_sales_cny);
    line("export_sales", trade.export_sales_cny);
    total("revenue", trade.revenue_cny);
    line("surtax", trade.surtax_cny);
    line("total_cost", get("total_cost", "total_cost"));
    total("profit_before_tax", ledger_.financing.profit_cny);
    line("loss_used", tax.loss_used_cny);
    line("taxable_income", tax.taxable_cny);
    line("tax_rate_frac", tax.rate_frac);
    line("income_tax", tax.tax_cny);
    total("net_profit", minus(ledger_.financing.profit_cny, tax.tax_cny));
    line("to_surplus", to_surplus(list_.back().at("net_profit")));
    line("ebit", plus(ledger_.financing.profit_cny, get("total_cost", "interest")));
    line("ebitda", trade.ebitda_cny);
  }

  /// What operation brings in and pays before any financing, with its taxes.
  void operating_inflow(const AssetYears& assets) {
    line("revenue", ledger_.trade.revenue_cny);
    line("output_vat", ledger_.trade.output_vat_cny);
    line("residual_value", after_construction(terms_, assets.disposal_cny));
    line("working_capital_back", at_end(investment_.working_capital_cny));
  }
  void operating_outflow() {
    line("operating_cost", ledger_.trade.operating_cost_cny);
    line("operation_vat", ledger_.trade.operation_vat_cny);
    line("vat_paid", ledger_.trade.vat.paid_cny);
    line("surtax", ledger_.trade.surtax_cny);
    line("replacement", ledger_.trade.replacement_cny);
  }

  void project_cash_flow() {
    begin("project_cash_flow");
    operating_inflow(ledger_.assets);
    total("inflow", sum_of({"revenue", "output_vat", "residual_value", "working_capital_back"}));
    line("fixed_investment", ledger_.trade.fixed_investment_cny);
    line("working_capital", at_start(investment_.working_capital_cny));
    operating_outflow();
    total("outflow", sum_of({"fixed_investment", "working_capital", "operating_cost",
                             "operation_vat", "vat_paid", "surtax", "replacement"}));
    const Years net = minus(list_.back().at("inflow"), list_.back().at("outflow"));
    total("net_before_tax", net);
    line("cumulated_before_tax", cumulated(net));
    line("adjusted_income_tax", ledger_.adjusted_tax.tax_cny);
    const Years after_tax = minus(net, ledger_.adjusted_tax.tax_cny);
    total("net_after_tax", after_tax);
    line("cumulated_after_tax", cumulated(after_tax));
  }

  /// Change of the debt reserve in operation; its first filling is part of the equity.
  [[nodiscard]] Years reserve_change() const {
    Years change = ledger_.reserve_cny;
    for (std::size_t t = change.size() - 1; t > 0; --t) change[t] -= change[t - 1];
    for (std::size_t t = 0; t < at(terms_.construction_y); ++t) change[t] = 0.0;
    return change;
  }

  void equity_cash_flow() {
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

  void debt_service() {
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
  }

  /// Years in which the loan is being served.
  [[nodiscard]] bool served(std::size_t t) const {
    const Repayments& loan = ledger_.financing.loan;
    return loan.principal_cny[t] + loan.interest_cny[t] > 0.0;
  }
  [[nodiscard]] Years dscr() const {
    Years ratio = zeros();
    const Years& service = list_.back().at("service");
    const Years& available = list_.back().at("available");
    for (std::size_t t = 0; t < ratio.size(); ++t)
      if (served(t)) ratio[t] = available[t] / service[t];
    return ratio;
  }
  [[nodiscard]] Years icr() const {
    Years ratio = zeros();
    const Years& ebit = get("profit", "ebit");
    const Years& interest = get("total_cost", "interest");
    for (std::size_t t = 0; t < ratio.size(); ++t)
      if (served(t) && interest[t] > 0.0) ratio[t] = ebit[t] / interest[t];
    return ratio;
  }

  /// Pays out what profit and cash allow; the owners make up a shortfall.
  void cash() {
    const Years& net = get("equity_cash_flow", "net");
    const Years& net_profit = get("profit", "net_profit");
    const Years& surplus = get("profit", "to_surplus");
    Years opening = zeros(), flow = zeros(), paid_out = zeros(), contributed = zeros();
    Years closing = zeros(), retained = zeros();
    for (std::size_t t = at(terms_.construction_y); t < flow.size(); ++t) {
      opening[t] = closing[t - 1];
      flow[t] = net[t];
      const double cash_cny = opening[t] + flow[t];
      const double profit_cny = retained[t - 1] + net_profit[t] - surplus[t];
      paid_out[t] = terms_.payout_frac * std::max(0.0, std::min(cash_cny, profit_cny));
      contributed[t] = std::max(0.0, -cash_cny);
      closing[t] = cash_cny - paid_out[t] + contributed[t];
      retained[t] = profit_cny - paid_out[t];
    }
    begin("cash");
    line("opening_cash", opening);
    line("net_cash_flow", flow);
    line("dividends", paid_out);
    line("contributions", contributed);
    total("closing_cash", closing);
    line("retained_profit", retained);
  }

  [[nodiscard]] Years fixed_assets() const {
    Years book = after_construction(terms_, ledger_.financing.assets.book_value_cny);
    book.back() -= ledger_.financing.assets.disposal_cny.back();
    return book;
  }
  /// Without deductible tax, which is a claim of its own.
  [[nodiscard]] Years under_construction() const {
    const Years spent =
        cumulated(plus(minus(ledger_.trade.fixed_investment_cny, ledger_.trade.investment_vat_cny),
                       in_construction(ledger_.financing.funding.interest_cny)));
    Years years = zeros();
    std::copy_n(spent.begin(), terms_.construction_y, years.begin());
    return years;
  }
  /// A balance held from the end of construction until the end of operation.
  [[nodiscard]] Years held(double value) const {
    Years years = in_operation(terms_, value);
    years[at(terms_.construction_y - 1)] = value;
    years.back() = 0.0;
    return years;
  }

  void balance() {
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
    line("paid_in_capital",
         cumulated(plus(get("funding", "equity"), get("cash", "contributions"))));
    line("surplus", cumulated(get("profit", "to_surplus")));
    line("retained_profit", get("cash", "retained_profit"));
    total("equity", sum_of({"paid_in_capital", "surplus", "retained_profit"}));
    total("liabilities_and_equity", sum_of({"liabilities", "equity"}));
  }

  const model::FinanceTerms& terms_;
  const Ledger& ledger_;
  const Investment& investment_;
  std::vector<Statement> list_;
};

}  // namespace

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

#include <algorithm>

#include "sunward/finance/pathway_ledger.hpp"

namespace sunward::finance::detail {

namespace {

Years cumulated(Years years) {
  for (std::size_t t = 1; t < years.size(); ++t) years[t] += years[t - 1];
  return years;
}

/// What is added in a year, or given back.
Years change_of(const Years& balance, double sign) {
  Years change = balance;
  for (std::size_t t = change.size() - 1; t > 0; --t) change[t] -= balance[t - 1];
  for (double& cny : change) cny = std::max(0.0, sign * cny);
  return change;
}

Years times(Years years, double factor) {
  for (double& value : years) value *= factor;
  return years;
}

class PathwayLayout {
 public:
  PathwayLayout(const PathwayProject& project, const PathwayLedger& ledger)
      : ledger_(ledger),
        capital_paid_(change_of(ledger.working_capital_cny, 1.0)),
        capital_back_(change_of(ledger.working_capital_cny, -1.0)),
        borrowed_frac_(project.terms.working_capital_loan_frac),
        interest_(plus(ledger.loan_interest_cny, ledger.working_interest_cny)) {}

  std::vector<Statement> all() {
    funding();
    total_cost();
    vat();
    profit();
    project_cash_flow();
    equity_cash_flow();
    debt_service();
    balance();
    return std::move(list_);
  }

 private:
  void begin(const char* key) { list_.push_back({key, {}}); }
  void line(const std::string& key, Years values) {
    list_.back().lines.push_back({key, std::move(values), false});
  }
  void total(const std::string& key, Years values) {
    list_.back().lines.push_back({key, std::move(values), true});
  }
  [[nodiscard]] Years sum_of(std::initializer_list<const char*> keys) const {
    Years years(ledger_.n_years, 0.0);
    for (const char* key : keys) years = plus(years, list_.back().at(key));
    return years;
  }

  void funding() {
    begin("funding");
    line("fixed_investment", ledger_.fixed_investment_cny);
    line("construction_interest", ledger_.construction_interest_cny);
    line("working_capital", capital_paid_);
    total("uses", sum_of({"fixed_investment", "construction_interest", "working_capital"}));
    equity_ = plus(ledger_.equity_cny, capital_paid_, 1.0 - borrowed_frac_);
    line("equity", equity_);
    line("loan", ledger_.drawn_cny);
    line("working_capital_loan", times(capital_paid_, borrowed_frac_));
    total("sources", sum_of({"equity", "loan", "working_capital_loan"}));
  }

  void total_cost() {
    begin("total_cost");
    for (const char* kind : {"purchased_energy", "grid_charges", "fixed_om", "variable_om", "co2"})
      line(kind, ledger_.cost_cny.at(kind));
    total("operating_cost", ledger_.operating_cost_cny);
    line("depreciation", plus(ledger_.depreciation_cny, ledger_.interest_depreciation_cny));
    line("interest", interest_);
    total("total_cost", sum_of({"operating_cost", "depreciation", "interest"}));
  }

  void vat() {
    begin("vat");
    line("output_vat", ledger_.output_vat_cny);
    line("operation_vat", ledger_.operation_vat_cny);
    line("investment_vat", ledger_.investment_vat_cny);
    total("vat_paid", ledger_.vat.paid_cny);
    line("vat_credit", ledger_.vat.credit_cny);
    line("surtax", ledger_.surtax_cny);
  }

  void profit() {
    const Years costs = list_[1].at("total_cost");
    begin("profit");
    line("electricity_sales", ledger_.electricity_sales_cny);
    line("hydrogen_sales", ledger_.hydrogen_sales_cny);
    line("export_sales", ledger_.export_sales_cny);
    for (const auto& [kind, net_cny] : ledger_.support_cny) line(kind, net_cny);
    total("revenue", ledger_.revenue_cny);
    line("surtax", ledger_.surtax_cny);
    line("total_cost", costs);
    total("profit_before_tax", ledger_.profit_cny);
    line("loss_used", ledger_.tax.loss_used_cny);
    line("taxable_income", ledger_.tax.taxable_cny);
    line("tax_rate_frac", ledger_.tax.rate_frac);
    line("income_tax", ledger_.tax.tax_cny);
    net_profit_ = minus(ledger_.profit_cny, ledger_.tax.tax_cny);
    total("net_profit", net_profit_);
    line("ebit", plus(ledger_.profit_cny, interest_));
    line("ebitda", ledger_.ebitda_cny);
  }

  void inflow(const Years& disposal) {
    line("revenue", ledger_.revenue_cny);
    line("output_vat", ledger_.output_vat_cny);
    line("residual_value", disposal);
    line("working_capital_back", capital_back_);
    total("inflow", sum_of({"revenue", "output_vat", "residual_value", "working_capital_back"}));
  }

  void operating_outflow() {
    line("operating_cost", ledger_.operating_cost_cny);
    line("operation_vat", ledger_.operation_vat_cny);
    line("vat_paid", ledger_.vat.paid_cny);
    line("surtax", ledger_.surtax_cny);
    line("replacement", ledger_.replacement_cny);
  }

  void project_cash_flow() {
    begin("project_cash_flow");
    inflow(ledger_.disposal_cny);
    line("fixed_investment", ledger_.fixed_investment_cny);
    line("working_capital", capital_paid_);
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

  void equity_cash_flow() {
    begin("equity_cash_flow");
    // Book values here hold the construction interest, and are recovered with it.
    inflow(plus(ledger_.disposal_cny, ledger_.interest_disposal_cny));
    line("equity", equity_);
    line("principal", ledger_.principal_cny);
    line("working_capital_loan_back", times(capital_back_, borrowed_frac_));
    line("interest", interest_);
    operating_outflow();
    line("income_tax", ledger_.tax.tax_cny);
    line("reserve_change",
         minus(change_of(ledger_.reserve_cny, 1.0), change_of(ledger_.reserve_cny, -1.0)));
    total("outflow", sum_of({"equity", "principal", "working_capital_loan_back", "interest",
                             "operating_cost", "operation_vat", "vat_paid", "surtax", "replacement",
                             "income_tax", "reserve_change"}));
    equity_net_ = minus(list_.back().at("inflow"), list_.back().at("outflow"));
    total("net", equity_net_);
    line("cumulated", cumulated(equity_net_));
  }

  void debt_service() {
    Years opening(ledger_.n_years, 0.0);
    std::copy(ledger_.owed_cny.begin(), ledger_.owed_cny.end() - 1, opening.begin() + 1);
    begin("debt_service");
    line("opening", opening);
    line("drawn", ledger_.drawn_cny);
    line("loan_interest", ledger_.loan_interest_cny);
    line("principal", ledger_.principal_cny);
    total("closing", ledger_.owed_cny);
    line("working_interest", ledger_.working_interest_cny);
    total("service", sum_of({"loan_interest", "principal", "working_interest"}));
    line("available", minus(ledger_.ebitda_cny, ledger_.tax.tax_cny));
    const Years& service = list_.back().at("service");
    const Years& available = list_.back().at("available");
    Years ratio(ledger_.n_years, 0.0);
    for (std::size_t t = 0; t < ratio.size(); ++t)
      if (ledger_.principal_cny[t] + ledger_.loan_interest_cny[t] > 0.0)
        ratio[t] = available[t] / service[t];
    line("dscr_ratio", ratio);
    line("reserve_balance", ledger_.reserve_cny);
  }

  /// All cash goes to the owners in its year, or comes from them: what is left is in things.
  void balance() {
    begin("balance");
    line("debt_reserve", ledger_.reserve_cny);
    line("working_capital", ledger_.working_capital_cny);
    line("vat_credit", ledger_.vat.credit_cny);
    line("under_construction", ledger_.under_construction_cny);
    line("fixed_assets", plus(ledger_.book_cny, ledger_.interest_book_cny));
    total("assets", sum_of({"debt_reserve", "working_capital", "vat_credit", "under_construction",
                            "fixed_assets"}));
    line("loan", ledger_.owed_cny);
    line("working_capital_loan", times(ledger_.working_capital_cny, borrowed_frac_));
    total("liabilities", sum_of({"loan", "working_capital_loan"}));
    total("equity", cumulated(minus(net_profit_, equity_net_)));
    total("liabilities_and_equity", sum_of({"liabilities", "equity"}));
  }

  const PathwayLedger& ledger_;
  Years capital_paid_, capital_back_;
  double borrowed_frac_;
  Years interest_;
  Years equity_, net_profit_, equity_net_;
  std::vector<Statement> list_;
};

}  // namespace

std::vector<Statement> statements_of(const PathwayProject& project, const PathwayLedger& ledger) {
  return PathwayLayout(project, ledger).all();
}

}  // namespace sunward::finance::detail

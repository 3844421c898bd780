#include "sunward/finance/pathway_ledger.hpp"

#include <algorithm>

namespace sunward::finance::detail {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// The deduction ends where `part` ends: values from `start` on.
void add(Years& total, std::size_t start, const Years& part, double factor = 1.0) {
  for (std::size_t t = 0; t < part.size() && start + t < total.size(); ++t)
    total[start + t] += factor * part[t];
}

class PathwayBooks {
 public:
  explicit PathwayBooks(const PathwayProject& project) : project_(project), terms_(project.terms) {
    out_.construction = at(terms_.construction_y);
    out_.n_years = out_.construction + at(project.operation_y());
    for (Years* years : series()) years->assign(out_.n_years, 0.0);
    for (const char* kind : {"purchased_energy", "grid_charges", "fixed_om", "variable_om", "co2"})
      out_.cost_cny[kind].assign(out_.n_years, 0.0);
    for (const SupportIncome& income : project.stages.front().project.supports.income)
      out_.support_cny[income.kind].assign(out_.n_years, 0.0);
  }

  PathwayLedger run() {
    for (const StageYear& stage : project_.stages) operate(stage);
    for (const Vintage& vintage : project_.vintages) stand(vintage);
    for (std::size_t k = 0; k < project_.stages.size(); ++k) build(k);
    tie_working_capital();
    settle_taxes();
    return std::move(out_);
  }

 private:
  std::vector<Years*> series() {
    return {&out_.electricity_sales_cny,
            &out_.hydrogen_sales_cny,
            &out_.export_sales_cny,
            &out_.revenue_cny,
            &out_.operating_cost_cny,
            &out_.output_vat_cny,
            &out_.operation_vat_cny,
            &out_.investment_vat_cny,
            &out_.fixed_investment_cny,
            &out_.replacement_cny,
            &out_.construction_interest_cny,
            &out_.equity_cny,
            &out_.drawn_cny,
            &out_.principal_cny,
            &out_.loan_interest_cny,
            &out_.owed_cny,
            &out_.under_construction_cny,
            &out_.working_capital_cny,
            &out_.working_interest_cny,
            &out_.reserve_cny,
            &out_.depreciation_cny,
            &out_.disposal_cny,
            &out_.book_cny,
            &out_.interest_depreciation_cny,
            &out_.interest_disposal_cny,
            &out_.interest_book_cny};
  }

  /// Where a stage's first year stands among all years.
  [[nodiscard]] std::size_t start_of(const StageYear& stage) const {
    return out_.construction + at(stage.year - project_.first_year());
  }

  void operate(const StageYear& stage) {
    const std::size_t start = start_of(stage);
    const auto each_year = [&](Years& total, double value) {
      add(total, start, Years(at(stage.years), value));
    };
    const Project& year = stage.project;
    const auto sell = [&](Years& line, const Money& money) {
      each_year(line, money.net_cny);
      each_year(out_.revenue_cny, money.net_cny);
      each_year(out_.output_vat_cny, money.tax_cny);
    };
    sell(out_.electricity_sales_cny, year.electricity_sales);
    sell(out_.hydrogen_sales_cny, year.hydrogen_sales);
    sell(out_.export_sales_cny, year.export_sales);
    for (const SupportIncome& support : year.supports.income) {
      const double paid = support.paid_cny();
      const double tax = tax_within(paid, terms_.vat_frac);
      sell(out_.support_cny.at(support.kind), {paid - tax, tax});
    }
    for (const OperatingCost& cost : year.costs) {
      each_year(out_.cost_cny.at(cost.kind), cost.cost.net_cny);
      each_year(out_.operating_cost_cny, cost.cost.net_cny);
      each_year(out_.operation_vat_cny, cost.cost.tax_cny);
    }
  }

  /// Depreciation, replacements and worth of what a stage builds, while it stands.
  void stand(const Vintage& vintage) {
    const std::size_t start = start_of(project_.stages[vintage.stage]);
    AssetYears years = asset_years(vintage.asset.fixed, vintage.service_y);
    years.book_value_cny.back() -= years.disposal_cny.back();
    add(out_.depreciation_cny, start, years.depreciation_cny);
    add(out_.disposal_cny, start, years.disposal_cny);
    add(out_.book_cny, start, years.book_value_cny);
    add(out_.replacement_cny, start, years.replacement_cny, 1.0 + terms_.capex_vat_frac);
    add(out_.investment_vat_cny, start, years.replacement_cny, terms_.capex_vat_frac);
  }

  /// Money and loan of a stage, in the years before it.
  void build(std::size_t k) {
    const StageYear& stage = project_.stages[k];
    Money price;
    for (const Vintage& vintage : project_.vintages)
      if (vintage.stage == k) price += vintage.asset.price;
    if (price.paid_cny() <= 0.0) return;
    const std::size_t start = start_of(stage);
    const std::size_t first = start - out_.construction;
    const double years = terms_.construction_y;
    const Years cost(out_.construction, price.paid_cny() / years);
    add(out_.fixed_investment_cny, first, cost);
    add(out_.investment_vat_cny, first, Years(out_.construction, price.tax_cny / years));
    const double rate = terms_.loan_rate_frac - stage.project.supports.loan_rate_less_frac;
    const ConstructionFunding funding = construction_funding(cost, 1.0 - terms_.equity_frac, rate);
    add(out_.construction_interest_cny, first, funding.interest_cny);
    add(out_.equity_cny, first, funding.equity_cny);
    add(out_.drawn_cny, first, funding.loan_cny);
    hold_until(start, first, price.net_cny / years, funding);
    const int tenor_y = std::min(terms_.loan_tenor_y, static_cast<int>(out_.n_years - start));
    borrow(start, funding, rate, tenor_y);
    out_.investments.push_back({stage.year, price.paid_cny(), price.tax_cny,
                                sum(funding.interest_cny), sum(funding.loan_cny),
                                sum(funding.equity_cny), tenor_y});
  }

  /// What is being built, and owed for it, until the stage begins.
  void hold_until(std::size_t start, std::size_t first, double net_cny_per_year,
                  const ConstructionFunding& funding) {
    double spent = 0.0, owed = 0.0;
    for (std::size_t t = first; t < start; ++t) {
      spent += net_cny_per_year + funding.interest_cny[t - first];
      owed += funding.loan_cny[t - first];
      out_.under_construction_cny[t] += spent;
      out_.owed_cny[t] += owed;
    }
  }

  void borrow(std::size_t start, const ConstructionFunding& funding, double rate, int tenor_y) {
    const int left_y = static_cast<int>(out_.n_years - start);
    const Repayments loan =
        repay(sum(funding.loan_cny), rate, tenor_y, left_y, terms_.loan_repayment);
    add(out_.principal_cny, start, loan.principal_cny);
    add(out_.loan_interest_cny, start, loan.interest_cny);
    add(out_.owed_cny, start, loan.closing_cny);
    FixedAsset interest;  // never replaced
    interest.cost_cny = sum(funding.interest_cny);
    interest.lifetime_y = std::max(left_y, terms_.depreciation_y);
    interest.depreciation_y = terms_.depreciation_y;
    interest.residual_frac = terms_.residual_frac;
    AssetYears years = asset_years(interest, left_y);
    years.book_value_cny.back() -= years.disposal_cny.back();
    add(out_.interest_depreciation_cny, start, years.depreciation_cny);
    add(out_.interest_disposal_cny, start, years.disposal_cny);
    add(out_.interest_book_cny, start, years.book_value_cny);
  }

  /// Each stage's working capital stands ready when the stage begins, and comes back at the end.
  void tie_working_capital() {
    constexpr double kw_per_mw = 1000.0;
    for (const StageYear& stage : project_.stages)
      add(out_.working_capital_cny, start_of(stage) - 1,
          Years(at(stage.years),
                terms_.working_capital_cny_per_kw * kw_per_mw * stage.project.renewable_mw));
    const double rate = terms_.working_capital_loan_frac * terms_.loan_rate_frac;
    const double months = terms_.debt_reserve_months / 12.0;
    for (std::size_t t = out_.construction - 1; t + 1 < out_.n_years; ++t) {
      out_.working_interest_cny[t + 1] = rate * out_.working_capital_cny[t];
      out_.reserve_cny[t] = months * (out_.principal_cny[t + 1] + out_.loan_interest_cny[t + 1]);
    }
  }

  [[nodiscard]] IncomeTax tax_on(const Years& profit) const {
    const auto operation = profit.begin() + terms_.construction_y;
    IncomeTax tax =
        income_tax({operation, profit.end()}, {terms_.income_tax_frac, terms_.tax_free_y,
                                               terms_.tax_half_y, terms_.loss_carry_forward_y});
    for (Years* years : {&tax.loss_used_cny, &tax.taxable_cny, &tax.rate_frac, &tax.tax_cny})
      years->insert(years->begin(), out_.construction, 0.0);
    return tax;
  }

  void settle_taxes() {
    const Years zeros(out_.n_years, 0.0);
    out_.vat =
        value_added_tax(out_.output_vat_cny, plus(out_.operation_vat_cny, out_.investment_vat_cny));
    out_.surtax_cny = plus(zeros, out_.vat.paid_cny, terms_.surtax_frac);
    out_.ebitda_cny = minus(minus(out_.revenue_cny, out_.operating_cost_cny), out_.surtax_cny);
    const Years before_interest = minus(out_.ebitda_cny, out_.depreciation_cny);
    out_.adjusted_tax = tax_on(before_interest);
    out_.profit_cny =
        minus(minus(minus(before_interest, out_.interest_depreciation_cny), out_.loan_interest_cny),
              out_.working_interest_cny);
    out_.tax = tax_on(out_.profit_cny);
  }

  const PathwayProject& project_;
  const model::FinanceTerms& terms_;
  PathwayLedger out_;
};

}  // namespace

PathwayLedger ledger_of(const PathwayProject& project) { return PathwayBooks(project).run(); }

}  // namespace sunward::finance::detail

#include "sunward/finance/ledger.hpp"
#include "sunward/finance/project_asset.hpp"

namespace sunward::finance::detail {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

void add_costs(const Project& project, Trade& trade) {
  const model::FinanceTerms& terms = project.terms;
  trade.operating_cost_cny = in_operation(terms, 0.0);
  trade.operation_vat_cny = in_operation(terms, 0.0);
  for (const char* kind : {"purchased_energy", "grid_charges", "fixed_om", "variable_om", "co2"})
    trade.cost_cny[kind] = in_operation(terms, 0.0);
  for (const OperatingCost& cost : project.costs) {
    const Years net = in_operation(terms, cost.cost.net_cny);
    trade.cost_cny.at(cost.kind) = plus(trade.cost_cny.at(cost.kind), net);
    trade.operating_cost_cny = plus(trade.operating_cost_cny, net);
    trade.operation_vat_cny = plus(trade.operation_vat_cny, in_operation(terms, cost.cost.tax_cny));
  }
}

void add_sales(const Project& project, Trade& trade) {
  const model::FinanceTerms& terms = project.terms;
  trade.electricity_sales_cny = in_operation(terms, project.electricity_sales.net_cny);
  trade.hydrogen_sales_cny = in_operation(terms, project.hydrogen_sales.net_cny);
  trade.export_sales_cny = in_operation(terms, project.export_sales.net_cny);
  trade.revenue_cny =
      plus(plus(trade.electricity_sales_cny, trade.hydrogen_sales_cny), trade.export_sales_cny);
  trade.output_vat_cny =
      in_operation(terms, project.electricity_sales.tax_cny + project.hydrogen_sales.tax_cny +
                              project.export_sales.tax_cny);
  for (const SupportIncome& support : project.supports.income) {
    const Money income = with_tax_inside(support.paid_cny(), terms.vat_frac);
    const Years net = in_operation(terms, income.net_cny);
    trade.support_cny[support.kind] = net;
    trade.revenue_cny = plus(trade.revenue_cny, net);
    trade.output_vat_cny = plus(trade.output_vat_cny, in_operation(terms, income.tax_cny));
  }
}

/// Investment is spread evenly over the construction; a replacement bears the investment's tax.
void add_investment(const Project& project, const AssetYears& assets, Trade& trade) {
  const model::FinanceTerms& terms = project.terms;
  const double tax_rate = terms.capex_vat_frac;
  const Years net_replacement = after_construction(terms, assets.replacement_cny);
  trade.replacement_cny = plus(net_replacement, net_replacement, tax_rate);
  trade.investment_vat_cny = plus(in_operation(terms, 0.0), net_replacement, tax_rate);
  trade.fixed_investment_cny = in_operation(terms, 0.0);
  Money total;
  for (const ProjectAsset& asset : project.assets) total += asset.price;
  for (int t = 0; t < terms.construction_y; ++t) {
    trade.fixed_investment_cny[at(t)] = total.paid_cny() / terms.construction_y;
    trade.investment_vat_cny[at(t)] = total.tax_cny / terms.construction_y;
  }
}

}  // namespace

Years in_operation(const model::FinanceTerms& terms, double value) {
  Years years(at(terms.construction_y), 0.0);
  years.resize(at(terms.construction_y + terms.operation_y), value);
  return years;
}

Years after_construction(const model::FinanceTerms& terms, const Years& operation) {
  Years years(at(terms.construction_y), 0.0);
  years.insert(years.end(), operation.begin(), operation.end());
  return years;
}

Years operation_of(const model::FinanceTerms& terms, const Years& all) {
  return {all.begin() + terms.construction_y, all.end()};
}

Years plus(Years a, const Years& b, double factor) {
  for (std::size_t t = 0; t < a.size(); ++t) a[t] += factor * b[t];
  return a;
}

Years minus(Years a, const Years& b) { return plus(std::move(a), b, -1.0); }

Trade trade_of(const Project& project, const AssetYears& assets) {
  Trade trade;
  add_costs(project, trade);
  add_sales(project, trade);
  add_investment(project, assets, trade);
  trade.vat = value_added_tax(trade.output_vat_cny,
                              plus(trade.operation_vat_cny, trade.investment_vat_cny));
  trade.surtax_cny =
      plus(in_operation(project.terms, 0.0), trade.vat.paid_cny, project.terms.surtax_frac);
  trade.ebitda_cny = minus(minus(trade.revenue_cny, trade.operating_cost_cny), trade.surtax_cny);
  return trade;
}

}  // namespace sunward::finance::detail

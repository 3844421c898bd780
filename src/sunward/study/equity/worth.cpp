#include "sunward/study/equity/worth.hpp"

#include <algorithm>

#include "sunward/finance/accounts.hpp"
#include "sunward/finance/cash_flow.hpp"
#include "sunward/finance/project_asset.hpp"
#include "sunward/model/registry.hpp"

namespace sunward::study::equity {

namespace {

using finance::Project;

/// Change of the net present value per unit of `change`.
template <class Change>
double slope(const Project& project, double discount_frac, double step, const Change& change) {
  Project up = project, down = project;
  change(up, step);
  change(down, -step);
  return (equity_npv_cny(up, discount_frac) - equity_npv_cny(down, discount_frac)) / (2.0 * step);
}

}  // namespace

double equity_npv_cny(const Project& project, double discount_frac) {
  return finance::net_present_value(
      discount_frac, finance::evaluate(project).statement("equity_cash_flow").at("net"));
}

Worth worth_of(const Project& project, const model::Park& park, double discount_frac) {
  const model::FinanceTerms& terms = project.terms;
  double invested_cny = 0.0;
  for (const finance::ProjectAsset& asset : project.assets) invested_cny += asset.price.paid_cny();
  const double step_cny = 1e-3 * std::max(invested_cny, 1e6);
  const double yearly_cny = 0.1 * step_cny;
  const double step_mw = 1e-2 * std::max(project.renewable_mw, 1.0);
  const auto yearly = [&](const char* kind, double tax_frac) {
    return slope(project, discount_frac, yearly_cny, [&](Project& p, double cny) {
      p.costs.push_back({kind, finance::Chain::grid, finance::with_tax_inside(cny, tax_frac)});
    });
  };
  Worth worth;
  worth.equity_npv_cny = equity_npv_cny(project, discount_frac);
  worth.purchase = yearly("purchased_energy", terms.vat_frac);
  worth.om = yearly("fixed_om", terms.om_vat_frac);
  worth.co2 = yearly("co2", 0.0);
  worth.sale = slope(project, discount_frac, yearly_cny, [&](Project& p, double cny) {
    p.export_sales += finance::with_tax_inside(cny, terms.vat_frac);
  });
  worth.renewable_per_mw =
      slope(project, discount_frac, step_mw, [](Project& p, double mw) { p.renewable_mw += mw; });
  for (const model::Component& component : park.components) {
    const std::string type(model::kind_name(component));
    for (const finance::SizedCost& sized : finance::sized_costs(component))
      worth.size.push_back({component.name, sized.quantity,
                            slope(project, discount_frac, step_cny, [&](Project& p, double cny) {
                              p.assets.push_back(
                                  finance::project_asset(component.name, type, sized, cny, terms));
                            })});
  }
  return worth;
}

}  // namespace sunward::study::equity

#include "sunward/study/risk/figures.hpp"

#include "sunward/finance/accounts.hpp"

namespace sunward::study::risk {

std::vector<result::Indicator> figures_of(const result::Plan& plan, const model::Park& park) {
  std::vector<result::Indicator> figures;
  for (const result::Asset& asset : plan.assets)
    for (const result::Capacity& size : asset.capacities)
      figures.push_back({asset.name + "." + size.quantity, size.unit, size.value});
  figures.push_back({"capex_cny", "CNY", plan.capex_cny});
  figures.insert(figures.end(), plan.indicators.begin(), plan.indicators.end());
  const finance::Accounts accounts = finance::evaluate(finance::project_of(plan, park));
  figures.insert(figures.end(), accounts.indicators.begin(), accounts.indicators.end());
  return figures;
}

}  // namespace sunward::study::risk

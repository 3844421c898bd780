#include "sunward/finance/levelised.hpp"

#include <array>

namespace sunward::finance::detail {

namespace {

std::size_t at(Chain chain) { return static_cast<std::size_t>(chain); }

/// Purchase, replacements and residual value of an asset as a cost flow.
Years capital_flow(const ProjectAsset& asset, const model::FinanceTerms& terms) {
  const AssetYears years = asset_years(asset.fixed, terms.operation_y);
  Years flow = after_construction(terms, minus(years.replacement_cny, years.disposal_cny));
  for (int t = 0; t < terms.construction_y; ++t)
    flow[static_cast<std::size_t>(t)] = asset.fixed.cost_cny / terms.construction_y;
  return flow;
}

}  // namespace

LevelisedCosts levelised_costs(const Project& project) {
  const model::FinanceTerms& terms = project.terms;
  const double one_a_year = net_present_value(terms.discount_frac, in_operation(terms, 1.0));
  // Every chain's cost as a level yearly amount of the operation.
  std::array<double, n_chains> yearly_cny{};
  for (const ProjectAsset& asset : project.assets)
    yearly_cny[at(asset.chain)] +=
        net_present_value(terms.discount_frac, capital_flow(asset, terms)) / one_a_year;
  for (const OperatingCost& cost : project.costs) yearly_cny[at(cost.chain)] += cost.cost.net_cny;
  const auto per = [](double cny, double amount) { return amount > 0.0 ? cny / amount : 0.0; };
  LevelisedCosts costs;
  costs.generation_cny_per_mwh = per(yearly_cny[at(Chain::generation)], project.generation_mwh);
  costs.electricity_cny_per_mwh =
      per(yearly_cny[at(Chain::generation)] + yearly_cny[at(Chain::storage)] +
              yearly_cny[at(Chain::grid)] - project.export_sales.net_cny,
          project.delivered_mwh);
  costs.storage_cny_per_mwh =
      per(yearly_cny[at(Chain::storage)] + costs.generation_cny_per_mwh * project.charge_mwh,
          project.discharge_mwh);
  costs.hydrogen_cny_per_kg =
      per(yearly_cny[at(Chain::hydrogen)] + costs.electricity_cny_per_mwh * project.converter_mwh,
          project.hydrogen_kg);
  return costs;
}

}  // namespace sunward::finance::detail

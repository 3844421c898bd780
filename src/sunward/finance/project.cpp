#include "sunward/finance/project.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sunward/base/error.hpp"
#include "sunward/finance/asset_costs.hpp"
#include "sunward/finance/plan_bill.hpp"
#include "sunward/finance/project_asset.hpp"
#include "sunward/finance/taxes.hpp"
#include "sunward/model/registry.hpp"
#include "sunward/result/renewal.hpp"

namespace sunward::finance {

namespace {

Chain chain_of(const std::string& type) {
  if (type == "wind" || type == "pv") return Chain::generation;
  if (type == "storage") return Chain::storage;
  // Coal power is no generation of wind and sun: it counts as what the park is supplied with.
  return type == "grid" || type == "thermal_plant" ? Chain::grid : Chain::hydrogen;
}

[[noreturn]] void refuse(const std::string& key, FaultWords words) {
  Fault fault;
  fault.key = key;
  fault.tell(std::move(words));
  throw InputError({fault});
}

const result::Asset& asset_of(const result::Plan& plan, const model::Component& component) {
  for (const result::Asset& asset : plan.assets)
    if (asset.name == component.name && asset.type == kind_name(component)) return asset;
  refuse(component.name, told("plan_with_other_components"));
}

double capacity_of(const result::Asset& asset, const std::string& quantity) {
  for (const result::Capacity& capacity : asset.capacities)
    if (capacity.quantity == quantity) return capacity.value;
  refuse("assets." + asset.name, told("plan_without_size", {{"size", quantity}}));
}

/// Membranes come with the stacks first; later ones are written off, to nothing, over the life that
/// the first ones had.
ProjectAsset membranes_of(const result::Asset& asset, const result::Renewal& renewal,
                          const model::FinanceTerms& terms) {
  ProjectAsset bought;
  bought.chain = chain_of(asset.type);
  bought.fixed.name = (asset.label.empty() ? asset.name : asset.label) + " (" + renewal.part + ")";
  bought.fixed.lifetime_y = renewal.years.front();
  bought.fixed.depreciation_y = std::min(terms.depreciation_y, renewal.years.front());
  bought.fixed.replacement_cost_cny =
      with_tax_inside(renewal.price_cny, terms.capex_vat_frac).net_cny;
  return bought;
}

/// Stacks come with the plant first; later ones, which units renew one by one, are written off over
/// the life that the first of them had.
ProjectAsset stacks_of(const result::Asset& asset, const result::Renewal& renewal,
                       const model::FinanceTerms& terms) {
  ProjectAsset bought = membranes_of(asset, renewal, terms);
  for (std::size_t n = 0; n < renewal.years.size(); ++n)
    bought.fixed.parts_bought.emplace_back(
        renewal.years[n],
        with_tax_inside(n < renewal.paid_cny.size() ? renewal.paid_cny[n] : renewal.price_cny,
                        terms.capex_vat_frac)
            .net_cny);
  return bought;
}

/// Parts a law wears out are bought in the years the replay gives; what the plan held for them as a
/// mean of its fixed cost goes.
void renew_as_replayed(const result::Asset& asset, const std::vector<SizedCost>& sizes,
                       std::size_t first, Project& project) {
  const model::FinanceTerms& terms = project.terms;
  for (const result::Renewal& renewal : result::renewals_of(asset)) {
    FixedAsset* part = nullptr;
    for (std::size_t s = 0; s < sizes.size(); ++s)
      if (renewal.part == "cells" && sizes[s].quantity == "capacity_mwh")
        part = &project.assets[first + s].fixed;
    if (part == nullptr && renewal.years.empty()) continue;
    if (part == nullptr)
      part = &project.assets
                  .emplace_back(renewal.part == "stacks" ? stacks_of(asset, renewal, terms)
                                                         : membranes_of(asset, renewal, terms))
                  .fixed;
    part->renewal_years = renewal.years;
    part->replayed_y = renewal.replayed_y;
  }
  const double held_cny = result::figure_of(asset, result::renewals_in_fixed_om);
  if (held_cny != 0.0)
    project.costs.push_back(
        {"fixed_om", chain_of(asset.type), with_tax_inside(-held_cny, terms.om_vat_frac)});
}

void add_assets(const result::Asset& asset, const model::Component& component, double tolerance_cny,
                Project& project) {
  const model::FinanceTerms& terms = project.terms;
  double capex_cny = 0.0;
  const std::size_t first = project.assets.size();
  std::vector<SizedCost> bought;
  for (const SizedCost& sized : sized_costs(component)) {
    const double paid_cny = capacity_of(asset, sized.quantity) * sized.units_per_capacity *
                            sized.cost.capex_cny_per_unit;
    capex_cny += paid_cny;
    if (paid_cny == 0.0) continue;
    const std::string label = asset.label.empty() ? asset.name : asset.label;
    project.assets.push_back(project_asset(label, asset.type, sized, paid_cny, terms));
    bought.push_back(sized);
  }
  renew_as_replayed(asset, bought, first, project);
  if (std::abs(capex_cny - asset.capex_cny) > tolerance_cny)
    refuse("assets." + asset.name,
           told("plan_with_other_costs", {{"planned", fmt::format("{:.0f}", asset.capex_cny)},
                                          {"now", fmt::format("{:.0f}", capex_cny)}}));
}

void add_cost(const result::Asset& asset, const result::CostLine& line, Project& project) {
  const model::FinanceTerms& terms = project.terms;
  const auto cost = [&](const char* kind, double rate_frac) {
    project.costs.push_back(
        {kind, chain_of(asset.type), with_tax_inside(line.cny_per_year, rate_frac)});
  };
  if (line.kind == "energy_purchase") cost("purchased_energy", terms.vat_frac);
  if (line.kind == "demand_charge" || line.kind == "capacity_charge" ||
      line.kind == "coincident_charge" || line.kind == "fixed_charge")
    cost("grid_charges", terms.vat_frac);
  if (line.kind == "fixed_om") cost("fixed_om", terms.om_vat_frac);
  if (line.kind == "variable_om") cost("variable_om", terms.om_vat_frac);
  if (line.kind == "co2") cost("co2", 0.0);
  if (line.kind == "sale")
    (asset.type == "grid" ? project.export_sales : project.hydrogen_sales) +=
        with_tax_inside(-line.cny_per_year, terms.vat_frac);
}

/// What the exact bills add to the optimiser's costs of the grid, or take off them.
void bill_exactly(const result::Plan& plan, const model::Park& park, Project& project) {
  for (const GridBill& bill : bills_of(plan, park))
    project.costs.push_back(
        {"grid_charges", Chain::grid,
         with_tax_inside(bill.comparison.difference_cny(), project.terms.vat_frac)});
}

void set_energy(const result::Plan& plan, Project& project) {
  project.generation_mwh = indicator(plan, "generation_mwh");
  project.hydrogen_kg = indicator(plan, "hydrogen_delivered_kg");
  for (const result::Asset& asset : plan.assets) {
    if (asset.type == "storage") {
      project.charge_mwh += result::figure_of(asset, "charge_mwh");
      project.discharge_mwh += result::figure_of(asset, "discharge_mwh");
    }
    if (asset.type == "electrolyser" || asset.type == "compressor")
      project.converter_mwh += result::figure_of(asset, "energy_mwh");
    if (asset.type == "wind" || asset.type == "pv")
      project.renewable_mw += capacity_of(asset, "capacity_mw");
  }
  project.delivered_mwh = indicator(plan, "load_mwh") + project.converter_mwh;
}

/// Electricity to the loads and hydrogen to the demands; the market is paid by its own price.
void set_sales(const result::Plan& plan, const model::Park& park, Project& project) {
  const model::FinanceTerms& terms = project.terms;
  Price& electricity = project.electricity_price;
  if (terms.electricity_price_cny_per_mwh >= 0.0) {
    electricity = {terms.electricity_price_cny_per_mwh, PriceOrigin::given};
  } else if (const double avoided = avoided_grid_price(plan, park); avoided >= 0.0) {
    electricity = {avoided, PriceOrigin::avoided_grid};
  } else {
    electricity = {indicator(plan, "levelised_cost_of_electricity_cny_per_mwh"),
                   PriceOrigin::levelised_cost};
  }
  project.hydrogen_price = terms.hydrogen_price_cny_per_kg >= 0.0
                               ? Price{terms.hydrogen_price_cny_per_kg, PriceOrigin::given}
                               : Price{indicator(plan, "levelised_cost_of_hydrogen_cny_per_kg"),
                                       PriceOrigin::levelised_cost};
  project.electricity_sales +=
      with_tax_inside(indicator(plan, "load_mwh") * electricity.value, terms.vat_frac);
  double own_demand_kg = 0.0;
  for (const result::Asset& asset : plan.assets)
    if (asset.type == "hydrogen_demand") own_demand_kg += result::figure_of(asset, "hydrogen_kg");
  project.hydrogen_sales +=
      with_tax_inside(own_demand_kg * project.hydrogen_price.value, terms.vat_frac);
}

}  // namespace

Money with_tax_inside(double paid_cny, double rate_frac) {
  const double tax = tax_within(paid_cny, rate_frac);
  return {paid_cny - tax, tax};
}

ProjectAsset project_asset(const std::string& name, const std::string& type, const SizedCost& sized,
                           double paid_cny, const model::FinanceTerms& terms) {
  ProjectAsset part;
  part.price = with_tax_inside(paid_cny, terms.capex_vat_frac);
  part.chain = chain_of(type);
  part.fixed.name = sized.part.empty() ? name : name + " (" + sized.part + ")";
  part.fixed.cost_cny = part.price.net_cny;
  part.fixed.lifetime_y = std::max(1, static_cast<int>(std::lround(sized.cost.lifetime_y)));
  part.fixed.depreciation_y = terms.depreciation_y;
  part.fixed.residual_frac = sized.residual_frac >= 0.0 ? sized.residual_frac : terms.residual_frac;
  part.fixed.replacement_cost_cny = part.price.net_cny * terms.replacement_cost_frac;
  return part;
}

const char* to_string(PriceOrigin origin) {
  switch (origin) {
    case PriceOrigin::given:
      return "given";
    case PriceOrigin::avoided_grid:
      return "avoided_grid";
    case PriceOrigin::levelised_cost:
      return "levelised_cost";
    case PriceOrigin::held:
      return "held";
  }
  return "";
}

double indicator(const result::Plan& plan, const std::string& name) {
  for (const result::Indicator& entry : plan.indicators)
    if (entry.name == name) return entry.value;
  return 0.0;
}

Project operation_of(const result::Plan& plan, const model::Park& park) {
  Project project;
  project.name = plan.park_name;
  project.terms = park.finance;
  if (plan.assets.size() != park.components.size())
    refuse("assets", told("plan_with_other_components"));
  for (const model::Component& component : park.components) {
    const result::Asset& asset = asset_of(plan, component);
    for (const result::CostLine& line : asset.costs) add_cost(asset, line, project);
  }
  if (!plan.flows.empty() && !plan.flows.front().values.empty()) bill_exactly(plan, park, project);
  set_energy(plan, project);
  set_sales(plan, park, project);
  book_supports(plan, park, project);
  return project;
}

Project project_of(const result::Plan& plan, const model::Park& park) {
  Project project = operation_of(plan, park);
  // A size too small to be told from nothing is reported as 0 but stays in the plan's sums.
  const double tolerance_cny = 1e-4 * std::max(1.0, plan.capex_cny);
  for (const model::Component& component : park.components)
    add_assets(asset_of(plan, component), component, tolerance_cny, project);
  return project;
}

}  // namespace sunward::finance

#include "sunward/finance/plan_bill.hpp"

#include <algorithm>

#include "sunward/base/error.hpp"

namespace sunward::finance {

namespace {

/// Adds a flow's values, all weather years in a row, to a sum of the same length.
void add_flow(const result::Flow& flow, double factor, std::vector<double>& sum) {
  sum.resize(flow.values.size(), 0.0);
  for (std::size_t n = 0; n < sum.size(); ++n) sum[n] += factor * flow.values[n];
}

std::vector<double> flow_of(const result::Plan& plan, const std::string& asset,
                            const std::string& quantity) {
  std::vector<double> sum;
  for (const result::Flow& flow : plan.flows)
    if (flow.asset == asset && flow.quantity == quantity) add_flow(flow, 1.0, sum);
  return sum;
}

/// Own generation less what is exported, step by step; never below zero.
std::vector<double> self_use(const result::Plan& plan) {
  std::vector<double> sum;
  for (const result::Asset& asset : plan.assets) {
    const bool generates = asset.type == "wind" || asset.type == "pv";
    for (const result::Flow& flow : plan.flows) {
      if (flow.asset != asset.name) continue;
      if (generates && flow.sign > 0) add_flow(flow, 1.0, sum);
      if (asset.type == "grid" && flow.quantity == "export_mw") add_flow(flow, -1.0, sum);
    }
  }
  for (double& mw : sum) mw = std::max(0.0, mw);
  return sum;
}

std::vector<double> of_year(const std::vector<double>& all, const result::ScenarioYear& year) {
  if (all.empty()) return {};
  const auto begin = all.begin() + static_cast<std::ptrdiff_t>(year.first_step);
  return {begin, begin + year.axis.n_steps};
}

double connection_mw(const result::Asset& asset) {
  for (const result::Capacity& capacity : asset.capacities)
    if (capacity.quantity == "connection_mw") return capacity.value;
  return 0.0;
}

BillComparison compare(const result::Asset& asset, const std::vector<YearBill>& years) {
  BillComparison comparison;
  for (const result::CostLine& cost : asset.costs) {
    if (cost.kind == "energy_purchase") comparison.optimiser_energy_cny += cost.cny_per_year;
    if (cost.kind == "demand_charge" || cost.kind == "capacity_charge" ||
        cost.kind == "coincident_charge" || cost.kind == "fixed_charge")
      comparison.optimiser_power_cny += cost.cny_per_year;
  }
  for (const YearBill& year : years)
    for (const BillMonth& month : year.months)
      for (const BillLine& line : month.lines)
        (line.unit == "MWh" ? comparison.bill_energy_cny : comparison.bill_power_cny) +=
            year.weight * line.cny;
  return comparison;
}

const result::Asset& asset_of(const result::Plan& plan, const std::string& name) {
  for (const result::Asset& asset : plan.assets)
    if (asset.name == name && asset.type == "grid") return asset;
  Fault fault;
  fault.key = name;
  fault.tell(told("plan_with_other_components"));
  throw InputError({fault});
}

}  // namespace

std::vector<GridBill> bills_of(const result::Plan& plan, const model::Park& park) {
  const std::vector<double> own = self_use(plan);
  std::vector<GridBill> bills;
  for (const model::Component& component : park.components) {
    const auto* grid = std::get_if<component::Grid>(&component.spec);
    if (grid == nullptr) continue;
    const result::Asset& asset = asset_of(plan, component.name);
    const std::vector<double> imported = flow_of(plan, asset.name, "import_mw");
    const std::vector<double> exported = flow_of(plan, asset.name, "export_mw");
    GridBill entry{asset.name, asset.label.empty() ? asset.name : asset.label, {}, {}};
    for (const result::ScenarioYear& year : plan.years) {
      Metering metering{year.axis, of_year(imported, year), of_year(exported, year),
                        of_year(own, year), connection_mw(asset)};
      metering.import_mw.resize(static_cast<std::size_t>(year.axis.n_steps), 0.0);
      YearBill made = bill(*grid, metering);
      made.year = year.name;
      made.weight = year.weight;
      entry.years.push_back(std::move(made));
    }
    entry.comparison = compare(asset, entry.years);
    bills.push_back(std::move(entry));
  }
  return bills;
}

}  // namespace sunward::finance

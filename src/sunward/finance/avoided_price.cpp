// What the loads would pay without the park.
#include <algorithm>

#include "sunward/finance/bill.hpp"
#include "sunward/finance/project.hpp"

namespace sunward::finance {

namespace {

const component::Grid* first_grid(const model::Park& park) {
  for (const model::Component& component : park.components)
    if (const auto* grid = std::get_if<component::Grid>(&component.spec)) return grid;
  return nullptr;
}

/// Power of all electric loads together, step by step over all weather years [MW].
std::vector<double> load_mw(const result::Plan& plan) {
  std::vector<double> total;
  for (const result::Asset& asset : plan.assets) {
    if (asset.type != "electric_load" && asset.type != "silicon_plant") continue;
    for (const result::Flow& flow : plan.flows) {
      if (flow.asset != asset.name || flow.sign >= 0) continue;
      total.resize(flow.values.size(), 0.0);
      for (std::size_t n = 0; n < total.size(); ++n) total[n] += flow.values[n];
    }
  }
  return total;
}

}  // namespace

double avoided_grid_price(const result::Plan& plan, const model::Park& park) {
  const component::Grid* grid = first_grid(park);
  const std::vector<double> load = load_mw(plan);
  if (grid == nullptr || load.empty()) return -1.0;
  // Without the park there is no self-use and no choice between its two network charges, and the
  // transformers are the load's own.
  component::Grid tariff = *grid;
  tariff.network_charge = component::NetworkCharge::two_part;
  tariff.connected_kva = -1.0;
  tariff.contract_demand_kw = 0.0;
  double cny = 0.0;
  double energy_mwh = 0.0;
  for (const result::ScenarioYear& year : plan.years) {
    const auto begin = load.begin() + static_cast<std::ptrdiff_t>(year.first_step);
    Metering metering{year.axis, {begin, begin + year.axis.n_steps}, {}, {}, 0.0};
    metering.connection_mw =
        *std::max_element(metering.import_mw.begin(), metering.import_mw.end());
    const YearBill made = bill(tariff, metering);
    cny += year.weight * made.total_cny();
    for (const BillMonth& month : made.months) energy_mwh += year.weight * month.import_mwh;
  }
  return energy_mwh > 0.0 ? cny / energy_mwh : -1.0;
}

}  // namespace sunward::finance

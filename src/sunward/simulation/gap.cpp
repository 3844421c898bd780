#include "sunward/simulation/gap.hpp"

#include <algorithm>

namespace sunward::simulation {

namespace {

double figure(const result::SimulatedAsset& asset, const char* name) {
  for (const auto& [key, value] : asset.figures)
    if (key == name) return value;
  return 0.0;
}

/// What flows into the buses less what flows out, by the totals [MWh].
double net_mwh(const result::EnergyTotals& e) {
  return e.generation_mwh + e.import_mwh + e.discharge_mwh + e.unserved_mwh - e.export_mwh -
         e.load_mwh - e.used_mwh - e.charge_mwh - e.surplus_mwh;
}

void add(const result::Gap& from, double share, result::Gap& to) {
  for (std::size_t i = 0; i < to.losses.mwh.size(); ++i)
    to.losses.mwh[i] += share * from.losses.mwh[i];
  to.planned_losses_mwh += share * from.planned_losses_mwh;
  to.stored_mwh += share * from.stored_mwh;
  to.used_mwh += share * from.used_mwh;
  to.aged_mwh += share * from.aged_mwh;
  to.import_mwh += share * from.import_mwh;
  to.export_mwh += share * from.export_mwh;
  to.curtailed_mwh += share * from.curtailed_mwh;
  to.unserved_mwh += share * from.unserved_mwh;
  to.surplus_mwh += share * from.surplus_mwh;
  to.plan_residual_mwh += share * from.plan_residual_mwh;
  to.cost_cny += share * from.cost_cny;
  if (to.costs.empty())
    for (const result::CostLine& line : from.costs) to.costs.push_back({line.kind, 0.0});
  for (std::size_t i = 0; i < to.costs.size(); ++i)
    to.costs[i].cny_per_year += share * from.costs[i].cny_per_year;
  if (to.causes.empty())
    for (const result::GapCause& cause : from.causes) to.causes.push_back({cause.kind, 0.0, 0.0});
  for (std::size_t i = 0; i < to.causes.size(); ++i) {
    to.causes[i].mwh += share * from.causes[i].mwh;
    to.causes[i].cny += share * from.causes[i].cny;
  }
}

void add(const result::EnergyTotals& from, double share, result::EnergyTotals& to) {
  to.available_mwh += share * from.available_mwh;
  to.generation_mwh += share * from.generation_mwh;
  to.import_mwh += share * from.import_mwh;
  to.export_mwh += share * from.export_mwh;
  to.load_mwh += share * from.load_mwh;
  to.used_mwh += share * from.used_mwh;
  to.charge_mwh += share * from.charge_mwh;
  to.discharge_mwh += share * from.discharge_mwh;
  to.unserved_mwh += share * from.unserved_mwh;
  to.surplus_mwh += share * from.surplus_mwh;
}

/// Rules ask for at least so much own use and at most so much of the rest.
bool more_is_better(const std::string& indicator) {
  return indicator == "self_use_frac" || indicator == "green_share_frac";
}

void worsen(const std::vector<result::Indicator>& year, std::vector<result::Indicator>& worst) {
  if (worst.empty()) worst = year;
  for (std::size_t i = 0; i < worst.size(); ++i)
    worst[i].value = more_is_better(worst[i].name) ? std::min(worst[i].value, year[i].value)
                                                   : std::max(worst[i].value, year[i].value);
}

}  // namespace

result::Gap gap_of(const result::SimulatedYear& year) {
  result::Gap gap;
  for (const result::SimulatedAsset& asset : year.assets) {
    if (asset.type != "storage" || asset.law == "as_planned" || asset.law == "not_built") continue;
    gap.losses += asset.losses;
    gap.planned_losses_mwh +=
        figure(asset, "planned_charge_mwh") - figure(asset, "planned_discharge_mwh");
    gap.stored_mwh += figure(asset, "stored_mwh");
  }
  const result::EnergyTotals& energy = year.energy;
  const result::EnergyTotals& planned = year.planned;
  gap.used_mwh = energy.used_mwh - planned.used_mwh;
  gap.aged_mwh = planned.available_mwh - energy.available_mwh;
  gap.import_mwh = energy.import_mwh - planned.import_mwh;
  gap.export_mwh = energy.export_mwh - planned.export_mwh;
  gap.curtailed_mwh = energy.curtailed_mwh() - planned.curtailed_mwh();
  gap.unserved_mwh = energy.unserved_mwh - planned.unserved_mwh;
  gap.surplus_mwh = energy.surplus_mwh - planned.surplus_mwh;
  gap.plan_residual_mwh = -net_mwh(planned);
  for (std::size_t i = 0; i < year.costs.size(); ++i) {
    const double cny = year.costs[i].cny_per_year - year.planned_costs[i].cny_per_year;
    gap.costs.push_back({year.costs[i].kind, cny});
    gap.cost_cny += cny;
  }
  return gap;
}

void summarise(result::Simulation& simulation) {
  if (simulation.years.empty()) return;
  const double share = 1.0 / static_cast<double>(simulation.years.size());
  for (const result::SimulatedYear& year : simulation.years) {
    add(year.gap, share, simulation.mean_gap);
    add(year.energy, share, simulation.mean_energy);
    add(year.planned, share, simulation.mean_planned);
    worsen(year.indicators, simulation.worst_indicators);
  }
}

}  // namespace sunward::simulation

#include "sunward/finance/silicon_account.hpp"

#include <algorithm>
#include <map>

#include "sunward/component/silicon_plant/fleet.hpp"
#include "sunward/finance/silicon_shift.hpp"

namespace sunward::finance {

namespace {

using detail::values_of;

void add(ElectricityUse& use, const SupplyMix& mix, std::size_t n, double mwh) {
  use.mwh += mwh;
  use.cny += mwh * mix.cny_per_mwh[n];
  use.co2_kg += mwh * mix.co2_kg_per_mwh[n];
  const double total_mw = mix.total_mw(n);
  if (total_mw <= 0.0) return;
  for (std::size_t s = 0; s < n_supply_sources; ++s)
    use.by_source_mwh[s] += mwh * mix.power_mw[s][n] / total_mw;
}

void add_steps(SiliconAccount& account, const SupplyMix& mix, const std::vector<double>& load_mw) {
  account.peak_mw = *std::max_element(load_mw.begin(), load_mw.end());
  account.least_mw = *std::min_element(load_mw.begin(), load_mw.end());
  double hours = 0.0;
  for (const SupplyYear& year : mix.years) {
    const double step_h = year.weight * year.hours_per_step;
    for (std::size_t n = year.first; n < year.end; ++n) {
      const double mwh = load_mw[n] * step_h;
      const int month = year.year->axis.month(static_cast<Index>(n - year.first));
      add(account.electricity, mix, n, mwh);
      add(account.months[static_cast<std::size_t>(month)], mix, n, mwh);
      hours += step_h;
    }
  }
  account.mean_mw = account.electricity.mwh / hours;
}

SiliconAccount account_of(const component::SiliconPlant& plant, const model::Component& component,
                          const result::Plan& plan, const SupplyMix& mix) {
  SiliconAccount account;
  account.asset = component.name;
  account.label = component.label;
  account.target_gw_per_y = plant.target_gw_per_y;
  account.year = component::silicon_plant::plant_year(plant);
  account.outage = component::silicon_plant::outage_loss(plant);
  account.norms = component::silicon_plant::norm_checks(plant, account.year);
  account.shifted = detail::shifted_loads(component.name, plant.bus, plan, mix);
  std::vector<double> load_mw;
  for (const std::string_view quantity : component::silicon_plant::load_quantities) {
    const auto* part = values_of(plan, component.name, quantity);
    if (part == nullptr) continue;
    load_mw.resize(part->size(), 0.0);
    for (std::size_t n = 0; n < load_mw.size(); ++n) load_mw[n] += (*part)[n];
    if (quantity == "slicing_mw") account.flexible_mwh = mix.yearly(*part);
  }
  if (const auto* unserved = values_of(plan, component.name, "slicing_unserved_mw"))
    account.unserved_mwh = mix.yearly(*unserved);
  if (!load_mw.empty()) add_steps(account, mix, load_mw);
  return account;
}

}  // namespace

std::array<ProductAmount, 5> product_amounts(const SiliconAccount& account) {
  return {ProductAmount{"kg_rod", account.year.rod_kg},
          ProductAmount{"kg_brick", account.year.brick_kg},
          ProductAmount{"kg_wafer", account.year.wafer_kg},
          ProductAmount{"wafer", account.year.wafers}, ProductAmount{"kw", account.target_kw()}};
}

std::vector<SiliconAccount> silicon_accounts(const result::Plan& plan, const model::Park& park) {
  std::vector<SiliconAccount> accounts;
  std::map<std::string, SupplyMix> mixes;
  for (const model::Component& component : park.components) {
    const auto* plant = std::get_if<component::SiliconPlant>(&component.spec);
    if (plant == nullptr) continue;
    if (!mixes.contains(plant->bus)) mixes[plant->bus] = supply_mix(plan, park, plant->bus);
    accounts.push_back(account_of(*plant, component, plan, mixes[plant->bus]));
  }
  return accounts;
}

}  // namespace sunward::finance

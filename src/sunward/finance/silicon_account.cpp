#include "sunward/finance/silicon_account.hpp"

#include <algorithm>
#include <map>

namespace sunward::finance {

namespace {

const std::vector<double>* values_of(const result::Plan& plan, const std::string& asset,
                                     std::string_view quantity) {
  for (const result::Flow& flow : plan.flows)
    if (flow.asset == asset && flow.quantity == quantity) return &flow.values;
  return nullptr;
}

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
  std::vector<double> load_mw;
  if (const auto* fixed = values_of(plan, component.name, "power_mw")) load_mw = *fixed;
  if (const auto* slicing = values_of(plan, component.name, "slicing_mw")) {
    for (std::size_t n = 0; n < load_mw.size(); ++n) load_mw[n] += (*slicing)[n];
    account.flexible_mwh = mix.yearly(*slicing);
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

#include "sunward/study/physics_renewals.hpp"

#include <algorithm>

#include "sunward/result/renewal.hpp"

namespace sunward::study {

namespace {

constexpr double kw_per_mw = 1000.0;

double figure(const result::SimulatedAsset& asset, const std::string& name) {
  for (const auto& [key, value] : asset.figures)
    if (key == name) return value;
  return 0.0;
}

double size_of(const result::Asset& asset, const std::string& quantity) {
  for (const result::Capacity& capacity : asset.capacities)
    if (capacity.quantity == quantity) return capacity.value;
  return 0.0;
}

/// @param counted  the figure that counts renewals. @param paid  of one of them.
template <class Paid>
result::Renewal renewal_of(const result::Simulation& simulation, std::size_t index,
                           const char* part, const char* counted, Paid paid) {
  result::Renewal renewal;
  renewal.part = part;
  for (const result::SimulatedYear& year : simulation.years) {
    const result::SimulatedAsset& asset = year.assets[index];
    renewal.replayed_y = std::max(renewal.replayed_y, year.number);
    if (figure(asset, counted) <= 0.0) continue;
    renewal.years.push_back(year.number);
    renewal.price_cny = paid(asset);
  }
  return renewal;
}

/// What the correction added to the fixed cost of the case file, at the planned power.
double held_cny_per_year(const component::Cost& given, const component::Cost& used,
                         const result::Asset& asset) {
  return (used.fixed_om_cny_per_unit_year - given.fixed_om_cny_per_unit_year) * kw_per_mw *
         size_of(asset, "capacity_mw");
}

/// The units of a fleet renew their stacks one by one: each year has its own price.
result::Renewal stacks_of(const result::Simulation& simulation, std::size_t index) {
  result::Renewal renewal;
  renewal.part = "stacks";
  for (const result::SimulatedYear& year : simulation.years) {
    const double paid_cny = figure(year.assets[index], "replacement_cny");
    renewal.replayed_y = std::max(renewal.replayed_y, year.number);
    if (paid_cny <= 0.0) continue;
    renewal.years.push_back(year.number);
    renewal.paid_cny.push_back(paid_cny);
    renewal.price_cny = std::max(renewal.price_cny, paid_cny);
  }
  return renewal;
}

void note_stacks(const model::Component& given, const CorrectedPark& corrected,
                 const result::Simulation& simulation, std::size_t index, result::Plan& plan) {
  const auto& fleet = std::get<component::Electrolyser>(given.spec);
  const auto& used = std::get<component::Electrolyser>(corrected.park.components[index].spec);
  for (result::Asset& asset : plan.assets) {
    if (asset.name != given.name) continue;
    result::add_renewal(stacks_of(simulation, index), asset);
    asset.figures.emplace_back(result::renewals_in_fixed_om,
                               held_cny_per_year(fleet.cost, used.cost, asset));
  }
}

}  // namespace

void note_renewals(const model::Park& given, const CorrectedPark& corrected,
                   const result::Simulation& simulation, result::Plan& plan) {
  if (simulation.years.empty()) return;
  for (std::size_t i = 0; i < given.components.size(); ++i) {
    const auto* storage = std::get_if<component::Storage>(&given.components[i].spec);
    const std::string& law = simulation.years.front().assets[i].law;
    if (law == "alkaline" || law == "pem")
      note_stacks(given.components[i], corrected, simulation, i, plan);
    if (storage == nullptr || (law != "lithium" && law != "vanadium_flow")) continue;
    for (result::Asset& asset : plan.assets) {
      if (asset.name != given.components[i].name) continue;
      const double cells_cny =
          storage->cost_energy.capex_cny_per_unit * kw_per_mw * size_of(asset, "capacity_mwh");
      const auto& used = std::get<component::Storage>(corrected.park.components[i].spec);
      result::add_renewal(law == "lithium"
                              ? renewal_of(simulation, i, "cells", "cells_replaced",
                                           [&](const result::SimulatedAsset&) { return cells_cny; })
                              : renewal_of(simulation, i, "membranes", "membrane_replacements",
                                           [](const result::SimulatedAsset& table) {
                                             return figure(table, "replacement_cny");
                                           }),
                          asset);
      asset.figures.emplace_back(result::renewals_in_fixed_om,
                                 held_cny_per_year(storage->cost_power, used.cost_power, asset));
    }
  }
}

}  // namespace sunward::study

#include "sunward/simulation/law_life.hpp"

#include <cmath>

#include "sunward/model/annuity.hpp"
#include "sunward/simulation/planned.hpp"

namespace sunward::simulation {

namespace {

constexpr double kwh_per_mwh = 1000.0;
constexpr double as_planned_y = 1.0;  ///< lives that differ by no more than this

double figure(const result::SimulatedAsset& asset, const char* name) {
  for (const auto& [key, value] : asset.figures)
    if (key == name) return value;
  return 0.0;
}

/// Mean life of the cells that were renewed; of those that never were, the years replayed.
result::LawLife life_of(const result::Simulation& simulation, std::size_t asset) {
  result::LawLife life;
  double renewed = 0.0, last_year = 0.0;
  for (const result::SimulatedYear& year : simulation.years) {
    const double now = figure(year.assets[asset], "cells_replaced");
    renewed += now;
    if (now > 0.0) last_year = year.number;
  }
  life.at_least = renewed == 0.0;
  life.law_y = life.at_least ? static_cast<double>(simulation.years.size()) : last_year / renewed;
  return life;
}

}  // namespace

std::vector<result::LawLife> law_lives(const model::Park& park, const result::Plan& plan,
                                       const result::Simulation& simulation) {
  std::vector<result::LawLife> lives;
  if (simulation.years.empty()) return lives;
  const std::vector<result::SimulatedAsset>& assets = simulation.years.front().assets;
  for (std::size_t a = 0; a < assets.size(); ++a) {
    const auto* storage = std::get_if<component::Storage>(&park.components[a].spec);
    if (storage == nullptr || assets[a].law != "lithium") continue;
    result::LawLife life = life_of(simulation, a);
    life.asset = assets[a].label;
    life.plan_y = storage->cost_energy.lifetime_y;
    const double longer_y = life.law_y - life.plan_y;
    if (std::abs(longer_y) <= as_planned_y || (life.at_least && longer_y < 0.0)) continue;
    const double discount = park.finance.discount_frac;
    const double cells_cny = storage->cost_energy.capex_cny_per_unit * kwh_per_mwh *
                             planned_size(plan, assets[a].name, "capacity_mwh");
    life.worth_cny_per_year = cells_cny * (model::annuity_factor(discount, life.plan_y) -
                                           model::annuity_factor(discount, life.law_y));
    lives.push_back(std::move(life));
  }
  return lives;
}

}  // namespace sunward::simulation

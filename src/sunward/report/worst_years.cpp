#include "sunward/report/worst_years.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/report/names.hpp"
#include "sunward/report/numbers.hpp"

namespace sunward::report {

namespace {

const double* figure(const result::SimulatedAsset& asset, const std::string& name) {
  for (const auto& [key, value] : asset.figures)
    if (key == name) return &value;
  return nullptr;
}

void compare(int year, const result::SimulatedAsset& asset, const std::string& quantity,
             double least, WorstYears& worst) {
  const double* planned = figure(asset, "planned_" + quantity);
  const double* simulated = figure(asset, quantity);
  if (planned == nullptr || simulated == nullptr || *planned <= least) return;
  const double apart_frac = std::abs(*simulated - *planned) / *planned;
  if (apart_frac <= worst.energy_frac) return;
  worst.energy_year = year;
  worst.asset = asset.label;
  worst.quantity = quantity;
  worst.planned = *planned;
  worst.simulated = *simulated;
  worst.energy_frac = apart_frac;
}

std::string percent(double share) { return detail::fixed(100.0 * share, 2); }

template <class Value>
const result::SimulatedYear& most(const result::Simulation& simulation, Value value) {
  return *std::max_element(simulation.years.begin(), simulation.years.end(),
                           [&](const auto& a, const auto& b) { return value(a) < value(b); });
}

}  // namespace

WorstYears worst_years(const result::Simulation& simulation) {
  constexpr double least_mwh = 1.0, least_kg = 100.0;
  WorstYears worst;
  for (const result::SimulatedYear& year : simulation.years) {
    if (worst.cost_year == 0 || std::abs(year.gap.cost_cny) > std::abs(worst.cost_cny)) {
      worst.cost_year = year.number;
      worst.cost_cny = year.gap.cost_cny;
    }
    for (const result::SimulatedAsset& asset : year.assets) {
      for (const char* quantity :
           {"energy_mwh", "import_mwh", "export_mwh", "charge_mwh", "discharge_mwh", "input_mwh"})
        compare(year.number, asset, quantity, least_mwh, worst);
      for (const char* quantity : {"hydrogen_kg", "flow_kg"})
        compare(year.number, asset, quantity, least_kg, worst);
    }
  }
  if (simulation.planned_cost_cny_per_year != 0.0)
    worst.cost_frac = std::abs(worst.cost_cny / simulation.planned_cost_cny_per_year);
  return worst;
}

std::string worst_years_sentence(const result::Simulation& simulation, Language language) {
  const WorstYears worst = worst_years(simulation);
  if (worst.cost_year == 0) return {};
  std::string out = text(language, "physics.worst_cost",
                         {{"year", std::to_string(worst.cost_year)},
                          {"cost_gap", percent(worst.cost_frac)},
                          {"money", detail::money(worst.cost_cny, language)}});
  if (worst.energy_year != 0)
    out += text(language, "physics.worst_energy",
                {{"year", std::to_string(worst.energy_year)},
                 {"energy_gap", percent(worst.energy_frac)},
                 {"asset", asset_label(simulation, worst.asset, language)},
                 {"quantity", amount_name(worst.quantity, language)},
                 {"planned", amount(worst.planned, worst.quantity)},
                 {"simulated", amount(worst.simulated, worst.quantity)}});
  return out + "\n";
}

std::string unserved_sentences(const result::Simulation& simulation, Language language) {
  std::string out;
  if (simulation.years.empty()) return out;
  if (!simulation.load_unserved_priced) {
    const auto& year = most(simulation, [](const auto& y) { return y.energy.unserved_mwh; });
    out += text(language, "simulate.unserved_load",
                {{"year", std::to_string(year.number)},
                 {"mwh", detail::figures(year.energy.unserved_mwh)}}) +
           "\n";
  }
  if (!simulation.hydrogen_unserved_priced) {
    const auto& year = most(simulation, [](const auto& y) { return y.hydrogen.all_unserved_kg(); });
    out += text(language, "simulate.unserved_hydrogen",
                {{"year", std::to_string(year.number)},
                 {"kg", detail::figures(year.hydrogen.all_unserved_kg())}}) +
           "\n";
  }
  return out;
}

std::string law_life_sentences(const result::Simulation& simulation, Language language) {
  std::string out;
  for (const result::LawLife& life : simulation.lives)
    out +=
        text(language, life.at_least ? "physics.law_life_at_least" : "physics.law_life",
             {{"asset", asset_label(simulation, life.asset, language)},
              {"plan_y", detail::compact(life.plan_y)},
              {"law_y", detail::fixed(life.law_y, 1)},
              {"money", detail::money(std::abs(life.worth_cny_per_year), language)},
              {"less", text(language, life.worth_cny_per_year >= 0.0 ? "physics.annuity_less"
                                                                     : "physics.annuity_more")}}) +
        "\n";
  return out;
}

namespace detail {

Json law_lives_tree(const std::vector<result::LawLife>& lives) {
  Json list = Json::array();
  for (const result::LawLife& life : lives)
    list.push_back({{"asset", life.asset},
                    {"plan_lifetime_y", number(life.plan_y)},
                    {"law_life_y", number(life.law_y)},
                    {"outlived_the_replay", life.at_least},
                    {"worth_cny_per_year", number(life.worth_cny_per_year)}});
  return list;
}

Json worst_years_tree(const WorstYears& worst) {
  return {{"cost_year", worst.cost_year},
          {"cost_cny", number(worst.cost_cny)},
          {"cost_frac", number(worst.cost_frac)},
          {"energy_year", worst.energy_year},
          {"energy_asset", worst.asset},
          {"energy_quantity", worst.quantity},
          {"energy_planned", number(worst.planned)},
          {"energy_simulated", number(worst.simulated)},
          {"energy_frac", number(worst.energy_frac)}};
}

Json agreement_tree(const result::Simulation& simulation) {
  if (!simulation.agreement) return nullptr;
  const result::Agreement& found = *simulation.agreement;
  return {{"agreed", found.agreed},
          {"rounds", found.rounds},
          {"cost_gap_frac", number(found.cost_gap_frac)},
          {"energy_gap_frac", number(found.energy_gap_frac)},
          {"energy_asset", found.asset},
          {"energy_quantity", found.quantity}};
}

}  // namespace detail

}  // namespace sunward::report

#include "sunward/report/simulation_json.hpp"

#include "sunward/report/plan_tree.hpp"
#include "sunward/report/worst_years.hpp"

namespace sunward::report {

namespace {

using detail::Json;
using detail::number;

Json losses_tree(const result::LossTable& losses) {
  Json tree = Json::object();
  for (std::size_t i = 0; i < losses.mwh.size(); ++i)
    if (losses.mwh[i] != 0.0) tree[result::loss_names[i]] = number(losses.mwh[i]);
  return tree;
}

Json energy_tree(const result::EnergyTotals& energy) {
  return {{"available_mwh", number(energy.available_mwh)},
          {"generation_mwh", number(energy.generation_mwh)},
          {"curtailed_mwh", number(energy.curtailed_mwh())},
          {"import_mwh", number(energy.import_mwh)},
          {"export_mwh", number(energy.export_mwh)},
          {"load_mwh", number(energy.load_mwh)},
          {"used_mwh", number(energy.used_mwh)},
          {"charge_mwh", number(energy.charge_mwh)},
          {"discharge_mwh", number(energy.discharge_mwh)},
          {"unserved_mwh", number(energy.unserved_mwh)},
          {"surplus_mwh", number(energy.surplus_mwh)}};
}

Json costs_tree(const std::vector<result::CostLine>& costs) {
  Json tree = Json::object();
  for (const result::CostLine& line : costs) tree[line.kind] = number(line.cny_per_year);
  return tree;
}

Json causes_tree(const std::vector<result::GapCause>& causes) {
  Json tree = Json::object();
  for (const result::GapCause& cause : causes)
    tree[result::gap_cause_names[static_cast<std::size_t>(cause.kind)]] = {
        {"mwh", number(cause.mwh)}, {"cny", number(cause.cny)}};
  return tree;
}

Json gap_tree(const result::Gap& gap) {
  return {{"losses_mwh", losses_tree(gap.losses)},
          {"planned_losses_mwh", number(gap.planned_losses_mwh)},
          {"stored_mwh", number(gap.stored_mwh)},
          {"used_mwh", number(gap.used_mwh)},
          {"aged_mwh", number(gap.aged_mwh)},
          {"import_mwh", number(gap.import_mwh)},
          {"export_mwh", number(gap.export_mwh)},
          {"curtailed_mwh", number(gap.curtailed_mwh)},
          {"unserved_mwh", number(gap.unserved_mwh)},
          {"surplus_mwh", number(gap.surplus_mwh)},
          {"plan_residual_mwh", number(gap.plan_residual_mwh)},
          {"costs_cny", costs_tree(gap.costs)},
          {"cost_cny", number(gap.cost_cny)},
          {"causes", causes_tree(gap.causes)}};
}

Json indicators_tree(const std::vector<result::Indicator>& indicators) {
  Json tree = Json::object();
  for (const result::Indicator& indicator : indicators)
    tree[indicator.name] = number(indicator.value);
  return tree;
}

Json asset_tree(const result::SimulatedAsset& asset) {
  Json tree = {{"label", asset.label}, {"type", asset.type}, {"law", asset.law}};
  for (const auto& [name, value] : asset.figures) tree[name] = number(value);
  if (asset.type == "storage") tree["losses_mwh"] = losses_tree(asset.losses);
  return tree;
}

Json hydrogen_tree(const result::HydrogenTotals& hydrogen) {
  return {{"made_kg", number(hydrogen.made_kg)},
          {"planned_made_kg", number(hydrogen.planned_made_kg)},
          {"sold_kg", number(hydrogen.sold_kg)},
          {"unserved_kg", number(hydrogen.unserved_kg)},
          {"planned_unserved_kg", number(hydrogen.planned_unserved_kg)},
          {"vented_kg", number(hydrogen.vented_kg)},
          {"stored_kg", number(hydrogen.stored_kg)}};
}

Json row_tree(const std::vector<double>& values) {
  Json row = Json::array();
  for (const double value : values) row.push_back(number(value));
  return row;
}

Json maps_tree(const std::vector<result::OperatingMap>& maps) {
  Json list = Json::array();
  for (const result::OperatingMap& map : maps) {
    Json rows = Json::array();
    for (const std::vector<double>& row : map.z) rows.push_back(row_tree(row));
    list.push_back({{"asset", map.asset},
                    {"kind", map.kind},
                    {"x", row_tree(map.x)},
                    {"y", row_tree(map.y)},
                    {"z", std::move(rows)}});
  }
  return list;
}

Json artefacts_tree(const std::vector<result::Artefact>& artefacts) {
  Json list = Json::array();
  for (const result::Artefact& artefact : artefacts)
    list.push_back({{"kind", artefact.kind},
                    {"asset", artefact.asset},
                    {"hours_per_year", number(artefact.hours)},
                    {"mwh_per_year", number(artefact.mwh)},
                    {"cny_per_year", number(artefact.cny)}});
  return list;
}

Json year_tree(const result::SimulatedYear& year) {
  Json assets = Json::object();
  for (const result::SimulatedAsset& asset : year.assets) assets[asset.name] = asset_tree(asset);
  return {{"year", year.number},
          {"weather", year.weather},
          {"energy", energy_tree(year.energy)},
          {"planned_energy", energy_tree(year.planned)},
          {"costs_cny", costs_tree(year.costs)},
          {"planned_costs_cny", costs_tree(year.planned_costs)},
          {"gap", gap_tree(year.gap)},
          {"hydrogen", hydrogen_tree(year.hydrogen)},
          {"indicators", indicators_tree(year.indicators)},
          {"worst_balance_mw", number(year.worst_balance_mw)},
          {"assets", std::move(assets)}};
}

}  // namespace

std::string simulation_json(const result::Simulation& simulation,
                            const result::Provenance& provenance) {
  Json years = Json::array();
  for (const result::SimulatedYear& year : simulation.years) years.push_back(year_tree(year));
  const Json tree = {
      {"format", "sunward-simulation"},
      {"format_version", 1},
      {"park", simulation.park_name},
      {"mode", simulation.mode},
      {"forecast", simulation.forecast.empty() ? Json(nullptr) : Json(simulation.forecast)},
      {"forecast_h", number(simulation.forecast_h)},
      {"seconds", number(simulation.seconds)},
      {"planned_cost_cny_per_year", number(simulation.planned_cost_cny_per_year)},
      {"unserved_priced", simulation.unserved_priced()},
      {"load_unserved_priced", simulation.load_unserved_priced},
      {"hydrogen_unserved_priced", simulation.hydrogen_unserved_priced},
      {"agreement", detail::agreement_tree(simulation)},
      {"worst_years", detail::worst_years_tree(worst_years(simulation))},
      {"mean",
       {{"energy", energy_tree(simulation.mean_energy)},
        {"planned_energy", energy_tree(simulation.mean_planned)},
        {"gap", gap_tree(simulation.mean_gap)}}},
      {"law_lives", detail::law_lives_tree(simulation.lives)},
      {"maps", maps_tree(simulation.maps)},
      {"artefacts", artefacts_tree(simulation.artefacts)},
      {"worst_indicators", indicators_tree(simulation.worst_indicators)},
      {"years", std::move(years)},
      {"provenance", detail::provenance_tree(provenance)}};
  return detail::to_text(tree, true) + "\n";
}

}  // namespace sunward::report

#include "sunward/formulation/indicators.hpp"

#include "sunward/formulation/component/registry.hpp"
#include "sunward/formulation/evaluate.hpp"

namespace sunward::formulation {

namespace {

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

double pick(const std::vector<double>& by_scenario, const Horizon& horizon, Index scenario) {
  if (scenario >= 0) return by_scenario[at(scenario)];
  double expected = 0.0;
  for (std::size_t s = 0; s < by_scenario.size(); ++s)
    expected += horizon.scenarios[s].weight * by_scenario[s];
  return expected;
}

void add_flow(const FlowMap& flow, double yearly, YearSums& sums) {
  sums.rule.co2_t += flow.co2_t_per_unit * yearly;
  switch (flow.role) {
    case Role::generation:
      sums.rule.generation_mwh += yearly;
      break;
    case Role::available:
      sums.rule.available_mwh += yearly;
      break;
    case Role::import:
      sums.rule.import_mwh += yearly;
      break;
    case Role::thermal:
      sums.rule.thermal_mwh += yearly;
      break;
    case Role::export_:
      sums.rule.export_mwh += yearly;
      break;
    case Role::load:
      sums.load_mwh += yearly;
      break;
    case Role::converter:
      sums.converter_mwh += yearly;
      break;
    case Role::unserved_electricity:
      sums.unserved_mwh += yearly;
      break;
    case Role::hydrogen_made:
      sums.hydrogen_made_kg += yearly;
      sums.rule.electrolysis_kg += yearly;
      break;
    case Role::hydrogen_served:
      sums.hydrogen_served_kg += yearly;
      break;
    case Role::hydrogen_sold:
      sums.hydrogen_sold_kg += yearly;
      break;
    case Role::unserved_hydrogen:
      sums.unserved_kg += yearly;
      break;
    default:
      break;
  }
}

/// Books a yearly cost with the chain it belongs to. The value of unserved demand and what hydrogen
/// sells for are costs of the plan but not of making electricity or hydrogen.
void add_cost(const std::string& type, const std::string& kind, double cny, YearSums& sums) {
  sums.total_cost_cny += cny;
  if (kind == "unserved") return;
  if (type == "wind" || type == "pv" || type == "storage" || type == "grid" ||
      type == "thermal_plant") {
    sums.electricity_cost_cny += cny;
  } else if (kind != "sale") {
    sums.hydrogen_cost_cny += cny;
  }
}

void add_peaks(const Program& program, const lp::Point& point, Index scenario, YearSums& sums) {
  const Horizon& horizon = program.map.horizon;
  for (const PeakMap& peak : program.map.peaks) {
    const Index owner = horizon.months[at(peak.month)].scenario;
    if (scenario >= 0 && scenario != owner) continue;
    const double weight = scenario < 0 ? 1.0 : horizon.scenarios[at(owner)].weight;
    if (weight > 0.0) add_cost("grid", peak.kind, cny_of(peak, point) / weight, sums);
  }
}

}  // namespace

YearSums year_sums(const model::Park& park, const Program& program, const FlowValues& flows,
                   const std::vector<std::vector<double>>& costs, const lp::Point& point,
                   Index scenario) {
  const VariableMap& map = program.map;
  YearSums sums;
  sums.rule.tce_per_mwh = park.rules.electricity_tce_per_mwh;
  sums.rule.grid_co2_t_per_mwh = model::grid_co2_t_per_mwh(park);
  sums.rule.hydrogen = hydrogen_sums(park, program, flows, scenario);
  for (std::size_t f = 0; f < map.flows.size(); ++f)
    add_flow(map.flows[f], pick(flows.yearly[f], map.horizon, scenario), sums);
  if (park.rules.min_hydrogen_matched_frac >= 0.0)
    for (std::size_t f = 0; f < map.flows.size(); ++f)
      if (map.flows[f].role == Role::hydrogen_made)
        sums.rule.least_mwh +=
            least_mwh_per_kg(park, map.flows[f]) * pick(flows.yearly[f], map.horizon, scenario);
  for (const CapacityMap& capacity : map.capacities) {
    const double per_unit = capacity.annuity_cny_per_unit_year +
                            capacity.fixed_om_cny_per_unit_year + capacity.charge_cny_per_unit_year;
    add_cost(type_of(park.components[at(capacity.component)]), "annuity",
             per_unit * value_of(capacity.size, point), sums);
  }
  for (std::size_t c = 0; c < map.costs.size(); ++c)
    add_cost(type_of(park.components[at(map.costs[c].component)]), map.costs[c].kind,
             pick(costs[c], map.horizon, scenario), sums);
  add_peaks(program, point, scenario, sums);
  return sums;
}

std::vector<result::Indicator> indicators_of(const YearSums& sums) {
  const RuleSums& rule = sums.rule;
  std::vector<result::Indicator> list;
  const auto add = [&](const char* name, const char* unit, double value) {
    list.push_back({name, unit, value});
  };
  add("cost_cny_per_year", "CNY/year", sums.total_cost_cny);
  const double delivered_mwh = sums.load_mwh + sums.converter_mwh;
  const double lcoe = delivered_mwh > 0.0 ? sums.electricity_cost_cny / delivered_mwh : 0.0;
  if (delivered_mwh > 0.0) add("levelised_cost_of_electricity_cny_per_mwh", "CNY/MWh", lcoe);
  const double delivered_kg = sums.hydrogen_served_kg + sums.hydrogen_sold_kg;
  if (delivered_kg > 0.0)
    add("levelised_cost_of_hydrogen_cny_per_kg", "CNY/kg",
        (sums.hydrogen_cost_cny + lcoe * sums.converter_mwh) / delivered_kg);
  add("self_use_frac", "frac", value_of(Rule::min_self_use, rule));
  add("green_share_frac", "frac", value_of(Rule::min_green_share, rule));
  add("export_frac", "frac", value_of(Rule::max_export, rule));
  add("curtailment_frac", "frac",
      rule.available_mwh > 0.0 ? 1.0 - rule.generation_mwh / rule.available_mwh : 0.0);
  add("co2_t_per_year", "t/year", rule.co2_t);
  add("generation_mwh", "MWh/year", rule.generation_mwh);
  add("available_mwh", "MWh/year", rule.available_mwh);
  add("import_mwh", "MWh/year", rule.import_mwh);
  if (rule.thermal_mwh > 0.0) add("thermal_mwh", "MWh/year", rule.thermal_mwh);
  add("export_mwh", "MWh/year", rule.export_mwh);
  add("load_mwh", "MWh/year", sums.load_mwh);
  add("electricity_used_mwh", "MWh/year", row_per_limit(Rule::min_green_share, rule));
  add("unserved_mwh", "MWh/year", sums.unserved_mwh);
  add("hydrogen_made_kg", "kg/year", sums.hydrogen_made_kg);
  add("hydrogen_delivered_kg", "kg/year", delivered_kg);
  add("unserved_kg", "kg/year", sums.unserved_kg);
  return list;
}

}  // namespace sunward::formulation

#include "sunward/simulation/artefacts.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/simulation/hydrogen_units.hpp"
#include "sunward/simulation/planned.hpp"

namespace sunward::simulation {

namespace {

/// An interior point leaves traces of everything; below this nothing is meant.
constexpr double trace_mw = 1e-3;

/// What a MWh more or less is worth at a bus in a step.
double worth_cny_per_mwh(const Bus& bus, std::size_t n) {
  double curtailed_mw = 0.0;
  for (const Generator& generator : bus.generators)
    curtailed_mw += at(generator.available_mw, n) - at(generator.planned_mw, n);
  if (curtailed_mw > trace_mw) return 0.0;
  double worth = 0.0;
  for (const Connection& connection : bus.connections) {
    if (at(connection.planned_import_mw, n) > trace_mw)
      return connection.import_price_cny_per_mwh[n];
    if (at(connection.planned_export_mw, n) > trace_mw)
      worth = connection.export_price_cny_per_mwh[n];
  }
  return worth;
}

double mean_import_price(const Bus& bus) {
  double sum = 0.0, count = 0.0;
  for (const Connection& connection : bus.connections)
    for (const double price : connection.import_price_cny_per_mwh) {
      sum += price;
      count += 1.0;
    }
  return count > 0.0 ? sum / count : 0.0;
}

result::Artefact both_ways(const model::Park& park, const Bus& bus, const Battery& battery,
                           double step_h) {
  result::Artefact artefact{"charge_and_discharge", park.components[battery.component].name};
  const component::Storage& spec = *battery.spec;
  const double lost_frac = 1.0 - component::round_trip_efficiency_frac(spec);
  for (std::size_t n = 0; n < bus.demand_mw.size(); ++n) {
    const double both_mw =
        std::min(at(battery.planned_charge_mw, n), at(battery.planned_discharge_mw, n));
    if (both_mw <= trace_mw) continue;
    artefact.hours += step_h;
    artefact.mwh += both_mw * step_h;
    artefact.cny += both_mw * step_h * lost_frac * worth_cny_per_mwh(bus, n);
  }
  return artefact;
}

/// Power so small that the battery rests instead.
result::Artefact below_least_power(const model::Park& park, const Bus& bus, const Battery& battery,
                                   double step_h) {
  result::Artefact artefact{"below_least_power", park.components[battery.component].name};
  const double least_mw = battery.spec->flow_battery.min_load_frac * battery.power_mw;
  for (std::size_t n = 0; n < bus.demand_mw.size(); ++n) {
    const double net_mw =
        std::abs(at(battery.planned_discharge_mw, n) - at(battery.planned_charge_mw, n));
    if (net_mw <= trace_mw || net_mw >= least_mw) continue;
    artefact.hours += step_h;
    artefact.mwh += net_mw * step_h;
    artefact.cny += net_mw * step_h * worth_cny_per_mwh(bus, n);
  }
  return artefact;
}

result::Artefact below_minimum(const std::string& name, const component::Electrolyser& spec,
                               const result::Plan& plan, const Bus& bus, double step_h) {
  constexpr double kwh_per_mwh = 1000.0, trace_kg_per_h = 20.0 * trace_mw;  // 20 kg a MWh
  result::Artefact artefact{"below_minimum_load", name};
  const ElectrolyserUnit unit(spec, planned_size(plan, name, "capacity_mw"));
  const Series power_mw = planned_series(plan, name, "input_mw");
  const Series made = planned_series(plan, name, "flow_kg_per_h");
  double hydrogen_kg = 0.0, other_mwh = 0.0, other_kg = 0.0;
  for (std::size_t n = 0; n < power_mw.size(); ++n) {
    if (power_mw[n] >= unit.least_mw()) {
      other_mwh += power_mw[n] * step_h;
      other_kg += at(made, n) * step_h;
    } else if (at(made, n) > trace_kg_per_h) {  // else the plan's own drain at rest
      artefact.hours += step_h;
      artefact.mwh += power_mw[n] * step_h;
      hydrogen_kg += at(made, n) * step_h;
    }
  }
  const double kwh_per_kg = other_kg > 0.0 ? other_mwh * kwh_per_mwh / other_kg : 0.0;
  artefact.cny = hydrogen_kg * kwh_per_kg / kwh_per_mwh * mean_import_price(bus);
  return artefact;
}

}  // namespace

std::vector<result::Artefact> artefacts_of(const model::Park& park, const result::Plan& plan) {
  std::vector<result::Artefact> found;
  const double step_h = park.scenarios.front().weather->axis.step_h();
  for (const Bus& bus : buses_of(park, plan, Mode::schedule)) {
    for (const Battery& battery : bus.batteries)
      if (battery.built) found.push_back(both_ways(park, bus, battery, step_h));
    for (const Battery& battery : bus.batteries)
      if (battery.built && battery.spec->technology == component::StorageTechnology::vanadium_flow)
        found.push_back(below_least_power(park, bus, battery, step_h));
    for (const model::Component& component : park.components) {
      const auto* maker = std::get_if<component::Electrolyser>(&component.spec);
      if (maker == nullptr || maker->bus != bus.name) continue;
      if (maker->technology == component::ElectrolyserTechnology::generic) continue;
      if (planned_size(plan, component.name, "capacity_mw") <= least_size) continue;
      found.push_back(below_minimum(component.name, *maker, plan, bus, step_h));
    }
  }
  std::erase_if(found, [](const result::Artefact& artefact) { return artefact.hours == 0.0; });
  const double share = 1.0 / static_cast<double>(park.scenarios.size());
  for (result::Artefact& artefact : found) {
    artefact.hours *= share;
    artefact.mwh *= share;
    artefact.cny *= share;
  }
  return found;
}

}  // namespace sunward::simulation

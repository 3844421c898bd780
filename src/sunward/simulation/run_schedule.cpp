#include "sunward/simulation/run_schedule.hpp"

#include <algorithm>
#include <map>

namespace sunward::simulation {

namespace {
constexpr double trace = 1e-9;  ///< MW or kg/h: less is rounding
}  // namespace

RunSchedule::RunSchedule(const model::Park& park, const result::Plan& plan)
    : park_(&park),
      n_steps_(static_cast<std::size_t>(park.scenarios.front().weather->axis.n_steps)),
      flows_(plan.flows),
      run_(plan.flows.size(), false),
      mine_(park.components.size()) {
  std::map<std::string, std::size_t> by_name;
  for (std::size_t c = 0; c < park.components.size(); ++c) by_name[park.components[c].name] = c;
  for (std::size_t f = 0; f < flows_.size(); ++f) {
    flows_[f].values.resize(n_steps_);
    const auto owner = by_name.find(flows_[f].asset);
    if (owner != by_name.end()) mine_[owner->second].push_back(f);
  }
}

result::Flow* RunSchedule::find(std::size_t component, const char* quantity) {
  for (const std::size_t f : mine_[component]) {
    if (flows_[f].quantity != quantity) continue;
    run_[f] = true;
    return &flows_[f];
  }
  return nullptr;
}

void RunSchedule::put(std::size_t component, const char* quantity, std::size_t t, double value) {
  if (result::Flow* flow = find(component, quantity)) flow->values[t] = value;
}

void RunSchedule::put_bus(const Bus& bus, std::size_t t, const BusFlows& flows) {
  for (std::size_t g = 0; g < bus.generators.size(); ++g) {
    put(bus.generators[g].component, "power_mw", t, flows.generation_mw[g]);
    put(bus.generators[g].component, "available_mw", t, bus.generators[g].available(t));
  }
  for (std::size_t c = 0; c < bus.connections.size(); ++c) {
    put(bus.connections[c].component, "import_mw", t, flows.import_mw[c]);
    put(bus.connections[c].component, "export_mw", t, flows.export_mw[c]);
  }
  for (const Battery& battery : bus.batteries) {
    if (battery.unit) continue;  // keeps its planned flows, but never both at once
    const double net_mw = at(battery.planned_discharge_mw, t) - at(battery.planned_charge_mw, t);
    put(battery.component, "charge_mw", t, std::max(0.0, -net_mw));
    put(battery.component, "discharge_mw", t, std::max(0.0, net_mw));
  }
  // All loads of a bus lack the same share: none is preferred where the plan says nothing.
  const double served_frac =
      bus.demand_mw[t] > trace ? 1.0 - std::min(1.0, flows.unserved_mw / bus.demand_mw[t]) : 1.0;
  for (const Load& load : bus.loads) {
    const double demand_mw = at(load.planned_mw, t) + at(load.planned_unserved_mw, t);
    put(load.component, "power_mw", t, served_frac * demand_mw);
    put(load.component, "unserved_mw", t, (1.0 - served_frac) * demand_mw);
  }
  if (flows.surplus_mw > trace)
    put_extra(bus.name, "surplus_mw", "MW", "power without a taker", t, flows.surplus_mw);
}

void RunSchedule::put_storage(const Battery& battery, std::size_t t, double delivered_mw,
                              double own_mw) {
  const bool apart = !battery.planned_auxiliary_mw.empty();
  const double net_mw = delivered_mw + (apart ? own_mw : 0.0);
  put(battery.component, "charge_mw", t, std::max(0.0, -net_mw));
  put(battery.component, "discharge_mw", t, std::max(0.0, net_mw));
  if (apart) put(battery.component, "auxiliary_mw", t, own_mw);
  put(battery.component, "energy_mwh", t,
      battery.spec->soc_min_frac * battery.energy_mwh + battery.unit->stored().above_empty_mwh);
}

void RunSchedule::put_hydrogen(const std::string& bus, std::size_t t, double unserved_kg_per_h,
                               double vented_kg_per_h) {
  for (std::size_t c = 0; c < park_->components.size(); ++c) {
    const auto* load = std::get_if<component::HydrogenDemand>(&park_->components[c].spec);
    if (load == nullptr || load->bus != bus) continue;
    result::Flow* served = find(c, "flow_kg_per_h");
    if (served == nullptr) continue;
    const double lacking = std::min(unserved_kg_per_h, served->values[t]);
    served->values[t] -= lacking;
    unserved_kg_per_h -= lacking;
    if (result::Flow* unserved = find(c, "unserved_kg_per_h")) unserved->values[t] += lacking;
  }
  if (vented_kg_per_h > trace)
    put_extra(bus, "vented_kg_per_h", "kg h-1", "hydrogen without a taker", t, vented_kg_per_h);
}

void RunSchedule::put_extra(const std::string& bus, const char* quantity, const char* unit,
                            const char* description, std::size_t t, double value) {
  const std::string name = bus + "_" + quantity;
  auto found = std::find_if(extra_.begin(), extra_.end(),
                            [&](const result::Flow& flow) { return flow.name == name; });
  if (found == extra_.end())
    found = extra_.insert(extra_.end(), {name, bus, quantity, unit, description, bus, -1,
                                         std::vector<double>(n_steps_, 0.0)});
  found->values[t] += value;
}

std::vector<result::Flow> RunSchedule::flows() const {
  std::vector<result::Flow> list = flows_;
  for (std::size_t f = 0; f < list.size(); ++f)
    if (!run_[f]) list[f].description += " (as planned)";
  list.insert(list.end(), extra_.begin(), extra_.end());
  return list;
}

}  // namespace sunward::simulation

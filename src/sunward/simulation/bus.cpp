#include "sunward/simulation/bus.hpp"

#include <algorithm>
#include <map>

#include "sunward/base/error.hpp"
#include "sunward/component/grid/price.hpp"
#include "sunward/component/pv/ageing.hpp"
#include "sunward/component/silicon_plant/outage.hpp"
#include "sunward/model/registry.hpp"
#include "sunward/simulation/planned.hpp"

namespace sunward::simulation {

namespace {

[[noreturn]] void refuse(const std::string& key, FaultWords words) {
  Fault fault;
  fault.key = key;
  fault.tell(std::move(words));
  throw InputError({fault});
}

/// The plan's series and sizes by asset.
class PlannedAssets {
 public:
  PlannedAssets(const model::Park& park, const result::Plan& plan) : plan_(&plan) {
    for (const model::Scenario& scenario : park.scenarios)
      n_steps_ += static_cast<std::size_t>(scenario.weather->axis.n_steps);
    for (const result::Flow& flow : plan.flows) {
      if (flow.values.size() != n_steps_)
        refuse(flow.name, told("simulate.other_length",
                               {{"steps", flow.values.size()}, {"wanted", n_steps_}}));
      flows_[{flow.asset, flow.quantity}] = &flow;
    }
  }
  [[nodiscard]] std::size_t n_steps() const { return n_steps_; }

  [[nodiscard]] Series optional(const std::string& asset, const std::string& quantity) const {
    const auto found = flows_.find({asset, quantity});
    return found == flows_.end() ? Series{} : Series(found->second->values);
  }
  [[nodiscard]] Series needed(const std::string& asset, const std::string& quantity) const {
    const Series series = optional(asset, quantity);
    if (series.empty()) refuse(asset, told("simulate.no_flow", {{"quantity", quantity}}));
    return series;
  }
  [[nodiscard]] double size(const std::string& asset, const std::string& quantity) const {
    for (const result::Asset& planned : plan_->assets)
      if (planned.name == asset)
        for (const result::Capacity& capacity : planned.capacities)
          if (capacity.quantity == quantity) return capacity.value;
    return 0.0;
  }
  [[nodiscard]] const result::Plan& plan() const { return *plan_; }

 private:
  const result::Plan* plan_;
  std::size_t n_steps_ = 0;
  std::map<std::pair<std::string, std::string>, const result::Flow*> flows_;
};

struct Place {
  const model::Park* park;
  const PlannedAssets* planned;
  const std::string* asset;
  std::size_t component;
  Mode mode;
};

template <class Renewable>
void add_generator(const Place& place, const Renewable& spec, Bus& bus) {
  bus.generators.push_back({place.component, spec.variable_om_cny_per_mwh,
                            place.planned->needed(*place.asset, "power_mw"),
                            place.planned->needed(*place.asset, "available_mw")});
}
void add(const Place& place, const component::Wind& spec, Bus& bus) {
  add_generator(place, spec, bus);
}
void add(const Place& place, const component::Pv& spec, Bus& bus) {
  add_generator(place, spec, bus);
  bus.generators.back().ageing = &spec;
}

void add(const Place& place, const component::Storage& spec, Bus& bus) {
  const PlannedAssets& planned = *place.planned;
  Battery battery;
  battery.component = place.component;
  battery.throughput_cost_cny_per_mwh = spec.throughput_cost_cny_per_mwh;
  battery.planned_charge_mw = planned.needed(*place.asset, "charge_mw");
  battery.planned_discharge_mw = planned.needed(*place.asset, "discharge_mw");
  battery.planned_auxiliary_mw = planned.optional(*place.asset, "auxiliary_mw");
  battery.planned_content_mwh = planned.needed(*place.asset, "energy_mwh");
  const double power_mw = planned.size(*place.asset, "capacity_mw");
  const double energy_mwh = planned.size(*place.asset, "capacity_mwh");
  battery.spec = &spec;
  battery.power_mw = power_mw;
  battery.energy_mwh = energy_mwh;
  battery.built = is_built(spec.power_mw, power_mw) && is_built(spec.energy_mwh, energy_mwh);
  const bool stepped =
      place.mode == Mode::policy || spec.technology != component::StorageTechnology::generic;
  if (battery.built && stepped) {
    // The plan's first year begins where it ends.
    const auto& axis = place.park->scenarios.front().weather->axis;
    const double content_mwh =
        battery.planned_content_mwh[static_cast<std::size_t>(axis.n_steps) - 1];
    try {
      battery.unit = make_unit(spec, power_mw, energy_mwh, content_mwh);
    } catch (const InputError& error) {
      std::vector<Fault> faults = error.faults();
      for (Fault& fault : faults) fault.key = *place.asset + "." + fault.key;
      throw InputError(std::move(faults));
    }
  }
  bus.batteries.push_back(std::move(battery));
}

void add(const Place& place, const component::Grid& spec, Bus& bus) {
  Connection connection;
  connection.component = place.component;
  connection.grid = &spec;
  const double connected_mw = place.planned->size(*place.asset, "connection_mw");
  connection.most_import_mw = std::min(connected_mw, spec.import_limit_mw);
  connection.most_export_mw = std::min(connected_mw, spec.export_limit_mw);
  connection.planned_import_mw = place.planned->needed(*place.asset, "import_mw");
  connection.planned_export_mw = place.planned->needed(*place.asset, "export_mw");
  for (const model::Scenario& scenario : place.park->scenarios) {
    const auto append = [](const std::vector<double>& year, std::vector<double>& all) {
      all.insert(all.end(), year.begin(), year.end());
    };
    append(component::import_price(spec, scenario.weather->axis),
           connection.import_price_cny_per_mwh);
    append(component::export_price(spec, scenario.weather->axis),
           connection.export_price_cny_per_mwh);
  }
  bus.connections.push_back(std::move(connection));
}

void add(const Place& place, const component::ElectricLoad& spec, Bus& bus) {
  Load load{spec.unserved_cny_per_mwh, place.planned->needed(*place.asset, "power_mw"),
            place.planned->optional(*place.asset, "unserved_mw"), place.component};
  for (std::size_t n = 0; n < bus.demand_mw.size(); ++n)
    bus.demand_mw[n] += load.planned_mw[n] + at(load.planned_unserved_mw, n);
  bus.loads.push_back(load);
}

/// Pulling and utilities are a demand worth what its melts are; what the plan moved keeps its plan.
void add(const Place& place, const component::SiliconPlant& spec, Bus& bus) {
  constexpr double one_hour = 1.0;
  Load load{component::silicon_plant::outage_loss(spec).cny_per_mwh(one_hour),
            place.planned->needed(*place.asset, "power_mw"),
            place.planned->optional(*place.asset, "unserved_mw"), place.component};
  for (std::size_t n = 0; n < bus.demand_mw.size(); ++n)
    bus.demand_mw[n] += load.planned_mw[n] + at(load.planned_unserved_mw, n);
  bus.loads.push_back(load);
  for (const result::Flow& flow : place.planned->plan().flows) {
    if (flow.asset != *place.asset || flow.bus != bus.name || flow.quantity == "power_mw") continue;
    for (std::size_t n = 0; n < bus.used_mw.size(); ++n)
      bus.used_mw[n] -= flow.sign * flow.values[n];
  }
}

/// Whatever else draws from or feeds the bus keeps its planned flows.
template <class Spec>
void add(const Place& place, const Spec&, Bus& bus) {
  for (const result::Flow& flow : place.planned->plan().flows) {
    if (flow.asset != *place.asset || flow.bus != bus.name || flow.sign == 0) continue;
    for (std::size_t n = 0; n < bus.used_mw.size(); ++n)
      bus.used_mw[n] -= flow.sign * flow.values[n];
  }
}

/// Does the component touch this bus?
bool stands_at(const result::Plan& plan, const std::string& asset, const std::string& bus) {
  for (const result::Flow& flow : plan.flows)
    if (flow.asset == asset && flow.bus == bus) return true;
  return false;
}

}  // namespace

void age(std::vector<Bus>& buses, int year) {
  for (Bus& bus : buses)
    for (Generator& generator : bus.generators)
      if (generator.ageing != nullptr)
        generator.aged_frac = component::pv::ageing_factor(*generator.ageing, year) /
                              component::pv::mean_ageing_factor(*generator.ageing);
}

std::vector<Bus> buses_of(const model::Park& park, const result::Plan& plan, Mode mode) {
  const PlannedAssets planned(park, plan);
  std::vector<Bus> buses;
  for (const model::Bus& named : park.buses) {
    if (named.carrier != model::Carrier::electricity) continue;
    Bus bus;
    bus.name = named.name;
    bus.used_mw.assign(planned.n_steps(), 0.0);
    bus.demand_mw.assign(planned.n_steps(), 0.0);
    for (std::size_t c = 0; c < park.components.size(); ++c) {
      const model::Component& component = park.components[c];
      if (!stands_at(plan, component.name, bus.name)) continue;
      const Place place{&park, &planned, &component.name, c, mode};
      std::visit([&](const auto& spec) { add(place, spec, bus); }, component.spec);
    }
    buses.push_back(std::move(bus));
  }
  return buses;
}

}  // namespace sunward::simulation

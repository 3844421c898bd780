#include "sunward/simulation/tables.hpp"

#include <algorithm>
#include <utility>

#include "sunward/model/registry.hpp"

namespace sunward::simulation {

namespace {

result::SimulatedAsset empty_table(const model::Component& component) {
  result::SimulatedAsset asset;
  asset.name = component.name;
  asset.label = component.label.empty() ? component.name : component.label;
  asset.type = model::kind_name(component);
  asset.law = "as_planned";
  return asset;
}

double sum_mwh(Series series, std::size_t first, std::size_t n_steps, double step_h) {
  double sum = 0.0;
  for (std::size_t t = 0; t < n_steps; ++t) sum += at(series, first + t);
  return sum * step_h;
}

void append(std::vector<std::pair<std::string, double>>& to,
            const std::vector<std::pair<std::string, double>>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

/// A storage that kept its planned flows: its losses by the plan's own model.
void add_planned_losses(const component::Storage& spec, double charge_mwh, double discharge_mwh,
                        double auxiliary_mwh, result::LossTable& losses) {
  losses[result::Loss::conversion] = charge_mwh * (1.0 - spec.charge_efficiency_frac) +
                                     discharge_mwh * (1.0 / spec.discharge_efficiency_frac - 1.0);
  losses[result::Loss::auxiliary] = auxiliary_mwh;
  losses[result::Loss::self_discharge] =
      charge_mwh - discharge_mwh - losses[result::Loss::conversion];
}

}  // namespace

std::vector<result::SimulatedAsset> asset_tables(const model::Park& park, std::vector<Bus>& buses,
                                                 const Ledger& ledger, std::size_t first,
                                                 std::size_t n_steps, double step_h,
                                                 double& replacement_cny,
                                                 const std::vector<result::LossTable>& losses,
                                                 const std::vector<double>& stored_mwh) {
  std::vector<result::SimulatedAsset> tables;
  for (const model::Component& component : park.components)
    tables.push_back(empty_table(component));
  const auto sum = [&](Series series) { return sum_mwh(series, first, n_steps, step_h); };
  for (std::size_t b = 0; b < buses.size(); ++b) {
    Bus& bus = buses[b];
    for (std::size_t g = 0; g < bus.generators.size(); ++g) {
      const Generator& generator = bus.generators[g];
      append(tables[generator.component].figures, ledger.generator_figures(b, g));
      append(tables[generator.component].figures,
             {{"planned_energy_mwh", sum(generator.planned_mw)}});
    }
    for (std::size_t c = 0; c < bus.connections.size(); ++c) {
      const Connection& connection = bus.connections[c];
      append(tables[connection.component].figures, ledger.connection_figures(b, c));
      append(tables[connection.component].figures,
             {{"planned_import_mwh", sum(connection.planned_import_mw)},
              {"planned_export_mwh", sum(connection.planned_export_mw)}});
    }
    for (std::size_t i = 0; i < bus.batteries.size(); ++i) {
      Battery& battery = bus.batteries[i];
      result::SimulatedAsset& table = tables[battery.component];
      double taken_mwh = 0.0, given_mwh = 0.0;
      for (std::size_t t = 0; t < n_steps; ++t) {
        const double net_mw = planned_net_mw(battery, first + t);
        taken_mwh += std::max(0.0, -net_mw) * step_h;
        given_mwh += std::max(0.0, net_mw) * step_h;
      }
      const double charge_mwh = sum(battery.planned_charge_mw);
      const double discharge_mwh = sum(battery.planned_discharge_mw);
      const double auxiliary_mwh = sum(battery.planned_auxiliary_mw);
      table.figures = {{"charge_mwh", ledger.battery_mwh(b, i).charge_mwh},
                       {"discharge_mwh", ledger.battery_mwh(b, i).discharge_mwh},
                       {"stored_mwh", stored_mwh[battery.component]},
                       {"planned_charge_mwh", taken_mwh},
                       {"planned_discharge_mwh", given_mwh}};
      table.losses = losses[battery.component];
      if (battery.unit) {
        table.law = battery.unit->law();
        const double renewed_cny = battery.unit->end_year(table);
        append(table.figures, {{"replacement_cny", renewed_cny}});
        replacement_cny += renewed_cny;
      } else {
        if (!battery.built) table.law = "not_built";
        add_planned_losses(std::get<component::Storage>(park.components[battery.component].spec),
                           charge_mwh, discharge_mwh, auxiliary_mwh, table.losses);
      }
    }
  }
  return tables;
}

FirstYear::FirstYear(const model::Park& park, const std::vector<Bus>& buses, std::size_t n_steps) {
  const auto series = [&](const std::string& asset, const std::string& quantity,
                          const std::string& description, const std::string& bus, int sign) {
    flows_.push_back({asset + "_" + quantity, asset, quantity, "MW", description, bus, sign,
                      std::vector<double>(n_steps, 0.0)});
  };
  for (const Bus& bus : buses) {
    first_of_bus_.push_back(flows_.size());
    for (const Generator& generator : bus.generators)
      series(park.components[generator.component].name, "power_mw", "power delivered", bus.name, 1);
    for (const Connection& connection : bus.connections) {
      const std::string& name = park.components[connection.component].name;
      series(name, "import_mw", "power bought from the grid", bus.name, 1);
      series(name, "export_mw", "power sold to the grid", bus.name, -1);
    }
    for (const Battery& battery : bus.batteries) {
      const std::string& name = park.components[battery.component].name;
      series(name, "charge_mw", "power taken from the bus", bus.name, -1);
      series(name, "discharge_mw", "power given to the bus", bus.name, 1);
    }
    series(bus.name, "demand_mw", "demand of the loads", bus.name, -1);
    series(bus.name, "used_mw", "power of converters", bus.name, -1);
    series(bus.name, "unserved_mw", "demand not served", bus.name, 1);
    series(bus.name, "surplus_mw", "power without a taker", bus.name, -1);
  }
}

void FirstYear::add(std::size_t bus_index, std::size_t t, const Bus& bus, std::size_t n,
                    const BusFlows& flows, const std::vector<BatteryEnergy>& moved, double step_h,
                    double more_used_mw) {
  std::size_t next = first_of_bus_[bus_index];
  const auto put = [&](double value) { flows_[next++].values[t] = value; };
  for (const double power : flows.generation_mw) put(power);
  for (std::size_t c = 0; c < flows.import_mw.size(); ++c) {
    put(flows.import_mw[c]);
    put(flows.export_mw[c]);
  }
  for (const BatteryEnergy& energy : moved) {
    put(energy.charge_mwh / step_h);
    put(energy.discharge_mwh / step_h);
  }
  put(bus.demand_mw[n]);
  put(bus.used_mw[n] + more_used_mw);
  put(flows.unserved_mw);
  put(flows.surplus_mw);
}

}  // namespace sunward::simulation

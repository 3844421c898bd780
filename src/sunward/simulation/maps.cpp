#include "sunward/simulation/maps.hpp"

#include <cmath>
#include <limits>

#include "sunward/component/flow_battery/plant.hpp"
#include "sunward/simulation/electrolyser_maps.hpp"
#include "sunward/simulation/planned.hpp"

namespace sunward::simulation {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double map_temp_c = 25.0;

double battery_efficiency(const component::flow_battery::Plant& plant, double power_mw,
                          double content_mwh) {
  constexpr double step_h = 0.5;
  component::flow_battery::PlantState state = plant.fresh(content_mwh, map_temp_c);
  const auto done = plant.step(state, power_mw, step_h, map_temp_c);
  // What is delivered without what the step's own limits left undone.
  constexpr double held_frac = 0.98;
  if (std::abs(done.delivered_mwh) < held_frac * std::abs(power_mw) * step_h) return nothing;
  const double efficiency = power_mw > 0.0 ? -done.delivered_mwh / done.stored_mwh
                                           : -done.stored_mwh / done.delivered_mwh;
  return efficiency > 0.0 && efficiency <= 1.0 ? efficiency : nothing;
}

result::OperatingMap battery_map(const std::string& asset, const component::Storage& spec,
                                 double power_mw, double energy_mwh) {
  const component::flow_battery::Plant plant(spec.flow_battery, power_mw, energy_mwh);
  result::OperatingMap map{asset, "battery_efficiency", {}, {}, {}};
  for (int i = -10; i <= 10; ++i)
    if (i != 0) map.x.push_back(0.1 * i);
  for (int i = 0; i < 10; ++i) map.y.push_back(0.05 + 0.1 * i);
  for (const double soc : map.y) {
    std::vector<double>& row = map.z.emplace_back();
    for (const double load : map.x)
      row.push_back(battery_efficiency(plant, load * power_mw, soc * energy_mwh));
  }
  return map;
}

}  // namespace

std::vector<result::OperatingMap> maps_of(const model::Park& park, const result::Plan& plan) {
  std::vector<result::OperatingMap> maps;
  for (const model::Component& component : park.components) {
    const auto size = [&](const char* quantity) {
      return planned_size(plan, component.name, quantity);
    };
    const double power_mw = size("capacity_mw");
    if (power_mw <= least_size) continue;
    if (const auto* storage = std::get_if<component::Storage>(&component.spec)) {
      const double energy_mwh = size("capacity_mwh");
      if (storage->technology == component::StorageTechnology::vanadium_flow &&
          energy_mwh > least_size)
        maps.push_back(battery_map(component.name, *storage, power_mw, energy_mwh));
    } else if (const auto* maker = std::get_if<component::Electrolyser>(&component.spec)) {
      if (maker->technology != component::ElectrolyserTechnology::generic)
        for (result::OperatingMap& map : electrolyser_maps(component.name, *maker, power_mw))
          maps.push_back(std::move(map));
    }
  }
  return maps;
}

}  // namespace sunward::simulation

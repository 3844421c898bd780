// A park with wind, load, grid and one storage, and a plan for it with any schedule of the storage.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "sunward/component/flow_battery/flow_battery.hpp"
#include "sunward/result/plan.hpp"
#include "support/flow_batteries.hpp"
#include "support/small_park.hpp"

namespace sunward::simulation::test {

inline component::Storage storage(component::StorageTechnology technology) {
  component::Storage storage;
  storage.bus = "ac";
  storage.technology = technology;
  storage.flow_battery = sunward::test::nafion_battery();
  storage.power_mw = {10.0, 10.0};
  storage.energy_mwh = {40.0, 40.0};
  storage.cost_power = {1000.0, 0.0, 10.0};
  return storage;
}

/// Hours of wind, as a share of the 20 MW farm.
inline std::vector<double> wind_hours(std::size_t n, std::mt19937_64& random) {
  std::uniform_real_distribution<double> share(0.0, 1.0);
  std::vector<double> hours(n);
  for (double& hour : hours) hour = share(random);
  return hours;
}

/// Park and plan. Load 8 MW, grid 15 MW in and 5 MW out.
struct Sample {
  model::Park park;
  result::Plan plan;

  result::Flow& flow(const std::string& name) {
    return *std::find_if(plan.flows.begin(), plan.flows.end(),
                         [&](const result::Flow& f) { return f.name == name; });
  }
};

/// @param net_mw  of the storage by hour, > 0 discharging. What it leaves over is exported, then
///        curtailed; what lacks is imported, then unserved.
inline Sample sample(const std::vector<double>& wind, const std::vector<double>& net_mw,
                     component::StorageTechnology technology) {
  testing::SmallPark small({wind});
  const std::size_t n = wind.size();
  small.wind({20.0, 20.0});
  small.load(std::vector<double>(n, 8.0));
  component::Grid& grid = small.grid({15.0, 15.0}, std::vector<double>(n, 500.0));
  grid.export_limit_mw = 5.0;
  grid.export_price_cny_per_mwh = 200.0;
  grid.demand_charge_cny_per_kw_month = 36.0;
  small.add("battery", storage(technology));
  Sample made{std::move(small.park), {}};
  std::vector<double> available(n), power(n), import(n), export_(n), unserved(n), charge(n),
      discharge(n), content(n, 20.0), served(n);
  for (std::size_t t = 0; t < n; ++t) {
    available[t] = 20.0 * wind[t];
    charge[t] = std::max(0.0, -net_mw[t]);
    discharge[t] = std::max(0.0, net_mw[t]);
    const double left = available[t] + net_mw[t] - 8.0;
    export_[t] = std::clamp(left, 0.0, 5.0);
    power[t] = available[t] - std::max(0.0, left - export_[t]);
    import[t] = std::clamp(-left, 0.0, 15.0);
    unserved[t] = std::max(0.0, -left - import[t]);
    served[t] = 8.0 - unserved[t];
  }
  const auto add = [&](const std::string& asset, const std::string& quantity, int sign,
                       std::vector<double> values) {
    made.plan.flows.push_back({asset + "_" + quantity, asset, quantity,
                               quantity.ends_with("mwh") ? "MWh" : "MW", "", sign == 0 ? "" : "ac",
                               sign, std::move(values)});
  };
  add("wind", "power_mw", 1, power);
  add("wind", "available_mw", 0, available);
  add("plant", "power_mw", -1, served);
  add("plant", "unserved_mw", 0, unserved);
  add("grid", "import_mw", 1, import);
  add("grid", "export_mw", -1, export_);
  add("battery", "charge_mw", -1, charge);
  add("battery", "discharge_mw", 1, discharge);
  add("battery", "energy_mwh", 0, content);
  const auto asset = [&](const std::string& name,
                         std::vector<std::pair<std::string, double>> sizes) {
    result::Asset entry;
    entry.name = name;
    for (const auto& [quantity, value] : sizes) {
      result::Capacity capacity;
      capacity.quantity = quantity;
      capacity.value = value;
      entry.capacities.push_back(capacity);
    }
    made.plan.assets.push_back(entry);
  };
  asset("wind", {{"capacity_mw", 20.0}});
  asset("grid", {{"connection_mw", 15.0}});
  asset("battery", {{"capacity_mw", 10.0}, {"capacity_mwh", 40.0}});
  made.plan.status = result::Status::optimal;
  return made;
}

}  // namespace sunward::simulation::test

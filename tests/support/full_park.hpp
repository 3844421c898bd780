// A park with every technology, two weather years of unlike weight and every rule.
#pragma once

#include <cmath>

#include "support/small_park.hpp"

namespace sunward::testing {

inline component::Storage full_storage(component::SizeRange power, component::SizeRange energy) {
  component::Storage storage;
  storage.bus = "ac";
  storage.power_mw = power;
  storage.energy_mwh = energy;
  storage.cost_power = {3000.0, 20.0, 20.0};
  storage.cost_energy = {1500.0, 10.0, 20.0};
  storage.self_discharge_frac_per_h = 0.001;
  storage.auxiliary_frac = 0.01;
  storage.soc_min_frac = 0.1;
  storage.soc_max_frac = 0.9;
  storage.throughput_cost_cny_per_mwh = 5.0;
  storage.duration_max_h = 8.0;
  return storage;
}

inline void add_hydrogen(SmallPark& small) {
  small.hydrogen_bus("h2_low");
  small.hydrogen_bus("h2_high");
  component::Electrolyser electrolyser;
  electrolyser.bus = "ac";
  electrolyser.hydrogen_bus = "h2_low";
  electrolyser.power_mw = {0.0, 60.0};
  electrolyser.cost = {2000.0, 60.0, 20.0};
  electrolyser.variable_om_cny_per_kg = 0.3;
  small.add("alk", electrolyser);
  component::Compressor compressor;
  compressor.bus = "ac";
  compressor.inlet_bus = "h2_low";
  compressor.outlet_bus = "h2_high";
  compressor.flow_kg_per_h = {0.0, 900.0};
  compressor.cost = {5000.0, 100.0, 15.0};
  small.add("comp", compressor);
  component::HydrogenTank tank;
  tank.bus = "h2_high";
  tank.mass_kg = {0.0, 20000.0};
  tank.cost = {4000.0, 40.0, 25.0};
  small.add("tank", tank);
  tank.bus = "h2_low";
  tank.mass_kg = {500.0, 500.0};
  tank.max_rate_frac_per_h = 0.25;
  tank.loss_frac_per_h = 0.001;
  small.add("buffer", tank);
  component::HydrogenMarket market;
  market.bus = "h2_high";
  market.sale_price_cny_per_kg = 12.0;
  market.sale_limit_kg_per_h = 50.0;
  market.purchase_price_cny_per_kg = 60.0;
  market.purchase_limit_kg_per_h = 400.0;
  market.purchase_co2_kg_per_kg = 20.0;
  small.add("market", market);
  component::HydrogenDemand demand;
  demand.bus = "h2_high";
  demand.mass_kg_per_day = 3000.0;
  demand.flexible_within_day = true;
  demand.max_rate_kg_per_h = 400.0;
  small.add("trucks", demand);
  demand.flexible_within_day = false;
  demand.mass_kg_per_day = 240.0;
  demand.unserved_cny_per_kg = 90.0;
  small.add("lab", demand);
}

/// @param hours  of each of the two years, at least 1.
inline model::Park full_park(Index hours = 60) {
  std::vector<std::vector<double>> wind(2);
  std::vector<double> price;
  for (Index t = 0; t < hours; ++t) {
    wind[0].push_back(0.5 + 0.45 * std::sin(0.37 * t));
    wind[1].push_back(0.4 + 0.40 * std::cos(0.23 * t));
    price.push_back(300.0 + 150.0 * std::sin(2.0 * 3.14159265 * t / 24.0));
  }
  SmallPark small(wind, {0.7, 0.3});
  small.park.finance.discount_frac = 0.07;
  small.wind({0.0, 200.0}, 400.0);
  component::Grid& grid = small.grid({0.0, 50.0}, price);
  grid.cost = {500.0, 5.0, 30.0};
  grid.import_limit_mw = 45.0;
  grid.export_limit_mw = 30.0;
  grid.export_price_cny_per_mwh = 150.0;
  grid.demand_charge_cny_per_kw_month = 36.0;
  grid.capacity_charge_cny_per_kw_month = 2.0;
  grid.co2_kg_per_kwh = 0.7;
  small.add("vrfb", full_storage({0.0, 40.0}, {0.0, 200.0}));
  small.add("lfp", full_storage({5.0, 5.0}, {10.0, 10.0}));
  component::ElectricLoad load;
  load.bus = "ac";
  load.constant_mw = 42.0;
  small.add("plant", load);
  load.constant_mw = 3.0;
  load.unserved_cny_per_mwh = 5000.0;
  small.add("camp", load);
  add_hydrogen(small);
  small.park.rules.min_self_use_frac = 0.6;
  small.park.rules.min_green_share_frac = 0.3;
  small.park.rules.max_export_frac = 0.2;
  small.park.rules.co2_cap_t_per_year = 250000.0;
  small.park.rules.co2_price_cny_per_t = 80.0;
  return small.park;
}

}  // namespace sunward::testing

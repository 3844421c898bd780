#include "sunward/formulation/component/thermal_plant.hpp"

namespace sunward::formulation {

void contribute(const component::ThermalPlant& spec, Builder& builder) {
  const Size capacity = builder.size({.quantity = "capacity_mw",
                                      .key = "capacity_mw",
                                      .unit = "MW",
                                      .range = spec.capacity_mw,
                                      .cost = spec.cost,
                                      .units_per_capacity = 1000.0});
  Expression power;
  Expression fuel;
  if (!capacity.absent()) {
    const Index column = builder.column("power_mw");
    builder.at_most(column, spec.availability_frac, capacity);
    builder.at_least(column, spec.min_output_frac, capacity);
    power.step.push_back({column, 0, 1.0});
    if (spec.fuel_kg_per_kwh > 0.0) fuel.step.push_back({column, 0, spec.fuel_kg_per_kwh});
  }
  const Index sent = builder.flow({.quantity = "power_mw",
                                   .unit = "MW",
                                   .description = "power sent out",
                                   .bus = spec.bus,
                                   .sign = 1,
                                   .role = Role::thermal,
                                   .value = power,
                                   .co2_t_per_unit = spec.co2_kg_per_kwh});  // kg/kWh is t/MWh
  builder.cost("variable_om", sent, spec.variable_om_cny_per_mwh);
  builder.emission_cost(sent);
  const Index burnt = builder.flow({.quantity = "fuel_t_per_h",
                                    .unit = "t h-1",
                                    .description = "fuel burnt",
                                    .bus = {},
                                    .sign = 0,
                                    .role = Role::other,
                                    .value = fuel});
  builder.cost("energy_purchase", burnt, spec.fuel_price_cny_per_t);
}

void read(const component::ThermalPlant& spec, AssetReader& reader) {
  const double energy = reader.yearly("power_mw");
  reader.figure("energy_mwh", energy);
  reader.figure("fuel_t", reader.yearly("fuel_t_per_h"));
  reader.figure("co2_t", energy * spec.co2_kg_per_kwh);
  reader.use_of_capacity(energy, reader.capacity("capacity_mw"));
}

}  // namespace sunward::formulation

#include "sunward/formulation/component/renewable.hpp"

namespace sunward::formulation {

void contribute_renewable(const Renewable& plant, Builder& builder) {
  const Size capacity = builder.size({.quantity = "capacity_mw",
                                      .key = "capacity_mw",
                                      .unit = "MW",
                                      .range = plant.capacity_mw,
                                      .cost = plant.cost,
                                      .units_per_capacity = 1000.0});
  Expression power;
  Expression available;
  if (!capacity.absent()) {
    const Index used = builder.column("used_mw");
    const StorageCurves* found = builder.storage_curves();
    if (found != nullptr && !found->available.empty())
      builder.at_most_by_step(used, builder.coefficients().of(found->available), capacity);
    else
      builder.at_most(used, 1.0, capacity);
    power.step.push_back({used, 0, plant.availability_pu});
    Builder::add_size(available, capacity, plant.availability_pu, builder.coefficients());
  }
  const Index flow = builder.flow({.quantity = "power_mw",
                                   .unit = "MW",
                                   .description = "power delivered",
                                   .bus = plant.bus,
                                   .sign = 1,
                                   .role = Role::generation,
                                   .value = power});
  builder.flow({.quantity = "available_mw",
                .unit = "MW",
                .description = "power available before curtailment",
                .bus = {},
                .sign = 0,
                .role = Role::available,
                .value = available});
  builder.cost("variable_om", flow, plant.variable_om_cny_per_mwh);
}

void read_renewable(AssetReader& reader) {
  const double energy = reader.yearly("power_mw");
  const double available = reader.yearly("available_mw");
  reader.figure("energy_mwh", energy);
  reader.figure("available_mwh", available);
  reader.figure("curtailed_mwh", available - energy);
  reader.use_of_capacity(energy, reader.capacity("capacity_mw"));
}

}  // namespace sunward::formulation

#include "sunward/formulation/component/electrolyser.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace sunward::formulation {

void contribute(const component::Electrolyser& spec, Builder& builder) {
  const Size size = builder.size({.quantity = "capacity_mw",
                                  .key = "power_mw",
                                  .unit = "MW",
                                  .range = spec.power_mw,
                                  .cost = spec.cost,
                                  .units_per_capacity = 1000.0});
  Expression power;
  Expression hydrogen;
  if (!size.absent()) {
    const auto envelope = component::electrolyser::envelope_of(
        spec, component::electrolyser::envelope_tolerance_frac);
    const StorageCurves* curves = builder.storage_curves();
    double left_frac = curves != nullptr ? curves->reach_frac : 1.0;
    int number = 0;
    for (const auto& stretch : component::electrolyser::stretches(envelope.segments)) {
      if (left_frac <= 0.0) break;
      const Index column = builder.column(fmt::format("segment_{}_mw", ++number));
      builder.at_most(column, std::min(stretch.width_frac, left_frac), size);
      left_frac -= stretch.width_frac;
      power.step.push_back({column, 0, 1.0});
      hydrogen.step.push_back({column, 0, stretch.slope_kg_per_mwh});
    }
  }
  // What a replay found beside the curve: standing by, starting, wear.
  const StorageCurves* found = builder.storage_curves();
  if (found != nullptr && !found->drain_mw.empty() && !size.absent())
    Builder::add_size(power, size, builder.coefficients().of(found->drain_mw),
                      builder.coefficients());
  builder.flow({.quantity = "input_mw",
                .unit = "MW",
                .description = "electric power used",
                .bus = spec.bus,
                .sign = -1,
                .role = Role::converter,
                .value = power});
  const Index made = builder.flow({.quantity = "flow_kg_per_h",
                                   .unit = "kg h-1",
                                   .description = "hydrogen made",
                                   .bus = spec.hydrogen_bus,
                                   .sign = 1,
                                   .role = Role::hydrogen_made,
                                   .value = hydrogen});
  builder.cost("variable_om", made, spec.variable_om_cny_per_kg);
}

void read(const component::Electrolyser& /*spec*/, AssetReader& reader) {
  constexpr double kwh_per_mwh = 1000.0;
  const double energy = reader.yearly("input_mw");
  const double mass = reader.yearly("flow_kg_per_h");
  reader.figure("energy_mwh", energy);
  reader.figure("hydrogen_kg", mass);
  if (mass > 0.0) reader.figure("specific_energy_kwh_per_kg", energy * kwh_per_mwh / mass);
  reader.use_of_capacity(energy, reader.capacity("capacity_mw"));
}

}  // namespace sunward::formulation

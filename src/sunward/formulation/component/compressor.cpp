#include "sunward/formulation/component/compressor.hpp"

namespace sunward::formulation {

namespace {
constexpr double kwh_per_mwh = 1000.0;
}

void contribute(const component::Compressor& spec, Builder& builder) {
  const Size size = builder.size({.quantity = "flow_kg_per_h",
                                  .key = "flow_kg_per_h",
                                  .unit = "kg/h",
                                  .range = spec.flow_kg_per_h,
                                  .cost = spec.cost});
  Expression flow;
  Expression power;
  if (!size.absent()) {
    const Index column = builder.column("throughput_kg_per_h");
    builder.at_most(column, 1.0, size);
    flow.step.push_back({column, 0, 1.0});
    power.step.push_back({column, 0, spec.energy_kwh_per_kg / kwh_per_mwh});
  }
  builder.flow({.quantity = "flow_kg_per_h",
                .unit = "kg h-1",
                .description = "hydrogen delivered at high pressure",
                .bus = spec.outlet_bus,
                .sign = 1,
                .role = Role::other,
                .value = flow});
  builder.flow({.quantity = "inlet_kg_per_h",
                .unit = "kg h-1",
                .description = "hydrogen taken at low pressure",
                .bus = spec.inlet_bus,
                .sign = -1,
                .role = Role::other,
                .value = flow});
  builder.flow({.quantity = "input_mw",
                .unit = "MW",
                .description = "electric power used",
                .bus = spec.bus,
                .sign = -1,
                .role = Role::converter,
                .value = power});
}

void read(const component::Compressor& /*spec*/, AssetReader& reader) {
  const double mass = reader.yearly("flow_kg_per_h");
  reader.figure("hydrogen_kg", mass);
  reader.figure("energy_mwh", reader.yearly("input_mw"));
  reader.use_of_capacity(mass, reader.capacity("flow_kg_per_h"));
}

}  // namespace sunward::formulation

#include "sunward/formulation/component/hydrogen_tank.hpp"

#include <cmath>

namespace sunward::formulation {

namespace {

/// The content can move by (1 - min_fill) of the size at most, so a rate that allows as much in one
/// step limits nothing.
bool rate_matters(const component::HydrogenTank& spec, double step_h) {
  return spec.max_rate_frac_per_h * step_h < 1.0 - spec.min_fill_frac;
}

/// Net flow out of the tank [kg/h], as an expression of the content alone or of its own column.
Expression net_flow(const component::HydrogenTank& spec, const Size& size, Index mass,
                    Builder& builder) {
  const double step_h = builder.horizon().step_h;
  const double keep = std::pow(1.0 - spec.loss_frac_per_h, step_h);
  Expression flow;
  if (!rate_matters(spec, step_h)) {
    flow.step = {{mass, 0, -1.0 / step_h}, {mass, 1, keep / step_h}};
    return flow;
  }
  const Index column = builder.column("flow_kg_per_h", -infinity);
  builder.at_most(column, spec.max_rate_frac_per_h, size);
  builder.at_least(column, -spec.max_rate_frac_per_h, size);
  Expression change;
  change.step = {{mass, 0, 1.0}, {mass, 1, -keep}, {column, 0, step_h}};
  builder.dynamics("content", change, 0.0);
  flow.step = {{column, 0, 1.0}};
  return flow;
}

/// A fuller tank is filled at a higher pressure.
void add_pressure(const Expression& content, Builder& builder) {
  const StorageCurves* found = builder.storage_curves();
  if (found == nullptr || found->pressure_mw_per_kg <= 0.0 || content.step.empty()) return;
  Expression power;
  power.step = {{content.step.front().column, 0, found->pressure_mw_per_kg}};
  power.constant = lp::Coefficient(-found->pressure_mw_per_kg * found->pressure_from_kg);
  builder.flow({.quantity = "pressure_mw",
                .unit = "MW",
                .description = "what the tank's pressure adds to the compressors' power",
                .bus = found->pressure_bus,
                .sign = -1,
                .role = Role::converter,
                .value = power,
                .both_ways = true});
}

}  // namespace

void contribute(const component::HydrogenTank& spec, Builder& builder) {
  const Size size = builder.size({.quantity = "capacity_kg",
                                  .key = "mass_kg",
                                  .unit = "kg",
                                  .range = spec.mass_kg,
                                  .cost = spec.cost});
  Expression content;
  Expression flow;
  if (!size.absent()) {
    const Index mass = builder.column("mass_kg");
    builder.at_most(mass, 1.0, size);
    const StorageCurves* found = builder.storage_curves();
    const double reserve_frac = found != nullptr ? found->reserve_frac : 0.0;
    builder.at_least(mass, spec.min_fill_frac + reserve_frac, size);
    content.step = {{mass, 0, 1.0}};
    flow = net_flow(spec, size, mass, builder);
  }
  builder.flow({.quantity = "flow_kg_per_h",
                .unit = "kg h-1",
                .description = "hydrogen out of the tank; negative: into it",
                .bus = spec.bus,
                .sign = 1,
                .role = Role::other,
                .value = flow,
                .both_ways = true});
  builder.flow({.quantity = "mass_kg",
                .unit = "kg",
                .description = "hydrogen stored at the end of the step",
                .bus = {},
                .sign = 0,
                .role = Role::other,
                .value = content});
  add_pressure(content, builder);
}

void read(const component::HydrogenTank& /*spec*/, AssetReader& reader) {
  const double filled = reader.yearly_part("flow_kg_per_h", -1);
  const double emptied = reader.yearly_part("flow_kg_per_h", 1);
  reader.figure("filled_kg", filled);
  reader.figure("emptied_kg", emptied);
  reader.figure("losses_kg", filled - emptied);
  const double size = reader.capacity("capacity_kg");
  if (size > negligible_capacity) reader.figure("cycles", emptied / size);
}

}  // namespace sunward::formulation

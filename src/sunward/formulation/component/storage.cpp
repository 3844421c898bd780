#include "sunward/formulation/component/storage.hpp"

#include <cmath>

#include <fmt/format.h>

namespace sunward::formulation {

namespace {

struct Sizes {
  Size power;
  Size energy;
};

Sizes add_sizes(const component::Storage& spec, Builder& builder) {
  Sizes sizes;
  sizes.power = builder.size({.quantity = "capacity_mw",
                              .key = "power_mw",
                              .unit = "MW",
                              .range = spec.power_mw,
                              .cost = spec.cost_power,
                              .units_per_capacity = 1000.0});
  sizes.energy = builder.size({.quantity = "capacity_mwh",
                               .key = "energy_mwh",
                               .unit = "MWh",
                               .range = spec.energy_mwh,
                               .cost = spec.cost_energy,
                               .units_per_capacity = 1000.0});
  if (spec.duration_min_h > 0.0)
    builder.design_row("duration_min_h", {{sizes.energy, 1.0}, {sizes.power, -spec.duration_min_h}},
                       0.0, infinity);
  if (std::isfinite(spec.duration_max_h))
    builder.design_row("duration_max_h", {{sizes.energy, 1.0}, {sizes.power, -spec.duration_max_h}},
                       -infinity, 0.0);
  return sizes;
}

struct Operation {
  Expression charge;
  Expression discharge;
  Expression energy;
};

/// Power of one direction: a column, or one for each stretch of its curve. What it moves in the
/// store goes into `change`.
Expression add_power(const std::string& name,
                     const std::vector<component::ConversionStretch>& curve,
                     double constant_content_per_bus, double sign, const Sizes& sizes,
                     Expression& change, Builder& builder) {
  const double step_h = builder.horizon().step_h;
  const StorageCurves* found = builder.storage_curves();
  Expression power;
  const auto add = [&](const std::string& column_name, double width_frac, double content_per_bus) {
    const Index column = builder.column(column_name);
    if (found != nullptr && !found->available.empty()) {
      lp::Coefficient factor = builder.coefficients().of(found->available);
      factor.scale *= width_frac;
      builder.at_most_by_step(column, factor, sizes.power);
    } else {
      builder.at_most(column, width_frac, sizes.power);
    }
    power.step.push_back({column, 0, 1.0});
    change.step.push_back({column, 0, sign * content_per_bus * step_h});
  };
  if (curve.empty()) {
    add(name + "_mw", 1.0, constant_content_per_bus);
    return power;
  }
  int number = 0;
  for (const component::ConversionStretch& stretch : curve)
    add(fmt::format("{}_{}_mw", name, ++number), stretch.width_frac, stretch.content_per_bus);
  return power;
}

/// energy(n) = keep energy(prev) + eta_c dt charge - dt / eta_d discharge, or the curves in place
/// of the constants, less what a replay found to be lost beside them.
Operation add_operation(const component::Storage& spec, const Sizes& sizes, Builder& builder) {
  Operation operation;
  if (sizes.power.absent() || sizes.energy.absent()) return operation;
  const StorageCurves* given = builder.storage_curves();
  const StorageCurves curves = given != nullptr ? *given : StorageCurves{};
  Expression change;
  operation.charge =
      add_power("charge", curves.charge, spec.charge_efficiency_frac, -1.0, sizes, change, builder);
  operation.discharge =
      add_power("discharge", curves.discharge, 1.0 / spec.discharge_efficiency_frac, 1.0, sizes,
                change, builder);
  const Index energy = builder.column("energy_mwh");
  builder.at_most(energy, spec.soc_max_frac, sizes.energy);
  builder.at_least(energy, spec.soc_min_frac, sizes.energy);
  const double step_h = builder.horizon().step_h;
  const double keep = std::pow(1.0 - spec.self_discharge_frac_per_h, step_h);
  change.step.push_back({energy, 0, 1.0});
  change.step.push_back({energy, 1, -keep});
  if (!curves.loss_mwh.empty())
    Builder::add_size(change, sizes.power, builder.coefficients().of(curves.loss_mwh),
                      builder.coefficients());
  builder.dynamics("content", change, 0.0);
  operation.energy.step.push_back({energy, 0, 1.0});
  return operation;
}

}  // namespace

void contribute(const component::Storage& spec, Builder& builder) {
  const Sizes sizes = add_sizes(spec, builder);
  const Operation operation = add_operation(spec, sizes, builder);
  builder.flow({.quantity = "charge_mw",
                .unit = "MW",
                .description = "power taken from the bus to charge",
                .bus = spec.bus,
                .sign = -1,
                .role = Role::charge,
                .value = operation.charge});
  const Index discharge = builder.flow({.quantity = "discharge_mw",
                                        .unit = "MW",
                                        .description = "power given to the bus",
                                        .bus = spec.bus,
                                        .sign = 1,
                                        .role = Role::discharge,
                                        .value = operation.discharge});
  builder.flow({.quantity = "energy_mwh",
                .unit = "MWh",
                .description = "energy stored at the end of the step",
                .bus = {},
                .sign = 0,
                .role = Role::other,
                .value = operation.energy});
  builder.cost("variable_om", discharge, spec.throughput_cost_cny_per_mwh);
  const StorageCurves* found = builder.storage_curves();
  const bool by_step = found != nullptr && !found->drain_mw.empty();
  if (spec.auxiliary_frac == 0.0 && !by_step) return;
  Expression auxiliary;
  Builder::add_size(
      auxiliary, sizes.power,
      by_step ? builder.coefficients().of(found->drain_mw) : lp::Coefficient(spec.auxiliary_frac),
      builder.coefficients());
  builder.flow({.quantity = "auxiliary_mw",
                .unit = "MW",
                .description = "power of pumps and controls",
                .bus = spec.bus,
                .sign = -1,
                .role = Role::auxiliary,
                .value = auxiliary});
}

void read(const component::Storage& /*spec*/, AssetReader& reader) {
  const double charged = reader.yearly("charge_mw");
  const double discharged = reader.yearly("discharge_mw");
  const double auxiliary = reader.yearly("auxiliary_mw");
  reader.figure("charge_mwh", charged);
  reader.figure("discharge_mwh", discharged);
  reader.figure("auxiliary_mwh", auxiliary);
  reader.figure("losses_mwh", charged - discharged + auxiliary);
  const double energy = reader.capacity("capacity_mwh");
  const double power = reader.capacity("capacity_mw");
  if (energy > negligible_capacity && power > negligible_capacity) {
    reader.figure("cycles", discharged / energy);
    reader.figure("duration_h", energy / power);
  }
  const double both = reader.yearly_minimum("charge_mw", "discharge_mw");
  // An interior point leaves a trace of both; only a real amount is worth a reader's time.
  if (both > 1.0 + 1e-3 * charged) reader.figure("simultaneous_charge_discharge_mwh", both);
}

}  // namespace sunward::formulation

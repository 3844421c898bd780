#include "sunward/formulation/component/hydrogen_demand.hpp"

#include <cmath>

#include "sunward/component/load/load_profile.hpp"
#include "sunward/formulation/component/demand.hpp"
#include "sunward/formulation/penalty.hpp"

namespace sunward::formulation {

namespace {

constexpr double hours_of_day = 24.0;

/// Per step: does the delivered amount carry over from the step before, does it last beyond this
/// step, and how much of the day's demand falls due at its end.
struct Days {
  std::vector<double> carries;  ///< 0 at the first step of each day, else 1
  std::vector<double> lasts;    ///< 0 at the last step of each day, else 1
  std::vector<double> due_kg;   ///< the day's amount at its last step, else 0
};

/// A day cut short by the scenario's ends owes the part of the amount its steps make of a day.
void append_days(const series::TimeAxis& axis, double mass_kg_per_day, Days& days) {
  Index first = 0;
  for (Index t = 0; t < axis.n_steps; ++t) {
    const bool last = t + 1 == axis.n_steps || axis.day_of_year(t + 1) != axis.day_of_year(t);
    const double hours = (t + 1 - first) * axis.step_h();
    days.carries.push_back(t == first ? 0.0 : 1.0);
    days.lasts.push_back(last ? 0.0 : 1.0);
    days.due_kg.push_back(last ? mass_kg_per_day * hours / hours_of_day : 0.0);
    if (last) first = t + 1;
  }
}

/// lasts(n) delivered(n) - carries(n) delivered(prev) - dt (served + unserved) = -due(n).
/// The content column drops out at the last step of the day instead of being fixed there: an
/// interior-point method has no room between equal bounds.
void contribute_flexible(const component::HydrogenDemand& spec, double unserved_price,
                         Builder& builder) {
  Days days;
  for (const model::Scenario& scenario : builder.park().scenarios)
    append_days(scenario.weather->axis, spec.mass_kg_per_day, days);
  CoefficientPool& pool = builder.coefficients();
  const double step_h = builder.horizon().step_h;
  const lp::Coefficient lasts = pool.of(std::move(days.lasts));
  const lp::Coefficient due = pool.of(std::move(days.due_kg));
  const Index served = builder.column("served_kg_per_h");
  builder.limit(served, spec.max_rate_kg_per_h, "max_rate_kg_per_h", "kg/h");
  const Index delivered = builder.column("delivered_kg", 0.0, spec.mass_kg_per_day);
  Expression balance;
  balance.step = {{delivered, 0, lasts},
                  {delivered, 1, pool.product(pool.of(std::move(days.carries)), -1.0)},
                  {served, 0, -step_h}};
  Expression unserved;
  if (unserved_price >= 0.0) {
    const Index column = builder.column("unserved_kg_per_h");
    balance.step.push_back({column, 0, -step_h});
    unserved.step.push_back({column, 0, 1.0});
  }
  builder.dynamics("day", balance, pool.product(due, -1.0));
  builder.flow({.quantity = "flow_kg_per_h",
                .unit = "kg h-1",
                .description = "demand served",
                .bus = spec.bus,
                .sign = -1,
                .role = Role::hydrogen_served,
                .value = {0.0, {{served, 0, 1.0}}, {}}});
  builder.flow({.quantity = "delivered_kg",
                .unit = "kg",
                .description = "delivered since midnight, at the end of the step",
                .bus = {},
                .sign = 0,
                .role = Role::other,
                .value = {due, {{delivered, 0, lasts}}, {}}});
  if (unserved.step.empty()) return;
  const Index flow = builder.flow({.quantity = "unserved_kg_per_h",
                                   .unit = "kg h-1",
                                   .description = "demand not served",
                                   .bus = {},
                                   .sign = 0,
                                   .role = Role::unserved_hydrogen,
                                   .value = unserved});
  builder.cost("unserved", flow, unserved_price);
}

}  // namespace

void contribute(const component::HydrogenDemand& spec, Builder& builder) {
  const double price =
      builder.unserved_price(spec.unserved_cny_per_kg, penalty::unserved_cny_per_kg);
  if (spec.flexible_within_day && spec.mass_kg_per_day > 0.0) {
    contribute_flexible(spec, price, builder);
    return;
  }
  FixedDemand demand;
  demand.bus = spec.bus;
  demand.profile = builder.series([&](const series::Weather& weather) {
    return component::hydrogen_profile(spec, weather.axis);
  });
  demand.unserved_price = price;
  demand.served_quantity = "flow_kg_per_h";
  demand.unserved_quantity = "unserved_kg_per_h";
  demand.unit = "kg h-1";
  demand.served_role = Role::hydrogen_served;
  demand.unserved_role = Role::unserved_hydrogen;
  contribute_fixed_demand(demand, builder);
}

void read(const component::HydrogenDemand& spec, AssetReader& reader) {
  reader.figure("hydrogen_kg", reader.yearly("flow_kg_per_h"));
  if (spec.unserved_cny_per_kg >= 0.0)
    reader.figure("unserved_kg", reader.yearly("unserved_kg_per_h"));
}

}  // namespace sunward::formulation

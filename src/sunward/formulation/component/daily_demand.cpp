#include "sunward/formulation/component/daily_demand.hpp"

namespace sunward::formulation {

namespace {

constexpr double hours_of_day = 24.0;

/// Per step: does the delivered amount carry over from the step before, does it last beyond this
/// step, and how much of the day's demand falls due at its end.
struct Days {
  std::vector<double> carries;  ///< 0 at the first step of each day, else 1
  std::vector<double> lasts;    ///< 0 at the last step of each day, else 1
  std::vector<double> due;      ///< the day's amount at its last step, else 0
};

void append_days(const series::TimeAxis& axis, double per_day, Days& days) {
  Index first = 0;
  for (Index t = 0; t < axis.n_steps; ++t) {
    const bool last = t + 1 == axis.n_steps || axis.day_of_year(t + 1) != axis.day_of_year(t);
    const double hours = (t + 1 - first) * axis.step_h();
    days.carries.push_back(t == first ? 0.0 : 1.0);
    days.lasts.push_back(last ? 0.0 : 1.0);
    days.due.push_back(last ? per_day * hours / hours_of_day : 0.0);
    if (last) first = t + 1;
  }
}

/// Columns and coefficients shared by the row and the flows.
struct Parts {
  lp::Coefficient lasts;
  lp::Coefficient due;
  Index served = 0;
  Index delivered = 0;
  Expression unserved;
};

/// lasts(n) delivered(n) - carries(n) delivered(prev) - dt (served + unserved) = -due(n).
/// The content column drops out at the last step of the day instead of being fixed there: an
/// interior-point method has no room between equal bounds.
Parts add_row(const DailyDemand& demand, Builder& builder) {
  Days days;
  for (const model::Scenario& scenario : builder.park().scenarios)
    append_days(scenario.weather->axis, demand.per_day, days);
  CoefficientPool& pool = builder.coefficients();
  const double step_h = builder.horizon().step_h;
  Parts parts;
  parts.lasts = pool.of(std::move(days.lasts));
  parts.due = pool.of(std::move(days.due));
  parts.served = builder.column(demand.served_column);
  builder.limit(parts.served, demand.max_rate, demand.max_rate_key, demand.key_unit);
  parts.delivered = builder.column(demand.delivered_quantity, 0.0, demand.per_day);
  Expression balance;
  balance.step = {{parts.delivered, 0, parts.lasts},
                  {parts.delivered, 1, pool.product(pool.of(std::move(days.carries)), -1.0)},
                  {parts.served, 0, -step_h}};
  if (demand.unserved_price >= 0.0) {
    const Index column = builder.column(demand.unserved_quantity);
    balance.step.push_back({column, 0, -step_h});
    parts.unserved.step.push_back({column, 0, 1.0});
  }
  builder.dynamics("day", balance, pool.product(parts.due, -1.0));
  return parts;
}

}  // namespace

void contribute_daily_demand(const DailyDemand& demand, Builder& builder) {
  const Parts parts = add_row(demand, builder);
  builder.flow({.quantity = demand.served_quantity,
                .unit = demand.rate_unit,
                .description = "demand served",
                .bus = demand.bus,
                .sign = -1,
                .role = demand.served_role,
                .value = {0.0, {{parts.served, 0, 1.0}}, {}}});
  builder.flow({.quantity = demand.delivered_quantity,
                .unit = demand.amount_unit,
                .description = "delivered since midnight, at the end of the step",
                .bus = {},
                .sign = 0,
                .role = Role::other,
                .value = {parts.due, {{parts.delivered, 0, parts.lasts}}, {}}});
  if (parts.unserved.step.empty()) return;
  const Index flow = builder.flow({.quantity = demand.unserved_quantity,
                                   .unit = demand.rate_unit,
                                   .description = "demand not served",
                                   .bus = {},
                                   .sign = 0,
                                   .role = demand.unserved_role,
                                   .value = parts.unserved});
  builder.cost("unserved", flow, demand.unserved_price);
}

}  // namespace sunward::formulation

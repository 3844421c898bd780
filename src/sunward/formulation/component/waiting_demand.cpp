#include "sunward/formulation/component/waiting_demand.hpp"

namespace sunward::formulation {

Index contribute_waiting_demand(const WaitingDemand& demand, Builder& builder) {
  const double step_h = builder.horizon().step_h;
  const Index served = builder.column(demand.served_column);
  if (!demand.max_key.empty()) builder.limit(served, demand.max_mw, demand.max_key, "MW");
  const Index waiting =
      builder.column(demand.waiting_quantity, 0.0, demand.mean_mw * demand.window_h);
  Expression balance;
  balance.step = {{waiting, 0, 1.0}, {waiting, 1, -1.0}, {served, 0, step_h}};
  builder.dynamics(demand.row, balance, demand.mean_mw * step_h);
  builder.flow({.quantity = demand.waiting_quantity,
                .unit = "MWh",
                .description = "demand that waits, at the end of the step",
                .bus = {},
                .sign = 0,
                .role = Role::other,
                .value = {0.0, {{waiting, 0, 1.0}}, {}}});
  return served;
}

}  // namespace sunward::formulation

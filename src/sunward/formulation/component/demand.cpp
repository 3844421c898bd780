#include "sunward/formulation/component/demand.hpp"

namespace sunward::formulation {

void contribute_fixed_demand(const FixedDemand& demand, Builder& builder) {
  Expression served{demand.profile, {}, {}};
  Expression unserved;
  if (demand.unserved_price >= 0.0) {
    // A share and not a power, so that an hour without demand does not close the column's range.
    const Index share = builder.column("unserved_frac", 0.0, 1.0);
    served.step.push_back({share, 0, builder.coefficients().product(demand.profile, -1.0)});
    unserved.step.push_back({share, 0, demand.profile});
  }
  builder.flow({.quantity = demand.served_quantity,
                .unit = demand.unit,
                .description = "demand served",
                .bus = demand.bus,
                .sign = -1,
                .role = demand.served_role,
                .value = served});
  if (unserved.step.empty()) return;
  const Index flow = builder.flow({.quantity = demand.unserved_quantity,
                                   .unit = demand.unit,
                                   .description = "demand not served",
                                   .bus = {},
                                   .sign = 0,
                                   .role = demand.unserved_role,
                                   .value = unserved});
  builder.cost("unserved", flow, demand.unserved_price);
}

}  // namespace sunward::formulation

// What a fixed demand of electricity or hydrogen adds: a right-hand side, and where it may stay
// unserved one column in [0, 1], the unserved share.
#pragma once

#include <string>

#include "sunward/formulation/builder.hpp"

namespace sunward::formulation {

struct FixedDemand {
  std::string bus;
  lp::Coefficient profile;        ///< MW or kg/h, >= 0
  double unserved_price = -1.0;   ///< CNY per MWh or kg; negative: must be served
  std::string served_quantity;    ///< "power_mw" or "flow_kg_per_h"
  std::string unserved_quantity;  ///< "unserved_mw" or "unserved_kg_per_h"
  std::string unit;
  Role served_role = Role::load;
  Role unserved_role = Role::unserved_electricity;
};

void contribute_fixed_demand(const FixedDemand& demand, Builder& builder);

}  // namespace sunward::formulation

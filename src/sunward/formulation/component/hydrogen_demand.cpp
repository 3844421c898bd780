#include "sunward/formulation/component/hydrogen_demand.hpp"

#include "sunward/component/load/load_profile.hpp"
#include "sunward/formulation/component/daily_demand.hpp"
#include "sunward/formulation/component/demand.hpp"
#include "sunward/formulation/penalty.hpp"

namespace sunward::formulation {

namespace {

void contribute_flexible(const component::HydrogenDemand& spec, double unserved_price,
                         Builder& builder) {
  DailyDemand demand;
  demand.bus = spec.bus;
  demand.per_day = spec.mass_kg_per_day;
  demand.max_rate = spec.max_rate_kg_per_h;
  demand.max_rate_key = "max_rate_kg_per_h";
  demand.unserved_price = unserved_price;
  demand.rate_unit = "kg h-1";
  demand.key_unit = "kg/h";
  demand.amount_unit = "kg";
  demand.served_column = "served_kg_per_h";
  demand.served_quantity = "flow_kg_per_h";
  demand.unserved_quantity = "unserved_kg_per_h";
  demand.delivered_quantity = "delivered_kg";
  demand.served_role = Role::hydrogen_served;
  demand.unserved_role = Role::unserved_hydrogen;
  contribute_daily_demand(demand, builder);
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

#include "sunward/formulation/component/electric_load.hpp"

#include "sunward/component/load/load_profile.hpp"
#include "sunward/formulation/component/demand.hpp"
#include "sunward/formulation/penalty.hpp"

namespace sunward::formulation {

void contribute(const component::ElectricLoad& spec, Builder& builder) {
  FixedDemand demand;
  demand.bus = spec.bus;
  demand.profile = builder.series(
      [&](const series::Weather& weather) { return component::load_profile(spec, weather.axis); });
  demand.unserved_price =
      builder.unserved_price(spec.unserved_cny_per_mwh, penalty::unserved_cny_per_mwh);
  demand.served_quantity = "power_mw";
  demand.unserved_quantity = "unserved_mw";
  demand.unit = "MW";
  demand.served_role = Role::load;
  demand.unserved_role = Role::unserved_electricity;
  contribute_fixed_demand(demand, builder);
}

void read(const component::ElectricLoad& spec, AssetReader& reader) {
  reader.figure("energy_mwh", reader.yearly("power_mw"));
  reader.figure("peak_mw", reader.highest("power_mw"));
  if (spec.unserved_cny_per_mwh >= 0.0) reader.figure("unserved_mwh", reader.yearly("unserved_mw"));
}

}  // namespace sunward::formulation

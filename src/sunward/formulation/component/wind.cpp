#include "sunward/formulation/component/wind.hpp"

#include "sunward/component/wind/availability.hpp"
#include "sunward/formulation/component/renewable.hpp"

namespace sunward::formulation {

void contribute(const component::Wind& spec, Builder& builder) {
  const series::Location& site = builder.park().site.location;
  contribute_renewable(
      {spec.bus, spec.capacity_mw, spec.cost, builder.series([&](const series::Weather& weather) {
         return component::wind_availability_pu(spec, weather, site);
       }),
       spec.variable_om_cny_per_mwh},
      builder);
}

void read(const component::Wind& /*spec*/, AssetReader& reader) { read_renewable(reader); }

}  // namespace sunward::formulation

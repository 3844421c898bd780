#include "sunward/formulation/component/pv.hpp"

#include "sunward/component/pv/availability.hpp"
#include "sunward/formulation/component/renewable.hpp"

namespace sunward::formulation {

void contribute(const component::Pv& spec, Builder& builder) {
  const series::Location& site = builder.park().site.location;
  contribute_renewable(
      {spec.bus, spec.capacity_mw, spec.cost, builder.series([&](const series::Weather& weather) {
         return component::pv_availability_pu(spec, weather, site);
       }),
       spec.variable_om_cny_per_mwh},
      builder);
}

void read(const component::Pv& /*spec*/, AssetReader& reader) { read_renewable(reader); }

}  // namespace sunward::formulation

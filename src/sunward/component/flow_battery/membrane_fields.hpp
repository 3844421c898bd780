// Field table of Membrane: one record of a membrane library.
#pragma once

#include "sunward/base/field.hpp"
#include "sunward/component/flow_battery/membrane.hpp"

namespace sunward::component {

constexpr auto fields(const Membrane*) {
  using M = Membrane;
  return field_table(
      field(&M::label, "label", unit::none, required, any_number, "Name for people."),
      field(&M::thickness_um, "thickness_um", unit::um, required, between(5, 500),
            "Thickness in the stack."),
      field(&M::conductivity_s_per_m, "conductivity_s_per_m", unit::s_per_m, required,
            between(0.05, 50), "Conductivity in vanadium electrolyte at 30 degC."),
      field(&M::v2_permeability_m2_per_s, "v2_permeability_m2_per_s", unit::m2_per_s, required,
            between(0, 1e-9), "Permeability of V2+."),
      field(&M::v3_permeability_m2_per_s, "v3_permeability_m2_per_s", unit::m2_per_s, required,
            between(0, 1e-9), "Permeability of V3+."),
      field(&M::v4_permeability_m2_per_s, "v4_permeability_m2_per_s", unit::m2_per_s, required,
            between(0, 1e-9), "Permeability of VO2+ (tetravalent)."),
      field(&M::v5_permeability_m2_per_s, "v5_permeability_m2_per_s", unit::m2_per_s, required,
            between(0, 1e-9), "Permeability of VO2+ (pentavalent)."),
      field(&M::price_cny_per_m2, "price_cny_per_m2", unit::cny_per_m2, required,
            between(0, 100000), "Price."),
      field(&M::life_h, "life_h", unit::hour, required, above_up_to(0, 1e6),
            "Hours in a filled stack until it is replaced."),
      field(&M::source, "source", unit::none, required, any_number,
            "Where the values come from; `assumption` where nobody vouches for one."));
}

}  // namespace sunward::component

// Field table of [study.membrane].
#pragma once

#include "sunward/base/field.hpp"
#include "sunward/model/membrane_study.hpp"

namespace sunward::model {

constexpr auto fields(const MembraneStudy*) {
  using M = MembraneStudy;
  return field_table(
      field(&M::storage, "storage", unit::none, optional_meaning("the only flow battery"),
            any_number, "Name of the flow battery whose membrane is studied."),
      field(&M::operation_y, "operation_y", unit::year, defaulted, between(1, 60),
            "Years of operation that are replayed and levelised.", "life of the electrolyte"),
      field(&M::thickness_um, "thickness_um", unit::um, defaulted, between(5, 500),
            "Thicknesses of the grid.", "dry thicknesses on the market, 25 to 183 um"),
      field(&M::permeability_factor, "permeability_factor", unit::none, defaulted, between(0, 100),
            "Permeabilities of the grid: times those of the case's membrane, all four ions alike.",
            "assumption: from a dense hydrocarbon to a porous separator"),
      field(&M::price_cny_per_m2, "price_cny_per_m2", unit::cny_per_m2,
            optional_meaning("the price of the case's membrane"), between(0, 100000),
            "Membrane prices of the grid."),
      field(&M::energy_price_cny_per_mwh, "energy_price_cny_per_mwh", unit::cny_per_mwh,
            optional_meaning("the plan's own value of electricity in the hours it charges"),
            between(0, 100000), "Price of the energy the battery takes in."),
      field(&M::duty, "duty", unit::none, defaulted, any_number,
            "What is asked of the battery: the schedule of the park's plan, or one charge and one "
            "discharge a day."),
      field(&M::duty_power_frac, "duty_power_frac", unit::frac, defaulted, above_up_to(0, 1),
            "Daily duty: power over rated power, in both directions.", "assumption"),
      field(&M::duty_charge_h, "duty_charge_h", unit::hour, defaulted, above_up_to(0, 12),
            "Daily duty: hours of charging from midnight.", "assumption"),
      field(&M::duty_discharge_h, "duty_discharge_h", unit::hour, defaulted, above_up_to(0, 12),
            "Daily duty: hours of discharging from noon.", "assumption"),
      derived_field(&M::known, "the membrane libraries"));
}

}  // namespace sunward::model

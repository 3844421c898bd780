// Field tables of ElectricLoad and HydrogenDemand.
#pragma once

#include "sunward/component/field_types.hpp"
#include "sunward/component/load/load.hpp"

namespace sunward::component {

constexpr auto fields(const ElectricLoad*) {
  return field_table(
      bus_field(&ElectricLoad::bus, "bus", "electricity", "Bus the load draws from."),
      field(&ElectricLoad::constant_mw, "constant_mw", unit::mw, optional_meaning("see profile_mw"),
            at_least(0), "A load that is the same at every hour."),
      profile_field(&ElectricLoad::profile_mw, "profile_mw", unit::mw, at_least(0),
                    "constant_mw at every hour", "A load that varies, from a CSV file."),
      field(&ElectricLoad::unserved_cny_per_mwh, "unserved_cny_per_mwh", unit::cny_per_mwh,
            optional_meaning("the load must be served"), at_least(0),
            "Value of energy not served; gives the plan leave to shed at this price."));
}

constexpr auto fields(const HydrogenDemand*) {
  return field_table(
      bus_field(&HydrogenDemand::bus, "bus", "hydrogen", "Bus the demand draws from."),
      field(&HydrogenDemand::mass_kg_per_day, "mass_kg_per_day", unit::kg_per_day,
            optional_meaning("see profile_kg_per_h"), at_least(0), "Hydrogen needed each day."),
      profile_field(&HydrogenDemand::profile_kg_per_h, "profile_kg_per_h", unit::kg_per_h,
                    at_least(0), "mass_kg_per_day spread evenly",
                    "A demand fixed hour by hour, from a CSV file."),
      field(&HydrogenDemand::flexible_within_day, "flexible_within_day", unit::none, defaulted,
            any_number, "True: the day's mass may be met at any hour of that day."),
      field(&HydrogenDemand::max_rate_kg_per_h, "max_rate_kg_per_h", unit::kg_per_h,
            optional_meaning("no limit"), above(0), "Fastest delivery of a flexible demand."),
      field(&HydrogenDemand::unserved_cny_per_kg, "unserved_cny_per_kg", unit::cny_per_kg,
            optional_meaning("the demand must be served"), at_least(0),
            "Value of hydrogen not served; gives the plan leave to fall short at this price."));
}

}  // namespace sunward::component

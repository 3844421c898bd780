// Field table of Electrolyser.
#pragma once

#include "sunward/component/electrolyser/electrolyser.hpp"
#include "sunward/component/electrolyser/law_fields.hpp"
#include "sunward/component/field_types.hpp"

namespace sunward::component {

constexpr auto fields(const Electrolyser*) {
  return field_table(
      bus_field(&Electrolyser::bus, "bus", "electricity", "Bus the electricity comes from."),
      bus_field(&Electrolyser::hydrogen_bus, "hydrogen_bus", "hydrogen", "Bus it feeds."),
      size_field(&Electrolyser::power_mw, "power_mw", unit::mw,
                 "Alternating-current power of the system at full load."),
      cost_field(&Electrolyser::cost, "", per_kw, "of system power",
                 "China alkaline 1350-1500 CNY/kW in 2023 tenders; operation 3-4 % a year "
                 "(assumption)"),
      field(&Electrolyser::technology, "technology", unit::none, defaulted, any_number,
            "What it is: alkaline and pem derive the part-load curve from the law below; generic "
            "takes the points of the curve."),
      field(&Electrolyser::curve_load_frac, "curve_load_frac", unit::frac,
            optional_meaning("an alkaline system, 55.6 kWh/kg at full load"), above_up_to(0, 1),
            "Loads of the part-load curve, increasing, the last 1."),
      field(&Electrolyser::curve_kwh_per_kg, "curve_kwh_per_kg", unit::kwh_per_kg,
            optional_meaning("an alkaline system, 55.6 kWh/kg at full load"), between(33.3, 200),
            "System electricity per kg of hydrogen at each load.",
            "lower heating value 33.3; US DOE 2022: alkaline system 55, PEM 55"),
      field(&Electrolyser::variable_om_cny_per_kg, "variable_om_cny_per_kg", unit::cny_per_kg,
            defaulted, at_least(0), "Water, lye and wear per kg of hydrogen."),
      table_field(&Electrolyser::law, "law", "the technology's defaults",
                  "Cell, balance of plant, starting and ageing; with `technology` alkaline or pem "
                  "only."));
}

}  // namespace sunward::component

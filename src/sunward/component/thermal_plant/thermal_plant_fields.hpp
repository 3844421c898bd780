// Field table of ThermalPlant.
#pragma once

#include "sunward/component/field_types.hpp"
#include "sunward/component/thermal_plant/thermal_plant.hpp"

namespace sunward::component {

constexpr auto fields(const ThermalPlant*) {
  using T = ThermalPlant;
  return field_table(
      bus_field(&T::bus, "bus", "electricity", "Bus the station feeds."),
      size_field(&T::capacity_mw, "capacity_mw", unit::mw, "Net capacity of the station."),
      cost_field(&T::cost, "", per_kw, "of net capacity",
                 "a new ultra-supercritical coal unit in China 3500-4500 CNY/kW (assumption)"),
      field(&T::fuel_kg_per_kwh, "fuel_kg_per_kwh", unit::kg_per_kwh, required, between(0, 5),
            "Fuel burnt per kWh sent out.",
            "3.6 over efficiency times heat value in MJ/kg; standard coal (29.3076 MJ/kg) at 41 %: "
            "0.30"),
      field(&T::fuel_price_cny_per_t, "fuel_price_cny_per_t", unit::cny_per_t, required,
            between(0, 100000), "Price of the fuel at the station."),
      field(&T::co2_kg_per_kwh, "co2_kg_per_kwh", unit::kg_per_kwh, required, between(0, 5),
            "Carbon dioxide per kWh sent out.",
            "ministry of ecology and environment: fossil power of China 2023 0.8273"),
      field(&T::variable_om_cny_per_mwh, "variable_om_cny_per_mwh", unit::cny_per_mwh, defaulted,
            at_least(0), "Operation cost per MWh sent out, without the fuel."),
      field(&T::availability_frac, "availability_frac", unit::frac, defaulted, above_up_to(0, 1),
            "Part of the capacity that can run, outages taken off at every hour.",
            "0.9 (assumption)"),
      field(&T::min_output_frac, "min_output_frac", unit::frac, defaulted, between(0, 1),
            "Least output at every hour, as a part of the capacity in service."));
}

}  // namespace sunward::component

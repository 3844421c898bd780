// Field table of Compressor.
#pragma once

#include "sunward/component/compressor/compressor.hpp"
#include "sunward/component/field_types.hpp"

namespace sunward::component {

constexpr auto fields(const Compressor*) {
  return field_table(
      bus_field(&Compressor::bus, "bus", "electricity", "Bus the electricity comes from."),
      bus_field(&Compressor::inlet_bus, "inlet_bus", "hydrogen", "Bus of the low pressure."),
      bus_field(&Compressor::outlet_bus, "outlet_bus", "hydrogen", "Bus of the high pressure."),
      size_field(&Compressor::flow_kg_per_h, "flow_kg_per_h", unit::kg_per_h,
                 "Hydrogen it moves at full load."),
      cost_field(&Compressor::cost, "", per_kg_per_h, "of flow",
                 "30 to 250 bar: 110 EUR per kW of hydrogen (Stoeckl 2021)"),
      field(&Compressor::energy_kwh_per_kg, "energy_kwh_per_kg", unit::kwh_per_kg, defaulted,
            between(0, 10), "Electricity per kg of hydrogen.",
            "30 to 250 bar: 1.707 kWh/kg (Stoeckl 2021)"));
}

}  // namespace sunward::component

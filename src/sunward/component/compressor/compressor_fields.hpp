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
            "30 to 250 bar: 1.707 kWh/kg (Stoeckl 2021)"),
      field(&Compressor::suction_bar, "suction_bar", unit::bar,
            optional_meaning("energy_kwh_per_kg holds"), between(0.5, 1000),
            "Pressure it takes hydrogen at, absolute; with discharge_bar instead of "
            "energy_kwh_per_kg."),
      field(&Compressor::discharge_bar, "discharge_bar", unit::bar,
            optional_meaning("energy_kwh_per_kg holds"), between(0.5, 1000),
            "Pressure it delivers at, absolute."),
      field(&Compressor::unit_flow_kg_per_h, "unit_flow_kg_per_h", unit::kg_per_h, defaulted,
            above_up_to(0, 19440), "Hydrogen one machine moves; larger motors are better.",
            "assumption; HDSAM: at most 5.4 kg/s"),
      field(&Compressor::isentropic_efficiency_frac, "isentropic_efficiency_frac", unit::frac,
            defaulted, between(0.2, 1), "Of each stage.", "HDSAM"));
}

}  // namespace sunward::component

#include "sunward/component/compressor/compressor.hpp"

#include "sunward/component/compressor/compression_energy.hpp"
#include "sunward/component/fault.hpp"

namespace sunward::component {

std::vector<Fault> check(const Compressor& unit) {
  std::vector<Fault> faults;
  check_size(faults, "flow_kg_per_h", unit.flow_kg_per_h, "kg/h");
  check_cost(faults, "cost", unit.cost);
  if (unit.inlet_bus == unit.outlet_bus) {
    Fault fault;
    fault.key = "outlet_bus";
    fault.value = unit.outlet_bus;
    fault.range = phrase("range.other_bus");
    fault.tell(told("compressor.same_bus"));
    faults.push_back(fault);
  }
  if (compressor::follows_law(unit) && !(unit.discharge_bar > unit.suction_bar)) {
    add_fault(
        faults, "discharge_bar", unit.discharge_bar, "bar",
        phrase("range.above_key", {{"key", "suction_bar"}, {"min", figure(unit.suction_bar)}}),
        told("compressor.pressures"));
  }
  return faults;
}

namespace compressor {

bool follows_law(const Compressor& unit) {
  return unit.suction_bar > 0.0 && unit.discharge_bar > 0.0;
}

double law_kwh_per_kg(const Compressor& unit) {
  return compression_kwh_per_kg(unit.suction_bar, unit.discharge_bar, unit.unit_flow_kg_per_h,
                                unit.isentropic_efficiency_frac);
}

}  // namespace compressor

}  // namespace sunward::component

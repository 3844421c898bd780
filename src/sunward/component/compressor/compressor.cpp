#include "sunward/component/compressor/compressor.hpp"

#include "sunward/component/fault.hpp"

namespace sunward::component {

std::vector<Fault> check(const Compressor& compressor) {
  std::vector<Fault> faults;
  check_size(faults, "flow_kg_per_h", compressor.flow_kg_per_h, "kg/h");
  check_cost(faults, "cost", compressor.cost);
  if (compressor.inlet_bus == compressor.outlet_bus) {
    Fault fault;
    fault.key = "outlet_bus";
    fault.value = compressor.outlet_bus;
    fault.range = "another bus than inlet_bus";
    fault.message = "the compressor takes from and delivers to the same bus";
    fault.remedy = "Name the high-pressure bus, or leave the compressor out.";
    faults.push_back(fault);
  }
  return faults;
}

}  // namespace sunward::component

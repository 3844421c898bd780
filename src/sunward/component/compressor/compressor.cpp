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
    fault.range = phrase("range.other_bus");
    fault.tell(told("compressor.same_bus"));
    faults.push_back(fault);
  }
  return faults;
}

}  // namespace sunward::component

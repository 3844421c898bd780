#include "sunward/simulation/unit.hpp"

#include "sunward/simulation/constant_unit.hpp"
#include "sunward/simulation/flow_battery_unit.hpp"
#include "sunward/simulation/lithium_unit.hpp"

namespace sunward::simulation {

std::unique_ptr<Unit> make_unit(const component::Storage& spec, double power_mw, double energy_mwh,
                                double content_mwh) {
  if (spec.technology == component::StorageTechnology::vanadium_flow)
    return std::make_unique<FlowBatteryUnit>(spec, power_mw, energy_mwh, content_mwh);
  if (spec.technology == component::StorageTechnology::lithium)
    return std::make_unique<LithiumUnit>(spec, power_mw, energy_mwh, content_mwh);
  return std::make_unique<ConstantUnit>(spec, power_mw, energy_mwh, content_mwh);
}

}  // namespace sunward::simulation

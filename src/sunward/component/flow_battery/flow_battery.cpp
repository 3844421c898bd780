#include "sunward/component/flow_battery/flow_battery.hpp"

#include "sunward/component/fault.hpp"

namespace sunward::component {

std::vector<Fault> check(const FlowBattery& battery) {
  std::vector<Fault> faults;
  const auto above = [&](const char* key, double value, const char* unit, const char* lower_key,
                         double lower, const char* name) {
    if (value > lower) return;
    add_fault(faults, key, value, unit,
              phrase("range.above_key", {{"key", lower_key}, {"min", figure(lower)}}),
              told(name, {{"key", key}, {"lower", lower_key}}));
  };
  above("electrolyte_soc_max_frac", battery.electrolyte_soc_max_frac, "",
        "electrolyte_soc_min_frac", battery.electrolyte_soc_min_frac, "flow_battery.no_charge");
  above("cell_voltage_max_v", battery.cell_voltage_max_v, "V", "cell_voltage_min_v",
        battery.cell_voltage_min_v, "flow_battery.no_voltage");
  above("electrolyte_temp_max_c", battery.electrolyte_temp_max_c, "degC",
        "electrolyte_temp_min_c + 2 temp_margin_k",
        battery.electrolyte_temp_min_c + 2.0 * battery.temp_margin_k, "flow_battery.temperatures");
  if (!(battery.max_current_ma_per_cm2 >= battery.design_current_ma_per_cm2)) {
    add_fault(faults, "max_current_ma_per_cm2", battery.max_current_ma_per_cm2, "mA/cm2",
              phrase("range.at_least", {{"min", figure(battery.design_current_ma_per_cm2)}}),
              told("flow_battery.current"));
  }
  return faults;
}

}  // namespace sunward::component

#include "sunward/component/flow_battery/flow_battery.hpp"

#include <fmt/format.h>

#include "sunward/component/fault.hpp"

namespace sunward::component {

std::vector<Fault> check(const FlowBattery& battery) {
  std::vector<Fault> faults;
  const auto above = [&](const char* key, double value, const char* unit, const char* lower_key,
                         double lower, const char* message) {
    if (value > lower) return;
    add_fault(faults, key, value, unit, fmt::format("above {} = {:.6g}", lower_key, lower), message,
              fmt::format("Give a {} above {}.", key, lower_key));
  };
  above("electrolyte_soc_max_frac", battery.electrolyte_soc_max_frac, "",
        "electrolyte_soc_min_frac", battery.electrolyte_soc_min_frac,
        "the electrolyte has no room to be charged");
  above("cell_voltage_max_v", battery.cell_voltage_max_v, "V", "cell_voltage_min_v",
        battery.cell_voltage_min_v, "the cell voltage has no room to move");
  above("electrolyte_temp_max_c", battery.electrolyte_temp_max_c, "degC",
        "electrolyte_temp_min_c plus twice temp_margin_k",
        battery.electrolyte_temp_min_c + 2.0 * battery.temp_margin_k,
        "heating and cooling would work against each other");
  if (!(battery.max_current_ma_per_cm2 >= battery.design_current_ma_per_cm2)) {
    add_fault(faults, "max_current_ma_per_cm2", battery.max_current_ma_per_cm2, "mA/cm2",
              fmt::format("at least {:.6g}", battery.design_current_ma_per_cm2),
              "the stack may not carry its own design current",
              "Raise it to design_current_ma_per_cm2 or more.");
  }
  return faults;
}

}  // namespace sunward::component

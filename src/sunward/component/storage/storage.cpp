#include "sunward/component/storage/storage.hpp"

#include "sunward/component/fault.hpp"

namespace sunward::component {
namespace {

/// Durations asked for against sizes allowed: is there a pair (power, energy) that satisfies both?
void check_duration(std::vector<Fault>& faults, const Storage& storage) {
  if (!(storage.duration_min_h <= storage.duration_max_h)) {
    add_fault(faults, "duration_max_h", storage.duration_max_h, "h",
              phrase("range.at_least", {{"min", figure(storage.duration_min_h)}}),
              told("storage.duration_order"));
    return;
  }
  if (storage.energy_mwh.max < storage.duration_min_h * storage.power_mw.min) {
    add_fault(faults, "duration_min_h", storage.duration_min_h, "h",
              phrase("range.at_most_with_sizes",
                     {{"max", figure(storage.energy_mwh.max / storage.power_mw.min)}}),
              told("storage.duration_min"));
  }
  if (storage.energy_mwh.min > storage.duration_max_h * storage.power_mw.max) {
    add_fault(faults, "duration_max_h", storage.duration_max_h, "h",
              phrase("range.at_least_with_sizes",
                     {{"min", figure(storage.energy_mwh.min / storage.power_mw.max)}}),
              told("storage.duration_max"));
  }
}

void check_technology(std::vector<Fault>& faults, const Storage& storage) {
  const auto add = [&](const std::string& table, std::vector<Fault> found) {
    for (Fault& fault : found) {
      fault.key = table + "." + fault.key;
      faults.push_back(std::move(fault));
    }
  };
  if (storage.technology == StorageTechnology::vanadium_flow)
    add("flow_battery", check(storage.flow_battery));
  if (storage.technology == StorageTechnology::lithium)
    add("lithium_battery", check(storage.lithium_battery));
}

}  // namespace

std::vector<Fault> check(const Storage& storage) {
  std::vector<Fault> faults;
  check_size(faults, "power_mw", storage.power_mw, "MW");
  check_size(faults, "energy_mwh", storage.energy_mwh, "MWh");
  check_cost(faults, "cost_power", storage.cost_power);
  check_cost(faults, "cost_energy", storage.cost_energy);
  if (!(storage.soc_min_frac < storage.soc_max_frac)) {
    add_fault(faults, "soc_max_frac", storage.soc_max_frac, "",
              phrase("range.above_soc_min", {{"min", figure(storage.soc_min_frac)}}),
              told("storage.soc_window"));
  }
  if (!(storage.charge_efficiency_frac > 0.0 && storage.discharge_efficiency_frac > 0.0)) {
    add_fault(faults, "charge_efficiency_frac",
              storage.charge_efficiency_frac * storage.discharge_efficiency_frac, "",
              phrase("range.above_0_to_1"), told("storage.efficiency"));
  }
  if (!(storage.self_discharge_frac_per_h < 1.0)) {
    add_fault(faults, "self_discharge_frac_per_h", storage.self_discharge_frac_per_h, "1/h",
              phrase("range.0_to_below_1"), told("storage.self_discharge"));
  }
  check_duration(faults, storage);
  check_technology(faults, storage);
  return faults;
}

double round_trip_efficiency_frac(const Storage& storage) {
  return storage.charge_efficiency_frac * storage.discharge_efficiency_frac;
}

double deliverable_mwh_per_mwh(const Storage& storage) {
  return (storage.soc_max_frac - storage.soc_min_frac) * storage.discharge_efficiency_frac;
}

}  // namespace sunward::component

#include "sunward/component/storage/storage.hpp"

#include <fmt/format.h>

#include "sunward/component/fault.hpp"

namespace sunward::component {
namespace {

/// Durations asked for against sizes allowed: is there a pair (power, energy) that satisfies both?
void check_duration(std::vector<Fault>& faults, const Storage& storage) {
  if (!(storage.duration_min_h <= storage.duration_max_h)) {
    add_fault(faults, "duration_max_h", storage.duration_max_h, "h",
              fmt::format("at least {:.6g}", storage.duration_min_h),
              "the longest duration is below the shortest", "Exchange the two or widen the range.");
    return;
  }
  if (storage.energy_mwh.max < storage.duration_min_h * storage.power_mw.min) {
    add_fault(faults, "duration_min_h", storage.duration_min_h, "h",
              fmt::format("at most {:.6g} with these sizes",
                          storage.energy_mwh.max / storage.power_mw.min),
              "the smallest power for this duration needs more energy than allowed",
              "Lower duration_min_h or raise the largest energy.");
  }
  if (storage.energy_mwh.min > storage.duration_max_h * storage.power_mw.max) {
    add_fault(faults, "duration_max_h", storage.duration_max_h, "h",
              fmt::format("at least {:.6g} with these sizes",
                          storage.energy_mwh.min / storage.power_mw.max),
              "the smallest energy for this duration needs more power than allowed",
              "Raise duration_max_h or the largest power.");
  }
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
              fmt::format("above soc_min_frac = {:.6g}", storage.soc_min_frac),
              "the state of charge has no room to move", "Give a soc_max_frac above soc_min_frac.");
  }
  if (!(storage.charge_efficiency_frac > 0.0 && storage.discharge_efficiency_frac > 0.0)) {
    add_fault(faults, "charge_efficiency_frac",
              storage.charge_efficiency_frac * storage.discharge_efficiency_frac, "",
              "above 0, to 1", "nothing comes back from this storage",
              "Give both efficiencies above zero.");
  }
  if (!(storage.self_discharge_frac_per_h < 1.0)) {
    add_fault(faults, "self_discharge_frac_per_h", storage.self_discharge_frac_per_h, "1/h",
              "0 to below 1", "the storage loses all of its content within the hour",
              "Give the share of content lost per hour, e.g. 0.0001.");
  }
  check_duration(faults, storage);
  return faults;
}

double round_trip_efficiency_frac(const Storage& storage) {
  return storage.charge_efficiency_frac * storage.discharge_efficiency_frac;
}

double deliverable_mwh_per_mwh(const Storage& storage) {
  return (storage.soc_max_frac - storage.soc_min_frac) * storage.discharge_efficiency_frac;
}

}  // namespace sunward::component

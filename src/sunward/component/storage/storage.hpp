// Electric storage with power and energy sized apart (flow battery, lithium battery). The plan sees
// the constant efficiencies; the simulation runs the law of the technology where one is named.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/component/cost.hpp"
#include "sunward/component/flow_battery/flow_battery.hpp"
#include "sunward/component/lithium_battery/lithium_battery.hpp"

namespace sunward::component {

/// What the storage is, physically; chooses the law the simulation runs.
enum class StorageTechnology {
  generic,        ///< no law: the constant efficiencies below, in plan and simulation alike
  vanadium_flow,  ///< component/flow_battery, with the parameters of Storage::flow_battery
  lithium         ///< component/lithium_battery, with those of Storage::lithium_battery
};

constexpr auto enum_names(StorageTechnology) {
  using T = StorageTechnology;
  return std::array{std::pair<T, std::string_view>{T::generic, "generic"},
                    std::pair<T, std::string_view>{T::vanadium_flow, "vanadium_flow"},
                    std::pair<T, std::string_view>{T::lithium, "lithium"}};
}

struct Storage {
  std::string bus;
  StorageTechnology technology = StorageTechnology::generic;
  SizeRange power_mw;    ///< at the bus, charge and discharge alike
  SizeRange energy_mwh;  ///< nameplate; the SOC window is a part of it
  Cost cost_power;       ///< per kW
  Cost cost_energy;      ///< per kWh
  /// Worth of the energy part when it is given up, over its cost; negative: the terms' residual
  /// value. Statements only, the plan's annuities know no residual value.
  double energy_residual_frac = -1.0;
  double charge_efficiency_frac = 0.86;  ///< bus to store
  double discharge_efficiency_frac = 0.86;
  double self_discharge_frac_per_h = 0.0;
  double auxiliary_frac = 0.0;  ///< constant drain, MW per MW of power capacity
  double soc_min_frac = 0.0;
  double soc_max_frac = 1.0;
  double throughput_cost_cny_per_mwh = 0.0;  ///< per MWh discharged at the bus
  double duration_min_h = 0.0;               ///< energy/power at least; 0: free
  double duration_max_h = infinity;          ///< energy/power at most
  FlowBattery flow_battery;                  ///< used by vanadium_flow
  LithiumBattery lithium_battery;            ///< used by lithium
};

/// What the ranges of single fields cannot say. Keys are relative to the asset; empty when all is
/// well.
[[nodiscard]] std::vector<Fault> check(const Storage& storage);

/// Energy back at the bus over energy taken from it, without self-discharge and auxiliary drain.
[[nodiscard]] double round_trip_efficiency_frac(const Storage& storage);

/// Energy a full storage can deliver at the bus, per MWh of nameplate.
[[nodiscard]] double deliverable_mwh_per_mwh(const Storage& storage);

}  // namespace sunward::component

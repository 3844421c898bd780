// What a lithium battery of one chemistry is made of: cells, container, ageing. Sizes (MW, MWh) are
// the storage's own.
#pragma once

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "sunward/base/error.hpp"

namespace sunward::component {

enum class LithiumChemistry { lfp, nmc };
constexpr auto enum_names(LithiumChemistry) {
  return std::array<std::pair<LithiumChemistry, std::string_view>, 2>{
      {{LithiumChemistry::lfp, "lfp"}, {LithiumChemistry::nmc, "nmc"}}};
}

/// The defaults are those of iron phosphate cells; lithium_battery::battery_of gives those of a
/// chemistry. Sources stand beside the keys in lithium_battery_fields.hpp.
struct LithiumBattery {
  LithiumChemistry chemistry = LithiumChemistry::lfp;

  // Cells
  double resistance_frac_per_c = 0.05;  ///< voltage drop at one hour's current, 25 degC, new
  double resistance_energy_j_per_mol = 20000.0;
  double resistance_growth_per_loss = 2.0;
  double self_discharge_frac_per_day = 0.0007;
  double soc_min_frac = 0.05;
  double soc_max_frac = 0.95;

  // Container
  double converter_efficiency_frac = 0.965;  ///< one way, transformer included
  double standby_frac = 0.005;               ///< control, of the rated power
  double temp_min_c = 15.0;
  double temp_max_c = 30.0;
  double heat_capacity_frac_per_k = 0.0016;
  double heat_loss_frac_per_h_k = 4e-6;
  double cooling_cop = 2.5;

  // Ageing
  double end_of_life_frac = 0.7;  ///< capacity at which the cells are replaced
  // iron phosphate
  double calendar_offset_frac = 1.02;
  double calendar_rate_frac = 2.66e-3;  ///< per square root of a day, at 23 degC
  double calendar_temp_k = 7280.0;
  double calendar_soc_k = 930.0;
  std::vector<double> cycle_depth_frac = {0.2, 0.8};
  std::vector<double> cycles_to_80_percent = {35000.0, 7000.0};
  // nickel manganese cobalt
  bool rest_as_if_full = false;  ///< anode potential of resting days as the source's program has it
};

/// What the ranges of single fields cannot say. Keys are relative to the battery.
[[nodiscard]] std::vector<Fault> check(const LithiumBattery& battery);

namespace lithium_battery {

/// The defaults of a chemistry.
[[nodiscard]] LithiumBattery battery_of(LithiumChemistry chemistry);

/// Open-circuit voltage of a cell [V]. @param soc_frac  held to 0 to 1.
[[nodiscard]] double open_circuit_v(LithiumChemistry chemistry, double soc_frac);
/// A straight piece of it.
struct OpenCircuit {
  double voltage_v = 0.0;
  double slope_v = 0.0;  ///< over the state of charge
  double from_soc_frac = 0.0, to_soc_frac = 1.0;
};
/// The piece a state of charge lies on, with the voltage there.
[[nodiscard]] OpenCircuit open_circuit(LithiumChemistry chemistry, double soc_frac);
/// Its integral from 0 [V]: energy per charge of a full cell, up to a state of charge.
[[nodiscard]] double stored_v(LithiumChemistry chemistry, double soc_frac);
/// The state of charge that holds an integral [V]; held to 0 to 1.
[[nodiscard]] double soc_of_stored(LithiumChemistry chemistry, double stored_v);

}  // namespace lithium_battery
}  // namespace sunward::component

// The five parameters of a module from what its data sheet states.
//
// Exact are the currents and voltages at short circuit, open circuit and maximum power, that the
// power is greatest there (dP/dV = 0), and the temperature coefficients. With the power's
// coefficient (Dobos 2012) the other two are scaled against each other, alpha (1 - x) and
// beta (1 + x), until it holds; without it (De Soto 2006) x is 0. For a given ideality the first
// four conditions have one solution, found by bisection on the series resistance (the rest is
// linear); the ideality follows from the temperature coefficient. Sources: see single_diode.hpp.
#pragma once

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/component/pv/single_diode.hpp"

namespace sunward::component::pv {

enum class CellKind { silicon, cdte, cigs, amorphous };

/// A data sheet at 1000 W/m2 and 25 degC; 0 means not stated.
struct ModuleSheet {
  double max_power_w = 0.0;  ///< only held against best_voltage_v times best_current_a
  double open_voltage_v = 0.0;
  double short_current_a = 0.0;
  double best_voltage_v = 0.0;
  double best_current_a = 0.0;
  int cells_in_series = 0;  ///< half cells in two parallel strings count once
  CellKind cells = CellKind::silicon;
  double short_current_frac_per_k = 0.0005;
  double open_voltage_frac_per_k = 0.0;
  double power_frac_per_k = 0.0;
};

struct SheetFit {
  DiodeModule module;
  double ideality = 0.0;  ///< of one cell
  /// What the voltage of maximum power misses the sheet by, as a part of it. 0 where all conditions
  /// can hold; else the shunt is left out and power, currents and coefficients are kept.
  double voltage_miss_frac = 0.0;
  std::vector<Fault> faults;  ///< why the sheet describes no module; empty when `module` holds
};

/// Cost: about 0.3 ms. Keys of the faults are relative to the sheet's table.
[[nodiscard]] SheetFit fit_module(const ModuleSheet& sheet);

/// Change of the maximum power per kelvin as a part of that at 25 degC, mean of -10 to 50 degC.
[[nodiscard]] double power_coefficient_per_k(const DiodeModule& module);

}  // namespace sunward::component::pv

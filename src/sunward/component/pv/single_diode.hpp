// Module power from the five-parameter single-diode equation, I = IL - I0 (exp((V + I Rs)/a) - 1) -
// (V + I Rs)/Rsh, at any light and temperature.
//
// Sources: W. De Soto, S. A. Klein, W. A. Beckman, Improvement and validation of a model for
// photovoltaic array performance, Solar Energy 80 (2006) 78-88, doi:10.1016/j.solener.2005.06.010;
// the factor `adjust_frac` on the temperature coefficient of the current: A. P. Dobos, An improved
// coefficient calculator for the California Energy Commission 6 parameter photovoltaic module
// model, J. Solar Energy Engineering 134 (2012) 021011, doi:10.1115/1.4005759.
#pragma once

#include <vector>

#include "sunward/base/error.hpp"

namespace sunward::component::pv {

/// The parameters of one module at 1000 W/m2 and 25 degC, as in the CEC library of SAM. Defaults: a
/// 370 W module of 72 monocrystalline PERC cells (LONGi LR6-72PH-370M, SAM library 2018.11.11).
struct DiodeModule {
  double light_current_a = 9.945143;
  double saturation_current_a = 3.506512e-11;
  double series_resistance_ohm = 0.355582;
  double shunt_resistance_ohm = 524.106995;
  double modified_ideality_v = 1.832211;  ///< cells in series * ideality * thermal voltage
  double short_circuit_a_per_k = 0.003739;
  double adjust_frac = 0.06292237;
  double band_gap_ev = 1.121;
  double band_gap_change_per_k = -0.0002677;
};

/// What one operating point needs.
struct DiodeState {
  double light_current_a = 0.0;
  double saturation_current_a = 0.0;
  double series_resistance_ohm = 0.0;
  double shunt_resistance_ohm = 0.0;
  double modified_ideality_v = 0.0;
};

struct MaximumPower {
  double power_w = 0.0;
  double voltage_v = 0.0;
  double current_a = 0.0;
};

/// Parameters at an irradiance (above 0) and a cell temperature (above -273 degC).
[[nodiscard]] DiodeState at_conditions(const DiodeModule& module, double effective_w_per_m2,
                                       double cell_temp_c);

/// The point of greatest V I, by Halley's method on the junction voltage V + I Rs, held in a
/// bracket; to 1e-9 of the voltage. Zero without light.
[[nodiscard]] MaximumPower maximum_power(const DiodeState& state);

/// A module whose equation gives no sensible module; keys are relative to the table.
[[nodiscard]] std::vector<Fault> check(const DiodeModule& module);

}  // namespace sunward::component::pv

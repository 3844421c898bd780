// Sandia's inverter: part load and voltage from a measured curve.
//
// Source: D. L. King, S. Gonzalez, G. M. Galbraith, W. E. Boyson, Performance Model for
// Grid-Connected Photovoltaic Inverters, SAND2007-5036 (2007), eq. (1) to (4).
#pragma once

namespace sunward::component::pv {

/// Parameters of one unit as in SAM's CEC library. Defaults: a central inverter of 1.56 MW (ABB
/// ULTRA-1500-TL, 690 V, SAM library 2019-03-05).
struct SandiaInverter {
  double ac_rating_w = 1560000.0;
  double dc_rating_w = 1616435.25;  ///< input at which ac_rating_w is reached at dc_voltage_v
  double dc_voltage_v = 746.0;
  double start_w = 6650.321777;  ///< input that its own consumption takes
  double c0_per_w = -1.624451e-08;
  double c1_per_v = -5.1e-05;
  double c2_per_v = -0.000698;
  double c3_per_v = -0.001517;
};

/// AC power [W] before it is held to the rating, >= 0: nothing below the start. Consumption at
/// night is left out.
[[nodiscard]] double sandia_inverter_unclipped_w(const SandiaInverter& inverter, double dc_w,
                                                 double dc_voltage_v);

}  // namespace sunward::component::pv

// The PVWatts chain: module DC power, system losses, inverter. All powers share one unit.
//
// Source: A. P. Dobos, PVWatts Version 5 Manual, NREL/TP-6A20-62641 (2014), doi:10.2172/1158421.
#pragma once

namespace sunward::component::pv {

/// DC power = rating * G / 1000 * (1 + gamma (T_cell - 25)), never below zero.
/// @param effective_w_per_m2  irradiance that reaches the cells, >= 0.
/// @param temp_coefficient_per_k  of maximum power, negative for silicon.
[[nodiscard]] double pvwatts_dc(double rating, double effective_w_per_m2, double cell_temp_c,
                                double temp_coefficient_per_k);

/// Inverter: efficiency nominal / 0.9637 * (-0.0162 z - 0.0059 / z + 0.9858) at the load
/// z = dc_power / dc_limit, then clipping.
/// @param dc_power  at the input, >= 0.  @param dc_limit  input at which the AC rating is reached,
/// > 0.
/// @param nominal_efficiency_frac  at full load, above 0 to 1.
/// @return AC power, 0 to nominal_efficiency_frac * dc_limit; zero where the curve is negative (its
/// own consumption).
[[nodiscard]] double pvwatts_inverter(double dc_power, double dc_limit,
                                      double nominal_efficiency_frac);

/// The same before it is held to the rating; never below zero.
[[nodiscard]] double pvwatts_inverter_unclipped(double dc_power, double dc_limit,
                                                double nominal_efficiency_frac);

/// The nine loss shares of PVWatts; they multiply as 1 - product(1 - loss).
struct SystemLosses {
  double soiling_frac = 0.02;
  double shading_frac = 0.03;
  double snow_frac = 0.0;
  double mismatch_frac = 0.02;
  double wiring_frac = 0.02;
  double connections_frac = 0.005;
  double light_induced_frac = 0.015;
  double nameplate_frac = 0.01;
  double availability_frac = 0.03;
};

/// Total loss, 0 to 1; 0.140757 with the defaults.
[[nodiscard]] double total_loss_frac(const SystemLosses& losses);

}  // namespace sunward::component::pv

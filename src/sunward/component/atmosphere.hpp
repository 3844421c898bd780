// Dry air carried from where it was measured to where a plant stands, and its density.
#pragma once

namespace sunward::component {

inline constexpr double gravity_m_per_s2 = 9.80665;
inline constexpr double gas_constant_dry_air_j_per_kg_k = 287.058;
inline constexpr double temp_lapse_k_per_m = 0.0065;  ///< international standard atmosphere
inline constexpr double zero_celsius_k = 273.15;
inline constexpr double reference_air_density_kg_per_m3 = 1.225;  ///< 15 degC at 101325 Pa

/// Temperature rise_m above the place of measurement (negative: below), by the standard lapse rate.
[[nodiscard]] constexpr double carried_temp_c(double temp_c, double rise_m) {
  return temp_c - temp_lapse_k_per_m * rise_m;
}

/// Pressure rise_m above the place of measurement: p exp(-g rise / (R T_mean)), T_mean the
/// temperature halfway up. @param temp_c  at the place of measurement.
/// Source: hypsometric equation (hydrostatic balance of an ideal gas), e.g. ISO 2533:1975.
[[nodiscard]] double carried_pressure_pa(double pressure_pa, double temp_c, double rise_m);

/// Density of dry air, p / (R T) [kg/m3]. Humidity lowers it by up to 1 % in hot moist air; left
/// out.
[[nodiscard]] constexpr double air_density_kg_per_m3(double pressure_pa, double temp_c) {
  return pressure_pa / (gas_constant_dry_air_j_per_kg_k * (temp_c + zero_celsius_k));
}

}  // namespace sunward::component

// Synthetic weather years from monthly means: documented, seeded, bit-identical for a seed.
// Theory, equations and sources: docs/theory/synthetic_weather.md.
#pragma once

#include <array>
#include <cstdint>

#include "sunward/series/weather.hpp"

namespace sunward::series {

using MonthlyValues = std::array<double, 12>;  ///< January to December

/// The climate of a place by its monthly long-run means. Defaults: the hills around Pinglu,
/// Shuozhou (39.5 N, 112.3 E, about 1350 m). Derivation and sources of every default:
/// docs/guide/weather.md.
struct SyntheticClimate {
  /// Air temperature [degC], -60 to 50.
  MonthlyValues temp_c{-11.8, -6.5, -0.6, 8.1, 14.2, 18.5, 20.5, 18.5, 13.8, 5.9, -1.6, -9.3};
  /// Mean daily temperature range (daily maximum less minimum) [K], 0 to 30.
  MonthlyValues temp_daily_range_k{12.5, 13.2, 12.4, 13.4, 13.5, 12.9,
                                   10.9, 11.2, 11.8, 12.9, 12.1, 11.8};
  /// Global horizontal irradiation [kWh/m2 per day], 0 to 12.
  MonthlyValues ghi_kwh_per_m2_day{2.48, 3.33, 4.44, 5.44, 5.91, 6.16,
                                   5.65, 4.98, 4.40, 3.60, 2.41, 2.11};
  /// Wind speed [m/s] at wind_height_m, 0 to 25.
  MonthlyValues wind_m_per_s{6.23, 6.50, 7.27, 7.82, 7.83, 7.08,
                             6.22, 5.97, 5.63, 6.23, 6.82, 6.80};
  double wind_height_m = 100.0;        ///< 2 to 300
  double weibull_shape = 2.0;          ///< of hourly speeds within a month, 1.2 to 4
  double wind_autocorrelation = 0.93;  ///< lag-1 h of hourly speeds, 0 to 0.99
  /// Share of the wind's (Gaussian) variance that lasts for days (72 h), 0 to 0.8: long lulls.
  double wind_synoptic_frac = 0.25;
  double wind_diurnal_strength_frac = 0.08;  ///< amplitude of the mean day over the mean, 0 to 0.4
  double wind_diurnal_peak_hour = 16.0;      ///< local standard time, 0 to 24
  double clearness_sd = 0.13;                ///< sd of the daily clearness index, 0 to 0.3
  double clearness_autocorrelation = 0.25;   ///< lag-1 day, 0 to 0.95
  double temp_sd_k = 3.4;                    ///< sd of daily means about the season, 0 to 10
  double temp_autocorrelation = 0.70;        ///< lag-1 day, 0 to 0.98
  double wind_interannual_cv = 0.05;         ///< coefficient of variation of annual means, 0 to 0.2
  double ghi_interannual_cv = 0.025;         ///< 0 to 0.2
  double temp_interannual_sd_k = 0.6;        ///< 0 to 3
};

/// One synthetic year.
///
/// A single year's monthly means of temperature, GHI and wind equal the climate's monthly means
/// times (for temperature: plus) that year's own monthly anomalies, to rounding. year_index 0 is
/// the typical year: it has no anomalies. Years 1 and 2, 3 and 4, ... carry opposite anomalies, so
/// that any even number of years reproduces the climate's means exactly, and any number does in
/// expectation. DNI, DHI and GHI close exactly with the interval's mean cos zenith. Wind is at
/// wind_height_m.
///
/// @param climate  monthly means; checked (ranges above), InputError lists every fault.
/// @param location  place of the sun path and of standard pressure.
/// @param year  calendar year of the axis (leap years have 8784 h).
/// @param step_minutes  5 to 180, a divisor of 1440. Steps under 60 min refine the hourly year.
/// @param utc_offset_h  local standard time minus UTC [h].
/// @param seed  the draws depend on (seed, year_index) alone, on every platform; values agree to
/// the
///   rounding of the mathematics library.
/// @param year_index  0: typical year; 1, 2, ...: members of the ensemble; >= 0.
/// @throws InputError for values outside the ranges above, or a GHI that no clear sky can give
/// there. Thread-safe; about 3 ms per hourly year.
[[nodiscard]] Weather make_year(const SyntheticClimate& climate, const Location& location, int year,
                                int step_minutes, double utc_offset_h, std::uint64_t seed,
                                int year_index);

}  // namespace sunward::series

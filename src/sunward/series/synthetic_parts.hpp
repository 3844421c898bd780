// The parts of the synthetic year, one function per quantity; used by synthetic.cpp alone.
// Equations and symbols: docs/theory/synthetic_weather.md.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sunward/series/solar_position.hpp"
#include "sunward/series/synthetic.hpp"

namespace sunward::series::detail {

/// The hourly calendar year the generator works on.
struct SyntheticFrame {
  TimeAxis axis;
  Location location;
  Daylight light;
  std::array<Index, 13> month_begin{};  ///< first step of each month, then n_steps

  [[nodiscard]] Index n_days() const { return axis.n_steps / 24; }
};
[[nodiscard]] SyntheticFrame make_frame(const Location& location, int year, double utc_offset_h);

/// What sets one year apart from the long run. All 1 and 0 for the typical year.
struct YearAnomalies {
  MonthlyValues wind_frac;  ///< factor on the monthly mean
  MonthlyValues ghi_frac;   ///< factor on the monthly mean
  MonthlyValues temp_k;     ///< added to the monthly mean
};
[[nodiscard]] YearAnomalies draw_anomalies(const SyntheticClimate& climate,
                                           const MonthlyValues& ghi_limit_kwh_per_m2_day,
                                           std::uint64_t seed, int year_index);

/// Clear-sky global irradiance per hour [W/m2]: Haurwitz, scaled by the sun's distance and
/// altitude.
[[nodiscard]] std::vector<double> clear_sky_ghi(const SyntheticFrame& frame);

/// The largest monthly mean the generator can give [kWh/m2 per day]: nearly all hours clear.
[[nodiscard]] MonthlyValues ghi_limit(const SyntheticFrame& frame,
                                      const std::vector<double>& clear_ghi_w_per_m2);

/// GHI with the monthly means wanted, and the daily clear-sky index that made it (0 to 1).
struct SyntheticGhi {
  std::vector<double> ghi_w_per_m2;
  std::vector<double> daily_clearness_frac;
};
[[nodiscard]] SyntheticGhi make_ghi(const SyntheticClimate& climate, const SyntheticFrame& frame,
                                    const std::vector<double>& clear_ghi_w_per_m2,
                                    const MonthlyValues& ghi_kwh_per_m2_day, std::uint64_t seed,
                                    int year_index);

/// Hourly wind with the monthly means wanted [m/s].
[[nodiscard]] std::vector<double> make_wind(const SyntheticClimate& climate,
                                            const SyntheticFrame& frame,
                                            const MonthlyValues& wind_m_per_s, std::uint64_t seed,
                                            int year_index);

/// Hourly temperature with the monthly means wanted [degC]; clear days get a wider daily range.
[[nodiscard]] std::vector<double> make_temp(const SyntheticClimate& climate,
                                            const SyntheticFrame& frame,
                                            const MonthlyValues& temp_c,
                                            const std::vector<double>& daily_clearness_frac,
                                            std::uint64_t seed, int year_index);

/// Random streams of the quantities, so that changing one leaves the others' draws alone.
inline constexpr std::uint64_t anomaly_stream = 1;
inline constexpr std::uint64_t wind_stream = 2;
inline constexpr std::uint64_t sun_stream = 3;
inline constexpr std::uint64_t temp_stream = 4;

}  // namespace sunward::series::detail

// Weather for tests: seeded random hours, far wilder than any climate.
#pragma once

#include <random>

#include "sunward/series/solar_position.hpp"
#include "sunward/series/weather.hpp"

namespace sunward::component {

/// One year at 39.5 N, 112.3 E, 1300 m: light up to 1.5 times what reaches the top of the air, -40
/// to 50 degC, wind 0 to 45 m/s, 80 to 95 kPa.
inline series::Weather made_up_weather(unsigned seed, int step_minutes = 60) {
  series::Weather weather;
  weather.name = weather.source = "made-up weather";
  weather.location = {39.5, 112.3, 1300.0};
  weather.axis = series::calendar_year(2023, step_minutes);
  const auto cosines = series::mean_cos_zenith(weather.axis, weather.location);
  std::mt19937_64 bits(seed);
  std::uniform_real_distribution<double> any(0.0, 1.0);
  for (const double cosine : cosines) {
    const double dhi = cosine > 0.0 ? 600.0 * any(bits) : 0.0;
    const double dni = cosine > 0.0 ? 1400.0 * any(bits) : 0.0;
    weather.dhi_w_per_m2.push_back(dhi);
    weather.dni_w_per_m2.push_back(dni);
    weather.ghi_w_per_m2.push_back(dni * cosine + dhi);
    weather.temp_c.push_back(-40.0 + 90.0 * any(bits));
    weather.wind_m_per_s.push_back(45.0 * any(bits) * any(bits));
    weather.pressure_pa.push_back(80000.0 + 15000.0 * any(bits));
  }
  weather.pair = series::IrradiancePair::dni_dhi;
  return weather;
}

}  // namespace sunward::component

// What every weather fuzz target does: read the bytes as one format, then look at the result.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "sunward/base/error.hpp"
#include "sunward/input/weather/weather_file.hpp"

namespace sunward::fuzz {

/// Options chosen by the first byte, so that the fuzzer also walks through them.
inline input::WeatherFileOptions weather_options(std::uint8_t choice, const char* format) {
  static constexpr const char* stamps[] = {"auto", "start", "middle", "end", "instant"};
  static constexpr const char* pairs[] = {"auto", "auto", "ghi_only", "ghi_dhi"};
  input::WeatherFileOptions options;
  options.format = format;
  options.whole_years = (choice & 1) != 0;
  options.stamp = stamps[(choice >> 1) % 5];
  options.irradiance = pairs[(choice >> 4) % 4];
  if ((choice & 64) != 0) options.utc_offset_h = 5.5;
  if ((choice & 128) == 0) options.location = series::Location{39.5, 112.3, 1350.0};
  return options;
}

inline void check_series(const std::vector<double>& values, const series::Weather& weather) {
  if (!values.empty() && values.size() != static_cast<std::size_t>(weather.axis.n_steps))
    std::abort();
  for (const double value : values) {
    if (!std::isfinite(value)) std::abort();
  }
}

/// A reader may refuse with faults; what it accepts must be complete, finite and within bounds.
inline int read_weather_bytes(const std::uint8_t* data, std::size_t size, const char* format) {
  if (size == 0) return 0;
  const input::WeatherFileOptions options = weather_options(data[0], format);
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    const series::Weather weather = input::parse_weather(text, "fuzz", options);
    check_series(weather.ghi_w_per_m2, weather);
    check_series(weather.dni_w_per_m2, weather);
    check_series(weather.dhi_w_per_m2, weather);
    check_series(weather.temp_c, weather);
    check_series(weather.pressure_pa, weather);
    check_series(weather.wind_m_per_s, weather);
    check_series(weather.wind_upper_m_per_s, weather);
    if (weather.axis.n_steps < 1 || weather.axis.step_minutes < 5) std::abort();
  } catch (const InputError& error) {
    if (error.faults().empty() || error.faults().size() > 51) std::abort();
  }
  return 0;
}

}  // namespace sunward::fuzz

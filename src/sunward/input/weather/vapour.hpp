// Water vapour of a weather file: an addition that is never a reason to refuse the file.
#pragma once

#include <vector>

#include "sunward/input/weather/raw_weather.hpp"

namespace sunward::input::weather_format {

/// Precipitable water or humidity.
[[nodiscard]] bool is_vapour(Quantity quantity);

/// Readings that are none (files write 0 cm where nobody measured) take the value before; humidity
/// that never exceeds 1 counts as a part and becomes percent.
/// @return false when more than a tenth of the readings is missing: the series then counts as
/// absent.
[[nodiscard]] bool settle_vapour(Quantity quantity, std::vector<double>& values);

/// Precipitable water from humidity and temperature where the file has none.
void water_from_humidity(const std::vector<double>& humidity_percent, series::Weather& weather);

}  // namespace sunward::input::weather_format

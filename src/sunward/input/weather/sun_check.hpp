// Does the light of a file agree with the sun over its place? Finds wrong zones and stamps.
#pragma once

#include <vector>

#include "sunward/input/weather/raw_weather.hpp"

namespace sunward::input::weather_format {

/// For instants at an unknown minute: the offset from the stamp (0 to 60 min, steps of 10) at which
/// GHI, DNI and DHI close best. Kept only when they close to 15 W/m2; a note says what was found.
/// Sets raw.light_offset_min.
void find_light_offset(const series::Weather& weather, double stamp_frac, RawWeather& raw);

/// Compares the mean time of day of the file's light with that of the sun. More than 20 min apart:
/// a note; more than 100 min: a fault (zone, longitude or stamps are wrong).
void check_sun(series::Weather& weather, const std::vector<double>& mean_cos_zenith,
               FaultList& faults);

}  // namespace sunward::input::weather_format

// Where each row of a file belongs on the time axis.
#pragma once

#include <vector>

#include "sunward/input/weather/raw_weather.hpp"

namespace sunward::input::weather_format {

/// Rows mapped to steps. Row i holds the interval that begins `phase_frac` of a step after the
/// start of step slot[i]; its stamp lies `stamp_frac` of a step after that start (0 to 2).
struct Placement {
  series::TimeAxis axis;
  std::vector<Index> slot;  ///< one per row; -1: left out
  double phase_frac = 0.0;
  double stamp_frac = 0.0;
  bool cyclic = false;  ///< the axis is whole years: its end may borrow from its beginning
};

/// Finds the step, undoes typical years, shifts to local standard time, keeps whole calendar years.
/// Faults: no rows, odd step, no whole year, conflicting duplicates, far too few rows. On a fault
/// the result has no rows. Notes say what was resolved.
[[nodiscard]] Placement place_rows(RawWeather& raw, const WeatherFileOptions& options,
                                   double utc_offset_h, double stamp_utc_offset_h,
                                   FaultList& faults);

}  // namespace sunward::input::weather_format

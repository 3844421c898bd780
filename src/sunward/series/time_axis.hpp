// The time axis: equal steps of local standard time, stamped at the start of each interval.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/index.hpp"

namespace sunward::series {

/// A civil date and time without zone (local standard time of the site; no daylight saving).
struct CivilTime {
  int year = 2025;
  int month = 1;   ///< 1-12
  int day = 1;     ///< 1-31
  int hour = 0;    ///< 0-23
  int minute = 0;  ///< 0-59

  bool operator==(const CivilTime&) const = default;
};

[[nodiscard]] bool is_leap_year(int year);
/// Whole days from 1970-01-01 to the date (proleptic Gregorian calendar).
[[nodiscard]] long days_from_civil(int year, int month, int day);
[[nodiscard]] CivilTime civil_from_minutes(long minutes_since_1970);
[[nodiscard]] long minutes_from_civil(const CivilTime& time);

/// n_steps intervals of step_minutes each; interval t covers [start + t*step, start + (t+1)*step).
struct TimeAxis {
  CivilTime start;
  int step_minutes = 60;  ///< 5 to 180, a divisor of 1440
  Index n_steps = 0;
  double utc_offset_h = 8.0;  ///< local standard time minus UTC [h]; -12 to 14
  /// True when 29 February is left out although start.year is a leap year (365-day TMY files).
  bool skips_leap_day = false;

  [[nodiscard]] double step_h() const { return step_minutes / 60.0; }
  [[nodiscard]] CivilTime time(Index step) const;   ///< start of the interval
  [[nodiscard]] int month(Index step) const;        ///< 0-11
  [[nodiscard]] int hour(Index step) const;         ///< 0-23, hour in which the interval starts
  [[nodiscard]] int day_of_year(Index step) const;  ///< 0-based
  [[nodiscard]] std::string iso(Index step) const;  ///< "2025-01-31T13:00"
  bool operator==(const TimeAxis&) const = default;
};

/// The axis of one calendar year (8760 or 8784 h over step_minutes); skips_leap_day false.
[[nodiscard]] TimeAxis calendar_year(int year, int step_minutes = 60, double utc_offset_h = 8.0);

}  // namespace sunward::series

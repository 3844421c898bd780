#include "sunward/series/time_axis.hpp"

#include <cstdio>

namespace sunward::series {

namespace {
constexpr long minutes_per_day = 1440;

long floor_div(long a, long b) { return a / b - (a % b < 0 ? 1 : 0); }
}  // namespace

bool is_leap_year(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

// Counts days in 400-year eras of years that begin on 1 March, so that the leap day comes last.
// Source: H. Hinnant, chrono-compatible low-level date algorithms (2013).
long days_from_civil(int year, int month, int day) {
  const long y = month <= 2 ? year - 1L : year;
  const long era = floor_div(y, 400);
  const long year_of_era = y - era * 400;
  const long day_of_year = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const long day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

CivilTime civil_from_minutes(long minutes_since_1970) {
  const long days = floor_div(minutes_since_1970, minutes_per_day);
  const long minute_of_day = minutes_since_1970 - days * minutes_per_day;
  const long shifted = days + 719468;
  const long era = floor_div(shifted, 146097);
  const long day_of_era = shifted - era * 146097;
  const long year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const long month_from_march = (5 * day_of_year + 2) / 153;
  CivilTime time;
  time.day = static_cast<int>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
  time.month =
      static_cast<int>(month_from_march < 10 ? month_from_march + 3 : month_from_march - 9);
  time.year = static_cast<int>(year_of_era + era * 400 + (time.month <= 2 ? 1 : 0));
  time.hour = static_cast<int>(minute_of_day / 60);
  time.minute = static_cast<int>(minute_of_day % 60);
  return time;
}

long minutes_from_civil(const CivilTime& time) {
  return days_from_civil(time.year, time.month, time.day) * minutes_per_day + time.hour * 60L +
         time.minute;
}

CivilTime TimeAxis::time(Index step) const {
  long minutes = minutes_from_civil(start) + static_cast<long>(step) * step_minutes;
  if (skips_leap_day && is_leap_year(start.year)) {
    const long leap_day = days_from_civil(start.year, 2, 29) * minutes_per_day;
    const bool starts_before = minutes_from_civil(start) < leap_day + minutes_per_day;
    if (starts_before && minutes >= leap_day) minutes += minutes_per_day;
  }
  return civil_from_minutes(minutes);
}

int TimeAxis::month(Index step) const { return time(step).month - 1; }

int TimeAxis::hour(Index step) const { return time(step).hour; }

int TimeAxis::day_of_year(Index step) const {
  const CivilTime at = time(step);
  const long day = days_from_civil(at.year, at.month, at.day) - days_from_civil(at.year, 1, 1);
  const bool after_skipped = skips_leap_day && at.month > 2 && is_leap_year(at.year);
  return static_cast<int>(after_skipped ? day - 1 : day);
}

std::string TimeAxis::iso(Index step) const {
  const CivilTime at = time(step);
  char text[64];
  std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d", at.year, at.month, at.day, at.hour,
                at.minute);
  return text;
}

TimeAxis calendar_year(int year, int step_minutes, double utc_offset_h) {
  TimeAxis axis;
  axis.start = CivilTime{year, 1, 1, 0, 0};
  axis.step_minutes = step_minutes;
  axis.n_steps =
      static_cast<Index>((is_leap_year(year) ? 366 : 365) * minutes_per_day / step_minutes);
  axis.utc_offset_h = utc_offset_h;
  return axis;
}

}  // namespace sunward::series

#include "sunward/series/calendar_years.hpp"

#include <string>

namespace sunward::series {

namespace {
std::vector<double> part(const std::vector<double>& values, Index first, Index steps) {
  if (values.empty()) return {};
  return {values.begin() + first, values.begin() + first + steps};
}

Weather part(const Weather& weather, int year, Index first) {
  Weather result = weather;
  result.axis = calendar_year(year, weather.axis.step_minutes, weather.axis.utc_offset_h);
  result.name = weather.name + " " + std::to_string(year);
  for (const auto member :
       {&Weather::ghi_w_per_m2, &Weather::dni_w_per_m2, &Weather::dhi_w_per_m2, &Weather::temp_c,
        &Weather::pressure_pa, &Weather::wind_m_per_s, &Weather::wind_upper_m_per_s,
        &Weather::snow_depth_cm, &Weather::precipitable_water_cm}) {
    result.*member = part(weather.*member, first, result.axis.n_steps);
  }
  return result;
}
}  // namespace

std::vector<Weather> split_calendar_years(const Weather& weather) {
  const TimeAxis& axis = weather.axis;
  std::vector<Weather> years;
  if (axis.skips_leap_day) return {weather};
  const long start = minutes_from_civil(axis.start);
  const long end = start + static_cast<long>(axis.n_steps) * axis.step_minutes;
  for (int year = axis.start.year; days_from_civil(year + 1, 1, 1) * 1440 <= end; ++year) {
    const long begin = days_from_civil(year, 1, 1) * 1440;
    if (begin < start) continue;
    years.push_back(part(weather, year, static_cast<Index>((begin - start) / axis.step_minutes)));
  }
  if (years.size() < 2) return {weather};
  return years;
}

}  // namespace sunward::series

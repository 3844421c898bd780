#include "sunward/input/weather/sun_check.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sunward/base/field.hpp"
#include "sunward/input/weather/repair.hpp"

namespace sunward::input::weather_format {

namespace {
constexpr double note_above_min = 20.0;
constexpr double refuse_above_min = 100.0;

double closure_rmse(const series::Weather& weather, const std::vector<double>& cos_zenith) {
  double sum = 0.0;
  Index n = 0;
  for (std::size_t t = 0; t < cos_zenith.size(); ++t) {
    if (weather.ghi_w_per_m2[t] <= 0.0 && cos_zenith[t] <= 0.05) continue;
    const double rest = weather.ghi_w_per_m2[t] -
                        (weather.dni_w_per_m2[t] * cos_zenith[t] + weather.dhi_w_per_m2[t]);
    sum += rest * rest;
    ++n;
  }
  return n > 0 ? std::sqrt(sum / n) : 0.0;
}

// Mean of the minutes from solar noon (by longitude), weighted; nothing when there is no weight.
std::optional<double> mean_time_of_day(const series::Weather& weather,
                                       const std::vector<double>& weights) {
  const series::TimeAxis& axis = weather.axis;
  const double noon_min = 720.0 + 60.0 * axis.utc_offset_h - 4.0 * weather.location.longitude_deg;
  const int per_day = 1440 / axis.step_minutes;
  const int first = (axis.start.hour * 60 + axis.start.minute) / axis.step_minutes;
  double sum = 0.0;
  double total = 0.0;
  for (std::size_t t = 0; t < weights.size(); ++t) {
    const double minute =
        (static_cast<double>((first + static_cast<int>(t)) % per_day) + 0.5) * axis.step_minutes;
    sum += weights[t] * std::remainder(minute - noon_min, 1440.0);
    total += weights[t];
  }
  return total > 0.0 ? std::optional(sum / total) : std::nullopt;
}
}  // namespace

void find_light_offset(const series::Weather& weather, double stamp_frac, RawWeather& raw) {
  if (weather.ghi_w_per_m2.empty() || weather.dni_w_per_m2.empty() || weather.dhi_w_per_m2.empty())
    return;
  double best_rmse = infinity;
  double best_min = 0.0;
  for (double offset_min = 0.0; offset_min <= 60.0; offset_min += 10.0) {
    const double at = stamp_frac + offset_min / weather.axis.step_minutes;
    const double rmse = closure_rmse(weather, cos_zenith_at(weather.axis, weather.location, at));
    if (rmse < best_rmse) {
      best_rmse = rmse;
      best_min = offset_min;
    }
  }
  if (best_rmse > 15.0) {
    raw.notes.push_back(phrase("note.light_minute_unknown"));
    return;
  }
  raw.light_offset_min = best_min;
  raw.notes.push_back(phrase("note.light_minute", {{"minutes", fmt::format("{:g}", best_min)},
                                                   {"rmse", fmt::format("{:.1f}", best_rmse)}}));
}

void check_sun(series::Weather& weather, const std::vector<double>& mean_cos_zenith,
               FaultList& faults) {
  const std::vector<double>& light =
      weather.ghi_w_per_m2.empty() ? weather.dni_w_per_m2 : weather.ghi_w_per_m2;
  if (light.empty() || weather.axis.n_steps * weather.axis.step_h() < 20 * 24) return;
  const std::optional<double> of_light = mean_time_of_day(weather, light);
  const std::optional<double> of_sun = mean_time_of_day(weather, mean_cos_zenith);
  if (!of_light || !of_sun) return;
  const double late_min = *of_light - *of_sun;
  const PhraseValues minutes = {{"minutes", fmt::format("{:.0f}", std::abs(late_min))}};
  if (std::abs(late_min) > refuse_above_min) {
    faults.add(0, "time", fmt::format("{:+.0f}", late_min), "min",
               between(-refuse_above_min, refuse_above_min).words(),
               told(late_min > 0 ? "weather.light_late" : "weather.light_early", minutes));
  } else if (std::abs(late_min) > note_above_min) {
    weather.notes.push_back(phrase(late_min > 0 ? "note.light_late" : "note.light_early", minutes));
  }
}

}  // namespace sunward::input::weather_format

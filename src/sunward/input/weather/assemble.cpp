// The last stage of reading: rows on their steps become a Weather.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numbers>

#include <fmt/format.h>

#include "sunward/input/weather/placement.hpp"
#include "sunward/input/weather/raw_weather.hpp"
#include "sunward/input/weather/repair.hpp"
#include "sunward/input/weather/sun_check.hpp"
#include "sunward/input/weather/vapour.hpp"
#include "sunward/series/irradiance.hpp"

namespace sunward::input::weather_format {

namespace {
using series::IrradiancePair;
using series::Weather;

double distance_km(const series::Location& a, const series::Location& b) {
  constexpr double km_per_deg = 111.2;
  const double mean_latitude = 0.5 * (a.latitude_deg + b.latitude_deg) * std::numbers::pi / 180.0;
  const double east =
      std::remainder(a.longitude_deg - b.longitude_deg, 360.0) * std::cos(mean_latitude);
  return km_per_deg * std::hypot(a.latitude_deg - b.latitude_deg, east);
}

bool settle_location(RawWeather& raw, const WeatherFileOptions& options, Weather& weather,
                     FaultList& faults) {
  if (!options.location && !raw.location) {
    faults.add(0, "location", "", "deg", phrase("range.location"), told("weather.no_location"));
    return false;
  }
  weather.location = options.location ? *options.location : *raw.location;
  const auto& site = options.location ? options.location : options.site;
  if (site && raw.location) {
    const double apart = distance_km(*site, *raw.location);
    if (apart > 50.0) {
      raw.notes.push_back(phrase(
          "note.far_from_site", {{"distance", fmt::format("{:.0f}", apart)},
                                 {"latitude", fmt::format("{:.2f}", raw.location->latitude_deg)},
                                 {"longitude", fmt::format("{:.2f}", raw.location->longitude_deg)},
                                 {"elevation", fmt::format("{:.0f}", raw.location->elevation_m)}}));
    }
  }
  return true;
}

struct Zones {
  double axis_h, stamp_h;
};

Zones settle_zones(RawWeather& raw, const WeatherFileOptions& options,
                   const series::Location& location) {
  const double by_longitude = std::round(location.longitude_deg / 15.0);
  Zones zones{};
  if (options.utc_offset_h) {
    zones.axis_h = *options.utc_offset_h;
  } else if (raw.site_utc_offset_h) {
    zones.axis_h = *raw.site_utc_offset_h;
  } else if (raw.stamp_utc_offset_h && *raw.stamp_utc_offset_h != 0.0) {
    zones.axis_h = *raw.stamp_utc_offset_h;
  } else {
    zones.axis_h = by_longitude;
    raw.notes.push_back(
        phrase("note.zone_by_longitude", {{"zone", fmt::format("UTC{:+g}", by_longitude)}}));
  }
  zones.stamp_h = raw.stamp_utc_offset_h.value_or(zones.axis_h);
  if (!raw.stamp_utc_offset_h) {
    raw.notes.push_back(
        phrase("note.stamps_local", {{"zone", fmt::format("UTC{:+g}", zones.axis_h)}}));
  }
  return zones;
}

// Values below zero at night are instruments' noise; they count as none.
void clip(const QuantityInfo& info, std::vector<double>& values, std::vector<Phrase>& notes) {
  if (!info.irradiance) return;
  Index clipped = 0;
  for (double& value : values) {
    if (value < -0.5) ++clipped;
    if (value <= 0.0) value = 0.0;
  }
  if (clipped > 0)
    notes.push_back(phrase("note.clipped", {{"count", clipped}, {"quantity", name_of(info)}}));
}

/// Humidity is kept only until the water above the ground is known.
std::vector<double>& target(Weather& weather, std::vector<double>& humidity_percent,
                            Quantity quantity) {
  switch (quantity) {
    case Quantity::ghi:
      return weather.ghi_w_per_m2;
    case Quantity::dni:
      return weather.dni_w_per_m2;
    case Quantity::dhi:
      return weather.dhi_w_per_m2;
    case Quantity::temp:
      return weather.temp_c;
    case Quantity::pressure:
      return weather.pressure_pa;
    case Quantity::wind:
      return weather.wind_m_per_s;
    case Quantity::snow_depth:
      return weather.snow_depth_cm;
    case Quantity::water:
      return weather.precipitable_water_cm;
    case Quantity::humidity:
      return humidity_percent;
    case Quantity::wind_upper:
      break;
  }
  return weather.wind_upper_m_per_s;
}

bool resolve_phase(const Placement& placement, const WeatherFileOptions& options, RawWeather& raw,
                   FaultList& faults) {
  const bool all_instant =
      std::all_of(raw.instant.begin(), raw.instant.end(), [](bool b) { return b; });
  if (placement.phase_frac == 0.0 || all_instant) return true;
  const double minutes = placement.phase_frac * placement.axis.step_minutes;
  if (options.half_step == "refuse") {
    faults.add(0, "time", fmt::format("{:g}", minutes), "min", "0", told("weather.half_step"));
    return false;
  }
  raw.notes.push_back(phrase("note.half_step", {{"minutes", fmt::format("{:g}", minutes)}}));
  return true;
}

void convert(const QuantityInfo& info, const RawWeather& raw, const Placement& placement,
             const std::vector<double>& cos_zenith, std::vector<double>& humidity_percent,
             Weather& weather) {
  std::vector<double>& values = target(weather, humidity_percent, info.quantity);
  const bool instant = raw.instant[static_cast<std::size_t>(info.quantity)];
  if (values.empty() || (!instant && placement.phase_frac == 0.0)) return;
  if (!instant) {
    values = shift_means(values, placement.phase_frac, placement.cyclic);
  } else if (!info.irradiance) {
    values = means_of_instants(values, placement.stamp_frac, placement.cyclic);
  } else {
    const double at = placement.stamp_frac + raw.light_offset_min / placement.axis.step_minutes;
    values = means_of_light_instants(values, info.quantity == Quantity::dni, placement.axis,
                                     weather.location, at, placement.cyclic, cos_zenith);
  }
}

// Snow lies: an hour without a reading has the depth of the hour before, the first one none.
void hold_last(std::vector<double>& depths) {
  constexpr double impossible_cm = 998.0;
  double last = 0.0;
  for (double& depth : depths) {
    if (!(depth >= 0.0 && depth < impossible_cm)) depth = last;
    last = depth;
  }
}

bool has(const std::vector<double>& values) { return !values.empty(); }

void choose_irradiance(const WeatherFileOptions& options, Weather& weather, FaultList& faults) {
  weather.closure = series::irradiance_closure(weather);
  weather.pair = series::choose_pair(weather, weather.closure);
  const bool ghi = has(weather.ghi_w_per_m2), dni = has(weather.dni_w_per_m2),
             dhi = has(weather.dhi_w_per_m2);
  if (options.irradiance != "auto") {
    const bool possible = options.irradiance == "dni_dhi"   ? dni && dhi
                          : options.irradiance == "ghi_dhi" ? ghi && dhi
                                                            : ghi;
    if (!possible) {
      faults.add(0, "irradiance", options.irradiance, "", {}, told("weather.pair"));
      return;
    }
    weather.pair = options.irradiance == "dni_dhi"   ? IrradiancePair::dni_dhi
                   : options.irradiance == "ghi_dhi" ? IrradiancePair::ghi_dhi
                                                     : IrradiancePair::ghi_only;
  }
  if (!ghi && !dni && !dhi) return;
  if (!ghi && !(dni && dhi)) {
    faults.add(0, "irradiance", "", "", phrase("range.irradiance"), told("weather.irradiance"));
    return;
  }
  const Phrase use = phrase(weather.pair == IrradiancePair::dni_dhi   ? "note.uses_dni_dhi"
                            : weather.pair == IrradiancePair::ghi_dhi ? "note.uses_ghi_dhi"
                                                                      : "note.uses_ghi");
  if (ghi && dni && dhi) {
    weather.notes.push_back(
        phrase("note.closure", {{"rmse", fmt::format("{:.1f}", weather.closure.rmse_w_per_m2)},
                                {"mean", fmt::format("{:+.1f}", weather.closure.mean_w_per_m2)},
                                {"steps", weather.closure.daylight_steps},
                                {"use", use}}));
  } else {
    weather.notes.push_back(use);
  }
}

void note_absent(const Weather& weather, std::vector<Phrase>& notes) {
  if (!has(weather.ghi_w_per_m2) && !has(weather.dni_w_per_m2))
    notes.push_back(phrase("note.no_irradiance"));
  if (!has(weather.temp_c)) notes.push_back(phrase("note.no_temperature"));
  if (!has(weather.wind_m_per_s)) notes.push_back(phrase("note.no_wind"));
}
// Puts the rows on their steps, quantity by quantity, and mends what may be mended.
void gather(RawWeather& raw, const WeatherFileOptions& options, const Placement& placement,
            const std::vector<double>& cos_zenith, std::vector<double>& humidity_percent,
            Weather& weather, FaultList& faults) {
  bool any = false;
  for (const QuantityInfo& info : quantity_infos) {
    std::vector<double> values = spread_rows(raw, info.quantity, placement);
    const bool present =
        std::any_of(values.begin(), values.end(), [](double v) { return !std::isnan(v); });
    if (!present) continue;
    any = true;
    clip(info, values, raw.notes);
    if (info.quantity == Quantity::snow_depth) hold_last(values);
    if (is_vapour(info.quantity) && !settle_vapour(info.quantity, values)) continue;
    fill(info, weather.axis, options.max_gap_h, cos_zenith, values, raw.notes, faults);
    target(weather, humidity_percent, info.quantity) = std::move(values);
  }
  if (!any) faults.add(told("weather.no_quantities"));
  if (has(weather.wind_upper_m_per_s)) {
    weather.wind_upper_height_m = raw.wind_upper_height_m;
    if (!(weather.wind_upper_height_m > 0.0)) {
      faults.add(0, "wind_upper_height_m", "", "m",
                 phrase("range.between", {{"min", "1"}, {"max", "500"}}),
                 told("weather.upper_height"));
    }
  }
}
}  // namespace

series::Weather assemble(RawWeather raw, const std::string& file, const WeatherFileOptions& options,
                         FaultList& faults) {
  Weather weather;
  weather.name = raw.name.empty() ? std::filesystem::path(file).stem().string() : raw.name;
  weather.source = file;
  if (!settle_location(raw, options, weather, faults)) return weather;
  const Zones zones = settle_zones(raw, options, weather.location);
  const Placement placement = place_rows(raw, options, zones.axis_h, zones.stamp_h, faults);
  if (!faults.empty() || !resolve_phase(placement, options, raw, faults)) return weather;
  weather.axis = placement.axis;
  weather.wind_height_m = options.wind_height_m > 0.0 ? options.wind_height_m : raw.wind_height_m;
  const std::vector<double> cos_zenith = series::mean_cos_zenith(weather.axis, weather.location);
  std::vector<double> humidity_percent;
  gather(raw, options, placement, cos_zenith, humidity_percent, weather, faults);
  if (!faults.empty()) return weather;
  if (raw.find_light_offset) find_light_offset(weather, placement.stamp_frac, raw);
  for (const QuantityInfo& info : quantity_infos)
    convert(info, raw, placement, cos_zenith, humidity_percent, weather);
  water_from_humidity(humidity_percent, weather);
  weather.notes = std::move(raw.notes);
  choose_irradiance(options, weather, faults);
  check_sun(weather, cos_zenith, faults);
  note_absent(weather, weather.notes);
  return weather;
}

}  // namespace sunward::input::weather_format

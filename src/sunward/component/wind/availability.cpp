#include "sunward/component/wind/availability.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "sunward/component/atmosphere.hpp"
#include "sunward/component/fault.hpp"
#include "sunward/component/weather_need.hpp"
#include "sunward/component/wind/default_power_curve.hpp"
#include "sunward/component/wind/wake.hpp"
#include "sunward/series/solar_position.hpp"
#include "sunward/series/wind_speed.hpp"

namespace sunward::component {
namespace wind {
namespace {

double mean_of(const std::vector<double>& values) {
  if (values.empty()) return 0.0;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

Phrase carried_sentence(const Wind& farm, const series::Weather& weather, double mean) {
  if (farm.roughness_m > 0.0)
    return phrase(
        "note.hub_wind_by_log",
        {{"height", fmt::format("{:g}", series::nearest_wind_height_m(weather, farm.hub_height_m))},
         {"roughness", fmt::format("{:g}", farm.roughness_m)},
         {"hub", fmt::format("{:g}", farm.hub_height_m)},
         {"mean", fmt::format("{:.2f}", mean)}});
  const bool two_heights = !weather.wind_upper_m_per_s.empty();
  return phrase(two_heights ? "note.hub_wind_by_shear" : "note.hub_wind_by_exponent",
                {{"height", fmt::format("{:g}", weather.wind_height_m)},
                 {"upper_height", fmt::format("{:g}", weather.wind_upper_height_m)},
                 {"exponent", fmt::format("{:g}", farm.shear_exponent)},
                 {"hub", fmt::format("{:g}", farm.hub_height_m)},
                 {"mean", fmt::format("{:.2f}", mean)}});
}

/// Coefficients are straight lines between their speeds, powers are not: points every 0.1 m/s.
PowerCurve curve_of_coefficients(const Wind& farm) {
  constexpr double step_m_per_s = 0.1;
  const PowerCurve coefficient(farm.curve_speed_m_per_s, farm.curve_power_coefficient);
  const double first = farm.curve_speed_m_per_s.front(), last = farm.curve_speed_m_per_s.back();
  std::vector<double> speeds = farm.curve_speed_m_per_s;
  for (int k = 1; first + step_m_per_s * k < last; ++k) speeds.push_back(first + step_m_per_s * k);
  std::sort(speeds.begin(), speeds.end());
  constexpr double same_m_per_s = 1e-9;
  speeds.erase(std::unique(speeds.begin(), speeds.end(),
                           [](double a, double b) { return b - a < same_m_per_s; }),
               speeds.end());
  std::vector<double> power;
  for (const double speed : speeds)
    power.push_back(
        std::min(1.0, rotor_power_w(farm.rotor_diameter_m, reference_air_density_kg_per_m3, speed,
                                    coefficient.power_pu(speed)) /
                          (1e6 * farm.turbine_rating_mw)));
  return {std::move(speeds), std::move(power)};
}

/// The wind at the hub before it is scaled.
std::vector<double> carried(const Wind& farm, const series::Weather& weather) {
  if (!(farm.roughness_m > 0.0))
    return series::wind_at_height(weather, farm.hub_height_m, farm.shear_exponent);
  const series::LogProfile ground{farm.roughness_m, farm.obstacle_height_m};
  const double measured_m = series::nearest_wind_height_m(weather, farm.hub_height_m);
  if (series::has_log_profile(ground, std::min(measured_m, farm.hub_height_m)))
    return series::wind_by_log_profile(weather, farm.hub_height_m, ground);
  std::vector<Fault> faults;
  add_fault(faults, "obstacle_height_m", farm.obstacle_height_m, "m",
            phrase("range.at_most",
                   {{"max", fmt::format("{:.1f}", (std::min(measured_m, farm.hub_height_m) -
                                                   2.0 * farm.roughness_m) /
                                                      series::displaced_frac)}}),
            told("wind.in_obstacles", {{"height", fmt::format("{:g}", measured_m)}}));
  throw InputError(std::move(faults));
}

/// Power before losses, and what wakes leave of it.
struct Gross {
  HubWind hub;
  std::vector<double> power_pu;
  FarmEfficiency wakes;
};

Gross gross_of(const Wind& farm, const series::Weather& weather, const series::Location& site) {
  const PowerCurve curve = curve_of(farm);
  const std::vector<double> density = hub_air_density_kg_per_m3(farm, weather, site);
  const double mean_density = mean_of(density);
  HubWind hub = hub_wind(farm, weather);
  std::vector<double> power(density.size());
  for (std::size_t t = 0; t < power.size(); ++t)
    power[t] = curve.power_pu(hub.speed_m_per_s[t], density[t], farm.density_correction);
  FarmEfficiency wakes(farm, [&](double speed_m_per_s) {
    return curve.power_pu(speed_m_per_s, mean_density, farm.density_correction);
  });
  return {std::move(hub), std::move(power), std::move(wakes)};
}

}  // namespace

HubWind hub_wind(const Wind& wind, const series::Weather& weather) {
  std::vector<Fault> faults;
  need_series(faults, weather, weather.wind_m_per_s, "wind_m_per_s", phrase("purpose.wind"));
  if (!faults.empty()) throw InputError(std::move(faults));
  HubWind hub;
  hub.speed_m_per_s = carried(wind, weather);
  hub.mean_before_m_per_s = mean_of(hub.speed_m_per_s);
  hub.mean_m_per_s = hub.mean_before_m_per_s;
  hub.sentence = carried_sentence(wind, weather, hub.mean_before_m_per_s);
  if (wind.target_mean_m_per_s > 0.0) {
    series::ScaledWind scaled =
        series::scale_wind_to_mean(std::move(hub.speed_m_per_s), wind.target_mean_m_per_s);
    hub.speed_m_per_s = std::move(scaled.speed_m_per_s);
    hub.factor = scaled.factor;
    hub.mean_m_per_s = mean_of(hub.speed_m_per_s);
    hub.sentence = Phrase::sequence(
        {hub.sentence,
         phrase("note.hub_wind_scaled", {{"factor", fmt::format("{:.3f}", hub.factor)},
                                         {"mean", fmt::format("{:.2f}", hub.mean_m_per_s)}})});
  }
  return hub;
}

std::vector<double> hub_air_density_kg_per_m3(const Wind& wind, const series::Weather& weather,
                                              const series::Location& site) {
  const double hub_m = site.elevation_m + wind.hub_height_m;
  const double rise_m = hub_m - weather.location.elevation_m;
  const double standard_pa = series::standard_pressure_pa(hub_m);
  const double standard_c = carried_temp_c(15.0, hub_m);
  const bool has_temp = !weather.temp_c.empty();
  const bool has_pressure = !weather.pressure_pa.empty();
  std::vector<double> density(static_cast<std::size_t>(weather.axis.n_steps));
  for (std::size_t t = 0; t < density.size(); ++t) {
    const double hub_c = has_temp ? carried_temp_c(weather.temp_c[t], rise_m) : standard_c;
    const double hub_pa = has_pressure ? carried_pressure_pa(weather.pressure_pa[t],
                                                             carried_temp_c(hub_c, -rise_m), rise_m)
                                       : standard_pa;
    density[t] = air_density_kg_per_m3(hub_pa, hub_c);
  }
  return density;
}

PowerCurve curve_of(const Wind& wind) {
  if (wind.curve_speed_m_per_s.empty()) {
    CurvePoints points = default_power_curve();
    return {std::move(points.speed_m_per_s), std::move(points.power_pu)};
  }
  if (!wind.curve_power_coefficient.empty()) return curve_of_coefficients(wind);
  return {wind.curve_speed_m_per_s, wind.curve_power_pu};
}

/// 1/2 rho v^3 over the rating per swept area; 0 with a curve of the user's, whose rotor is
/// unknown.
double rotor_pu(const Wind& wind, double speed_m_per_s, double density_kg_per_m3) {
  if (!wind.curve_speed_m_per_s.empty()) return 0.0;
  return 0.5 * density_kg_per_m3 * speed_m_per_s * speed_m_per_s * speed_m_per_s /
         TurbineClass{}.specific_power_w_per_m2;
}

LossStages loss_stages(const Wind& wind, const series::Weather& weather,
                       const series::Location& site) {
  if (std::vector<Fault> faults = faults_of_curve(wind); !faults.empty())
    throw InputError(std::move(faults));
  const Gross gross = gross_of(wind, weather, site);
  const std::vector<double> density = hub_air_density_kg_per_m3(wind, weather, site);
  const double hours = weather.axis.step_h();
  LossStages sum;
  for (std::size_t t = 0; t < gross.power_pu.size(); ++t) {
    const double speed = gross.hub.speed_m_per_s[t];
    const auto month = static_cast<std::size_t>(weather.axis.month(static_cast<Index>(t)));
    double left = std::clamp(gross.power_pu[t], 0.0, 1.0) * hours;
    sum.rotor += rotor_pu(wind, speed, density[t]) * hours;
    sum.gross += left;
    sum.wakes += left *= gross.wakes.at(speed);
    sum.availability += left *= wind.availability_frac;
    sum.icing += left *= 1.0 - wind.icing_frac[month];
    sum.losses += left * (1.0 - wind.losses_frac);
  }
  return sum;
}

}  // namespace wind

std::vector<double> wind_availability_pu(const Wind& wind, const series::Weather& weather,
                                         const series::Location& site) {
  if (std::vector<Fault> faults = faults_of_curve(wind); !faults.empty()) {
    throw InputError(std::move(faults));
  }
  const wind::Gross gross = wind::gross_of(wind, weather, site);
  std::vector<double> result(gross.power_pu.size());
  for (std::size_t t = 0; t < result.size(); ++t) {
    const auto month = static_cast<std::size_t>(weather.axis.month(static_cast<Index>(t)));
    const double kept = wind.availability_frac * (1.0 - wind.icing_frac[month]) *
                        (1.0 - wind.losses_frac) * gross.wakes.at(gross.hub.speed_m_per_s[t]);
    result[t] = std::clamp(gross.power_pu[t] * kept, 0.0, 1.0);
  }
  return result;
}

Phrase describe_wind(const Wind& wind, const series::Weather& weather,
                     const series::Location& site) {
  const wind::HubWind hub = wind::hub_wind(wind, weather);
  const double density = wind::mean_of(wind::hub_air_density_kg_per_m3(wind, weather, site));
  const Phrase density_sentence =
      phrase("note.air_density", {{"density", fmt::format("{:.3f}", density)}});
  if (wind.layout_x_m.size() < 2) return Phrase::sequence({hub.sentence, density_sentence});
  return Phrase::sequence(
      {hub.sentence, density_sentence,
       phrase("note.wakes",
              {{"turbines", wind.layout_x_m.size()},
               {"loss", fmt::format("{:.1f}", 100.0 * wake_loss_frac(wind, weather, site))}})});
}

double wake_loss_frac(const Wind& wind, const series::Weather& weather,
                      const series::Location& site) {
  const wind::Gross gross = wind::gross_of(wind, weather, site);
  double free = 0.0, waked = 0.0;
  for (std::size_t t = 0; t < gross.power_pu.size(); ++t) {
    free += gross.power_pu[t];
    waked += gross.power_pu[t] * gross.wakes.at(gross.hub.speed_m_per_s[t]);
  }
  return free > 0.0 ? 1.0 - waked / free : 0.0;
}

}  // namespace sunward::component

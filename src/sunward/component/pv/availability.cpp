#include "sunward/component/pv/availability.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

#include "sunward/component/atmosphere.hpp"
#include "sunward/component/pv/cell_temperature.hpp"
#include "sunward/component/pv/geometry.hpp"
#include "sunward/component/pv/pvwatts.hpp"
#include "sunward/component/pv/tracker.hpp"
#include "sunward/component/weather_need.hpp"
#include "sunward/series/irradiance.hpp"
#include "sunward/series/solar_position.hpp"

namespace sunward::component {
namespace pv {
namespace {

constexpr double rad_per_deg = std::numbers::pi / 180.0;
constexpr double wind_when_unknown_m_per_s = 1.0;

/// Light on the modules before and behind the glass.
struct ModuleLight {
  double plane_w_per_m2 = 0.0;
  double effective_w_per_m2 = 0.0;
};

/// Where modules face at each step, and how their glass takes even light.
class Array {
 public:
  Array(const Pv& plant, const Laws& laws) : laws_(laws), albedo_frac_(plant.albedo_frac) {
    if (plant.mount == PvMount::single_axis) {
      tracker_.emplace(Tracker{plant.tilt_deg, plant.azimuth_deg, plant.max_rotation_deg,
                               plant.ground_cover_frac, true});
    } else {
      normal_ = normal_of({plant.tilt_deg, plant.azimuth_deg});
      set_diffuse_modifiers(plant.tilt_deg);
    }
  }

  ModuleLight light(const SkyState& sky, const Direction& sun) {
    if (tracker_) {
      normal_ = tracker_->normal(sun);
      set_diffuse_modifiers(std::acos(std::clamp(normal_.up, -1.0, 1.0)) / rad_per_deg);
    }
    const double cos_incidence = cos_between(sun, normal_);
    const PlaneIrradiance plane = laws_.transposition == Transposition::hay_davies
                                      ? hay_davies(sky, cos_incidence, normal_.up, albedo_frac_)
                                      : perez(sky, cos_incidence, normal_.up, albedo_frac_);
    const double directed = plane.beam + plane.circumsolar;
    const double effective = directed * incidence_modifier(laws_.incidence, cos_incidence) +
                             (plane.sky + plane.horizon) * sky_modifier_ +
                             plane.ground * ground_modifier_;
    return {std::max(plane.total(), 0.0), std::max(effective, 0.0)};
  }

 private:
  void set_diffuse_modifiers(double tilt_deg) {
    const DiffuseAngles angles = effective_diffuse_angles(tilt_deg);
    sky_modifier_ = incidence_modifier(laws_.incidence, std::cos(angles.sky_deg * rad_per_deg));
    ground_modifier_ =
        incidence_modifier(laws_.incidence, std::cos(angles.ground_deg * rad_per_deg));
  }

  Laws laws_;
  double albedo_frac_;
  std::optional<TrackerLaw> tracker_;
  Direction normal_;
  double sky_modifier_ = 1.0;
  double ground_modifier_ = 1.0;
};

std::vector<ModuleLight> module_light(const Pv& plant, const series::Weather& weather,
                                      const Laws& laws) {
  const auto n_steps = static_cast<std::size_t>(weather.axis.n_steps);
  const series::Irradiance light = series::consistent_irradiance(weather);
  const auto suns = series::sun_positions(weather.axis, weather.location);
  const auto extra =
      series::daylight(weather.axis, weather.location).extraterrestrial_normal_w_per_m2;
  Array array(plant, laws);
  std::vector<ModuleLight> result(n_steps);
  for (std::size_t t = 0; t < n_steps; ++t) {
    SkyState sky{light.ghi_w_per_m2[t], light.dni_w_per_m2[t], light.dhi_w_per_m2[t], extra[t],
                 0.0};
    if (sky.ghi_w_per_m2 <= 0.0 && sky.dni_w_per_m2 <= 0.0 && sky.dhi_w_per_m2 <= 0.0) continue;
    const Direction sun = direction_of(90.0 - suns[t].apparent_elevation_deg, suns[t].azimuth_deg);
    sky.cos_zenith = sun.up;
    // With the sun below the horizon at mid-interval what is recorded is twilight: diffuse light.
    if (sun.up <= 0.0) sky.dni_w_per_m2 = 0.0;
    result[t] = array.light(sky, sun);
  }
  return result;
}

void need_irradiance(std::vector<Fault>& faults, const series::Weather& weather) {
  const Phrase purpose = phrase("purpose.pv");
  const auto pair = weather.pair;
  if (pair != series::IrradiancePair::dni_dhi) {
    need_series(faults, weather, weather.ghi_w_per_m2, "ghi_w_per_m2", purpose);
  } else {
    need_series(faults, weather, weather.dni_w_per_m2, "dni_w_per_m2", purpose);
  }
  if (pair != series::IrradiancePair::ghi_only) {
    need_series(faults, weather, weather.dhi_w_per_m2, "dhi_w_per_m2", purpose);
  }
}

}  // namespace

std::vector<double> plane_of_array_w_per_m2(const Pv& pv, const series::Weather& weather,
                                            const Laws& laws) {
  std::vector<Fault> faults;
  need_irradiance(faults, weather);
  if (!faults.empty()) throw InputError(std::move(faults));
  std::vector<double> plane;
  plane.reserve(static_cast<std::size_t>(weather.axis.n_steps));
  for (const ModuleLight& light : module_light(pv, weather, laws)) {
    plane.push_back(light.plane_w_per_m2);
  }
  return plane;
}

}  // namespace pv

std::vector<double> pv_availability_pu(const Pv& pv, const series::Weather& weather,
                                       const series::Location& site, const pv::Laws& laws) {
  std::vector<Fault> faults;
  pv::need_irradiance(faults, weather);
  need_series(faults, weather, weather.temp_c, "temp_c", phrase("purpose.cell_temperature"));
  if (!faults.empty()) throw InputError(std::move(faults));

  const double rise_m = site.elevation_m - weather.location.elevation_m;
  const bool has_wind = !weather.wind_m_per_s.empty();
  const double to_10_m = std::pow(10.0 / std::max(weather.wind_height_m, 1.0), 1.0 / 7.0);
  const double dc_limit = 1.0 / (pv.dc_ac_ratio * pv.inverter_efficiency_frac);
  const auto light = pv::module_light(pv, weather, laws);
  std::vector<double> result(light.size());
  for (std::size_t t = 0; t < light.size(); ++t) {
    if (light[t].effective_w_per_m2 <= 0.0) continue;
    const double air_c = carried_temp_c(weather.temp_c[t], rise_m);
    const double wind =
        has_wind ? weather.wind_m_per_s[t] * to_10_m : pv::wind_when_unknown_m_per_s;
    const double plane = light[t].plane_w_per_m2;
    const double cell_c = laws.cell_temperature == pv::CellTemperature::faiman
                              ? pv::faiman_cell_temp_c(plane, air_c, wind)
                              : pv::sapm_cell_temp_c(plane, air_c, wind);
    const double dc =
        pv::pvwatts_dc(1.0, light[t].effective_w_per_m2, cell_c, pv.temp_coefficient_per_k);
    const double ac =
        pv::pvwatts_inverter(dc * (1.0 - pv.losses_frac), dc_limit, pv.inverter_efficiency_frac);
    result[t] = std::min(ac, 1.0);
  }
  return result;
}

}  // namespace sunward::component

// From horizontal light to the light at the modules.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

#include "sunward/component/pv/chain.hpp"
#include "sunward/component/pv/geometry.hpp"
#include "sunward/component/pv/tracker.hpp"
#include "sunward/series/irradiance.hpp"
#include "sunward/series/sun_sky.hpp"

namespace sunward::component::pv {
namespace {

constexpr double rad_per_deg = std::numbers::pi / 180.0;

/// Where modules face at each step, and how their glass takes even light.
class Array {
 public:
  explicit Array(const Pv& plant) : plant_(&plant) {
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
    const IncidenceLaw law = plant_->incidence_modifier;
    const double cos_incidence = cos_between(sun, normal_);
    const PlaneIrradiance plane =
        transposed(plant_->transposition, sky, cos_incidence, normal_.up, plant_->albedo_frac);
    const double directed = plane.beam + plane.circumsolar;
    const double effective = directed * incidence_modifier(law, cos_incidence) +
                             (plane.sky + plane.horizon) * sky_modifier_ +
                             plane.ground * ground_modifier_;
    return {std::max(plane.total(), 0.0), std::max(effective, 0.0), rear(sky, sun), sin_tilt()};
  }

  [[nodiscard]] double sin_tilt() const { return std::hypot(normal_.east, normal_.north); }

 private:
  void set_diffuse_modifiers(double tilt_deg) {
    const DiffuseAngles angles = effective_diffuse_angles(tilt_deg);
    const IncidenceLaw law = plant_->incidence_modifier;
    sky_modifier_ = incidence_modifier(law, std::cos(angles.sky_deg * rad_per_deg));
    ground_modifier_ = incidence_modifier(law, std::cos(angles.ground_deg * rad_per_deg));
  }

  /// Beams lose at the rear's glass as at the front's; even light is not followed that far.
  [[nodiscard]] double rear(const SkyState& sky, const Direction& sun) const {
    const Rear& side = plant_->rear;
    if (!(side.bifaciality_frac > 0.0)) return 0.0;
    const RearIrradiance light =
        rear_irradiance(sky, sun, normal_, plant_->ground_cover_frac, plant_->albedo_frac);
    const double beam =
        light.beam * incidence_modifier(plant_->incidence_modifier, -cos_between(sun, normal_));
    return side.bifaciality_frac * (1.0 - side.loss_frac) * (beam + light.sky + light.ground);
  }

  const Pv* plant_;
  std::optional<TrackerLaw> tracker_;
  Direction normal_;
  double sky_modifier_ = 1.0;
  double ground_modifier_ = 1.0;
};

/// Steps with any light recorded: the sun is looked up for no others.
std::vector<char> lit_steps(const series::Weather& weather, std::size_t n_steps) {
  std::vector<char> lit(n_steps, 0);
  for (const auto* series : {&weather.ghi_w_per_m2, &weather.dni_w_per_m2, &weather.dhi_w_per_m2})
    for (std::size_t t = 0; t < series->size(); ++t)
      if ((*series)[t] > 0.0) lit[t] = 1;
  return lit;
}

}  // namespace

std::vector<ModuleLight> module_light(const Pv& plant, const series::Weather& weather) {
  const auto n_steps = static_cast<std::size_t>(weather.axis.n_steps);
  const series::SunSky sky =
      series::sun_sky(weather.axis, weather.location, lit_steps(weather, n_steps));
  const series::Irradiance light = series::consistent_irradiance(weather, sky.light);
  Array array(plant);
  std::vector<ModuleLight> result(n_steps);
  for (std::size_t t = 0; t < n_steps; ++t) {
    const series::SunStep& at = sky.sun[t];
    SkyState state{light.ghi_w_per_m2[t], light.dni_w_per_m2[t], light.dhi_w_per_m2[t],
                   sky.light.extraterrestrial_normal_w_per_m2[t], at.up};
    result[t].sin_tilt = array.sin_tilt();
    if (state.ghi_w_per_m2 <= 0.0 && state.dni_w_per_m2 <= 0.0 && state.dhi_w_per_m2 <= 0.0)
      continue;
    // With the sun below the horizon at mid-interval what is recorded is twilight: diffuse light.
    if (at.up <= 0.0) state.dni_w_per_m2 = 0.0;
    result[t] = array.light(state, {at.east, at.north, at.up});
  }
  return result;
}

}  // namespace sunward::component::pv

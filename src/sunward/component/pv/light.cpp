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

/// cos(58 deg + x) to 1e-10 for |x| under 2 deg, where even sky light stands for all tilts.
double cos_near_58(double x) {
  constexpr double cosine = 0.52991926423320495, sine = 0.84804809615642596;
  const double square = x * x;
  return cosine * (1.0 - square * (1.0 / 2.0) * (1.0 - square * (1.0 / 12.0))) -
         sine * x * (1.0 - square * (1.0 / 6.0) * (1.0 - square * (1.0 / 20.0)));
}

/// sin(x) to 1e-10 for x under 32 deg, as far as ground light stands from the module's plane.
double sin_under_32(double x) {
  const double square = x * x;
  return x * (1.0 - square * (1.0 / 6.0) *
                        (1.0 - square * (1.0 / 20.0) *
                                   (1.0 - square * (1.0 / 42.0) * (1.0 - square * (1.0 / 72.0)))));
}

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
    return {std::max(plane.total(), 0.0), std::max(effective, 0.0), rear(sky, sun), sin_tilt(),
            sun.up};
  }

  [[nodiscard]] double sin_tilt() const {
    return std::sqrt(normal_.east * normal_.east + normal_.north * normal_.north);
  }

 private:
  void set_diffuse_modifiers(double tilt_deg) {
    const DiffuseAngles angles = effective_diffuse_angles(tilt_deg);
    const IncidenceLaw law = plant_->incidence_modifier;
    sky_modifier_ = incidence_modifier(law, cos_near_58((angles.sky_deg - 58.0) * rad_per_deg));
    ground_modifier_ =
        incidence_modifier(law, sin_under_32((90.0 - angles.ground_deg) * rad_per_deg));
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

/// The series of a weather that say whether a step has any light.
struct Recorded {
  std::vector<const double*> series;

  explicit Recorded(const series::Weather& weather) {
    for (const auto* list : {&weather.ghi_w_per_m2, &weather.dni_w_per_m2, &weather.dhi_w_per_m2})
      if (!list->empty()) series.push_back(list->data());
  }
  [[nodiscard]] bool lit(std::size_t t) const {
    for (const double* list : series)
      if (list[t] > 0.0) return true;
    return false;
  }
};

}  // namespace

struct LightWalk::State {
  const series::Weather* weather;
  Array array;
  series::SunWalk sun;
  Recorded recorded;
  std::size_t at = 0;
};

LightWalk::LightWalk(const Pv& plant, const series::Weather& weather)
    : state_(std::make_unique<State>(State{&weather, Array(plant),
                                           series::SunWalk(weather.axis, weather.location),
                                           Recorded(weather)})) {}
LightWalk::LightWalk(LightWalk&&) noexcept = default;
LightWalk& LightWalk::operator=(LightWalk&&) noexcept = default;
LightWalk::~LightWalk() = default;

ModuleLight LightWalk::next() {
  State& s = *state_;
  const std::size_t t = s.at++;
  ModuleLight dark;
  dark.sin_tilt = s.array.sin_tilt();
  if (!s.recorded.lit(t)) return dark;  // the sun is looked up for lit steps only
  const series::SunStep sun = s.sun.at(static_cast<Index>(t));
  const series::StepIrradiance light = series::consistent_irradiance(
      *s.weather, t, sun.mean_cos_zenith, sun.extraterrestrial_normal_w_per_m2);
  SkyState sky{light.ghi_w_per_m2, light.dni_w_per_m2, light.dhi_w_per_m2,
               sun.extraterrestrial_normal_w_per_m2, sun.up};
  if (sky.ghi_w_per_m2 <= 0.0 && sky.dni_w_per_m2 <= 0.0 && sky.dhi_w_per_m2 <= 0.0) return dark;
  // With the sun below the horizon at mid-interval what is recorded is twilight: diffuse light.
  if (sun.up <= 0.0) sky.dni_w_per_m2 = 0.0;
  return s.array.light(sky, {sun.east, sun.north, sun.up});
}

}  // namespace sunward::component::pv

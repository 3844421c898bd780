#include "sunward/component/pv/transposition.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace sunward::component::pv {
namespace {

constexpr double rad_per_deg = std::numbers::pi / 180.0;

/// Perez' own bound: cosine of 85 deg.
constexpr double least_cos_zenith_perez = 0.08715574274765817;

/// One clearness bin of Perez et al. 1990 (all sites composite).
struct PerezBin {
  double clearness_below;
  std::array<double, 3> f1;
  std::array<double, 3> f2;
};

constexpr std::array<PerezBin, 8> perez_bins{{
    {1.065, {-0.008, 0.588, -0.062}, {-0.060, 0.072, -0.022}},
    {1.230, {0.130, 0.683, -0.151}, {-0.019, 0.066, -0.029}},
    {1.500, {0.330, 0.487, -0.221}, {0.055, -0.064, -0.026}},
    {1.950, {0.568, 0.187, -0.295}, {0.109, -0.152, -0.014}},
    {2.800, {0.873, -0.392, -0.362}, {0.226, -0.462, 0.001}},
    {4.500, {1.132, -1.237, -0.412}, {0.288, -0.823, 0.056}},
    {6.200, {1.060, -1.600, -0.359}, {0.264, -1.127, 0.131}},
    {1e300, {0.678, -0.327, -0.250}, {0.156, -1.377, 0.251}},
}};

const PerezBin& bin_of(double clearness) {
  for (const PerezBin& bin : perez_bins) {
    if (clearness < bin.clearness_below) return bin;
  }
  return perez_bins.back();
}

double air_mass(double cos_zenith, double zenith_rad) {
  return 1.0 / (cos_zenith + 0.50572 * std::pow(96.07995 - zenith_rad / rad_per_deg, -1.6364));
}

}  // namespace

double relative_air_mass(double cos_zenith) {
  const double cosine = std::clamp(cos_zenith, 0.0, 1.0);
  return air_mass(cosine, std::acos(cosine));
}

PlaneIrradiance hay_davies(const SkyState& sky, double cos_incidence, double cos_tilt,
                           double albedo_frac) {
  const double projection = std::max(cos_incidence, 0.0);
  const double ratio = projection / std::max(sky.cos_zenith, least_cos_zenith_hay_davies);
  const double anisotropy = std::clamp(sky.dni_w_per_m2 / sky.dni_extra_w_per_m2, 0.0, 1.0);
  PlaneIrradiance plane;
  plane.beam = sky.dni_w_per_m2 * projection;
  plane.circumsolar = sky.dhi_w_per_m2 * anisotropy * ratio;
  plane.sky = sky.dhi_w_per_m2 * (1.0 - anisotropy) * 0.5 * (1.0 + cos_tilt);
  plane.ground = ground_reflected(sky.ghi_w_per_m2, albedo_frac, cos_tilt);
  return plane;
}

PlaneIrradiance perez(const SkyState& sky, double cos_incidence, double cos_tilt,
                      double albedo_frac) {
  PlaneIrradiance plane;
  const double projection = std::max(cos_incidence, 0.0);
  plane.beam = sky.dni_w_per_m2 * projection;
  plane.ground = ground_reflected(sky.ghi_w_per_m2, albedo_frac, cos_tilt);
  const double diffuse = sky.dhi_w_per_m2;
  if (diffuse <= 0.0) return plane;

  const double cosine = std::clamp(sky.cos_zenith, 0.0, 1.0);
  const double zenith = std::acos(cosine);  // radians
  const double zenith_cubed = 1.041 * zenith * zenith * zenith;
  const double brightness = diffuse * air_mass(cosine, zenith) / sky.dni_extra_w_per_m2;
  const double clearness =
      ((diffuse + sky.dni_w_per_m2) / diffuse + zenith_cubed) / (1.0 + zenith_cubed);
  const PerezBin& bin = bin_of(clearness);
  const double f1 = std::max(bin.f1[0] + bin.f1[1] * brightness + bin.f1[2] * zenith, 0.0);
  const double f2 = bin.f2[0] + bin.f2[1] * brightness + bin.f2[2] * zenith;
  const double sin_tilt = std::sqrt(std::max(0.0, 1.0 - cos_tilt * cos_tilt));

  plane.sky = 0.5 * diffuse * (1.0 - f1) * (1.0 + cos_tilt);
  plane.circumsolar = diffuse * f1 * projection / std::max(sky.cos_zenith, least_cos_zenith_perez);
  plane.horizon = diffuse * f2 * sin_tilt;
  if (plane.sky_diffuse() < 0.0) plane.sky = plane.circumsolar = plane.horizon = 0.0;
  return plane;
}

PlaneIrradiance isotropic(const SkyState& sky, double cos_incidence, double cos_tilt,
                          double albedo_frac) {
  PlaneIrradiance plane;
  plane.beam = sky.dni_w_per_m2 * std::max(cos_incidence, 0.0);
  plane.sky = 0.5 * sky.dhi_w_per_m2 * (1.0 + cos_tilt);
  plane.ground = ground_reflected(sky.ghi_w_per_m2, albedo_frac, cos_tilt);
  return plane;
}

PlaneIrradiance transposed(Transposition law, const SkyState& sky, double cos_incidence,
                           double cos_tilt, double albedo_frac) {
  switch (law) {
    case Transposition::perez:
      return perez(sky, cos_incidence, cos_tilt, albedo_frac);
    case Transposition::isotropic:
      return isotropic(sky, cos_incidence, cos_tilt, albedo_frac);
    case Transposition::hay_davies:
      break;
  }
  return hay_davies(sky, cos_incidence, cos_tilt, albedo_frac);
}

}  // namespace sunward::component::pv

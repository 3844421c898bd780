// Incidence angle modifier: the share of light that the glass lets through, relative to light that
// arrives head-on.
#pragma once

namespace sunward::component::pv {

enum class IncidenceLaw { physical, ashrae };

/// Fresnel reflection and absorption in a plain glass cover: refractive index 1.526, glazing
/// extinction 4 1/m, thickness 2 mm. 1 head-on, 0 at and beyond grazing incidence.
/// @param cos_incidence  cosine of the angle between light and module normal, -1 to 1.
/// Snell's and Fresnel's laws, both polarisations averaged, and Bouguer absorption, as in
/// W. De Soto, S. Klein, W. Beckman, Solar Energy 80 (2006) 78-88,
/// doi:10.1016/j.solener.2005.06.010.
[[nodiscard]] double physical_incidence_modifier(double cos_incidence);

/// 1 - b (1 / cos - 1), held to 0 at and above 0; b = 0.05 for plain glass.
/// Source: ASHRAE Standard 93; A. F. Souka, H. H. Safwat, Solar Energy 10 (1966) 170-174,
/// doi:10.1016/0038-092X(66)90004-1.
[[nodiscard]] double ashrae_incidence_modifier(double cos_incidence, double b = 0.05);

/// Dispatches on the law.
[[nodiscard]] double incidence_modifier(IncidenceLaw law, double cos_incidence);

/// The incidence angle at which a beam is reflected as much as even sky light, and even ground
/// light.
struct DiffuseAngles {
  double sky_deg = 60.0;
  double ground_deg = 90.0;
};

/// Both angles for a module tilt of 0 to 90 deg.
/// Source: M. J. Brandemuehl, W. A. Beckman, Solar Energy 24 (1980) 511-513,
/// doi:10.1016/0038-092X(80)90320-X; polynomials of Duffie and Beckman, Solar Engineering of
/// Thermal Processes, 4th ed. (2013), eq. (5.4.1) and (5.4.2).
[[nodiscard]] constexpr DiffuseAngles effective_diffuse_angles(double tilt_deg) {
  return {59.7 - 0.1388 * tilt_deg + 0.001497 * tilt_deg * tilt_deg,
          90.0 - 0.5788 * tilt_deg + 0.002693 * tilt_deg * tilt_deg};
}

}  // namespace sunward::component::pv

// From horizontal to tilted: how much of the beam, the sky and the ground a module sees.
//
// Symbols: cos_incidence = cosine of the angle between sun and module normal; cos_zenith = cosine
// of the sun's zenith angle; cos_tilt = cosine of the module's tilt.
#pragma once

namespace sunward::component::pv {

enum class Transposition { hay_davies, perez, isotropic };

/// Under this height of the sun (89 deg zenith) Hay and Davies' projection is held, as it would
/// explode.
inline constexpr double least_cos_zenith_hay_davies = 0.01745;

/// Horizontal irradiance of one interval and the sun that gave it.
struct SkyState {
  double ghi_w_per_m2 = 0.0;
  double dni_w_per_m2 = 0.0;
  double dhi_w_per_m2 = 0.0;
  double dni_extra_w_per_m2 = 1361.1;  ///< extraterrestrial, on a plane facing the sun
  double cos_zenith = 1.0;             ///< of the apparent sun
};

/// Irradiance on the module, by where it comes from [W/m2], each >= 0 except horizon (Perez).
struct PlaneIrradiance {
  double beam = 0.0;
  double circumsolar = 0.0;  ///< diffuse light from around the sun
  double sky = 0.0;          ///< evenly from the visible sky
  double horizon = 0.0;      ///< brightening (or darkening) near the horizon
  double ground = 0.0;       ///< reflected by the ground

  [[nodiscard]] double sky_diffuse() const { return circumsolar + sky + horizon; }
  [[nodiscard]] double total() const { return beam + sky_diffuse() + ground; }
};

/// Sky diffuse in two parts: a circumsolar one that behaves as beam, by the anisotropy index DNI /
/// extraterrestrial, and an even rest. Ground light is ghi * albedo * (1 - cos tilt) / 2.
/// Source: J. E. Hay, J. A. Davies, Calculations of the solar radiation incident on an inclined
/// surface, Proc. First Canadian Solar Radiation Data Workshop (1980) 59-72; as in P. G.
/// Loutzenhiser et al., Solar Energy 81 (2007) 254-267, doi:10.1016/j.solener.2006.03.009.
[[nodiscard]] PlaneIrradiance hay_davies(const SkyState& sky, double cos_incidence, double cos_tilt,
                                         double albedo_frac);

/// Sky diffuse in three parts with the "all sites composite 1990" coefficients; air mass by F.
/// Kasten, A. T. Young, Applied Optics 28 (1989) 4735, doi:10.1364/AO.28.004735. Source: R. Perez
/// et al., Solar Energy 44 (1990) 271-289, three-part model, doi:10.1016/0038-092X(90)90055-H. A
/// negative sum of the three parts is set to zero.
[[nodiscard]] PlaneIrradiance perez(const SkyState& sky, double cos_incidence, double cos_tilt,
                                    double albedo_frac);

/// Sky diffuse evenly from the whole sky: DHI (1 + cos tilt) / 2. Too little for a clear sky on a
/// module that faces the sun. Source: B. Y. H. Liu, R. C. Jordan, Solar Energy 4 (1960) 1-19,
/// doi:10.1016/0038-092X(60)90062-1.
[[nodiscard]] PlaneIrradiance isotropic(const SkyState& sky, double cos_incidence, double cos_tilt,
                                        double albedo_frac);

/// Dispatches on the law.
[[nodiscard]] PlaneIrradiance transposed(Transposition law, const SkyState& sky,
                                         double cos_incidence, double cos_tilt, double albedo_frac);

/// Relative optical air mass at sea level (Kasten and Young 1989); 1 overhead, about 38 at the
/// horizon.
[[nodiscard]] double relative_air_mass(double cos_zenith);

/// Ground-reflected irradiance on the module [W/m2] for an even, unshaded ground.
[[nodiscard]] constexpr double ground_reflected(double ghi_w_per_m2, double albedo_frac,
                                                double cos_tilt) {
  return 0.5 * ghi_w_per_m2 * albedo_frac * (1.0 - cos_tilt);
}

}  // namespace sunward::component::pv

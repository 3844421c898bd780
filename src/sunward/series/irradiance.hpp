// Closure of the irradiance components, the diffuse split, and one consistent set per step.
#pragma once

#include <cstddef>
#include <vector>

#include "sunward/series/solar_position.hpp"
#include "sunward/series/weather.hpp"

namespace sunward::series {

/// Diffuse share of global horizontal irradiance, 0 to 1, at clearness index kt (0 to about 1).
/// Source: D. G. Erbs, S. A. Klein, J. A. Duffie, Solar Energy 28 (1982) 293-302, hourly
/// correlation.
[[nodiscard]] double erbs_diffuse_frac(double kt);

/// Direct normal irradiance [W/m2] that a clear, dry sky lets through: an upper bound for derived
/// beams.
/// @param extraterrestrial_w_per_m2  on a plane facing the sun.
/// @param cos_zenith  0 to 1; the result is 0 at or below 0.
/// @param elevation_m  held to 0 to 5000.
/// Sources: E. G. Laue, Solar Energy 13 (1970) 43-57 (as given by A. B. Meinel, M. P. Meinel,
/// Applied Solar Energy, 1976); air mass: F. Kasten, A. T. Young, Applied Optics 28 (1989)
/// 4735-4738.
[[nodiscard]] double clear_sky_dni_w_per_m2(double extraterrestrial_w_per_m2, double cos_zenith,
                                            double elevation_m);

struct BeamAndDiffuse {
  double dni_w_per_m2 = 0.0;
  double dhi_w_per_m2 = 0.0;
};
/// Splits a global irradiance, given its diffuse part, into DNI and DHI with DNI cos z + DHI = GHI
/// exactly. The beam is held under 1.1 times clear_sky_dni_w_per_m2; what exceeds it, and all light
/// with the sun below the horizon, is counted as diffuse.
[[nodiscard]] BeamAndDiffuse split_beam(double ghi_w_per_m2, double dhi_w_per_m2, double cos_zenith,
                                        double extraterrestrial_w_per_m2, double elevation_m);

/// Closure over steps whose mean cos zenith is above 0.05 (0 daylight steps when a component
/// lacks).
[[nodiscard]] Closure irradiance_closure(const Weather& weather);

/// Which pair to trust: dni_dhi when all three close (RMSE at most 3 % of the mean daylight GHI or
/// 10 W/m2), ghi_dhi when they do not (global horizontal is what stations measure), else by what is
/// present. A weather with DNI and GHI but no DHI counts as ghi_only.
[[nodiscard]] IrradiancePair choose_pair(const Weather& weather, const Closure& closure);

/// Three components that satisfy GHI = DNI cos z + DHI with the interval's mean cos z, at every
/// step.
struct Irradiance {
  std::vector<double> ghi_w_per_m2;
  std::vector<double> dni_w_per_m2;
  std::vector<double> dhi_w_per_m2;
};

/// The same for one step.
struct StepIrradiance {
  double ghi_w_per_m2 = 0.0;
  double dni_w_per_m2 = 0.0;
  double dhi_w_per_m2 = 0.0;
};
/// @param cos_zenith, extraterrestrial_w_per_m2  as daylight() of the weather at this step.
/// @param weather  with the series of its pair.
[[nodiscard]] StepIrradiance consistent_irradiance(const Weather& weather, std::size_t step,
                                                   double cos_zenith,
                                                   double extraterrestrial_w_per_m2);

/// Derives the third component from weather.pair: GHI (dni_dhi), DNI (ghi_dhi), or DNI and DHI by
/// erbs_diffuse_frac (ghi_only). Derived beams go through split_beam, so GHI is never changed.
/// Empty when the weather carries no irradiance.
[[nodiscard]] Irradiance consistent_irradiance(const Weather& weather);

}  // namespace sunward::series

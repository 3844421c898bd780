// Closure of the irradiance components, the diffuse split, and one consistent set per step.
#pragma once

#include <vector>

#include "sunward/series/weather.hpp"

namespace sunward::series {

/// Diffuse share of global horizontal irradiance, 0 to 1, at clearness index kt (0 to about 1).
/// Source: D. G. Erbs, S. A. Klein, J. A. Duffie, Solar Energy 28 (1982) 293-302, hourly correlation.
[[nodiscard]] double erbs_diffuse_frac(double kt);

/// Closure over steps whose mean cos zenith is above 0.05 (0 daylight steps when a component lacks).
[[nodiscard]] Closure irradiance_closure(const Weather& weather);

/// Which pair to trust: dni_dhi when all three close (RMSE at most 3 % of the mean daylight GHI or
/// 10 W/m2), ghi_dhi when they do not (global horizontal is what stations measure), else by what is
/// present. A weather with DNI and GHI but no DHI counts as ghi_only.
[[nodiscard]] IrradiancePair choose_pair(const Weather& weather, const Closure& closure);

/// Three components that satisfy GHI = DNI cos z + DHI with the interval's mean cos z, at every step.
struct Irradiance {
  std::vector<double> ghi_w_per_m2;
  std::vector<double> dni_w_per_m2;
  std::vector<double> dhi_w_per_m2;
};

/// Derives the third component from weather.pair: GHI (dni_dhi), DNI (ghi_dhi), or DNI and DHI by
/// erbs_diffuse_frac (ghi_only). A derived DNI is held under what a clear sky lets through
/// (1100 W/m2 and 90 % of the extraterrestrial); what exceeds it, and all light with the sun below the horizon, is
/// counted as diffuse, so GHI is never changed. Empty when the weather carries no irradiance.
[[nodiscard]] Irradiance consistent_irradiance(const Weather& weather);

}  // namespace sunward::series

// From weather to the power a wind farm could deliver, per MW of its rating.
//
//   measured wind ─► hub height ─► target mean ─► power curve at the air's density
//                 ─► wakes ─► availability, ice, losses ─► AC
#pragma once

#include <vector>

#include "sunward/base/phrase.hpp"
#include "sunward/component/wind/power_curve.hpp"
#include "sunward/component/wind/wind.hpp"
#include "sunward/series/weather.hpp"

namespace sunward::component {

namespace wind {

/// The wind at hub height that a farm is run with, and what was done to get it.
struct HubWind {
  std::vector<double> speed_m_per_s;
  double mean_before_m_per_s = 0.0;  ///< at hub height, before scaling
  double mean_m_per_s = 0.0;         ///< at hub height, after scaling
  double factor = 1.0;               ///< by which every speed was multiplied
  Phrase sentence;                   ///< states heights, means and factor
};

/// Wind from the measured height(s) to the hub (series::wind_at_height), scaled to
/// wind.target_mean_m_per_s when that is above zero.
/// @throws InputError when the weather has no wind.
[[nodiscard]] HubWind hub_wind(const Wind& wind, const series::Weather& weather);

/// Density of the air at hub height [kg/m3], one value per step. Station pressure and temperature
/// are carried from the record's elevation to the site's hub; where the weather has no pressure or
/// no temperature, that of the standard atmosphere at the hub stands in.
[[nodiscard]] std::vector<double> hub_air_density_kg_per_m3(const Wind& wind,
                                                            const series::Weather& weather,
                                                            const series::Location& site);

/// A year's energy after each stage [MWh per MW of rating].
struct LossStages {
  double rotor = 0.0;  ///< kinetic energy of the air through the rotors; 0 with a curve given
  double gross = 0.0;  ///< by the power curve
  double wakes = 0.0;
  double availability = 0.0;
  double icing = 0.0;
  double losses = 0.0;  ///< after losses_frac: the sum of wind_availability_pu
};
/// Of all steps of the weather, as one sum. @throws InputError as wind_availability_pu().
[[nodiscard]] LossStages loss_stages(const Wind& wind, const series::Weather& weather,
                                     const series::Location& site);

/// The curve of a farm: its own points, or default_power_curve() when it has none.
[[nodiscard]] PowerCurve curve_of(const Wind& wind);

}  // namespace wind

/// AC power at the farm's connection per MW of rating, one value per step, in [0, 1].
/// @throws InputError when the weather has no wind, or the curve is no curve (see check).
/// Cost: about 0.15 microseconds per step; a layout of n turbines adds about n^2 microseconds.
[[nodiscard]] std::vector<double> wind_availability_pu(const Wind& wind,
                                                       const series::Weather& weather,
                                                       const series::Location& site);

/// Part of the energy before losses that wakes take; 0 without a layout.
[[nodiscard]] double wake_loss_frac(const Wind& wind, const series::Weather& weather,
                                    const series::Location& site);

/// One to three sentences for the report: how the wind got to hub height, whether it was scaled and
/// by how much, the mean air density the curve was read at, and what wakes take.
[[nodiscard]] Phrase describe_wind(const Wind& wind, const series::Weather& weather,
                                   const series::Location& site);

}  // namespace sunward::component

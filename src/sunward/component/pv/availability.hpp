// From weather to the power a photovoltaic plant could deliver, per MW of its DC rating.
#pragma once

#include <vector>

#include "sunward/component/pv/pv.hpp"
#include "sunward/series/weather.hpp"

namespace sunward::component {

namespace pv {

/// Irradiance on the front of the modules before the glass [W/m2], one value per step: beam, sky
/// and ground. Zero with the sun down and no light recorded.
/// @throws InputError when the weather lacks irradiance.
[[nodiscard]] std::vector<double> plane_of_array_w_per_m2(const Pv& pv,
                                                          const series::Weather& weather);

/// A year's energy after each stage of the chain [MWh per MW of DC rating]. Each stage takes off
/// what it loses in the order below; the difference of two is the loss (or gain) between them.
struct LossStages {
  double horizontal = 0.0;  ///< global light on level ground, at the rated 1000 W/m2
  double plane = 0.0;       ///< on the front of the modules
  double glass = 0.0;       ///< behind the glass
  double soiling = 0.0;
  double snow = 0.0;
  double rear = 0.0;         ///< the rear's light added
  double spectrum = 0.0;     ///< light as the cells can use it
  double low_light = 0.0;    ///< DC at 25 degC
  double temperature = 0.0;  ///< DC at the cell's temperature
  double system = 0.0;       ///< after losses_frac
  double inverter = 0.0;     ///< AC before its limit
  double clipping = 0.0;     ///< AC of new modules
  double ageing = 0.0;       ///< AC, mean of the plant's life: the sum of pv_availability_pu
};
/// Of all steps of the weather, as one sum. @throws InputError as pv_availability_pu().
[[nodiscard]] LossStages loss_stages(const Pv& pv, const series::Weather& weather,
                                     const series::Location& site);

}  // namespace pv

/// AC power per MW of DC rating, one value per step, in [0, 1]; at most 1 / dc_ac_ratio.
///
/// The sun stands where it stands at mid-interval over the place of the weather record (so that the
/// record's components stay consistent); the pair of components is weather.pair. Air temperature is
/// carried from the record's elevation to the site's. Wind is brought to 10 m by the 1/7 power law;
/// a weather without wind counts as 1 m/s. Aged modules count with the mean of their life.
/// @throws InputError when the weather lacks irradiance or temperature, or the snow that pv.snow
/// asks for,
/// or the water in the air that pv.spectrum asks for.
/// Cost: see docs/theory/pv.md.
[[nodiscard]] std::vector<double> pv_availability_pu(const Pv& pv, const series::Weather& weather,
                                                     const series::Location& site);

}  // namespace sunward::component

// From weather to the power a photovoltaic plant could deliver, per MW of its DC rating.
//
//   horizontal light ─► plane of array ─► glass ─► cell temperature ─► DC ─► losses ─► inverter ─►
//   AC
//     (transposition)     (incidence_modifier)      (cell_temperature)         (pvwatts)
#pragma once

#include <vector>

#include "sunward/component/pv/incidence_modifier.hpp"
#include "sunward/component/pv/pv.hpp"
#include "sunward/component/pv/transposition.hpp"
#include "sunward/series/weather.hpp"

namespace sunward::component {

namespace pv {

enum class CellTemperature { faiman, sapm };

/// Which law is used where there is a choice. The defaults are those of the plan.
struct Laws {
  Transposition transposition = Transposition::hay_davies;
  IncidenceLaw incidence = IncidenceLaw::physical;
  CellTemperature cell_temperature = CellTemperature::faiman;
};

/// Irradiance on the modules before the glass [W/m2], one value per step: beam, sky and ground.
/// Zero with the sun down and no light recorded.
[[nodiscard]] std::vector<double> plane_of_array_w_per_m2(const Pv& pv,
                                                          const series::Weather& weather,
                                                          const Laws& laws = {});

}  // namespace pv

/// AC power per MW of DC rating, one value per step, in [0, 1]; at most 1 / dc_ac_ratio.
///
/// The sun stands where it stands at mid-interval over the place of the weather record (so that the
/// record's components stay consistent); the pair of components is weather.pair. Air temperature is
/// carried from the record's elevation to the site's. Wind is brought to 10 m by the 1/7 power law;
/// a weather without wind counts as 1 m/s.
/// @throws InputError when the weather lacks irradiance or temperature.
/// Cost: about 0.6 microseconds per step, most of it the sun's position.
[[nodiscard]] std::vector<double> pv_availability_pu(const Pv& pv, const series::Weather& weather,
                                                     const series::Location& site,
                                                     const pv::Laws& laws = {});

}  // namespace sunward::component

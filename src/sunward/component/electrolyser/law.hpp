// What an electrolyser of one technology is made of: cell, balance of plant, starting, ageing.
// Everything is per unit of rating, so that one law serves a unit of any size.
#pragma once

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "sunward/base/error.hpp"

namespace sunward::component {

/// What the electrolyser is, physically.
enum class ElectrolyserTechnology {
  generic,  ///< no law: the part-load curve of the case file
  alkaline,
  pem
};
constexpr auto enum_names(ElectrolyserTechnology) {
  return std::array<std::pair<ElectrolyserTechnology, std::string_view>, 3>{
      {{ElectrolyserTechnology::generic, "generic"},
       {ElectrolyserTechnology::alkaline, "alkaline"},
       {ElectrolyserTechnology::pem, "pem"}}};
}

/// How a fleet shares its power among units of equal size.
enum class LoadSharing {
  equal,   ///< as many units as can run, all at the same load
  staged,  ///< one unit after the other to full load, the last takes the rest
  best     ///< as many units, at the same load, as make the most hydrogen
};
constexpr auto enum_names(LoadSharing) {
  return std::array<std::pair<LoadSharing, std::string_view>, 3>{{{LoadSharing::equal, "equal"},
                                                                  {LoadSharing::staged, "staged"},
                                                                  {LoadSharing::best, "best"}}};
}

/// The defaults are those of an alkaline system; electrolyser::law_of gives those of a technology.
/// Sources stand beside the keys in law_fields.hpp.
struct ElectrolyserLaw {
  // Cell. Exchange currents, Faraday numbers and resistance at the technology's reference
  // temperature: 70 degC alkaline, 80 degC PEM.
  ElectrolyserTechnology technology = ElectrolyserTechnology::alkaline;  ///< which equations
  double operating_temp_c = 70.0;
  double pressure_bar = 16.0;  ///< of both gases, absolute
  double full_current_ma_per_cm2 = 800.0;
  double anode_exchange_ma_per_cm2 = 5.1756;
  double cathode_exchange_ma_per_cm2 = 3.3130;
  double area_resistance_ohm_cm2 = 0.171315;
  double faraday_loss_ma2_per_cm4 = 225.0;
  double faraday_max_frac = 0.9825;
  double lye_frac = 0.30;  ///< KOH by mass; alkaline only

  // Balance of plant
  double unit_power_mw = 5.0;  ///< rating of one unit of a fleet, alternating current
  double rectifier_efficiency_frac = 0.955;
  double base_load_frac = 0.03;  ///< of the rating, whatever the load
  double auxiliary_frac = 0.08;  ///< of the stack's power
  double heat_loss_frac = 0.02;  ///< of the rating, at operating temperature in air of 20 degC
  double cooling_time_h = 12.0;  ///< time constant of a unit that is off
  double water_kg_per_kg = 10.0;
  LoadSharing sharing = LoadSharing::best;

  // Starting and standing by
  double min_load_frac = 0.2;
  double cold_start_minutes = 45.0;
  double hot_start_minutes = 3.0;
  double standby_frac = 0.05;  ///< of the rating, heat included
  double standby_h = 2.0;      ///< kept hot that long before it is left to cool
  double off_frac = 0.002;     ///< of the rating

  // Ageing
  double end_of_life_loss_frac = 0.10;  ///< rise of the cell voltage at which stacks are replaced
  double stack_life_h = 60000.0;        ///< to that rise at full load, never stopped
  double stop_wear_mv = 0.1478;         ///< per stop
  double fatigue_wear_frac = 3.333e-7;  ///< per volt of rainflow-counted swings
  double stack_replacement_frac = 0.4;  ///< price of a unit's new stacks over its investment
  double age_frac = 0.0;                ///< age the plan's curve stands for: 0 new, 1 worn
};

/// What the ranges of single fields cannot say. Keys are relative to the law.
[[nodiscard]] std::vector<Fault> check(const ElectrolyserLaw& law);

namespace electrolyser {

/// The defaults of a technology; alkaline for generic.
[[nodiscard]] ElectrolyserLaw law_of(ElectrolyserTechnology technology);

}  // namespace electrolyser
}  // namespace sunward::component

// Wind farm: its parameters. The law (power_curve.hpp) turns weather into availability.
#pragma once

#include <string>
#include <vector>

#include "sunward/component/cost.hpp"

namespace sunward::component {

struct Wind {
  std::string bus;
  SizeRange capacity_mw;
  Cost cost;                             ///< per kW
  double hub_height_m = 120.0;
  double shear_exponent = 0.14;          ///< Hellman exponent from the data's height to the hub
  std::vector<double> curve_speed_m_per_s;  ///< power curve at 1.225 kg/m3, increasing
  std::vector<double> curve_power_pu;       ///< of rated power, 0 to 1
  double losses_frac = 0.12;             ///< wake, availability, electrical
  double target_mean_m_per_s = 0.0;      ///< scale hub-height wind to this mean; 0: as measured
  double variable_om_cny_per_mwh = 0.0;
};

}  // namespace sunward::component

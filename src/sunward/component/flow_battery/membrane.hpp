// A membrane as a maker sells it: thickness, conductivity, permeability, price and life belong
// together.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/error.hpp"

namespace sunward::component {

struct Membrane {
  std::string label;
  double thickness_um = 0.0;          ///< wet, in the stack
  double conductivity_s_per_m = 0.0;  ///< in vanadium electrolyte at 30 degC
  /// Permeabilities of the four ions: flux = permeability / thickness x difference in
  /// concentration.
  double v2_permeability_m2_per_s = 0.0;
  double v3_permeability_m2_per_s = 0.0;
  double v4_permeability_m2_per_s = 0.0;
  double v5_permeability_m2_per_s = 0.0;
  double price_cny_per_m2 = 0.0;
  double life_h = 0.0;  ///< hours in a filled stack until it is replaced
  std::string source;
};

}  // namespace sunward::component

// What an asset costs, and what size it may take. The terms every sized component shares.
#pragma once

#include "sunward/base/index.hpp"

namespace sunward::component {

/// Allowed size of a capacity, in the capacity's own unit. min == max: fixed.
struct SizeRange {
  double min = 0.0;
  double max = infinity;
  [[nodiscard]] bool fixed() const { return min == max; }
};

/// Cost of one unit of capacity, in the user's unit: CNY/kW for power, CNY/kWh for energy, CNY/kg
/// for stored hydrogen. `units_per_capacity` of each use converts (1000 kW per MW; 1 for kg).
struct Cost {
  double capex_cny_per_unit = 0.0;        ///< overnight cost
  double fixed_om_cny_per_unit_year = 0;  ///< per unit of capacity and year
  double lifetime_y = 20.0;               ///< > 0
};

}  // namespace sunward::component

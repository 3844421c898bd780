// Prices of overstepping something in an elastic program, so that the cheapest repair is also the
// plausible one. Only their order of magnitude matters; docs/theory/formulation.md discusses them.
#pragma once

#include <string>

#include "sunward/formulation/variable_map.hpp"

namespace sunward::formulation::penalty {

inline constexpr double unserved_cny_per_mwh = 30000.0;  ///< common value of lost industrial load
inline constexpr double unserved_cny_per_kg = 1000.0;    ///< the same per kg of hydrogen (33 kWh)
inline constexpr double rule_cny_per_mwh = 1000.0;       ///< per MWh by which a share is missed
inline constexpr double rule_cny_per_t = 1000.0;         ///< per tonne of CO2 above the cap

/// Price of one unit of a size or limit without a cost of its own [CNY per unit and year].
[[nodiscard]] inline double per_unit_of(const std::string& unit) {
  if (unit == "MW") return 1e5;
  if (unit == "MWh") return 2e4;
  return 1e3;  // kg, kg/h
}

/// What one more unit of the size costs per year, or a typical figure when it is free.
[[nodiscard]] inline double per_size_unit(const CapacityMap& capacity) {
  const double own = capacity.annuity_cny_per_unit_year + capacity.fixed_om_cny_per_unit_year +
                     capacity.charge_cny_per_unit_year;
  return own > 0.0 ? own : per_unit_of(capacity.unit);
}

}  // namespace sunward::formulation::penalty

#include "sunward/component/atmosphere.hpp"

#include <cmath>

namespace sunward::component {

double carried_pressure_pa(double pressure_pa, double temp_c, double rise_m) {
  const double mean_temp_k = carried_temp_c(temp_c, 0.5 * rise_m) + zero_celsius_k;
  return pressure_pa *
         std::exp(-gravity_m_per_s2 * rise_m / (gas_constant_dry_air_j_per_kg_k * mean_temp_k));
}

}  // namespace sunward::component

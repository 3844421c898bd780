#include "sunward/component/pv/cell_temperature.hpp"

#include <cmath>

namespace sunward::component::pv {

double sapm_module_temp_c(double plane_w_per_m2, double air_temp_c, double wind_m_per_s,
                          const SapmMount& mount) {
  return air_temp_c + plane_w_per_m2 * std::exp(mount.a + mount.b * wind_m_per_s);
}

double sapm_cell_temp_c(double plane_w_per_m2, double air_temp_c, double wind_m_per_s,
                        const SapmMount& mount) {
  return sapm_module_temp_c(plane_w_per_m2, air_temp_c, wind_m_per_s, mount) +
         plane_w_per_m2 / 1000.0 * mount.delta_t_c;
}

}  // namespace sunward::component::pv

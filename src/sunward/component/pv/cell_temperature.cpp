#include "sunward/component/pv/cell_temperature.hpp"

#include <cmath>

namespace sunward::component::pv {

SapmMount mount_of(SapmMounting mounting) {
  switch (mounting) {
    case SapmMounting::open_rack_glass_polymer:
      return {-3.56, -0.0750, 3.0};
    case SapmMounting::close_mount_glass_glass:
      return {-2.98, -0.0471, 1.0};
    case SapmMounting::insulated_back_glass_polymer:
      return {-2.81, -0.0455, 0.0};
    case SapmMounting::open_rack_glass_glass:
      break;
  }
  return {-3.47, -0.0594, 3.0};
}

CellTemperatureLaw::CellTemperatureLaw(CellTemperature law, const CellHeat& heat)
    : law_(law), heat_(heat), mount_(mount_of(heat.mounting)) {
  const bool faiman = law == CellTemperature::faiman;
  if (heat_.constant_w_per_m2_k < 0.0) heat_.constant_w_per_m2_k = faiman ? 25.0 : 29.0;
  if (heat_.wind_w_s_per_m3_k < 0.0) heat_.wind_w_s_per_m3_k = faiman ? 6.84 : 0.0;
}

double CellTemperatureLaw::operator()(double plane_w_per_m2, double air_temp_c,
                                      double wind_m_per_s) const {
  switch (law_) {
    case CellTemperature::pvsyst:
      return pvsyst_cell_temp_c(plane_w_per_m2, air_temp_c, wind_m_per_s, heat_.constant_w_per_m2_k,
                                heat_.wind_w_s_per_m3_k, heat_.module_efficiency_frac,
                                heat_.absorbed_frac);
    case CellTemperature::sapm:
      return sapm_cell_temp_c(plane_w_per_m2, air_temp_c, wind_m_per_s, mount_);
    case CellTemperature::faiman:
      break;
  }
  return faiman_cell_temp_c(plane_w_per_m2, air_temp_c, wind_m_per_s, heat_.constant_w_per_m2_k,
                            heat_.wind_w_s_per_m3_k);
}

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

// Temperature of the cells from irradiance, air temperature and wind. Steady state: no heat
// storage.
#pragma once

namespace sunward::component::pv {

/// T_cell = T_air + G / (u0 + u1 v).
/// @param plane_w_per_m2  irradiance on the module, >= 0.  @param wind_m_per_s  near the module, >=
/// 0. Source: D. Faiman, Prog. Photovolt. Res. Appl. 16 (2008) 307-315, doi:10.1002/pip.813; u0
/// = 25.0 W/(m2 K), u1 = 6.84 W s/(m3 K): mean of the modules measured there.
[[nodiscard]] constexpr double faiman_cell_temp_c(double plane_w_per_m2, double air_temp_c,
                                                  double wind_m_per_s, double u0 = 25.0,
                                                  double u1 = 6.84) {
  return air_temp_c + plane_w_per_m2 / (u0 + u1 * wind_m_per_s);
}

/// Mounting constants of the Sandia model.
struct SapmMount {
  double a = -3.47;
  double b = -0.0594;
  double delta_t_c = 3.0;  ///< cell above back of module at 1000 W/m2
};
inline constexpr SapmMount open_rack_glass_glass{-3.47, -0.0594, 3.0};
inline constexpr SapmMount open_rack_glass_polymer{-3.56, -0.0750, 3.0};

/// T_module = T_air + G exp(a + b v); wind at 10 m.
/// Source: D. L. King, W. E. Boyson, J. A. Kratochvil, Photovoltaic Array Performance Model,
/// SAND2004-3535 (2004), eq. (11).
[[nodiscard]] double sapm_module_temp_c(double plane_w_per_m2, double air_temp_c,
                                        double wind_m_per_s,
                                        const SapmMount& mount = open_rack_glass_glass);

/// T_cell = T_module + G / 1000 delta_T. Source: as above, eq. (12).
[[nodiscard]] double sapm_cell_temp_c(double plane_w_per_m2, double air_temp_c, double wind_m_per_s,
                                      const SapmMount& mount = open_rack_glass_glass);

}  // namespace sunward::component::pv

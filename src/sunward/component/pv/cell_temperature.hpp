// Temperature of the cells from irradiance, air temperature and wind. Steady state: no heat
// storage.
#pragma once

namespace sunward::component::pv {

enum class CellTemperature { faiman, pvsyst, sapm };

/// T_cell = T_air + G / (u0 + u1 v).
/// @param plane_w_per_m2  irradiance on the module, >= 0.  @param wind_m_per_s  near the module, >=
/// 0. Source: D. Faiman, Prog. Photovolt. Res. Appl. 16 (2008) 307-315, doi:10.1002/pip.813; u0
/// = 25.0 W/(m2 K), u1 = 6.84 W s/(m3 K): mean of the modules measured there.
[[nodiscard]] constexpr double faiman_cell_temp_c(double plane_w_per_m2, double air_temp_c,
                                                  double wind_m_per_s, double u0 = 25.0,
                                                  double u1 = 6.84) {
  return air_temp_c + plane_w_per_m2 / (u0 + u1 * wind_m_per_s);
}

/// T_cell = T_air + absorbed (1 - efficiency) G / (uc + uv v).
/// Source: PVsyst 7 user's manual, "Array thermal losses": free-standing modules uc = 29 W/(m2 K),
/// uv = 0, absorbed 0.9; the efficiency is the module's, 0.1 in its first edition.
[[nodiscard]] constexpr double pvsyst_cell_temp_c(double plane_w_per_m2, double air_temp_c,
                                                  double wind_m_per_s, double uc = 29.0,
                                                  double uv = 0.0, double efficiency_frac = 0.1,
                                                  double absorbed_frac = 0.9) {
  return air_temp_c +
         absorbed_frac * (1.0 - efficiency_frac) * plane_w_per_m2 / (uc + uv * wind_m_per_s);
}

/// Mounting constants of the Sandia model.
struct SapmMount {
  double a = -3.47;
  double b = -0.0594;
  double delta_t_c = 3.0;  ///< cell above back of module at 1000 W/m2
};

enum class SapmMounting {
  open_rack_glass_glass,
  open_rack_glass_polymer,
  close_mount_glass_glass,
  insulated_back_glass_polymer
};
/// Table 1 of the source below.
[[nodiscard]] SapmMount mount_of(SapmMounting mounting);

/// T_module = T_air + G exp(a + b v); wind at 10 m.
/// Source: D. L. King, W. E. Boyson, J. A. Kratochvil, Photovoltaic Array Performance Model,
/// SAND2004-3535 (2004), eq. (11).
[[nodiscard]] double sapm_module_temp_c(double plane_w_per_m2, double air_temp_c,
                                        double wind_m_per_s, const SapmMount& mount = {});

/// T_cell = T_module + G / 1000 delta_T. Source: as above, eq. (12).
[[nodiscard]] double sapm_cell_temp_c(double plane_w_per_m2, double air_temp_c, double wind_m_per_s,
                                      const SapmMount& mount = {});

/// How modules shed their heat; numbers below 0 leave a law its own.
struct CellHeat {
  double constant_w_per_m2_k = -1.0;                            ///< u0 of Faiman, uc of PVsyst
  double wind_w_s_per_m3_k = -1.0;                              ///< u1 of Faiman, uv of PVsyst
  double module_efficiency_frac = 0.21;                         ///< PVsyst only
  double absorbed_frac = 0.9;                                   ///< PVsyst only
  SapmMounting mounting = SapmMounting::open_rack_glass_glass;  ///< Sandia only
};

/// One law with its numbers settled.
class CellTemperatureLaw {
 public:
  CellTemperatureLaw(CellTemperature law, const CellHeat& heat);
  /// Cell temperature [degC]; see the laws above.
  [[nodiscard]] double operator()(double plane_w_per_m2, double air_temp_c,
                                  double wind_m_per_s) const;

 private:
  CellTemperature law_;
  CellHeat heat_;
  SapmMount mount_;
};

}  // namespace sunward::component::pv

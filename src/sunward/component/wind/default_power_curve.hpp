// A documented power curve for sites without a turbine: a generic low-wind onshore machine.
//
//   P0(v)  = min(1, 1/2 rho0 Cp (v^3 - v_in^3) / s)          quasi-steady rotor with idling loss
//   P(v)   = integral P0(u) N(u; v, (TI v)^2) du             ten-minute mean in turbulent wind
//   power  = P(v) for v_in <= v <= v_out, else 0
//
// s is the rating over the swept area. Turbulence rounds the knee at rated speed, as in measured
// curves. Source: the structure (Cp, specific power, turbulence as a Gaussian) of Y.-M.
// Saint-Drenan et al., Renewable Energy 157 (2020) 754-768, doi:10.1016/j.renene.2020.04.123; the
// parameters are ours.
#pragma once

#include <vector>

namespace sunward::component::wind {

/// What shapes the curve. Defaults: machines of 190 to 200 m rotor and 6 to 6.7 MW.
struct TurbineClass {
  double specific_power_w_per_m2 = 210.0;  ///< rating over swept area, 100 to 600
  double power_coefficient = 0.44;         ///< electric, in steady wind, idling loss apart
  double cut_in_m_per_s = 2.5;
  double cut_out_m_per_s = 25.0;
  double turbulence_intensity_frac = 0.10;  ///< standard deviation over mean; 0: none
};

/// Speeds and powers of a curve.
struct CurvePoints {
  std::vector<double> speed_m_per_s;
  std::vector<double> power_pu;
};

/// The curve of a class at 1.225 kg/m3, every 0.25 m/s from 0 to cut-out.
[[nodiscard]] CurvePoints power_curve_of(const TurbineClass& turbine);

/// power_curve_of the default class.
[[nodiscard]] CurvePoints default_power_curve();

}  // namespace sunward::component::wind

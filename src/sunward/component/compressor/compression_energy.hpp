// Electricity to compress hydrogen: multi-stage isentropic compression with intercooling.
//
//   P = Z n R T N g/(g-1) [PR^((g-1)/(g N)) - 1] / eta_isentropic,  kWh/kg = P / eta_motor / flow
//   N = ceil(ln PR / ln 2.1) stages, g = 1.41, T = 298.15 K
//
// Source: the compressor of the HDSAM delivery model as used in NREL H2Integrate (BSD-3-Clause).
#pragma once

namespace sunward::component::compressor {

/// Mean compressibility factor of hydrogen at 25 degC, by interpolation over 1 to 1000 bar; held
/// outside of it. pV = Z n R T.
[[nodiscard]] double hydrogen_compressibility(double pressure_bar);

/// Stages needed so that no stage compresses by more than 2.1; 0 when there is nothing to compress.
[[nodiscard]] int compression_stages(double inlet_bar, double outlet_bar);

/// Efficiency of the electric motor at its shaft power [kW]; the published fit, held to 1 to 10 000
/// kW.
[[nodiscard]] double motor_efficiency_frac(double shaft_kw);

/// Electricity per kg at the motor's terminals.
/// @param inlet_bar, outlet_bar  absolute, > 0; zero when outlet <= inlet.
/// @param flow_kg_per_h  of one machine, > 0: larger motors are better.
/// @param isentropic_efficiency_frac  above 0 to 1.
[[nodiscard]] double compression_kwh_per_kg(double inlet_bar, double outlet_bar,
                                            double flow_kg_per_h,
                                            double isentropic_efficiency_frac = 0.88);

}  // namespace sunward::component::compressor

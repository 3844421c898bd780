// Wakes of a farm with a layout: the model of Jensen as Katic, Hojstrup and Jensen built it out.
//
//   behind one turbine    v = v0 [1 - d],  d = (1 - sqrt(1 - Ct)) (r / (r + k x))^2 x overlap
//   behind several        d_i^2 = sum over upwind turbines j of d_ij^2, or the strongest alone
//
// r rotor radius, x distance downwind, k wake decay, overlap: part of the rotor's disc inside the
// wake. Ct is read at the speed that turbine j itself sees. All turbines have one height, on flat
// ground; no blockage, no reflection.
// Sources: N.O. Jensen, A note on wind generator interaction, Riso-M-2411 (1983); I. Katic,
// J. Hojstrup, N.O. Jensen, A simple model for cluster efficiency, EWEC (1986).
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "sunward/component/wind/wind.hpp"

namespace sunward::component::wind {

/// Thrust coefficient of a turbine about which nothing is known: 3.5 (2 v - 3.5) / v^2, held to
/// 0 ... 0.9. Source: S. Frandsen, J. Wind Eng. Ind. Aerodyn. 39 (1992) 251-265.
[[nodiscard]] double default_thrust(double speed_m_per_s);

/// Thrust coefficient from the power coefficient, >= 0; 0 without power. Source: the polynomial of
/// NREL SAM (ssc, windTurbine::turbinePower, BSD-3-Clause).
[[nodiscard]] double thrust_of_power(double power_coefficient);

/// The thrust of a farm's turbines: the curve given, the number given, with an own power curve and
/// turbine_rating_mw the one that belongs to the power at 1.225 kg/m3, else default_thrust.
class Thrust {
 public:
  /// @param wind  sound (see check).
  explicit Thrust(const Wind& wind);
  /// 0 to 0.999.
  [[nodiscard]] double operator()(double speed_m_per_s) const;

 private:
  std::optional<PowerCurve> curve_;
  double constant_;
  double swept_m2_per_w_ = 0.0;  ///< above 0: curve_ holds powers
};

/// Part of a disc of radius `rotor_m` that a disc of radius `wake_m` covers whose centre is
/// `apart_m` away. 0 to 1.
[[nodiscard]] double overlap_frac(double rotor_m, double wake_m, double apart_m);

/// Speed at every turbine over the free speed.
/// @param from_deg  where the wind comes from, clockwise from north.
/// @param wind  with a sound layout (see check).
/// Cost: O(turbines^2).
[[nodiscard]] std::vector<double> waked_speeds_frac(const Wind& wind, double speed_m_per_s,
                                                    double from_deg);

/// Power of the farm in its wakes over its power without them, as a function of the free speed:
/// mean over turbines and over the rose, 5 degrees at a time.
class FarmEfficiency {
 public:
  /// @param power  of one turbine over the speed it sees, at the density the farm has on average.
  /// Without a layout the efficiency is 1. Cost: O(turbines^2) per direction, once for all speeds.
  FarmEfficiency(const Wind& wind, const std::function<double(double)>& power);

  [[nodiscard]] double at(double speed_m_per_s) const;

 private:
  std::vector<double> efficiency_;  ///< every 0.5 m/s from 0
};

}  // namespace sunward::component::wind

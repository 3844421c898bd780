// Wind farm: its parameters. wind/availability.hpp turns weather into its output.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "sunward/base/error.hpp"
#include "sunward/component/cost.hpp"
#include "sunward/component/wind/power_curve.hpp"

namespace sunward::component {

namespace wind {
/// How the deficits of several wakes make one.
enum class WakeSum {
  squares,   ///< root of the sum of squares (Katic, Hojstrup, Jensen 1986)
  strongest  ///< the deepest of the wakes, each behind the speed its turbine sees (SAM)
};
}  // namespace wind

struct Wind {
  std::string bus;
  SizeRange capacity_mw;
  Cost cost;  ///< per kW
  double hub_height_m = 120.0;
  double shear_exponent = 0.14;  ///< Hellman exponent from the data's height to the hub
  /// Above 0: the logarithmic profile over ground of this roughness instead of Hellman's law.
  double roughness_m = 0.0;
  double obstacle_height_m = 0.0;  ///< forest, buildings; with roughness_m
  /// Power curve at 1.225 kg/m3: increasing speeds and powers of 0 to 1 of the rating. Both empty:
  /// wind::default_power_curve(). Zero power below the first and above the last speed.
  std::vector<double> curve_speed_m_per_s;
  std::vector<double> curve_power_pu;
  /// Instead of curve_power_pu: power over the wind's through the rotor, at the same speeds; with
  /// turbine_rating_mw and rotor_diameter_m.
  std::vector<double> curve_power_coefficient;
  double turbine_rating_mw = 0.0;  ///< of one turbine; 0: unknown
  wind::DensityCorrection density_correction = wind::DensityCorrection::by_speed;
  double losses_frac = 0.12;            ///< what the keys below do not say: wakes, outages, cables
  double availability_frac = 1.0;       ///< of the turbines
  std::array<double, 12> icing_frac{};  ///< energy lost to ice in each month
  /// Places of the turbines, metres east and north of any point. Empty: no wakes are computed.
  std::vector<double> layout_x_m;
  std::vector<double> layout_y_m;
  double rotor_diameter_m = 195.0;
  double wake_decay = 0.075;         ///< growth of the wake's radius over distance
  double thrust_coefficient = -1.0;  ///< at every speed; negative: see wind::Thrust
  std::vector<double> thrust_curve;  ///< at the speeds of the power curve; empty: none
  wind::WakeSum wake_sum = wind::WakeSum::squares;
  /// How often the wind blows from each of equal sectors, clockwise, the first centred on north;
  /// scaled to sum 1. Empty: from everywhere alike.
  std::vector<double> rose_frac;
  double target_mean_m_per_s = 0.0;  ///< scale hub-height wind to this mean; 0: as measured
  double variable_om_cny_per_mwh = 0.0;
};

/// What the ranges of single fields cannot say: sizes, costs, a power curve that is no curve.
/// Keys are relative to the asset; empty when nothing is wrong.
[[nodiscard]] std::vector<Fault> check(const Wind& wind);

/// The part of check() that concerns the power curve.
[[nodiscard]] std::vector<Fault> faults_of_curve(const Wind& wind);

}  // namespace sunward::component

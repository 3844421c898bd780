// What crossover costs in capacity and energy where nothing hides it: the first year of a duty,
// never rebalanced, with and without the overflow line between the tanks.
#pragma once

#include <array>

#include "sunward/study/membrane/duty.hpp"

namespace sunward::study::membrane {

/// Days after which the usable charge of a run is told.
inline constexpr std::array<double, 4> trial_days{7.0, 30.0, 90.0, 365.0};

/// Usable charge as parts of that of new electrolyte, energies as parts of what is taken in.
struct CrossoverTrial {
  std::array<double, 4> unlevelled_frac{};  ///< usable after trial_days without overflow line
  /// Days until it asks for rebalancing (rebalance_at_frac); NaN: not in the year.
  double unlevelled_rebalance_days = 0.0;
  double no_hydrogen_frac = 1.0;           ///< usable after the year, neither line nor hydrogen
  double levelled_year_frac = 1.0;         ///< usable after the year with the case's overflow line
  double self_discharge_ma_per_cm2 = 0.0;  ///< at half charge and rest, mean of both sides
  double crossover_running_frac = 0.0;     ///< energy lost by ions that cross, stacks running
  double crossover_rest_frac = 0.0;        ///< the same while pumps stand
  double levelling_frac = 0.0;             ///< charge mixed away by the overflow line
};

/// @param spec  the storage of the case, its membrane in place.
/// @throws InputError when the law does not fit the size.
[[nodiscard]] CrossoverTrial crossover_trial(const component::Storage& spec, const Duty& duty);

}  // namespace sunward::study::membrane

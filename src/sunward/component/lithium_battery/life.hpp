// Capacity left in lithium cells: calendar and cycles, for two chemistries.
//
// Nickel manganese cobalt: lithium lost to the anode's film (three terms) and anode sites lost by
// cycling; the smaller of the two counts. Smith et al. 2017, as in the System Advisor Model (SAM).
// Iron phosphate: calendar loss with the square root of time, cycle loss from a table of cycles
// over depth; both losses add up. SAM's generic lithium model since November 2024. Equations and
// sources: docs/theory/lithium_battery.md.
#pragma once

#include "sunward/component/lithium_battery/lithium_battery.hpp"
#include "sunward/component/rainflow.hpp"

namespace sunward::component::lithium_battery {

/// What has passed since the cells were new. Of nickel manganese cobalt the sums of a day are
/// settled at its end.
struct LifeState {
  double age_days = 0.0;
  double capacity_frac = 1.0;  ///< of that when new; NMC: at the last day's temperature
  double health_frac = 1.0;    ///< the same at 25 degC: cold cells hold less, but are not worn
  double cycles = 0.0;         ///< counted, half cycles as halves

  // nickel manganese cobalt: parts of lithium and of anode sites lost
  double film_frac = 0.0;
  double cycled_frac = 0.0;
  double break_in_frac = 0.0;
  double sites_frac = 0.0;
  double lithium_percent = 0.0;  ///< SAM's Q_Li, of 75 Ah; 0 before the first day is over
  double anode_percent = 0.0;    ///< SAM's Q_neg

  // iron phosphate
  double calendar_frac = 0.0;
  double cycle_frac = 0.0;

  // the day
  double day_h = 0.0;
  double kelvin_h = 0.0;
  double soc_h = 0.0;
  double film_sum = 0.0, cycled_sum = 0.0, break_in_sum = 0.0, sites_sum = 0.0, anode_sum = 0.0;
  double soc_low = 2.0, soc_high = -1.0;
  std::vector<RainflowCycle> day_cycles;
  RainflowCounter soc;
  double last_soc = -1.0;  ///< < 0 before the first step
};

class Life {
 public:
  explicit Life(const LithiumBattery& battery);

  /// @param soc_frac  at the end of the step; between its beginning and end it moves straight.
  /// @param temp_c  of the cells, -40 to 80.   @param step_h  > 0, any length.
  void advance(LifeState& state, double soc_frac, double temp_c, double step_h) const;

 private:
  void add(LifeState& state, double soc_before, double soc_after, double temp_c,
           double hours) const;
  void end_day(LifeState& state) const;
  void end_nmc_day(LifeState& state, double depth, double cycle_soc) const;
  static void add_nmc(LifeState& state, double kelvin, double days);
  void age_lfp(LifeState& state, double soc_before, double soc_after, double kelvin,
               double days) const;

  LithiumBattery battery_;
};

}  // namespace sunward::component::lithium_battery

// A lithium battery of given power and energy, stepped through time: what is asked of it at the
// bus, what it can do, what is lost where, and how it ages.
//
//   bus --+-- converter --> cells: V = OCV(soc) +/- I r(T, age)
//         +-- control, heating, cooling
//
// Equations and sources: docs/theory/lithium_battery.md.
#pragma once

#include "sunward/component/lithium_battery/life.hpp"

namespace sunward::component::lithium_battery {

/// Energy that does not come back, by cause [MWh], all >= 0 but `fade_mwh`, which is negative on
/// days whose warmth brings capacity back.
struct Losses {
  double converter_mwh = 0.0;
  double resistance_mwh = 0.0;
  double self_discharge_mwh = 0.0;
  double standby_mwh = 0.0;
  double heating_mwh = 0.0;
  double cooling_mwh = 0.0;
  double fade_mwh = 0.0;  ///< charge that goes with the capacity, at equal state of charge

  Losses& operator+=(const Losses& other);
  [[nodiscard]] double sum() const;
};

struct PlantState {
  double charge_frac = 0.5;  ///< of the nameplate's charge; at most the capacity left
  double temp_c = 25.0;
  int replaced = 0;  ///< times the cells were replaced
  double heating_mwh =
      0.0;  ///< electricity to be drawn in the next substep, for heat given in the last
  double cooling_mwh = 0.0;
  LifeState life;
};

struct PlantStep {
  double delivered_mwh = 0.0;  ///< at the bus; negative: taken from it
  double stored_mwh = 0.0;     ///< growth of the energy stored, at open-circuit voltage
  Losses losses;               ///< -delivered = stored + losses.sum()
  double heat_removed_mwh = 0.0;
  double replaced_mwh = 0.0;  ///< energy that left and came with replaced cells; not in the balance
};

class Plant {
 public:
  /// @param power_mw  rated at the bus.   @param energy_mwh  open-circuit energy of the full new
  /// cells. Both > 0.
  Plant(const LithiumBattery& battery, double power_mw, double energy_mwh);

  /// New cells at a state of charge (held to the window).
  [[nodiscard]] PlantState fresh(double soc_frac, double temp_c) const;

  /// One step of any length in air of ambient_c.
  /// @param request_mw  wanted at the bus: > 0 discharge, < 0 charge. Control, heating and cooling
  ///        are fed from the same bus and are part of it. What the battery cannot do it leaves.
  /// Substeps of at most half an hour. Cells are replaced, with equal state of charge, at
  /// the end of the step in which the capacity falls to the end of life. Never throws.
  PlantStep step(PlantState& state, double request_mw, double step_h, double ambient_c) const;

  /// Charge over capacity left.
  [[nodiscard]] static double soc_frac(const PlantState& state);
  /// Part of the energy put in that comes out again at a constant rate and temperature, cells and
  /// converter only, between the states of charge of the window. @param rate_per_h  power over
  /// energy.
  [[nodiscard]] double round_trip_frac(double rate_per_h, double temp_c,
                                       double capacity_frac) const;

  [[nodiscard]] double rated_mw() const { return power_mw_; }
  [[nodiscard]] double energy_mwh() const { return energy_mwh_; }
  [[nodiscard]] const LithiumBattery& battery() const { return battery_; }

 private:
  [[nodiscard]] double resistance_v_h(double temp_c, double capacity_frac) const;
  [[nodiscard]] double stored_mwh(double charge_frac, double capacity_frac) const;
  [[nodiscard]] double current_per_h(double cell_mw, double open_v, double resistance_v_h) const;
  /// What all substeps of a step have in common.
  struct Pace {
    double hours;
    double temp_kept_frac;    ///< of the difference to the air
    double charge_kept_frac;  ///< of the charge by itself
    double stored_mwh;        ///< in the cells now
  };

  /// Nameplate charges per hour: mean over a substep, and while it flows.
  struct Current {
    double mean = 0.0;
    double running = 0.0;
  };

  [[nodiscard]] Current find_current(const PlantState& state, double cell_mw, double resistance,
                                     const Pace& pace) const;
  [[nodiscard]] Current find_bent_current(const PlantState& state, double cell_mw,
                                          double resistance, const Pace& pace, double guess_per_h,
                                          double least_per_h, double most_per_h) const;
  double substep(PlantState& state, double request_mw, Pace& pace, PlantStep& step) const;
  void climate(PlantState& state, double heat_mwh, const Pace& pace, double ambient_c,
               PlantStep& step) const;
  void age(PlantState& state, Pace& pace, PlantStep& step) const;

  LithiumBattery battery_;
  Life life_;
  double power_mw_;
  double energy_mwh_;
  double mean_v_;  ///< over the whole state of charge
};

}  // namespace sunward::component::lithium_battery

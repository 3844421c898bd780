// One electrolyser unit, stepped through time: a rating at the alternating-current terminals, a
// stack whose voltage grows with age, and auxiliaries of which some do not care about the load.
//
//   terminals --+-- base load (pumps, control)
//               +-- rectifier --> stack --> hydrogen at its higher heating value, and heat
//               +-- auxiliaries in proportion to the stack's power
//               +-- heater, while the stack's own heat does not cover what the air takes
//
// Equations and sources: docs/theory/electrolyser.md.
#pragma once

#include <vector>

#include "sunward/component/electrolyser/cell.hpp"
#include "sunward/component/rainflow.hpp"

namespace sunward::component::electrolyser {

/// Energy taken from the bus by cause [MWh], all >= 0.
struct Uses {
  double stack_mwh = 0.0;  ///< direct current; hydrogen_mwh and heat_mwh of the step come from it
  double rectifier_mwh = 0.0;
  double auxiliary_mwh = 0.0;  ///< in proportion to the load
  double base_mwh = 0.0;       ///< whatever the load, while running or starting
  double heating_mwh = 0.0;    ///< holding the temperature while running
  double start_mwh = 0.0;      ///< warming up
  double standby_mwh = 0.0;
  double off_mwh = 0.0;

  Uses& operator+=(const Uses& other);
  [[nodiscard]] double sum() const;
};

/// Steady running at operating temperature.
struct Operation {
  double current_ma_per_cm2 = 0.0;
  double cell_v = 0.0;
  double power_mw = 0.0;  ///< alternating current, everything included
  double stack_mw = 0.0;  ///< direct current
  double heating_mw = 0.0;
  double stack_heat_mw = 0.0;  ///< stack power less the hydrogen's higher heating value
  double hydrogen_kg_per_h = 0.0;
};

/// Growth of the cell voltage by what made it [V].
struct StackWear {
  double running_v = 0.0;
  double stops_v = 0.0;
  double swings_v = 0.0;
  int stops = 0;

  StackWear& operator+=(const StackWear& other);
};

enum class UnitMode { off, standby, starting, running };

struct UnitState {
  UnitMode mode = UnitMode::off;
  double temp_c = 20.0;
  double start_left_h = 0.0;    ///< of starting, at full starting power
  double standby_left_h = 0.0;  ///< until it is left to cool
  double growth_v = 0.0;        ///< of the cell voltage, since the stack was new
  double stack_hours = 0.0;     ///< run since the stack was new
  int stops = 0;                ///< since the stack was new
  int stacks_replaced = 0;
  RainflowCounter voltage;
};

struct UnitStep {
  double hydrogen_kg = 0.0;
  double water_kg = 0.0;
  double hydrogen_mwh = 0.0;  ///< its higher heating value
  double heat_mwh = 0.0;      ///< of the stack, above what the air takes: to be cooled away or used
  double air_mwh = 0.0;       ///< lost to the air while running
  double warmed_mwh = 0.0;    ///< stored in the unit by warming up
  double running_h = 0.0;
  Uses uses;
  StackWear wear;  ///< summed over units

  UnitStep& operator+=(const UnitStep& other);
};

class Unit {
 public:
  /// @param rated_mw  alternating-current power of a new unit at full load, > 0.
  Unit(const ElectrolyserLaw& law, double rated_mw);

  /// A new stack at air temperature, off.
  [[nodiscard]] static UnitState fresh(double temp_c);

  /// One step of any length. The power available is constant over it; what the unit cannot use it
  /// leaves. A unit that is given less than its minimum load stands by, then cools; one that is
  /// given enough starts (in as much time as its coldness asks for) and runs. Its stack is replaced
  /// at the end of the step in which its voltage reaches the end of life. Never throws.
  /// @param available_mw  >= 0.   @param step_h  > 0.   @param ambient_c  of the air.
  UnitStep step(UnitState& state, double available_mw, double step_h, double ambient_c) const {
    UnitStep step;
    this->step(state, available_mw, step_h, ambient_c, step);
    return step;
  }
  /// The same, added to `sum`. @return the energy taken [MWh].
  double step(UnitState& state, double available_mw, double step_h, double ambient_c,
              UnitStep& sum) const;

  /// Steady running at a power between min_power_mw and the rating; held to that range.
  [[nodiscard]] Operation at_power(double power_mw, double growth_v, double ambient_c) const;
  /// Steady running at a current density [mA/cm2] above 0.
  [[nodiscard]] Operation at_current(double current_ma_per_cm2, double growth_v,
                                     double ambient_c) const;

  /// Hydrogen of one more unit of energy where `op` runs.
  [[nodiscard]] double marginal_kg_per_mwh(const Operation& op) const;

  /// Power a unit takes while starting at full pace [MW]; falls with its temperature.
  [[nodiscard]] double starting_mw(const UnitState& state) const;
  [[nodiscard]] double standby_mw() const { return law_.standby_frac * rated_mw_; }
  [[nodiscard]] double off_mw() const { return law_.off_frac * rated_mw_; }
  [[nodiscard]] double min_power_mw() const { return law_.min_load_frac * rated_mw_; }
  [[nodiscard]] double rated_mw() const { return rated_mw_; }
  [[nodiscard]] const ElectrolyserLaw& law() const { return law_; }
  [[nodiscard]] const CellLaw& cell() const { return cell_; }
  /// Growth of the cell voltage at which the stack is worn [V].
  [[nodiscard]] double worn_growth_v() const { return worn_growth_v_; }
  /// Hydrogen of a new unit at full load [kg/h].
  [[nodiscard]] double rated_kg_per_h() const;

 private:
  void begin_start(UnitState& state) const;
  double warm_up(UnitState& state, double available_mw, double& hours, UnitStep& step) const;
  double run(UnitState& state, double available_mw, double hours, double ambient_c,
             UnitStep& step) const;
  void stop(UnitState& state, StackWear& wear) const;
  double rest(UnitState& state, double available_mw, double hours, double ambient_c,
              UnitStep& step) const;
  void wear(UnitState& state, double cell_v, double hours, StackWear& wear) const;
  [[nodiscard]] double air_loss_mw(double temp_c, double ambient_c) const;
  [[nodiscard]] double slope(const Operation& op, double slope_v) const;
  void tabulate_currents();
  [[nodiscard]] double current_of(double stack_mw, double growth_v) const;
  [[nodiscard]] Operation operation(double current_ma_per_cm2, double cell_v, double air_mw) const;

  ElectrolyserLaw law_;
  double rated_mw_;
  CellLaw cell_;         ///< at operating temperature
  double area_cm2_;      ///< of all cells
  double power_factor_;  ///< terminals' power over the stack's, base load and heater apart
  double full_v_ = 0.0;  ///< of a new cell at full current
  double base_mw_ = 0.0;
  double air_mw_per_k_ = 0.0;  ///< lost to the air
  double heat_mwh_per_k_ = 0.0;
  double worn_growth_v_ = 0.0;

  /// Current of a new stack over its power, equal steps from none to `most_mw`.
  struct Currents {
    struct Point {
      double ma_per_cm2 = 0.0;
      double slope = 0.0;  ///< per step of power
    };
    double most_mw = 0.0;
    double sound_from = 0.0;  ///< current above which it is as good as the law [mA/cm2]
    std::vector<Point> points;
  } currents_;
};

}  // namespace sunward::component::electrolyser

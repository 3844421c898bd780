// A vanadium flow battery of given power and energy, stepped through time: what is asked of it at
// the bus, what it can do, what is lost where, and how it ages.
#pragma once

#include "sunward/component/flow_battery/cell_voltage.hpp"
#include "sunward/component/flow_battery/electrolyte.hpp"
#include "sunward/component/flow_battery/pumping.hpp"

namespace sunward::component::flow_battery {

/// Energy that does not come back, by cause [MWh], all >= 0 but `concentration`, which is negative
/// while fresh electrolyte keeps a resting cell's voltage up.
struct Losses {
  double converter_mwh = 0.0;      ///< converter and transformer
  double ohmic_mwh = 0.0;          ///< membrane, felts, plates, contacts
  double activation_mwh = 0.0;     ///< both electrodes
  double concentration_mwh = 0.0;  ///< mass transport, and electrolyte used up along the cell
  double crossover_mwh = 0.0;      ///< ions through the membrane, and moved back
  double shunt_mwh = 0.0;          ///< currents through channels and manifolds
  double hydrogen_mwh = 0.0;       ///< hydrogen evolution
  double pumps_mwh = 0.0;
  double heating_mwh = 0.0;  ///< keeping the electrolyte above its lowest temperature
  double cooling_mwh = 0.0;
  double standby_mwh = 0.0;

  Losses& operator+=(const Losses& other);
  [[nodiscard]] double sum() const;
};

struct PlantState {
  ElectrolyteState electrolyte;
  double temp_c = 25.0;
  double stack_years = 0.0;        ///< age of the stacks
  double heating_mw = 0.0;         ///< to be drawn in the next step, for heat given in the last one
  double cooling_mw = 0.0;         ///< electric
  double resistance_ohm_m2 = 0.0;  ///< apparent, of the last step; where the next search starts
};

struct PlantStep {
  double delivered_mwh = 0.0;  ///< at the bus; negative: taken from it
  double stored_mwh = 0.0;     ///< growth of the energy stored, at open-circuit voltage
  Losses losses;               ///< -delivered = stored + losses.sum()
  double levelling_mwh = 0.0;  ///< of losses.crossover_mwh: mixed away by the overflow line
  double dc_charge_mwh = 0.0;  ///< at the stacks' terminals
  double dc_discharge_mwh = 0.0;
  double charge_kah = 0.0;  ///< through the mean cell's terminals, times the number of cells
  double discharge_kah = 0.0;
  double peak_a_per_m2 = 0.0;  ///< highest current density, without sign
  bool ran = false;
};

/// The cells at rest exchange what they hold within half an hour: nothing of a charge would be left
/// to give, and the steps could not follow.
[[nodiscard]] bool empties_in_a_substep(const FlowBattery& battery, double power_mw,
                                        double energy_mwh);

class Plant {
 public:
  /// @param power_mw, energy_mwh  rated power at the bus and nameplate energy (open-circuit energy
  ///        between the two charged shares of the spec), > 0.
  /// @throws InputError when the energy is less than what the stacks themselves hold; when water or
  ///         ions pass the membrane faster than the steps can follow.
  Plant(const FlowBattery& battery, double power_mw, double energy_mwh);

  /// New stacks and new electrolyte holding content_mwh (0 to the nameplate).
  [[nodiscard]] PlantState fresh(double content_mwh, double temp_c) const;

  /// One step of step_h hours (up to 3) in air of ambient_c.
  /// @param request_mw  wanted at the bus as a mean over the step: > 0 discharge, < 0 charge.
  /// Pumps,
  ///        cooling and converter are fed from the same bus and are part of it. What the battery
  ///        cannot do (charge, current, voltage limits) it leaves undone.
  /// Fixed steps of at most half an hour, explicit midpoint rule. Never throws, never allocates.
  PlantStep step(PlantState& state, double request_mw, double step_h, double ambient_c) const;

  /// A step in which the battery is away (rebalancing): only heating, cooling and standby.
  PlantStep rest(PlantState& state, double step_h, double ambient_c) const;

  /// Mixes both sides, brings the mean oxidation number back to 3.5 and the charge back to where it
  /// was. @return the energy this takes at the bus [MWh]: charging the mixed electrolyte again.
  double rebalance(PlantState& state) const;
  static void replace_stacks(PlantState& state) { state.stack_years = 0.0; }

  /// Charge that can still be cycled between the two charged shares, of that when new.
  [[nodiscard]] double usable_charge_frac(const PlantState& state) const;
  /// Charge of the mean side on the scale of the nameplate energy [MWh]; may leave 0 to the
  /// nameplate when the sides are out of balance.
  [[nodiscard]] double content_mwh(const PlantState& state) const;
  /// Content that can still be taken out and put in, on the same scale: the poorer side decides.
  [[nodiscard]] double above_empty_mwh(const PlantState& state) const;
  [[nodiscard]] double room_mwh(const PlantState& state) const;
  /// Charged share of the negative less that of the positive side.
  [[nodiscard]] static double soc_imbalance_frac(const PlantState& state);
  /// Volume of the negative side, of that when new.
  [[nodiscard]] double negative_volume_frac(const PlantState& state) const;

  [[nodiscard]] const Loop& loop() const { return loop_; }
  [[nodiscard]] const FlowBattery& battery() const { return battery_; }
  [[nodiscard]] double rated_mw() const { return rated_w_ * 1e-6; }
  [[nodiscard]] double energy_mwh() const { return energy_mwh_; }

 private:
  struct Demand;
  struct Feed;
  struct Operation;
  struct Passed;

  [[nodiscard]] Feed feed_of(const Demand& demand, const ElectrolyteState& state) const;
  [[nodiscard]] Operation operate(const Demand& demand, const Feed& feed, double seconds,
                                  double current_a_per_m2, const CellContents& near) const;
  void see_from_bus(const Demand& demand, Operation& operation) const;
  [[nodiscard]] double dc_wanted_w(const Demand& demand, double pumps_w) const;
  [[nodiscard]] double expected_current(const Demand& demand, const Feed& feed,
                                        double resistance_ohm_m2) const;
  void make_up(const Demand& demand, double low, double high, double resistance_ohm_m2,
               Operation& operation) const;
  [[nodiscard]] Operation find_operation(const Demand& demand, const Feed& feed, double seconds,
                                         double highest, double resistance_ohm_m2,
                                         const CellContents& near) const;
  void hold_voltage(const Demand& demand, const Feed& feed, double seconds,
                    Operation& operation) const;
  [[nodiscard]] double highest_current_a_per_m2(const ElectrolyteState& state, bool charging,
                                                double seconds) const;
  Passed run(PlantState& state, const Demand& demand, double step_h, PlantStep& step) const;
  Passed rest_cells(PlantState& state, const CellLaw& law, double step_h, PlantStep& step) const;
  void book_operation(const Demand& demand, const Operation& used, double open_circuit_v,
                      double hours, PlantStep& step) const;
  double book(const CellLaw& law, double open_circuit_v, const CellContents& cells,
              double current_a_per_m2, double hours, PlantStep& step) const;
  void finish(PlantState& state, const Passed& passed, double step_h, double ambient_c,
              PlantStep& step) const;
  [[nodiscard]] CellLaw law_of(const PlantState& state) const;

  FlowBattery battery_;
  Loop loop_;
  Pumping pumping_;
  double rated_w_;
  double energy_mwh_;
  double vanadium_mol_;  ///< of one side when new
};

/// Mean open-circuit voltage over the charged shares used, new electrolyte at 25 degC [V].
[[nodiscard]] double mean_open_circuit_v(const FlowBattery& battery);

}  // namespace sunward::component::flow_battery

// The vanadium flow battery of component/flow_battery as a unit of the simulation: its law, and the
// maintenance that the law's state asks for.
#pragma once

#include "sunward/component/flow_battery/plant.hpp"
#include "sunward/simulation/unit.hpp"

namespace sunward::simulation {

class FlowBatteryUnit : public Unit {
 public:
  /// @throws InputError when the energy is less than the stacks hold.
  FlowBatteryUnit(const component::Storage& spec, double power_mw, double energy_mwh,
                  double content_mwh);

  [[nodiscard]] const char* law() const override { return "vanadium_flow"; }
  UnitStep step(double request_mw, const Conditions& conditions) override;
  [[nodiscard]] Ability ability() const override;
  [[nodiscard]] Stored stored() const override {
    return {plant_.above_empty_mwh(state_), plant_.room_mwh(state_)};
  }
  [[nodiscard]] bool away() const override { return away_h_ > 0.0; }
  /// Rebalances when less charge is usable than rebalance_at_frac, and before that in a good night
  /// of the last quarter of the way there: the battery is away for rebalance_downtime_h (longer if
  /// the energy needs it) and draws that energy evenly.
  void end_day() override;
  /// Stacks are replaced at power_lifetime_y, as the plan's annuity pays for; membranes at their
  /// record's life when it is shorter, for the record's price.
  double end_year(result::SimulatedAsset& asset) override;

 private:
  struct Counters {
    double temp_min_c = 1e9;
    double temp_max_c = -1e9;
    double running_h = 0.0;
    double dc_charge_mwh = 0.0, dc_discharge_mwh = 0.0;  ///< at the stacks' terminals
    double charge_kah = 0.0, discharge_kah = 0.0;
    double recovered_frac = 0.0;  ///< usable charge given back by rebalancing
    double usable_sum = 0.0, usable_min = 1.0, days = 0.0;  ///< charge usable at midnight
    int rebalancings = 0;
  };

  component::flow_battery::Plant plant_;
  component::flow_battery::PlantState state_;
  double stack_life_y_;
  double membrane_years_ = 0.0;
  double away_h_ = 0.0;          ///< left of a rebalancing
  double rebalancing_mw_ = 0.0;  ///< drawn meanwhile
  Counters year_;
};

}  // namespace sunward::simulation

// A flow battery cycled at a constant current density between its two charged shares, as membranes
// and cells are tested in a laboratory. Direct current; full and empty are where less than half of
// the current flows.
#pragma once

#include "sunward/component/flow_battery/plant.hpp"
#include "support/flow_batteries.hpp"

namespace sunward::test {

struct Cycle {
  double charge_kah = 0.0, discharge_kah = 0.0, charge_mwh = 0.0, discharge_mwh = 0.0;
  [[nodiscard]] double coulombic() const { return discharge_kah / charge_kah; }
  [[nodiscard]] double energy() const { return discharge_mwh / charge_mwh; }
  [[nodiscard]] double voltage() const { return energy() / coulombic(); }
};

class CyclingBench {
 public:
  /// @param battery  its highest current density is that of the test. 25 MW, 100 MWh.
  explicit CyclingBench(const component::FlowBattery& battery, double temp_c = 25.0)
      : plant_(battery, 25.0, 100.0),
        temp_c_(temp_c),
        least_kah_(0.5 * 1e-2 * battery.max_current_ma_per_cm2 * plant_.loop().area_m2 * step_h),
        state_(plant_.fresh(0.0, temp_c)) {}

  Cycle cycle() {
    Cycle cycle;
    for (const double sign : {-1.0, 1.0})
      for (int t = 0; t < most_steps; ++t) {
        const auto step = plant_.step(state_, sign * beyond_mw, step_h, temp_c_);
        cycle.charge_kah += step.charge_kah;
        cycle.discharge_kah += step.discharge_kah;
        cycle.charge_mwh += step.dc_charge_mwh;
        cycle.discharge_mwh += step.dc_discharge_mwh;
        if (step.charge_kah + step.discharge_kah < least_kah_) break;
      }
    return cycle;
  }
  /// The second cycle, as the first begins empty.
  Cycle second() {
    (void)cycle();
    return cycle();
  }

  /// Six cycles together, after two in which the sides still settle.
  Cycle settled() {
    (void)second();
    Cycle sum;
    for (int n = 0; n < 6; ++n) {
      const Cycle one = cycle();
      sum.charge_kah += one.charge_kah;
      sum.discharge_kah += one.discharge_kah;
      sum.charge_mwh += one.charge_mwh;
      sum.discharge_mwh += one.discharge_mwh;
    }
    return sum;
  }
  [[nodiscard]] const component::flow_battery::Plant& plant() const { return plant_; }
  [[nodiscard]] const component::flow_battery::PlantState& state() const { return state_; }

 private:
  static constexpr double beyond_mw = 1000.0;  ///< the current limit holds
  static constexpr double step_h = 0.05;
  static constexpr int most_steps = 2000;

  component::flow_battery::Plant plant_;
  double temp_c_;
  double least_kah_;
  component::flow_battery::PlantState state_;
};

/// The default battery with another membrane, cycled at a current density.
inline component::FlowBattery cycled_battery(const component::Membrane& membrane,
                                             double ma_per_cm2) {
  component::FlowBattery battery;
  battery.membrane_record = membrane;
  battery.max_current_ma_per_cm2 = ma_per_cm2;
  return battery;
}

/// Nafion of any thickness.
inline component::Membrane nafion(double thickness_um) {
  component::Membrane membrane = nafion_115();
  membrane.thickness_um = thickness_um;
  return membrane;
}

}  // namespace sunward::test

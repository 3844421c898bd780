// A Czochralski furnace: the stages of one run, their heater powers, and what a run yields.
//
//   charge ─► melt ─► [ neck ─► shoulder ─► body ─► tail ─► recharge ] x rods ─► cool
//
// The recharge after the last rod falls away. Power is constant within a stage but for the melt,
// which ramps up first, and the cooling, which ramps down to zero.
#pragma once

#include <array>
#include <string_view>
#include <vector>

namespace sunward::component {

/// Defaults: a furnace of 36 to 42 inch hot zone that gives 124 kg of rod a day. Ranges of stage
/// times and powers: industry figures gathered for this project, none of them measured; where they
/// come from and what they were tuned to is said in docs/theory/silicon_plant.md.
struct Furnace {
  int rods_per_run = 8;          ///< grown from one crucible before it is cooled
  double rod_diameter_mm = 252;  ///< before squaring
  double pull_mm_per_min = 1.2;  ///< growth of the body
  double ends_kg = 10.0;         ///< shoulder and tail of one rod: two cones a radius high
  // Durations of the stages [h]
  double charge_h = 4.0;    ///< filling, pumping down, leak check
  double melt_h = 12.0;     ///< of the first charge
  double neck_h = 3.0;      ///< stabilising, dipping, necking
  double shoulder_h = 3.0;  ///< widening to the diameter
  double body_h = 33.0;     ///< of one rod
  double tail_h = 4.5;
  double recharge_h = 10.0;  ///< refilling and melting between rods
  double cool_h = 9.0;
  // Heater power in each stage [kW]
  double charge_kw = 2.5;
  double melt_kw = 150.0;
  double melt_ramp_h = 3.0;  ///< from charge_kw to melt_kw, part of melt_h
  double neck_kw = 65.0;
  double shoulder_kw = 65.0;
  double body_kw = 50.0;
  double tail_kw = 60.0;
  double recharge_kw = 105.0;
  double melt_kg = 600.0;  ///< silicon in the crucible once the first charge is molten
  // What the furnace draws beside and before its heater
  double supply_efficiency_frac = 0.94;  ///< heater over what its rectifier and transformer draw
  double auxiliary_kw = 3.0;             ///< vacuum pump, drives, controls, from charge to cool
  double availability_frac = 0.92;       ///< furnaces running over furnaces installed
  double argon_slpm = 60.0;              ///< flow through one running furnace
};

namespace silicon_plant {

inline constexpr double solid_density_kg_per_m3 = 2329.0;  ///< of crystalline silicon at 25 degC

/// What a stage's power may do in time.
enum class Hold {
  interruptible,  ///< the furnace is cold
  movable,        ///< its start can wait some hours, and the whole run with it
  fixed           ///< a melt stands in the crucible: without power it freezes and the run is lost
};

/// A piece of a run with linear power.
struct Piece {
  std::string_view stage;  ///< "charge", "melt", ..., "cool"
  double hours = 0.0;
  double from_kw = 0.0;  ///< heater
  double to_kw = 0.0;
  [[nodiscard]] double kwh() const { return 0.5 * (from_kw + to_kw) * hours; }
};

inline constexpr std::array stages{"charge", "melt", "neck",     "shoulder",
                                   "body",   "tail", "recharge", "cool"};

/// Which stages can be moved.
[[nodiscard]] Hold hold_of(std::string_view stage);

/// One run from charging to cold, stage after stage, at the heater.
[[nodiscard]] std::vector<Piece> run_of(const Furnace& furnace);

/// The same as drawn from the plant's bus: supply losses and auxiliaries included.
[[nodiscard]] std::vector<Piece> gross_run_of(const Furnace& furnace);

/// Mass of one rod as grown, shoulder and tail included [kg].
[[nodiscard]] double rod_kg(const Furnace& furnace);

/// Sums over one run.
struct RunSums {
  double hours = 0.0;
  double heater_kwh = 0.0;
  double gross_kwh = 0.0;    ///< heater, its supply's losses and auxiliaries
  double movable_kwh = 0.0;  ///< gross, of the stages whose start can wait
  double rod_kg = 0.0;
  [[nodiscard]] double mean_kw() const { return gross_kwh / hours; }
  [[nodiscard]] double kwh_per_kg_rod() const { return gross_kwh / rod_kg; }
};
[[nodiscard]] RunSums sums_of_run(const Furnace& furnace);

}  // namespace silicon_plant
}  // namespace sunward::component

// The hydrogen chain's laws as units of the simulation: a fleet of electrolysers, a compressor that
// works against the pressure behind it, a tank of real gas.
#pragma once

#include <optional>

#include "sunward/component/compressor/compressor.hpp"
#include "sunward/component/electrolyser/electrolyser.hpp"
#include "sunward/component/electrolyser/fleet.hpp"
#include "sunward/component/hydrogen_gas.hpp"
#include "sunward/component/hydrogen_tank/hydrogen_tank.hpp"
#include "sunward/result/simulation.hpp"
#include "sunward/simulation/unit.hpp"

namespace sunward::simulation {

/// used = hydrogen + losses to rounding in every step; hydrogen at its higher heating value, what
/// warming up stores among the losses.
struct ElectrolyserStep {
  double used_mwh = 0.0;
  double hydrogen_kg = 0.0;
  double hydrogen_mwh = 0.0;
  double loss_mwh = 0.0;
};

/// What a fleet is to do in a step.
struct FleetOffer {
  double planned_mw = 0.0;  ///< >= 0; what the fleet cannot use it leaves, but its rest is fed
  double spare_mw = 0.0;    ///< more that may be drawn, while less is made than wanted
  double wanted_kg = 0.0;
  double most_kg = infinity;  ///< that can be taken from it; it leaves power that would make more
};

class ElectrolyserUnit {
 public:
  /// @param spec  with a law.   @param power_mw  of the fleet, > 0.
  ElectrolyserUnit(const component::Electrolyser& spec, double power_mw);

  ElectrolyserStep step(const FleetOffer& offer, const Conditions& conditions);
  [[nodiscard]] double rated_mw() const { return rated_mw_; }
  /// Least power at which one unit makes hydrogen.
  [[nodiscard]] double least_mw() const { return fleet_.unit().min_power_mw(); }
  [[nodiscard]] const char* law() const;
  /// Adds the year's figures and starts counting anew. Stacks are renewed by the law as they wear
  /// out, at their price; at the plant's lifetime_y the plan's annuity pays for a whole new one.
  /// @return what renewed stacks cost beside the plan's annuity [CNY].
  double end_year(result::SimulatedAsset& asset);

 private:
  struct Counters {
    component::electrolyser::UnitStep sums;
    double running_h = 0.0;  ///< of any unit
    int starts = 0, replacements = 0;
  };
  [[nodiscard]] int replacements() const;
  void add_wear(result::SimulatedAsset& asset) const;
  void end_life();
  /// A power, and whether a step will surely make of it what was asked for.
  struct Aim {
    double power_mw = 0.0;
    bool sure = false;
    bool lacks = false;  ///< what is planned makes nothing of what is wanted: all there is, then
  };
  [[nodiscard]] Aim aimed(const FleetOffer& offer, const Conditions& conditions);
  component::electrolyser::FleetStep held_step(double available_mw, const Conditions& conditions,
                                               double most_kg);
  component::electrolyser::FleetStep tried_step(const FleetOffer& offer,
                                                const Conditions& conditions);

  component::ElectrolyserTechnology technology_;
  double rated_mw_;
  component::electrolyser::Fleet fleet_;
  double best_kg_per_mwh_;
  component::electrolyser::FleetState state_;
  component::electrolyser::FleetState begin_, tried_begin_;  ///< to go back to
  int running_before_ = 0;
  double stacks_cny_ = 0.0;  ///< price of one unit's stacks
  double plant_life_y_ = 0.0;
  int plant_age_y_ = 0;
  Counters year_;
};

class TankUnit {
 public:
  /// @param content_kg  at the start; held to the limits.
  TankUnit(const component::HydrogenTank& spec, double capacity_kg, double content_kg);

  /// Loss of the step; comes before put().
  /// @return what is lost [kg].
  double lose(double step_h);
  /// Puts in what fits (kg > 0) or takes out what is there (kg < 0). @return what was moved.
  double put(double kg, double step_h);
  /// What put() would take.
  [[nodiscard]] double room_kg(double step_h) const;
  [[nodiscard]] double content_kg() const { return content_kg_; }
  [[nodiscard]] double capacity_kg() const { return capacity_kg_; }
  /// Absolute; 0 where the case gives no pressures.
  [[nodiscard]] double pressure_bar() const;

 private:
  component::HydrogenTank spec_;
  double capacity_kg_;
  double content_kg_;
  std::optional<component::hydrogen::Isotherm> gas_;  ///< where the case gives pressures
  double volume_m3_ = 0.0;
  mutable double pressure_of_kg_ = -1.0, pressure_bar_ = -1.0;  ///< the last that was asked for
};

/// Electricity per kg of a compressor that fills a tank at `tank_bar` [kWh/kg]; where the case
/// gives no pressures of the compressor, or tank_bar is 0, what the plan counts on.
[[nodiscard]] double compressor_kwh_per_kg(const component::Compressor& spec, double tank_bar);

}  // namespace sunward::simulation

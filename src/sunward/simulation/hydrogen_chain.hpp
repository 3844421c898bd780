// The hydrogen side of a park in the simulation. Electrolysers with a law make what they make; what
// that is more or less than planned goes through the compressor into the tank, and at last to the
// market, to the loads or into the air.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"
#include "sunward/simulation/bus.hpp"
#include "sunward/simulation/fleet_trace.hpp"
#include "sunward/simulation/follower.hpp"
#include "sunward/simulation/hydrogen_units.hpp"
#include "sunward/simulation/plan_keeper.hpp"
#include "sunward/simulation/run_schedule.hpp"

namespace sunward::simulation {

class HydrogenChain {
 public:
  /// Empty (active() false) when no electrolyser of the plan has a law.
  HydrogenChain(const model::Park& park, const result::Plan& plan);

  /// Fleets with a tank behind them keep to its planned content from now on: what starts, wear or
  /// too little load leave unmade is made where power costs least, within the planned peaks.
  /// @param keepers  of `buses`, in their order.
  void follow(const std::vector<Bus>& buses, const std::vector<PlanKeeper>& keepers,
              const Calendar& calendar);

  [[nodiscard]] bool active() const { return !makers_.empty(); }
  /// Into which the next steps, from the first of the plan on, are written; null: nowhere.
  void record(RunSchedule* run) { run_ = run; }
  /// One step, n of all weather years: each fleet is offered what the plan foresaw, more or less
  /// when it follows.
  void step(std::size_t n, const Conditions& conditions);
  /// What the last step drew from an electricity bus beyond the plan [MW].
  [[nodiscard]] double use_mw(const std::string& electric_bus) const;
  /// Closes the year of the units: laws and figures into the tables of the park's components.
  result::HydrogenTotals end_year(std::vector<result::SimulatedAsset>& tables);
  /// Of all years so far.
  [[nodiscard]] std::vector<result::FleetTrace> traces(const model::Park& park) const;

  /// Largest |in - out| of the year's steps [kg].
  [[nodiscard]] double worst_balance_kg() const { return worst_balance_kg_; }

 private:
  using Place = std::size_t;  ///< a bus by its number
  struct Maker {
    std::size_t component = 0;
    const component::Electrolyser* spec = nullptr;
    Series planned_mw, planned_kg_per_h;
    ElectrolyserUnit unit;
    double used_mwh = 0.0, made_kg = 0.0, planned_mwh = 0.0, planned_kg = 0.0;
    std::unique_ptr<Follower> follower{};  ///< of the tank's content; null: the plan's power
    std::size_t tank = 0;
    Place outlet = 0, feeder = 0;
    double kg_per_mwh = 0.0;         ///< mean of the plan
    std::vector<double> spare_mw{};  ///< at its bus, by step: curtailed or exported by the plan
    FleetTracer tracer{};
  };
  struct Tank {
    std::size_t component = 0;
    std::string bus;
    const component::HydrogenTank* spec = nullptr;
    Series planned_kg, planned_kg_per_h;
    TankUnit unit;
    Place place = 0;
    double least_bar = infinity, most_bar = 0.0;
  };
  struct Mover {
    std::size_t component = 0;
    const component::Compressor* spec = nullptr;
    double most_kg_per_h = 0.0;
    Series planned_kg_per_h, planned_mw;
    Place inlet = 0, outlet = 0, feeder = 0;
    double used_mwh = 0.0, moved_kg = 0.0, planned_mwh = 0.0, planned_kg = 0.0;
    double more_kg = 0.0;                    ///< of the step, beyond the plan
    std::vector<double> with_pressure_mw{};  ///< what planned_mw shows, where the plan has both
  };
  struct Taker {  ///< a load or a market
    std::size_t component = 0;
    std::string bus;
    double price_cny_per_kg = -1.0;
    double most_kg_per_h = infinity;
    Series planned_kg_per_h;
    bool market = false;
    Place place = 0;
    Series planned_unserved_kg_per_h{};
  };

  [[nodiscard]] std::size_t tank_behind(const Maker& maker) const;
  [[nodiscard]] double room_behind_kg_per_h(const Maker& maker, std::size_t n) const;
  [[nodiscard]] std::unique_ptr<Follower> follower_of(const Maker& maker, const PlanKeeper& keeper,
                                                      const Calendar& calendar) const;
  [[nodiscard]] FleetOffer offer(const Maker& maker, std::size_t n, double step_h) const;
  void add_component(std::size_t component, const model::Park& park, const result::Plan& plan);
  void add_pressure(const Tank& tank, Series pressure_mw);
  void sort_buses();
  void number_buses();
  void run_maker(Maker& maker, std::size_t n, const Conditions& conditions);
  /// @param kg  at the bus beyond the plan. @return what no tank took.
  double into_tanks(Place bus, double kg, std::size_t n, double step_h);
  double through_movers(Place bus, double kg, std::size_t n, double step_h);
  void to_takers(Place bus, double kg, std::size_t n, double step_h);
  [[nodiscard]] double takable_kg(Place bus, std::size_t n, double step_h,
                                  std::size_t depth = 0) const;
  [[nodiscard]] double pressure_behind(Place bus) const;
  void feed_movers(std::size_t n, double step_h);

  std::vector<Maker> makers_;
  std::vector<Tank> tanks_;
  std::vector<Mover> movers_;
  std::vector<Taker> takers_;
  RunSchedule* run_ = nullptr;
  result::HydrogenTotals year_;
  double worst_balance_kg_ = 0.0;
  std::vector<std::string> buses_;     ///< of hydrogen; a compressor's inlet before its outlet
  std::size_t n_chained_ = 0;          ///< of these, the ones a fleet's hydrogen may reach
  std::vector<double> beyond_kg_;      ///< of the step, beyond the plan, by bus
  std::vector<std::string> electric_;  ///< buses that feed the chain
  std::vector<double> use_mw_;         ///< of the step, beyond the plan, by electric bus
};

}  // namespace sunward::simulation

// One year of operation in sums: energies, costs, key figures. The same ledger books what happened
// and what the plan foresaw, so that the two can be compared line by line.
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "sunward/simulation/bus.hpp"

namespace sunward::simulation {

/// What the storages of a bus did in one step.
struct BatteryEnergy {
  double charge_mwh = 0.0;
  double discharge_mwh = 0.0;
};

class Ledger {
 public:
  /// @param step_h  length of a step.
  Ledger(const model::Park& park, const std::vector<Bus>& buses, double step_h);

  /// Books step n (of all years) in calendar month `month` (0-11).
  /// @param more_used_mw  drawn by converters beyond the plan.
  void book(std::size_t bus, std::size_t n, int month, const BusFlows& flows,
            const std::vector<BatteryEnergy>& batteries, double more_used_mw = 0.0);

  /// Energy that still may be exported by the yearly shares of the rules [MWh]; unlimited without
  /// such rules. @param coming_mwh  wind and sun that will be available in the rest of the year.
  [[nodiscard]] double export_room_mwh(double coming_mwh) const;
  /// By how much less than planned was exported so far [MWh].
  [[nodiscard]] double export_behind_mwh() const {
    return std::max(0.0, planned_export_mwh_ - energy_.export_mwh);
  }
  /// Highest import of a connection in a month so far [MW].
  [[nodiscard]] double peak_mw(std::size_t bus, std::size_t connection, int month) const {
    return sums_[bus].peak_mw[connection][static_cast<std::size_t>(month)];
  }

  [[nodiscard]] const result::EnergyTotals& energy() const { return energy_; }
  /// @param replacement_cny  maintenance beside the plan's annuities.
  [[nodiscard]] std::vector<result::CostLine> costs(double replacement_cny) const;
  [[nodiscard]] std::vector<result::Indicator> indicators() const;
  /// False when energy went unserved that has no price.
  [[nodiscard]] bool unserved_priced() const { return unserved_priced_; }
  /// Figures of generators, connections and storages of a bus, in their order of `Bus`.
  [[nodiscard]] std::vector<std::pair<std::string, double>> generator_figures(std::size_t bus,
                                                                              std::size_t g) const;
  [[nodiscard]] std::vector<std::pair<std::string, double>> connection_figures(std::size_t bus,
                                                                               std::size_t c) const;
  [[nodiscard]] BatteryEnergy battery_mwh(std::size_t bus, std::size_t battery) const {
    return sums_[bus].battery_mwh[battery];
  }

 private:
  struct BusSums {
    std::vector<double> available_mwh, generation_mwh;  ///< by generator
    std::vector<double> import_mwh, export_mwh;         ///< by connection
    std::vector<std::array<double, 12>> peak_mw;
    std::vector<BatteryEnergy> battery_mwh;
  };
  void book_generators(std::size_t bus, std::size_t n, const BusFlows& flows);
  void book_connections(std::size_t bus, std::size_t n, int month, const BusFlows& flows);
  void book_unserved(const Bus& bus, double unserved_mwh);

  const model::Park* park_;
  const std::vector<Bus>* buses_;
  double step_h_;
  std::vector<BusSums> sums_;
  result::EnergyTotals energy_;
  double purchase_cny_ = 0.0, sale_cny_ = 0.0, variable_om_cny_ = 0.0, unserved_cny_ = 0.0;
  double co2_t_ = 0.0;
  double planned_export_mwh_ = 0.0;
  bool unserved_priced_ = true;
};

}  // namespace sunward::simulation

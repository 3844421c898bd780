// What the replay hands on: one table per asset and year, and the series of the first year.
#pragma once

#include <string>
#include <vector>

#include "sunward/simulation/ledger.hpp"

namespace sunward::simulation {

/// Every component of the park in one year, in the park's order; closes the year of the units.
/// @param replacement_cny  receives what maintenance costs beside the plan's annuities.
/// @param losses, stored_mwh  of the units, by component.
[[nodiscard]] std::vector<result::SimulatedAsset> asset_tables(
    const model::Park& park, std::vector<Bus>& buses, const Ledger& ledger, std::size_t first,
    std::size_t n_steps, double step_h, double& replacement_cny,
    const std::vector<result::LossTable>& losses, const std::vector<double>& stored_mwh);

/// Series of one year: what moved at each bus, beside what was planned of the storages.
class FirstYear {
 public:
  FirstYear(const model::Park& park, const std::vector<Bus>& buses, std::size_t n_steps);
  void add(std::size_t bus_index, std::size_t t, const Bus& bus, std::size_t n,
           const BusFlows& flows, const std::vector<BatteryEnergy>& moved, double step_h,
           double more_used_mw = 0.0);
  [[nodiscard]] std::vector<result::Flow> flows() { return std::move(flows_); }

 private:
  std::vector<result::Flow> flows_;
  std::vector<std::size_t> first_of_bus_;  ///< index of each bus's first flow
};

}  // namespace sunward::simulation

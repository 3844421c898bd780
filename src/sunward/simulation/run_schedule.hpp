// The schedule that was run in the first year, series by series as the plan's own: what the
// machines did of it, the plan's artefacts repaired.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"
#include "sunward/simulation/bus.hpp"

namespace sunward::simulation {

class RunSchedule {
 public:
  /// Every series begins as the plan has it in its first weather year.
  RunSchedule(const model::Park& park, const result::Plan& plan);

  /// Kept where the plan has such a series.   @param quantity  as in result::Flow.   @param t  step
  /// of the year.
  void put(std::size_t component, const char* quantity, std::size_t t, double value);

  /// What moved at an electricity bus in step t, storages with a law apart.
  void put_bus(const Bus& bus, std::size_t t, const BusFlows& flows);
  /// A storage that ran by a law. @param delivered_mw  into the bus, own use taken off.
  /// @param own_mw  drawn for itself.
  void put_storage(const Battery& battery, std::size_t t, double delivered_mw, double own_mw);
  /// A hydrogen bus: what was missing for the loads (as planned) or left over [kg/h], each >= 0.
  void put_hydrogen(const std::string& bus, std::size_t t, double unserved_kg_per_h,
                    double vented_kg_per_h);

  /// Names, units and signs are the plan's; what nothing was put into says "as planned". Flows that
  /// no plan has (power without a taker, hydrogen vented) are added where there were any.
  [[nodiscard]] std::vector<result::Flow> flows() const;

 private:
  [[nodiscard]] result::Flow* find(std::size_t component, const char* quantity);
  void put_extra(const std::string& bus, const char* quantity, const char* unit,
                 const char* description, std::size_t t, double value);

  const model::Park* park_;
  std::size_t n_steps_;
  std::vector<result::Flow> flows_;
  std::vector<bool> run_;                       ///< by flow: something was put
  std::vector<std::vector<std::size_t>> mine_;  ///< flows by component
  std::vector<result::Flow> extra_;
};

}  // namespace sunward::simulation

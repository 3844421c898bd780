// Why a bus needs other power than planned, hour by hour, in MWh and in money.
#pragma once

#include <array>
#include <vector>

#include "sunward/result/simulation.hpp"
#include "sunward/simulation/bus.hpp"
#include "sunward/simulation/unit.hpp"

namespace sunward::simulation {

/// What was asked of a storage in a step, in parts [MW], > 0 discharge.
struct Asked {
  double planned_mw = 0.0;
  double content_mw = 0.0;  ///< to bring the content back to the plan's
  double peak_mw = 0.0;     ///< to hold the month's planned peak
  [[nodiscard]] double sum_mw() const { return planned_mw + content_mw + peak_mw; }
};

/// Power that a bus needs beyond the plan, by result::gap_cause_names [MW].
using CauseTable = std::array<double, result::gap_cause_names.size()>;

/// Adds what one storage did to the need of its bus.
/// @param planned_net_mw  into the bus by the plan, its drain taken off.
/// @param planned_drain_mw  that the plan holds for it.   @param own_mw  its standby, heat, cooling
///        and rebalancing.   @param delivered_mw  into the bus.   @param away  for maintenance.
void add_need(const Asked& asked, double planned_net_mw, double planned_drain_mw, double own_mw,
              double delivered_mw, bool away, CauseTable& need_mw);

/// Power that wind and sun have less than planned, as modules age; negative while young [MW].
[[nodiscard]] double aged_mw(const Bus& bus, std::size_t n);

/// The need of each hour when the machines were new: what later years need beyond it in the same
/// weather and hour is their age, as nothing else has changed.
class FirstNeeds {
 public:
  FirstNeeds(std::size_t buses, std::size_t steps)
      : first_mw_(buses, std::vector<CauseTable>(steps)),
        known_(buses, std::vector<bool>(steps, false)) {}

  /// @return the causes as in the first year that had step n, the rest as ageing. The same sum.
  [[nodiscard]] CauseTable parted(std::size_t bus, std::size_t n, const CauseTable& need_mw);

 private:
  std::vector<std::vector<CauseTable>> first_mw_;  ///< by bus and step
  std::vector<std::vector<bool>> known_;
};

/// A year's sums. The money of a step is the change of its purchases and sales, shared by need; the
/// money of a month's peak goes to what raised the need in the hour of the peak.
class CauseLedger {
 public:
  CauseLedger(const std::vector<Bus>& buses, double step_h);

  /// @param month  0 to 11.
  void book(std::size_t bus, std::size_t n, int month, const BusFlows& flows,
            const CauseTable& need_mw);
  /// @param gap_cny  of the whole year, by bill; what no cause explains is "other".
  [[nodiscard]] std::vector<result::GapCause> causes(
      const std::vector<result::CostLine>& gap) const;

 private:
  struct Peak {
    double planned_mw = 0.0, mw = 0.0;
    CauseTable need_mw{};
  };
  const std::vector<Bus>* buses_;
  double step_h_;
  CauseTable mwh_{}, cny_{};
  std::vector<std::vector<std::array<Peak, 12>>> peaks_;  ///< by bus and connection
};

}  // namespace sunward::simulation

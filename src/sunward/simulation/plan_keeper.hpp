// The plan of an electricity bus as its stores follow it: what may be changed where, the month's
// planned peaks.
#pragma once

#include <memory>
#include <vector>

#include "sunward/simulation/bus.hpp"
#include "sunward/simulation/causes.hpp"
#include "sunward/simulation/follower.hpp"

namespace sunward::simulation {

/// The calendar of all weather years of a plan.
struct Calendar {
  std::vector<std::size_t> year_ends;  ///< steps up to the end of each weather year
  std::vector<int> month;              ///< of each step, counted on through all years
  double step_h = 1.0;
  std::size_t steps_per_day = 24;
};
[[nodiscard]] Calendar calendar_of(const model::Park& park);

class PlanKeeper {
 public:
  /// @param price  of the bus by step, as the plan values power there; empty: nothing is followed,
  ///        the storages are asked for the plan's flows as they stand.
  PlanKeeper(const Bus& bus, Series price, const Calendar& calendar);

  /// What each battery is asked for in step n: the plan's net power, what its content lacks or has
  /// too much, and the month's planned peak held. 0 for a battery without a unit.
  /// @param more_mw  drawn at the bus beyond the plan by others.
  /// @param requests  overwritten; a buffer, as this is called in every step.
  void requests(const Bus& bus, std::size_t n, double more_mw, std::vector<Asked>& requests) const;

  /// Power beyond the plan that the bus can give: what is curtailed or exported, and what the
  /// planned peak of the month leaves of the grid [MW].
  [[nodiscard]] double spare_mw(std::size_t n) const { return spare_mw_[n]; }
  [[nodiscard]] double below_peak_mw(std::size_t n) const { return below_peak_mw_[n]; }
  [[nodiscard]] double import_mw(std::size_t n) const { return import_mw_[n]; }
  [[nodiscard]] double import_price(std::size_t n) const { return import_price_[n]; }
  [[nodiscard]] Series price() const { return price_; }

 private:
  struct Kept {
    std::unique_ptr<Follower> follower;
    double in_frac = 1.0, out_frac = 1.0;  ///< content per energy in, energy out per content
  };
  void add_spare(const Bus& bus, const Calendar& calendar);
  [[nodiscard]] Kept kept(const Battery& battery, const Calendar& calendar) const;
  [[nodiscard]] Asked asked(const Bus& bus, std::size_t battery, std::size_t n,
                            double& below_peak_mw) const;
  void hold_peak(const Bus& bus, std::size_t n, double more_mw, std::vector<Asked>& requests) const;

  Series price_;
  std::vector<double> spare_mw_, import_mw_, below_peak_mw_, import_price_;
  std::vector<Kept> kept_;  ///< by battery
  double step_h_;
  std::size_t steps_per_day_;
};

}  // namespace sunward::simulation

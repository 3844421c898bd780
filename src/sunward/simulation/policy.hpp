// How storages are run when nobody hands them a schedule: by what can be known at the time.
//
// The rule of this file is simple on purpose; a dispatcher that solves a program inside the
// simulation is another Policy, above this folder.
#pragma once

#include <vector>

#include "sunward/simulation/bus.hpp"

namespace sunward::simulation {

enum class Forecast {
  yesterday,  ///< the hours to come will be as they were 24 hours earlier
  perfect     ///< they are known
};

/// What is known at a bus when a step begins.
struct Outlook {
  double step_h = 1.0;
  /// Power left over at the bus without storages and grid (negative: lacking), now and in each step
  /// to come.
  std::vector<double> residual_mw;
  std::vector<double> import_price_cny_per_mwh;  ///< of the same steps; high where there is no grid
  double export_price_cny_per_mwh = 0.0;         ///< now; 0 when nothing more may be exported
  double import_free_mw = 0.0;  ///< that the month's highest import so far leaves for charging
};

class Policy {
 public:
  virtual ~Policy() = default;
  /// @param abilities  of the bus's units. @return what each is asked for [MW], > 0 discharge.
  [[nodiscard]] virtual std::vector<double> requests(const std::vector<Ability>& abilities,
                                                     const Outlook& outlook) const = 0;
};

/// Keep what is left over; give it back where it saves most:
///  * Surplus is stored when the dearest shortage in sight pays more than the export, losses
///    counted.
///  * In a shortage the storage discharges what it need not keep for dearer hours, refills before
///    them counted.
///  * From the grid it charges only what later, dearer shortages need, in the cheapest hour before
///    them, and never above the month's highest import so far.
/// Several storages are asked one after the other, the most efficient first.
class ForecastPolicy : public Policy {
 public:
  [[nodiscard]] std::vector<double> requests(const std::vector<Ability>& abilities,
                                             const Outlook& outlook) const override;
};

/// What is known of a bus at step t of a year, hours_ahead hours far.
class Lookout {
 public:
  /// @param first, n_steps  the weather year among all steps; what lies beyond its end is its
  /// begin.
  Lookout(const Bus& bus, std::size_t first, std::size_t n_steps, double step_h, Forecast forecast,
          double hours_ahead);
  /// Residuals and import prices from step t (0-based in the year) on.
  void look(std::size_t t, Outlook& outlook) const;

 private:
  std::vector<double> residual_mw_;
  std::vector<double> price_;
  std::size_t steps_per_day_;
  std::size_t steps_ahead_;
  Forecast forecast_;
};

}  // namespace sunward::simulation

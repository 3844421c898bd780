// How storages are run when nobody hands them a schedule: by what can be known at the time. That is
// the state of the machines, prices, a forecast, and what the plan says of a usual year: the peak
// of each month's import, what power is worth by month and hour, how much wind and sun there will
// be.
#pragma once

#include <string>
#include <vector>

#include "sunward/simulation/bus.hpp"
#include "sunward/simulation/lookahead.hpp"

namespace sunward::simulation {

enum class Forecast {
  week,       ///< as on one of the last seven days, the present departure from it fading
  yesterday,  ///< the hours to come will be as they were 24 hours earlier
  perfect     ///< they are known
};

/// Names as the command line and the results have them.
[[nodiscard]] const char* forecast_name(Forecast forecast);
/// The forecast of a name; week for any other.
[[nodiscard]] Forecast forecast_of(const std::string& name);

/// What is known at a bus when a step begins.
struct Outlook {
  double step_h = 1.0;
  /// Power left over at the bus without storages and grid (negative: lacking), now and in each step
  /// to come: a row for each course that the hours may take, all as likely.
  std::vector<std::vector<double>> residual_mw;
  std::vector<double> import_price_cny_per_mwh;  ///< of the same steps; high where there is no grid
  double export_price_cny_per_mwh = 0.0;         ///< now; 0 when nothing more may be exported
  double export_mw = 0.0;                        ///< most that may be exported in a step
  double held_import_mw = 0.0;     ///< import that costs the month no more than it does already
  double demand_cny_per_mw = 0.0;  ///< what each MW above it costs
  double worth_cny_per_mwh = 0.0;  ///< of what a storage holds behind the last step in sight
};

class Policy {
 public:
  virtual ~Policy() = default;
  /// @param abilities  of the bus's units. @return what each is asked for [MW], > 0 discharge.
  [[nodiscard]] virtual std::vector<double> requests(const std::vector<Ability>& abilities,
                                                     const Outlook& outlook) const = 0;
};

/// The present step of least cost, counting what the steps in sight cost at best behind it
/// (lookahead.hpp), mean over the courses; in the next step it is asked for anew. An import above
/// the held one counts a part of the month's charge at first and three times that far above, so
/// that what cannot be held is spread over the hours. Several storages are dispatched one after the
/// other, the most efficient first. Asked by one thread at a time: it keeps its workspace.
class LookaheadPolicy : public Policy {
 public:
  [[nodiscard]] std::vector<double> requests(const std::vector<Ability>& abilities,
                                             const Outlook& outlook) const override;

 private:
  mutable Lookahead lookahead_;
  mutable std::vector<Course> courses_;
  mutable std::vector<std::vector<double>> residual_mw_;  ///< left by the storages asked before
};

/// What is known of a bus at step t of a year, hours_ahead hours far.
class Lookout {
 public:
  /// @param first, n_steps  the weather year among all steps; what lies beyond its end is its
  /// begin.
  Lookout(const Bus& bus, std::size_t first, std::size_t n_steps, double step_h, Forecast forecast,
          double hours_ahead);
  /// What content is worth by the end of the sight: the mean of the plan's price of power in the
  /// month and hour of the day. @param price, month  of all weather years; without price 0.
  void value(Series price, const std::vector<int>& month);
  /// Residuals, import prices and the worth of content from step t (0-based in the year) on.
  void look(std::size_t t, Outlook& outlook) const;

 private:
  [[nodiscard]] double back(std::size_t then, std::size_t days) const;
  void lay_out();

  std::vector<double> residual_mw_;
  std::vector<double> price_;
  /// The year with what lies before and behind it, so that a look is a plain copy.
  std::vector<double> around_mw_, prices_;
  std::size_t before_ = 0;     ///< steps of around_mw_ before the year
  std::vector<double> worth_;  ///< by step of the year; empty: 0
  double persistence_ = 0.0;   ///< of a departure from the day before, a statistic of the year
  std::size_t steps_per_day_;
  std::size_t steps_ahead_;
  Forecast forecast_;
};

}  // namespace sunward::simulation

// The dispatch of one storage over the hours in sight that costs least: a linear program, solved
// exactly by putting together convex functions of its content.
//
//   cost to go  V_j(c) = min over u of  g_j(u) + V_{j+1}(c + u),   0 <= c + u <= capacity
//
// c content, u what is put in during step j, both as energy that would come out at the bus; g_j
// what the step then pays. Both are convex and made of straight pieces, so V_j is the pieces of
// both in the order of their slopes (an infimal convolution), cut to 0 ... capacity.
#pragma once

#include <span>
#include <vector>

namespace sunward::simulation {

/// A straight piece of a convex function: pieces follow one another with rising slopes.
struct Piece {
  double slope = 0.0;   ///< CNY per MWh
  double length = 0.0;  ///< MWh
};
using Pieces = std::vector<Piece>;

/// What a storage can do in every step.
struct StorageLimits {
  double step_h = 1.0;
  double charge_mw = 0.0, discharge_mw = 0.0;
  double round_trip_frac = 1.0;  ///< above 0 to 1
  double capacity_mwh = 0.0;     ///< that would come out at the bus when full
};

/// What a step pays for power at the bus. Prices fall from shortage to surplus.
struct StepPrices {
  double residual_mw = 0.0;  ///< left over without this storage; negative: lacking
  double import_cny_per_mwh = 0.0;
  double export_cny_per_mwh = 0.0;  ///< at most the import's
  double export_mw = 0.0;           ///< most that may be exported; what is beyond is curtailed
  double held_mw = 0.0;             ///< import above it raises the month's peak
  double above_cny_per_mwh = 0.0;   ///< added just above held_mw ...
  double far_above_mw = 0.0;  ///< ... and three times as much where it is more than this above
};

/// g of a step as pieces over u from -discharge_mw to charge_mw.
[[nodiscard]] Pieces step_cost(const StepPrices& prices, const StorageLimits& limits);

/// The steps in sight along one course that they may take.
class Lookahead {
 public:
  /// @param steps  the first is now; not empty.   @param worth_cny_per_mwh  of what is left at the
  /// end.
  Lookahead(std::span<const StepPrices> steps, const StorageLimits& limits,
            double worth_cny_per_mwh);

  /// Cost of the present step over what is put in, and cost to go behind it over the content.
  [[nodiscard]] const Pieces& now() const { return cost_.front(); }
  [[nodiscard]] const Pieces& after() const { return to_go_.front(); }
  /// The best of the later steps when the first gives first_mw (> 0 discharge) from content_mwh.
  /// @return power of each step [MW].
  [[nodiscard]] std::vector<double> dispatch(double content_mwh, double first_mw) const;

 private:
  StorageLimits limits_;
  std::vector<Pieces> cost_, to_go_;
};

/// Mean of functions over the same range, each course as likely as the others. Not empty.
[[nodiscard]] Pieces mean_of(const std::vector<const Pieces*>& functions);

/// Power of least cost now and behind [MW], > 0 discharge.
/// @param content_mwh  held to 0 ... capacity.
[[nodiscard]] double best_power_mw(const Pieces& now, const Pieces& after,
                                   const StorageLimits& limits, double content_mwh);

}  // namespace sunward::simulation

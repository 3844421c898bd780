// Takes a Farkas ray apart: how much each demand, limit and rule adds to the contradiction.
//
// With duals y and z = -A'y, every feasible point would have  sum y b + sum z bound <= 0  while the
// ray makes it positive (signs as in lp/solution.hpp). Positive terms are what must be delivered;
// negative ones are how much the limits let through; the sum is what is missing.
#pragma once

#include <string>
#include <vector>

#include "sunward/formulation/variable_map.hpp"
#include "sunward/lp/solution.hpp"
#include "sunward/model/park.hpp"

namespace sunward::study {

/// Steps without a gap at which a cause works, from first to last (inclusive, steps n of the
/// horizon).
struct HourRun {
  std::size_t first = 0;
  std::size_t last = 0;
  double amount = 0.0;
};

struct Cause {
  enum class Kind { demand, minimum, maximum, rule };
  Kind kind = Kind::demand;
  Index component = -1;  ///< -1 for rules
  std::string key;       ///< path in the case file, e.g. "assets.wind.capacity_mw.max"
  std::string unit;
  double limit = 0.0;         ///< the limit's value; 0 for demands
  double amount = 0.0;        ///< its part of the contradiction, > 0; comparable among causes
  double steps = 0.0;         ///< number of steps at which it works; 0 when it is not tied to steps
  std::vector<HourRun> runs;  ///< largest first
};

/// Causes with a part that matters (at least 1 % of their side), demands and minima first,
/// then rules, then limits, each group the largest first. Cost: O(data).
[[nodiscard]] std::vector<Cause> causes_of(const model::Park& park,
                                           const formulation::Program& program,
                                           const lp::Point& ray);

/// Sections of the horizon where amounts stand out (above 1 % of the largest), largest first.
[[nodiscard]] std::vector<HourRun> runs_of(const std::vector<double>& amounts,
                                           const formulation::Horizon& horizon);

}  // namespace sunward::study

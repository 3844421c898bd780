// All steps of all scenarios in one line (n = first_step + t), with what a step weighs in a year.
//
// A scenario stands for one year: its steps are scaled to a year unless they already make one
// (8760 or 8784 h, or the 365-day form of a leap year).
#pragma once

#include <string>
#include <vector>

#include "sunward/base/index.hpp"
#include "sunward/model/park.hpp"

namespace sunward::formulation {

struct Span {
  std::string name;
  double weight = 1.0;  ///< probability
  std::size_t first_step = 0;
  Index n_steps = 0;
  double hours_per_step = 1.0;  ///< hours of a year one step stands for [h/year]
};

/// A calendar month of one scenario; the span over which a demand charge is taken.
struct Month {
  Index scenario = 0;
  int calendar_month = 0;        ///< 0-11
  double months_per_year = 1.0;  ///< 12 / (months the scenario touches): 1 in a full year
};

struct Horizon {
  double step_h = 1.0;
  std::size_t n_steps = 0;
  std::vector<Span> scenarios;
  std::vector<Month> months;
  std::vector<Index> month_of_step;  ///< index into months, per step n

  [[nodiscard]] Index n_scenarios() const { return static_cast<Index>(scenarios.size()); }
  /// Step before n within its scenario, the last one before the first (cyclic).
  [[nodiscard]] std::size_t previous(std::size_t n, const Span& span) const {
    return n == span.first_step ? span.first_step + static_cast<std::size_t>(span.n_steps) - 1
                                : n - 1;
  }
};

/// @param park  every scenario has the same step_minutes (checked: InternalError).
/// Cost: O(steps).
[[nodiscard]] Horizon horizon_of(const model::Park& park);

}  // namespace sunward::formulation

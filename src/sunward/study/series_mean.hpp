// Series by step that a loop of plans and replays takes over: smoothed, and not all at once.
#pragma once

#include <vector>

namespace sunward::study {

/// Half of what is new, but the sum of all that is new: a schedule that moves an hour moves its
/// losses with it, and the plan after next would move back; the yearly sum does not move so.
/// @param before  per MW; empty: all of what is new.   @param now  of the whole asset.
[[nodiscard]] std::vector<double> damped(const std::vector<double>& before,
                                         const std::vector<double>& now, double power_mw);

/// Over five hours, weighted by nearness: plan and replay seldom lose in exactly the same hour. The
/// sum stays.
[[nodiscard]] std::vector<double> smoothed(const std::vector<double>& series, double step_h = 1.0);

}  // namespace sunward::study

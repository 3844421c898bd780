// What a fleet of electrolysers drew and made, step by step, in the mean of the years: the teacher
// of the next plan.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "sunward/result/simulation.hpp"

namespace sunward::simulation {

class FleetTracer {
 public:
  /// Books step n of all weather years.
  void book(std::size_t n, double used_mw, double made_kg_per_h) {
    if (n >= count_.size()) {
      used_mw_.resize(n + 1, 0.0);
      made_kg_per_h_.resize(n + 1, 0.0);
      count_.resize(n + 1, 0.0);
    }
    used_mw_[n] += used_mw;
    made_kg_per_h_[n] += made_kg_per_h;
    count_[n] += 1.0;
  }
  [[nodiscard]] result::FleetTrace trace(std::string asset) const {
    result::FleetTrace trace{std::move(asset), used_mw_, made_kg_per_h_};
    for (std::size_t n = 0; n < count_.size(); ++n) {
      trace.used_mw[n] /= std::max(1.0, count_[n]);
      trace.made_kg_per_h[n] /= std::max(1.0, count_[n]);
    }
    return trace;
  }

 private:
  std::vector<double> used_mw_, made_kg_per_h_, count_;
};

}  // namespace sunward::simulation

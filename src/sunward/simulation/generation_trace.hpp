// What generators gave at their bus, by step of all weather years: the mean of the years teaches
// the next plan.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sunward/model/park.hpp"
#include "sunward/simulation/bus.hpp"

namespace sunward::simulation {

class GenerationTracer {
 public:
  /// @param n_steps  of all weather years.
  GenerationTracer(const std::vector<Bus>& buses, std::size_t n_steps) : count_(n_steps, 0.0) {
    for (const Bus& bus : buses)
      sum_mw_.emplace_back(bus.generators.size(), std::vector<double>(n_steps, 0.0));
  }

  void book(std::size_t bus, std::size_t n, const BusFlows& flows) {
    if (bus == 0) count_[n] += 1.0;
    for (std::size_t g = 0; g < flows.generation_mw.size(); ++g)
      sum_mw_[bus][g][n] += flows.generation_mw[g];
  }

  [[nodiscard]] std::vector<result::GenerationTrace> traces(const model::Park& park,
                                                            const std::vector<Bus>& buses) const {
    std::vector<result::GenerationTrace> traces;
    for (std::size_t b = 0; b < buses.size(); ++b) {
      for (std::size_t g = 0; g < buses[b].generators.size(); ++g) {
        traces.push_back({park.components[buses[b].generators[g].component].name, sum_mw_[b][g]});
        for (std::size_t n = 0; n < count_.size(); ++n)
          if (count_[n] > 0.0) traces.back().mean_mw[n] /= count_[n];
      }
    }
    return traces;
  }

 private:
  std::vector<double> count_;                             ///< years, by step
  std::vector<std::vector<std::vector<double>>> sum_mw_;  ///< by bus and generator
};

}  // namespace sunward::simulation

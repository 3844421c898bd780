// What a park does in each step, summed by kind from the flows of a plan, and what a step weighs in
// a year. The sums mean the same as in docs/theory/formulation.md.
#pragma once

#include <string>
#include <vector>

#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::rules {

/// Steps of one weather year in the line of all steps.
struct YearSpan {
  const result::ScenarioYear* year = nullptr;
  std::size_t first = 0;
  std::size_t end = 0;
  double weight = 1.0;          ///< probability
  double hours_per_step = 1.0;  ///< hours of a year one step stands for
};

/// Means over the step, one value per step of all years.
struct Operation {
  std::vector<YearSpan> years;
  std::vector<double> generation_mw;  ///< wind and sun after curtailment
  std::vector<double> available_mw;   ///< before
  std::vector<double> import_mw;
  std::vector<double> export_mw;
  std::vector<double> thermal_mw;  ///< sent out by the park's own power stations
  std::vector<double> electrolyser_mw;
  std::vector<double> hydrogen_kg_per_h;  ///< made by the electrolysers
  std::vector<double> co2_t_per_h;  ///< of import, fuel and bought hydrogen, at the park's factors
  std::vector<double> import_t_per_h;  ///< of import alone
  double grid_co2_t_per_mwh = 0.0;     ///< the park's highest factor

  [[nodiscard]] std::size_t n_steps() const { return generation_mw.size(); }
};

/// @param plan  with the values of its flows. InternalError when a series is too short.
[[nodiscard]] Operation operation_of(const result::Plan& plan, const model::Park& park);

}  // namespace sunward::rules

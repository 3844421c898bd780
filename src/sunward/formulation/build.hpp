// From a park to its linear program: plain data, solver-free.
#pragma once

#include "sunward/formulation/variable_map.hpp"
#include "sunward/model/park.hpp"

namespace sunward::formulation {

struct BuildOptions {
  /// Elastic: every size limit, operating limit, rule and demand may be overstepped at a price, and
  /// nothing else costs anything. The optimum is the cheapest repair of an infeasible park.
  bool elastic = false;
  int threads = 0;  ///< for the weather years' availability; 0: one per hardware thread
};

/// Builds the sizing and dispatch program of a park (equations: docs/theory/formulation.md).
/// Units: MW, MWh, kg, kg/h; objective in CNY per year, expected over the scenarios.
/// @param park  checked by input; everything is copied.
/// @throws InputError when data contradict each other in a way only visible here (unknown bus,
///         profile of a wrong length, fixed sizes outside a duration range).
/// Cost: O(steps * (columns + component laws)).
[[nodiscard]] Program build(const model::Park& park, const BuildOptions& options = {});

}  // namespace sunward::formulation

// From a park to its linear program: plain data, solver-free.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sunward/component/storage/conversion_curve.hpp"
#include "sunward/formulation/variable_map.hpp"
#include "sunward/model/park.hpp"

namespace sunward::formulation {

/// How a storage converts by power, in place of its constants, and what a replay found by step.
struct StorageCurves {
  std::vector<component::ConversionStretch> charge, discharge;
  /// By step of all weather years, per MW of power; empty: the constants of the storage.
  std::vector<double> loss_mwh{};  ///< of content, beyond the curves; negative: less than they say
  std::vector<double> drain_mw{};  ///< drawn from the bus whether it runs or not; electrolysers too
  /// 1, or 0 while it is away for maintenance; of wind and sun: the part of what is available that
  /// may be planned on.
  std::vector<double> available{};
  double reach_frac = 1.0;  ///< electrolysers: the highest load planned, for worn stacks to make up
  /// Hydrogen tanks: what a kg of content adds to the compressors' power at `pressure_bus`, beside
  /// their energy per kg, which holds at a content of `pressure_from_kg`.
  double reserve_frac = 0.0;  ///< of hydrogen tanks, above the cushion: left to the operator
  std::string pressure_bus{};
  double pressure_mw_per_kg = 0.0, pressure_from_kg = 0.0;
};

struct BuildOptions {
  /// Elastic: every size limit, operating limit, rule and demand may be overstepped at a price, and
  /// nothing else costs anything. The optimum is the cheapest repair of an infeasible park.
  bool elastic = false;
  int threads = 0;  ///< for the weather years' availability; 0: one per hardware thread
  std::map<std::string, StorageCurves> storage_curves{};  ///< by asset; others keep their constants
};

/// Builds the sizing and dispatch program of a park (equations: docs/theory/formulation.md).
/// Units: MW, MWh, kg, kg/h; objective in CNY per year, expected over the scenarios.
/// @param park  checked by input; everything is copied.
/// @throws InputError when data contradict each other in a way only visible here (unknown bus,
///         profile of a wrong length, fixed sizes outside a duration range).
/// Cost: O(steps * (columns + component laws)).
[[nodiscard]] Program build(const model::Park& park, const BuildOptions& options = {});

}  // namespace sunward::formulation

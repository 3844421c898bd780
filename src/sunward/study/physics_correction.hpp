// What a replay teaches the plan's model, and how far the two are apart.
#pragma once

#include <map>
#include <string>

#include "sunward/formulation/build.hpp"
#include "sunward/model/park.hpp"
#include "sunward/simulation/storage_trace.hpp"
#include "sunward/study/plan_physics.hpp"

namespace sunward::study {

/// The park as the next plan sees it, and the curves that no case file can hold.
struct CorrectedPark {
  model::Park park;
  std::map<std::string, formulation::StorageCurves> curves;
  std::vector<UsedCurves> used;
  std::map<std::string, FoundAsset> counted_on;  ///< by asset: what this park was corrected with
  bool holds_replay = false;                     ///< of a round after the first
  [[nodiscard]] double upkeep_cny_per_year(const result::Plan& plan) const;
  [[nodiscard]] std::map<std::string, simulation::StorageModel> models() const;
};

/// @param given  the user's park.   @param found  empty before the first replay: the laws' own
///        curves are all that is known.   @param plan  for the sizes; null before the first.
/// @throws InputError when a law does not fit its size.
[[nodiscard]] CorrectedPark corrected_park(const model::Park& given,
                                           const std::map<std::string, FoundAsset>& found,
                                           const result::Plan* plan);

/// @param corrected  the park planned.
[[nodiscard]] PhysicsRound round_of(const model::Park& given, const CorrectedPark& corrected,
                                    const result::Plan& plan, const result::Simulation& simulation);

/// The largest share of its window that a storage has in nearly all days: as little as 0.05 % of it
/// lacks in the mean. Within a year the window falls evenly from `most` to `least`.
[[nodiscard]] double reliable_frac(const std::vector<std::pair<double, double>>& least_and_most);

/// Do the nights of maintenance that a plan holds serve what its replay found? At least half of
/// those found lie within two days of a planned one. Taking each round's would chase a schedule
/// that moves with them.
[[nodiscard]] bool nights_fit(const std::vector<std::size_t>& planned,
                              const std::vector<std::size_t>& found, double step_h = 1.0);

}  // namespace sunward::study

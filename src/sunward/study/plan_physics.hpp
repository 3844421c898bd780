// A plan that physics confirms: plan, replay the plan through the laws, put the efficiencies found
// there in place of the assumed ones, and plan again until the two agree.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sunward/result/simulation.hpp"
#include "sunward/study/plan.hpp"

namespace sunward::study {

/// What a replay says of one storage with a law, in the terms of the plan's model: means of the
/// years.
struct FoundStorage {
  std::string asset;
  double round_trip_frac = 0.0;  ///< without the constant drain
  double auxiliary_frac = 0.0;   ///< constant drain over rated power: standby, heat, rebalancing
  double usable_frac = 1.0;      ///< of the nameplate, by its charge
};

/// One plan and its replay.
struct PhysicsRound {
  double planned_cost_cny_per_year = 0.0;
  double cost_gap_cny_per_year = 0.0;  ///< without membranes renewed beside the plan
  double cost_gap_frac = 0.0;          ///< |gap| over the planned cost
  /// Largest |simulated - planned| / planned of each corrected storage's charge and discharge, of
  /// generation, import and export.
  double energy_gap_frac = 0.0;
  std::vector<FoundStorage> found;
};

struct PhysicsOptions {
  PlanOptions plan;
  int years = 25;             ///< of each replay
  double agree_frac = 0.005;  ///< both gaps at most this
  int most_rounds = 6;        ///< >= 1
  std::function<void(const PhysicsRound&)> on_round;
};

struct PhysicsPlan {
  result::Plan plan;              ///< the last one; its notes say what was corrected
  result::Simulation simulation;  ///< its replay in schedule mode
  std::vector<PhysicsRound> rounds;
  bool agreed = false;
};

/// Only storages with a law are corrected: both efficiencies alike; self-discharge to 0, as it is
/// in them; the constant drain; the highest state of charge, by the usable charge. Membranes
/// renewed beside the plan stay out of the costs compared. Ends early when the plan changes no
/// more: what physics knows and these few numbers cannot say (absences, less power near full and
/// empty) stays as a gap.
/// @return without rounds when a plan is not optimal, the corrected park's included.
/// @throws InputError as plan() and simulation::replay() do.
[[nodiscard]] PhysicsPlan plan_with_physics(const model::Park& park,
                                            const PhysicsOptions& options = {});

}  // namespace sunward::study

// A plan that physics confirms: curves by power from the laws, plan, replay the plan through the
// laws, put what was found there in place of what was assumed, and plan again until both agree.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sunward/component/storage/conversion_curve.hpp"
#include "sunward/result/simulation.hpp"
#include "sunward/study/plan.hpp"

namespace sunward::study {

/// What a replay says of one asset with a law, in the terms of the plan's model: means of the
/// years.
struct FoundAsset {
  std::string asset;
  std::string type;  ///< "storage", "electrolyser", "compressor", "generator", "tank"
  double upkeep_cny_per_year = 0.0;  ///< renewed beside the plan's annuities
  // storages
  double round_trip_frac = 0.0;  ///< without the constant drain
  double auxiliary_frac = 0.0;   ///< constant drain over rated power: standby, heat, rebalancing
  double usable_frac = 1.0;      ///< of the window given, which the years can be relied on to have
  std::vector<double> loss_mwh;  ///< by step and MW of power: of content, beyond the curves
  std::vector<double> drain_mw;  ///< by step and MW of power
  std::vector<std::size_t> nights;  ///< steps at whose end it went away for maintenance
  // electrolysers, compressors
  double kwh_per_kg = 0.0;
  double scale_energy = 1.0;  ///< energy per kg over that of the law's (the case file's) curve
  double trim_energy = 1.0;   ///< part of it: what hours and drain leave between the yearly sums
  double reach_frac = 1.0;    ///< of a fleet's rating: the highest load that worn stacks can mend
  // wind and sun
  std::vector<double> kept_frac;  ///< by step: the part of what is available that is planned on
  double held_mwh = 0.0;          ///< a year, not planned on
  // hydrogen tanks
  double reserve_frac = 0.0;  ///< of the capacity, above the cushion: not planned on
  double reserve_kg = 0.0;
  std::string pressure_bus;         ///< of the compressor before it
  double pressure_mw_per_kg = 0.0;  ///< what a kg of content adds to its power
  double pressure_from_kg = 0.0;    ///< mean content
};

/// The curves that the plan of a round held, and their distance from the law.
struct UsedCurves {
  std::string asset;
  component::ConversionCurve charge, discharge;
};

/// An annual figure of an asset, planned and simulated.
struct AssetGap {
  std::string asset;
  std::string quantity;  ///< "charge_mwh", "energy_mwh", "import_mwh", "hydrogen_kg", ...
  double planned = 0.0;
  double simulated = 0.0;
  double frac = 0.0;  ///< |simulated - planned| / planned
};

/// One plan and its replay.
struct PhysicsRound {
  double planned_cost_cny_per_year = 0.0;
  double cost_gap_cny_per_year = 0.0;
  double cost_gap_frac = 0.0;    ///< |gap| over the planned cost
  double energy_gap_frac = 0.0;  ///< the largest of `assets`
  std::vector<AssetGap> assets;
  std::vector<UsedCurves> curves;
  std::vector<FoundAsset> found;
};

struct PhysicsOptions {
  PlanOptions plan;
  int years = 25;             ///< of each replay
  double agree_frac = 0.005;  ///< both gaps at most this
  int most_rounds = 8;        ///< >= 1
  std::function<void(const PhysicsRound&)> on_round;
};

struct PhysicsPlan {
  result::Plan plan;              ///< of the best round; its notes say what was corrected
  result::Simulation simulation;  ///< its replay in schedule mode
  std::vector<PhysicsRound> rounds;
  std::size_t best = 0;  ///< the round whose larger gap is least
  bool agreed = false;   ///< the best round's gaps are at most agree_frac
};

/// Relative tolerance of the plans of a loop, unless a finer one is asked for: at 1e-5 the content
/// of tanks that cost nothing to fill is left anywhere, and with it the compressor's pressure.
inline constexpr double loop_tolerance = 1e-6;

/// Corrected are storages, electrolysers and compressors with a law. Of a storage: curves by power
/// from the law; what is lost of the content beside them and what it draws for itself, step by step
/// as the replay's mean year had it; the nights of maintenance, in which the plan has to do without
/// it; the highest state of charge; what is renewed beside the annuities, as fixed cost. Of an
/// electrolyser and a compressor: the energy per kg; of an electrolyser the stacks that are
/// renewed, as fixed cost. Ends when both agree, or after most_rounds with the best.
/// @return without rounds when a plan is not optimal, the corrected park's included.
/// @throws InputError as plan() and simulation::replay() do.
[[nodiscard]] PhysicsPlan plan_with_physics(const model::Park& park,
                                            const PhysicsOptions& options = {});

}  // namespace sunward::study

#include "sunward/study/plan_physics.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sunward/simulation/replay.hpp"
#include "sunward/study/physics_correction.hpp"
#include "sunward/study/physics_renewals.hpp"
#include "sunward/study/plan_curves.hpp"

namespace sunward::study {

namespace {

double larger_gap(const PhysicsRound& round) {
  return std::max(round.cost_gap_frac, round.energy_gap_frac);
}

std::string percent(double share, int digits) {
  return fmt::format("{:.{}f}", 100.0 * share, digits);
}

bool is_worth_a_note(const FoundAsset& use) {
  if (use.type == "generator") return use.held_mwh >= 1.0;
  if (use.type == "tank") return use.reserve_kg >= 1.0;
  if (use.type == "grid") return use.upkeep_cny_per_year >= 1.0;
  return !use.type.empty();
}

Phrase note_of(const FoundAsset& use) {
  if (use.round_trip_frac > 0.0)
    return phrase("note.physics_storage", {{"asset", use.asset},
                                           {"trip", percent(use.round_trip_frac, 1)},
                                           {"drain", percent(use.auxiliary_frac, 2)},
                                           {"usable", percent(use.usable_frac, 1)}});
  if (use.type == "generator")
    return phrase("note.physics_held",
                  {{"asset", use.asset}, {"mwh", fmt::format("{:.0f}", use.held_mwh)}});
  if (use.type == "tank")
    return phrase("note.physics_reserve",
                  {{"asset", use.asset}, {"kg", fmt::format("{:.0f}", use.reserve_kg)}});
  if (use.type == "grid")
    return phrase("note.physics_peaks",
                  {{"asset", use.asset}, {"cny", fmt::format("{:.0f}", use.upkeep_cny_per_year)}});
  return phrase("note.physics_energy",
                {{"asset", use.asset}, {"kwh_per_kg", fmt::format("{:.2f}", use.kwh_per_kg)}});
}

Phrase note_of(const UsedCurves& curves) {
  const auto largest = [](const component::ConversionCurve& curve) {
    return percent(curve.max_error_frac, 1);
  };
  const auto mean = [](const component::ConversionCurve& curve) {
    return percent(curve.mean_error_frac, 2);
  };
  return phrase("note.physics_curves",
                {{"asset", curves.asset},
                 {"charge_stretches", curves.charge.stretches.size()},
                 {"discharge_stretches", curves.discharge.stretches.size()},
                 {"charge_error", largest(curves.charge)},
                 {"charge_load", percent(curves.charge.max_error_load_frac, 0)},
                 {"charge_mean", mean(curves.charge)},
                 {"discharge_error", largest(curves.discharge)},
                 {"discharge_load", percent(curves.discharge.max_error_load_frac, 0)},
                 {"discharge_mean", mean(curves.discharge)}});
}

/// Of a lithium battery the replay states what can be used of the window that the plan counts on;
/// whoever reads it knows the window of the case.
void state_in_given_window(const model::Park& given, const CorrectedPark& corrected,
                           result::Simulation& simulation) {
  for (std::size_t c = 0; c < given.components.size(); ++c) {
    const auto* storage = std::get_if<component::Storage>(&given.components[c].spec);
    const auto* used = std::get_if<component::Storage>(&corrected.park.components[c].spec);
    if (storage == nullptr || used == nullptr) continue;
    const double window =
        (used->soc_max_frac - used->soc_min_frac) / (storage->soc_max_frac - storage->soc_min_frac);
    for (result::SimulatedYear& year : simulation.years) {
      if (year.assets[c].law != "lithium") continue;
      for (auto& [name, value] : year.assets[c].figures)
        if (name.starts_with("usable_")) value *= window;
    }
  }
}

/// One plan and its replay. @return false when there is no plan or the stop came.
bool run_round(const model::Park& given, const CorrectedPark& corrected,
               const PhysicsOptions& options, PhysicsPlan& done) {
  result::Plan plan = plan_with_curves(corrected.park, options.plan, corrected.curves);
  if (plan.status != result::Status::optimal) {
    const bool lost =
        plan.status == result::Status::numerical_trouble || plan.status == result::Status::limit;
    // What agrees already is kept, and what was found before the solver gave up.
    if (done.agreed || (lost && !done.rounds.empty())) return false;
    done = {};
    done.plan = std::move(plan);
    return false;
  }
  simulation::Options replay;
  replay.years = options.years;
  replay.hourly = true;
  replay.stop = options.plan.stop;
  replay.planned_replacement_cny = corrected.upkeep_cny_per_year(plan);
  replay.models = corrected.models();
  result::Simulation simulation = simulation::replay(corrected.park, plan, replay);
  const bool stopped = simulation.years.empty();
  if (!stopped) done.rounds.push_back(round_of(given, corrected, plan, simulation));
  const bool best =
      done.rounds.size() < 2 || larger_gap(done.rounds.back()) < larger_gap(done.rounds[done.best]);
  if (stopped && !done.rounds.empty()) return false;
  if (!best) return !stopped;
  done.best = done.rounds.empty() ? 0 : done.rounds.size() - 1;
  note_renewals(given, corrected, simulation, plan);
  for (const UsedCurves& curves : corrected.used) plan.notes.push_back(note_of(curves));
  for (const auto& [name, use] : corrected.counted_on)
    if (is_worth_a_note(use)) plan.notes.push_back(note_of(use));
  state_in_given_window(given, corrected, simulation);
  done.plan = std::move(plan);
  done.simulation = std::move(simulation);
  return !stopped;
}

}  // namespace

namespace {

PhysicsPlan run_loop(const model::Park& park, const PhysicsOptions& given) {
  PhysicsOptions options = given;
  const double asked = given.plan.tolerance > 0.0 ? given.plan.tolerance : park.solve.tolerance;
  options.plan.tolerance = std::min(asked, loop_tolerance);
  PhysicsPlan done;
  std::map<std::string, FoundAsset> found;
  for (int r = 0; r < options.most_rounds; ++r) {
    const CorrectedPark corrected =
        corrected_park(park, found, done.rounds.empty() ? nullptr : &done.plan);
    if (!run_round(park, corrected, options, done)) return done;
    const PhysicsRound& round = done.rounds.back();
    if (options.on_round) options.on_round(round);
    done.agreed = larger_gap(done.rounds[done.best]) <= options.agree_frac;
    if (done.agreed || round.found.empty()) break;
    for (const FoundAsset& asset : round.found) found[asset.asset] = asset;
  }
  return done;
}

}  // namespace

PhysicsPlan plan_with_physics(const model::Park& park, const PhysicsOptions& options) {
  PhysicsPlan done = run_loop(park, options);
  if (done.rounds.empty() || done.rounds[done.best].found.empty()) return done;
  const PhysicsRound& best = done.rounds[done.best];
  result::Agreement agreement{
      done.agreed, done.rounds.size(), best.cost_gap_frac, best.energy_gap_frac, {}, {}};
  for (const AssetGap& gap : best.assets)
    if (gap.frac == best.energy_gap_frac)
      agreement.asset = gap.asset, agreement.quantity = gap.quantity;
  done.simulation.agreement = std::move(agreement);
  return done;
}

}  // namespace sunward::study

#include "sunward/study/plan_physics.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sunward/simulation/replay.hpp"

namespace sunward::study {

namespace {

constexpr double hours_per_year = 8760.0;

double figure(const result::SimulatedAsset& asset, const std::string& name) {
  for (const auto& [key, value] : asset.figures)
    if (key == name) return value;
  return 0.0;
}

double planned_power_mw(const result::Plan& plan, const std::string& asset) {
  for (const result::Asset& planned : plan.assets)
    if (planned.name == asset)
      for (const result::Capacity& capacity : planned.capacities)
        if (capacity.quantity == "capacity_mw") return capacity.value;
  return 0.0;
}

/// Means of the years of one asset.
struct Means {
  double charge_mwh = 0.0, discharge_mwh = 0.0, stored_mwh = 0.0, usable_frac = 0.0;
  double planned_charge_mwh = 0.0, planned_discharge_mwh = 0.0;
  double constant_mwh = 0.0;  ///< drawn whether it runs or not
};
Means means_of(const result::Simulation& simulation, std::size_t a) {
  Means means;
  const double share = 1.0 / static_cast<double>(simulation.years.size());
  for (const result::SimulatedYear& year : simulation.years) {
    const result::SimulatedAsset& asset = year.assets[a];
    means.charge_mwh += share * figure(asset, "charge_mwh");
    means.discharge_mwh += share * figure(asset, "discharge_mwh");
    means.stored_mwh += share * figure(asset, "stored_mwh");
    means.usable_frac += share * figure(asset, "usable_charge_frac");
    means.planned_charge_mwh += share * figure(asset, "planned_charge_mwh");
    means.planned_discharge_mwh += share * figure(asset, "planned_discharge_mwh");
    using result::Loss;
    for (const Loss loss : {Loss::standby, Loss::heating, Loss::cooling, Loss::rebalancing})
      means.constant_mwh += share * asset.losses[loss];
  }
  return means;
}

/// |simulated - planned| over planned; nothing where nothing was planned.
double difference_frac(double simulated, double planned) {
  return planned > 0.0 ? std::abs(simulated - planned) / planned : 0.0;
}

/// A storage that hardly ran says nothing of its efficiency.
bool says_something(const Means& means) { return means.discharge_mwh > 1.0; }

PhysicsRound round_of(const result::Plan& plan, const result::Simulation& simulation) {
  PhysicsRound round;
  round.planned_cost_cny_per_year = plan.objective_cny_per_year;
  for (const result::CostLine& line : simulation.mean_gap.costs)
    if (line.kind != "replacement") round.cost_gap_cny_per_year += line.cny_per_year;
  round.cost_gap_frac = std::abs(round.cost_gap_cny_per_year / plan.objective_cny_per_year);
  const result::EnergyTotals& energy = simulation.mean_energy;
  const result::EnergyTotals& planned = simulation.mean_planned;
  round.energy_gap_frac =
      std::max({difference_frac(energy.import_mwh, planned.import_mwh),
                difference_frac(energy.export_mwh, planned.export_mwh),
                difference_frac(energy.generation_mwh, planned.generation_mwh)});
  const std::vector<result::SimulatedAsset>& assets = simulation.years.front().assets;
  for (std::size_t a = 0; a < assets.size(); ++a) {
    if (assets[a].law != "vanadium_flow") continue;
    const Means means = means_of(simulation, a);
    round.energy_gap_frac = std::max(
        {round.energy_gap_frac, difference_frac(means.charge_mwh, means.planned_charge_mwh),
         difference_frac(means.discharge_mwh, means.planned_discharge_mwh)});
    const double used_mwh = means.charge_mwh - means.stored_mwh - means.constant_mwh;
    if (!says_something(means) || used_mwh <= 0.0) continue;
    const double rated_mwh = planned_power_mw(plan, assets[a].name) * hours_per_year;
    round.found.push_back({assets[a].name, std::min(1.0, means.discharge_mwh / used_mwh),
                           means.constant_mwh / rated_mwh, std::min(1.0, means.usable_frac)});
  }
  return round;
}

/// The park with what was found in place of what was assumed.
/// @param given  the user's own storages.
void correct(const model::Park& given, const PhysicsRound& round, model::Park& park) {
  for (const FoundStorage& found : round.found) {
    for (std::size_t c = 0; c < park.components.size(); ++c) {
      if (park.components[c].name != found.asset) continue;
      auto& storage = std::get<component::Storage>(park.components[c].spec);
      const auto& assumed = std::get<component::Storage>(given.components[c].spec);
      storage.charge_efficiency_frac = std::sqrt(found.round_trip_frac);
      storage.discharge_efficiency_frac = storage.charge_efficiency_frac;
      storage.self_discharge_frac_per_h = 0.0;
      storage.auxiliary_frac = found.auxiliary_frac;
      storage.soc_max_frac =
          assumed.soc_min_frac + found.usable_frac * (assumed.soc_max_frac - assumed.soc_min_frac);
    }
  }
}

/// Does another round change the plan no more?
bool settled(const std::vector<PhysicsRound>& rounds) {
  constexpr double no_change_frac = 1e-3;
  if (rounds.size() < 2) return false;
  const double before = rounds[rounds.size() - 2].planned_cost_cny_per_year;
  return std::abs(rounds.back().planned_cost_cny_per_year - before) <=
         no_change_frac * std::abs(before);
}

Phrase note_of(const FoundStorage& found, std::size_t rounds) {
  return phrase("note.physics", {{"asset", found.asset},
                                 {"trip", fmt::format("{:.1f}", 100.0 * found.round_trip_frac)},
                                 {"drain", fmt::format("{:.2f}", 100.0 * found.auxiliary_frac)},
                                 {"usable", fmt::format("{:.1f}", 100.0 * found.usable_frac)},
                                 {"rounds", rounds}});
}

}  // namespace

PhysicsPlan plan_with_physics(const model::Park& park, const PhysicsOptions& options) {
  PhysicsPlan done;
  model::Park corrected = park;
  for (int r = 0; r < options.most_rounds; ++r) {
    result::Plan plan = study::plan(corrected, options.plan);
    if (plan.status != result::Status::optimal) {
      PhysicsPlan without;
      without.plan = std::move(plan);
      return without;
    }
    done.plan = std::move(plan);
    done.simulation = simulation::replay(corrected, done.plan,
                                         {.years = options.years, .stop = options.plan.stop});
    if (done.simulation.years.empty()) return done;  // stopped
    done.rounds.push_back(round_of(done.plan, done.simulation));
    const PhysicsRound& round = done.rounds.back();
    if (options.on_round) options.on_round(round);
    done.agreed =
        round.cost_gap_frac <= options.agree_frac && round.energy_gap_frac <= options.agree_frac;
    if (done.agreed || round.found.empty() || settled(done.rounds)) break;
    if (r + 1 < options.most_rounds) correct(park, round, corrected);
  }
  // What the last plan counted on was found in the round before it.
  if (done.rounds.size() > 1)
    for (const FoundStorage& found : done.rounds[done.rounds.size() - 2].found)
      done.plan.notes.push_back(note_of(found, done.rounds.size()));
  return done;
}

}  // namespace sunward::study

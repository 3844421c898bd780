#include "physics_plan.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "console.hpp"
#include "sunward/report/names.hpp"
#include "sunward/report/repair_notes.hpp"
#include "sunward/report/simulation_table.hpp"
#include "sunward/report/worst_years.hpp"

namespace sunward::cli {

namespace {
std::string percent(double share) { return fmt::format("{:.2f}", 100.0 * share); }

/// The energy in which plan and physics differ most.
std::string worst_of(const model::Park& park, const study::PhysicsRound& round, Language language) {
  const auto worst = std::max_element(round.assets.begin(), round.assets.end(),
                                      [](const auto& a, const auto& b) { return a.frac < b.frac; });
  if (worst == round.assets.end()) return {};
  return text(language, "physics.worst",
              {{"asset", report::asset_label(park, worst->asset, language)},
               {"quantity", report::amount_name(worst->quantity, language)},
               {"planned", report::amount(worst->planned, worst->quantity)},
               {"simulated", report::amount(worst->simulated, worst->quantity)}});
}

std::string found_of(const model::Park& park, const study::FoundAsset& found, Language language) {
  const std::string asset = report::asset_label(park, found.asset, language);
  if (found.type == "tank" || (found.type == "generator" && found.held_mwh < 1.0)) return {};
  if (found.type == "generator")
    return text(language, "physics.found_held",
                {{"asset", asset}, {"mwh", fmt::format("{:.0f}", found.held_mwh)}});
  if (found.type == "grid")
    return text(language, "physics.found_peaks",
                {{"asset", asset}, {"cny", fmt::format("{:.0f}", found.upkeep_cny_per_year)}});
  if (found.type != "storage")
    return text(language, "physics.found_energy",
                {{"asset", asset}, {"kwh_per_kg", fmt::format("{:.2f}", found.kwh_per_kg)}});
  return text(language, "physics.found",
              {{"asset", asset},
               {"trip", fmt::format("{:.1f}", 100.0 * found.round_trip_frac)},
               {"drain", percent(found.auxiliary_frac)}});
}
}  // namespace

study::PhysicsPlan make_physics_plan(const model::Park& park, study::PlanOptions options,
                                     const Session& session) {
  study::PhysicsOptions physics;
  physics.plan = std::move(options);
  int number = 0;
  if (!session.quiet)
    physics.on_round = [&](const study::PhysicsRound& round) {
      std::string line =
          text(session.language(), "physics.round",
               {{"round", std::to_string(++number)},
                {"cost", fmt::format("{:.2f}", round.planned_cost_cny_per_year / 1e6)},
                {"cost_gap", percent(round.cost_gap_frac)},
                {"energy_gap", percent(round.energy_gap_frac)}});
      line += worst_of(park, round, session.language());
      for (const study::FoundAsset& found : round.found)
        line += found_of(park, found, session.language());
      complain(line);
    };
  study::PhysicsPlan done = study::plan_with_physics(park, physics);
  if (!done.rounds.empty())
    for (Phrase& note : report::repair_notes(done.simulation)) done.plan.notes.push_back(note);
  return done;
}

std::string physics_sentence(const study::PhysicsPlan& done, Language language) {
  if (done.rounds.empty()) return {};
  const study::PhysicsRound& last = done.rounds[done.best];
  if (last.found.empty()) return text(language, "physics.nothing_to_correct") + "\n";
  return text(language, done.agreed ? "physics.agreed" : "physics.not_agreed",
              {{"rounds", std::to_string(done.rounds.size())},
               {"cost_gap", percent(last.cost_gap_frac)},
               {"energy_gap", percent(last.energy_gap_frac)}}) +
         "\n" + report::worst_years_sentence(done.simulation, language) +
         report::law_life_sentences(done.simulation, language) + "\n" +
         report::gap_tables(done.simulation, language);
}

}  // namespace sunward::cli

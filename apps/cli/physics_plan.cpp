#include "physics_plan.hpp"

#include <fmt/format.h>

#include "console.hpp"

namespace sunward::cli {

namespace {
std::string percent(double share) { return fmt::format("{:.2f}", 100.0 * share); }
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
      for (const study::FoundStorage& found : round.found)
        line += text(session.language(), "physics.found",
                     {{"asset", found.asset},
                      {"trip", fmt::format("{:.1f}", 100.0 * found.round_trip_frac)},
                      {"drain", percent(found.auxiliary_frac)}});
      complain(line);
    };
  return study::plan_with_physics(park, physics);
}

std::string physics_sentence(const study::PhysicsPlan& done, Language language) {
  if (done.rounds.empty()) return {};
  const study::PhysicsRound& last = done.rounds.back();
  if (last.found.empty()) return text(language, "physics.nothing_to_correct") + "\n";
  return text(language, done.agreed ? "physics.agreed" : "physics.not_agreed",
              {{"rounds", std::to_string(done.rounds.size())},
               {"cost_gap", percent(last.cost_gap_frac)},
               {"energy_gap", percent(last.energy_gap_frac)}}) +
         "\n";
}

}  // namespace sunward::cli

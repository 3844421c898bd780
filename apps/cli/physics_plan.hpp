// The part of `sunward plan --physics` that is not in `sunward plan`.
#pragma once

#include <string>

#include "command.hpp"
#include "sunward/result/plan.hpp"
#include "sunward/study/plan_physics.hpp"

namespace sunward::cli {

/// Plans and replays by turns; each round is a line on standard error unless the session is quiet.
[[nodiscard]] study::PhysicsPlan make_physics_plan(const model::Park& park,
                                                   study::PlanOptions options,
                                                   const Session& session);

/// Whether plan and physics agree in the end, and by how much not.
[[nodiscard]] std::string physics_sentence(const study::PhysicsPlan& done, Language language);

}  // namespace sunward::cli

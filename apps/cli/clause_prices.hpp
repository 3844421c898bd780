// Prices of clauses by planning again, for `sunward comply --prices`.
#pragma once

#include "command.hpp"
#include "plan_folder.hpp"
#include "sunward/rules/compliance.hpp"

namespace sunward::cli {

/// Fills in the prices the plan itself does not give: of a check that failed, what keeping it would
/// cost; of a binding constraint, what it costs in all. One plan each, and one to start from, with
/// the weather, years and tolerance of the stored plan.
void price_clauses(const PlanFolder& found, const Session& session, rules::Compliance& compliance);

}  // namespace sunward::cli

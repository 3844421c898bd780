// `sunward plan` of a case with an [objective]: progress, and what is said and written at the end.
#pragma once

#include <string>

#include "command.hpp"
#include "sunward/study/equity/plan_for_equity.hpp"

namespace sunward::cli {

/// Plans; says a line per round on standard error.
[[nodiscard]] study::equity::EquityPlan make_equity_plan(const model::Park& park,
                                                         const model::ObjectiveTerms& objective,
                                                         const study::PlanOptions& options,
                                                         const Session& session);

/// Writes objective.json into the folder. @return its name.
std::string write_objective(const result::EquityRecord& record, const std::string& folder);

}  // namespace sunward::cli

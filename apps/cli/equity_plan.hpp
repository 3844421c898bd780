// `sunward plan` of a case with an [objective]: progress.
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

}  // namespace sunward::cli

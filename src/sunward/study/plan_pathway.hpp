// The plan of a pathway: all stages in one linear program; or why there is none.
#pragma once

#include "sunward/model/pathway.hpp"
#include "sunward/result/pathway.hpp"
#include "sunward/study/plan.hpp"

namespace sunward::study {

/// Builds, retires and dispatches all stages at least present value.
/// @return Status::optimal only when the engine says so and the certificate holds on the unscaled
///         program of all stages; otherwise no tables, the status and one sentence. Of an
///         infeasible pathway: the first stage that cannot be planned even alone, with its reason,
///         or that only the ties between the stages stand in the way.
/// Throws as plan() does.
[[nodiscard]] result::Pathway plan_pathway(const model::Pathway& pathway,
                                           const PlanOptions& options = {});

}  // namespace sunward::study

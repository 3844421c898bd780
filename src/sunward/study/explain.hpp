// Why a park has no plan: which demand, limit or rule, which component and hours, and the cheapest
// repair; or, when costs fall forever, what earns without end.
#pragma once

#include "sunward/formulation/variable_map.hpp"
#include "sunward/lp/solution.hpp"
#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"
#include "sunward/study/plan.hpp"

namespace sunward::study {

/// Explains an infeasible or unbounded outcome.
///
/// Infeasible: the largest parts of the Farkas ray are grouped by component and by hours without a
/// gap; the repair comes from an elastic program (formulation::BuildOptions::elastic) solved with
/// the same engine, in which every limit, rule and demand may be overstepped at a price. Unbounded:
/// the sizes and flows that grow along the improving ray.
///
/// @param solution  status primal_infeasible or dual_infeasible with its ray; a plain InternalError
///                  otherwise.
/// @param options  tolerance, threads, stop token; options.explain false: no repair.
/// @return sentences, and the ray's verified residual.
[[nodiscard]] result::Infeasibility explain(const model::Park& park,
                                            const formulation::Program& program,
                                            const lp::Solution& solution,
                                            const PlanOptions& options = {});

}  // namespace sunward::study

// A plan that is best for the owners, by their statements and not by annuities.
#pragma once

#include <functional>

#include "sunward/model/objective_terms.hpp"
#include "sunward/result/equity.hpp"
#include "sunward/study/plan.hpp"

namespace sunward::study::equity {

struct EquityPlan {
  result::Plan
      plan;  ///< its costs in the park's own prices; its shadow prices in those of the owners
  result::EquityRecord record;
};

/// Plans at least cost, finds what each kind of cost is worth to the owners in that plan's
/// statements, plans again with these prices, and so on until a plan promises no gain of more than
/// agree_frac of the equity over the one before. For statements without kinks that promise bounds
/// what any other plan could gain (Frank and Wolfe, Naval Res. Logist. Q. 3 (1956) 95). When a
/// round finds less than nothing the prices move only half way. The prices at which the park's own
/// loads and demands buy are those of the first plan, where the case gives none.
/// @return the best plan of all rounds; a plan without rounds when the first is not optimal.
/// @throws InputError as plan() and the statements do.
[[nodiscard]] EquityPlan plan_for_equity(
    const model::Park& park, const model::ObjectiveTerms& objective, const PlanOptions& options,
    const std::function<void(const result::EquityRound&)>& on_round = {});

}  // namespace sunward::study::equity

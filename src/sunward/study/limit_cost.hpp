// What the best plan costs with one limit of [rules] changed: the price of a clause.
#pragma once

#include <optional>

#include "sunward/model/rules.hpp"
#include "sunward/study/plan.hpp"

namespace sunward::study {

/// Plans the park with the limit at `value`, all else the same. A negative value takes the limit
/// away. Cost: one plan.
/// @return yearly cost [CNY/year]; none when no plan was found.
[[nodiscard]] std::optional<double> cost_with_limit(model::Park park, const model::PlanLimit& limit,
                                                    double value, const PlanOptions& options = {});

}  // namespace sunward::study

// Over which steps a clause is judged, and what its measure is there.
#pragma once

#include <optional>
#include <vector>

#include "sunward/model/regulation.hpp"
#include "sunward/result/plan.hpp"
#include "sunward/rules/measure.hpp"

namespace sunward::rules {

struct Scope {
  double value = 0.0;
  std::vector<Stretch> stretches;
};

/// The mean over the weather years; the worst of them; the worst twelve months in a row where the
/// weather years follow one another, otherwise the worst year; the worst hour. Values of a year
/// that the plan lists as an indicator are taken from there. None when there is nothing to measure.
[[nodiscard]] std::optional<Scope> scope_of(const model::Clause& clause, const Ratio& ratio,
                                            const result::Plan& plan, const Operation& operation);

}  // namespace sunward::rules

#include "sunward/model/rules.hpp"

namespace sunward::model {

const PlanLimit* plan_limit_of(const Clause& clause) {
  if (clause.comparison == Comparison::below || clause.period == Period::hour ||
      clause.period == Period::rolling)
    return nullptr;
  for (const PlanLimit& limit : plan_limits)
    if (limit.measure == clause.measure &&
        limit.at_least == (clause.comparison == Comparison::at_least) &&
        (limit.period == Period::month) == (clause.period == Period::month))
      return &limit;
  return nullptr;
}

bool is_stricter(const PlanLimit& limit, double value, double than) {
  return limit.at_least ? value > than : value < than;
}

}  // namespace sunward::model

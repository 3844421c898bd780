#include "sunward/study/limit_cost.hpp"

#include <utility>

namespace sunward::study {

std::optional<double> cost_with_limit(model::Park park, const model::PlanLimit& limit, double value,
                                      const PlanOptions& options) {
  park.rules.*limit.member = value;
  PlanOptions quick = options;
  quick.explain = false;  // only the cost is asked for
  const result::Plan found = plan(park, quick);
  if (found.status != result::Status::optimal) return std::nullopt;
  return found.objective_cny_per_year;
}

}  // namespace sunward::study

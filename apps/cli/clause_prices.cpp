#include "clause_prices.hpp"

#include "network_commands.hpp"
#include "sunward/base/error.hpp"
#include "sunward/study/limit_cost.hpp"
#include "sunward/study/planned_case.hpp"

namespace sunward::cli {

namespace {

bool is_kept(const rules::ClauseResult& result) {
  return result.outcome == rules::Outcome::met || result.outcome == rules::Outcome::met_to_rounding;
}

/// The limit at which the clause is to be planned, or nothing when no plan is needed: a check that
/// is kept costs nothing, nor does a constraint that does not bind.
std::optional<double> other_limit(const rules::ClauseResult& result) {
  if (!result.margin) return std::nullopt;
  if (result.mode == model::ClauseMode::check && !is_kept(result)) return result.threshold;
  const bool binds = result.price && result.price->origin == rules::PriceOrigin::dual;
  if (result.mode == model::ClauseMode::constraint && binds) return -1.0;
  return std::nullopt;
}

void price(rules::ClauseResult& result, std::optional<double> extra_cny) {
  const bool check = result.mode == model::ClauseMode::check;
  if (check) result.price = rules::ClausePrice{rules::PriceOrigin::replan, {}, {}};
  result.price->cny_per_year = extra_cny;
  if (!check || !extra_cny) return;
  const double points = -*result.margin * (result.clause.unit == "frac" ? 100.0 : 1.0);
  result.price->cny_per_point_year = *extra_cny / points;
}

}  // namespace

void price_clauses(const PlanFolder& found, const Session& session, rules::Compliance& compliance) {
  const report::StoredPlan& stored = found.stored;
  if (study::stage_of(stored.provenance) > 0)
    throw InputError({option_fault("", "--prices", told("pathway.prices"))});
  std::optional<model::Park> park;
  std::optional<double> start;
  study::PlanOptions options;
  options.stop = session.stop;
  options.tolerance = stored.plan.certificate.tolerance;
  for (rules::ClauseResult& result : compliance.clauses) {
    const model::PlanLimit* limit = model::plan_limit_of(result.clause);
    const auto value = other_limit(result);
    // A check of every single year has no row in a plan whose rules hold for the mean.
    const bool no_row =
        result.clause.period == model::Period::each_year && !found.park.rules.each_scenario;
    if (limit == nullptr || !value || no_row) continue;
    if (!park) {
      park = study::read_planned_park(found.park.inputs.front().first, stored.provenance);
      start = study::cost_with_limit(*park, *limit, park->rules.*limit->member, options);
    }
    const auto cost = study::cost_with_limit(*park, *limit, *value, options);
    price(result, cost && start ? std::optional(std::abs(*cost - *start)) : std::nullopt);
  }
}

}  // namespace sunward::cli

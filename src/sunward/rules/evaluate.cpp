#include <algorithm>

#include "sunward/base/error.hpp"
#include "sunward/rules/compliance.hpp"
#include "sunward/rules/period.hpp"
#include "sunward/rules/silicon_measure.hpp"

namespace sunward::rules {

namespace {

/// What all clauses of one plan share.
struct Case {
  const result::Plan& plan;
  const model::Park& park;
  Operation operation;
  Circumstances circumstances;
};

const model::ClauseChoice* choice_of(const model::Rules& rules, const std::string& id) {
  for (const model::ClauseChoice& choice : rules.clauses)
    if (choice.id == id) return &choice;
  return nullptr;
}

const double* given(const model::Rules& rules, const std::string& measure) {
  for (const auto& [name, value] : rules.data)
    if (name == measure) return &value;
  return nullptr;
}

/// The dual of a limit is the worth of a whole share: a point is a hundredth of it.
std::optional<ClausePrice> price_in_plan(const Case& all, const ClauseResult& result) {
  const model::PlanLimit* limit = model::plan_limit_of(result.clause);
  if (limit == nullptr || !result.margin) return std::nullopt;
  const bool kept = result.outcome == Outcome::met || result.outcome == Outcome::met_to_rounding;
  if (result.mode != model::ClauseMode::constraint)
    return kept ? std::optional(ClausePrice{PriceOrigin::idle, 0.0, 0.0}) : std::nullopt;
  double worth = 0.0;
  // The row of the plan holds the strictest clause of its kind; a laxer one costs nothing.
  if (all.park.rules.*limit->member == result.threshold)
    for (const result::Binding& binding : all.plan.bindings)
      if (binding.name == std::string("rule.").append(limit->key))
        worth += binding.worth_cny_per_unit;
  if (worth == 0.0) return ClausePrice{PriceOrigin::idle, 0.0, 0.0};
  return ClausePrice{PriceOrigin::dual, worth * (result.clause.unit == "frac" ? 0.01 : 1.0),
                     std::nullopt};
}

void hold_against(const Case& all, ClauseResult& result) {
  const Judgement judgement =
      judge(*result.value, result.clause.comparison, *result.threshold,
            result.mode == model::ClauseMode::constraint, all.plan.certificate.tolerance);
  result.outcome = judgement.outcome;
  result.margin = judgement.margin;
  result.within_accuracy = judgement.within_accuracy;
  result.price = price_in_plan(all, result);
}

/// Value, outcome and what decides it, of a clause that is to be judged.
void measure(const Case& all, ClauseResult& result) {
  const model::Clause& clause = result.clause;
  const auto ratio =
      ratio_of(clause.measure, all.operation, all.park.rules.electricity_tce_per_mwh);
  if (!ratio) {
    if (const auto own = silicon_measure(clause.measure, all.park)) {
      result.value = *own;
      return hold_against(all, result);
    }
    const double* value = given(all.park.rules, clause.measure);
    if (value == nullptr) {
      result.outcome = Outcome::not_assessable;
      result.reasons = {phrase("rules.missing", {{"measure", clause.measure}})};
      return;
    }
    result.value = *value;
    return hold_against(all, result);
  }
  const auto scope = scope_of(clause, *ratio, all.plan, all.operation);
  if (!scope) {
    result.outcome = Outcome::not_applicable;
    result.reasons = {phrase("rules.nothing_to_measure")};
    return;
  }
  result.value = scope->value;
  hold_against(all, result);
  result.deciding =
      deciding(*ratio, all.operation, scope->stretches, clause.comparison, *result.threshold);
}

ClauseResult judge_clause(const Case& all, const model::Regulation& regulation,
                          const model::Clause& clause) {
  ClauseResult result;
  result.regulation = regulation.id;
  result.clause = clause;
  result.citation = model::citation_of(regulation, clause);
  const model::ClauseChoice* choice = choice_of(all.park.rules, clause.id);
  if (choice != nullptr) result.mode = choice->mode;
  const Applicability applicability =
      both(applies(regulation, all.circumstances), applies(clause.when, all.circumstances));
  result.reasons = applicability.reasons;
  result.threshold = model::threshold_in(clause, all.circumstances.year);
  if (result.mode == model::ClauseMode::off) {
    result.outcome = Outcome::off;
  } else if (choice == nullptr && applicability.answer == Answer::no) {
    result.outcome = Outcome::not_applicable;
  } else if (!result.threshold) {
    result.outcome = Outcome::not_applicable;
    result.reasons = {phrase("rules.no_threshold_yet", {{"year", all.circumstances.year}})};
  } else if (choice == nullptr && applicability.answer == Answer::unknown) {
    result.outcome = Outcome::not_assessable;
  } else {
    measure(all, result);
  }
  return result;
}

/// A limit of the case file that no clause stands for is a clause of the case's own.
ClauseResult judge_own_limit(const Case& all, const model::PlanLimit& limit) {
  ClauseResult result;
  result.regulation = "case";
  result.mode = model::ClauseMode::constraint;
  model::Clause& clause = result.clause;
  clause.id = std::string("case.").append(limit.key);
  clause.text = phrase("rules.own_limit", {{"key", limit.key}});
  clause.measure = limit.measure;
  clause.unit = limit.unit;
  clause.comparison = limit.at_least ? model::Comparison::at_least : model::Comparison::at_most;
  clause.period = limit.period;
  if (limit.period == model::Period::year && all.park.rules.each_scenario)
    clause.period = model::Period::each_year;
  result.threshold = all.park.rules.*limit.member;
  clause.thresholds = {{0, *result.threshold}};
  measure(all, result);
  return result;
}

bool is_clause(const std::vector<ClauseResult>& results, const model::PlanLimit& limit,
               double value) {
  return std::any_of(results.begin(), results.end(), [&](const ClauseResult& result) {
    return result.mode == model::ClauseMode::constraint && result.threshold == value &&
           model::plan_limit_of(result.clause) == &limit;
  });
}

}  // namespace

Compliance evaluate(const result::Plan& plan, const model::Park& park) {
  SUNWARD_CHECK(plan.status == result::Status::optimal, "only a plan can be judged");
  Case all{plan, park, operation_of(plan, park), circumstances_of(park)};
  Compliance compliance;
  compliance.park = plan.park_name;
  compliance.region = park.rules.region;
  compliance.year = park.rules.year;
  compliance.used_mwh = used_mwh(all.operation);
  compliance.energy_tce = compliance.used_mwh * park.rules.electricity_tce_per_mwh;
  all.circumstances.energy_tce = compliance.energy_tce;
  if (park.rules.book != nullptr)
    for (const model::Regulation& regulation : park.rules.book->regulations)
      for (const model::Clause& clause : regulation.clauses)
        compliance.clauses.push_back(judge_clause(all, regulation, clause));
  for (const model::PlanLimit& limit : model::plan_limits) {
    const double value = park.rules.*limit.member;
    if (value >= 0.0 && !is_clause(compliance.clauses, limit, value))
      compliance.clauses.push_back(judge_own_limit(all, limit));
  }
  compliance.accounts = carbon_accounts(all.operation, park);
  return compliance;
}

}  // namespace sunward::rules

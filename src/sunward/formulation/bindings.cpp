#include "sunward/formulation/bindings.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sunward/formulation/component/registry.hpp"
#include "sunward/formulation/evaluate.hpp"
#include "sunward/formulation/hydrogen_match.hpp"

namespace sunward::formulation {

namespace {

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

std::string number(double value) { return fmt::format("{:.6g}", value); }

/// Yuan with a comma before every third digit.
std::string whole(double cny) {
  std::string digits = fmt::format("{:.0f}", cny);
  for (std::size_t end = digits.size(); end > 3;) digits.insert(end -= 3, 1, ',');
  return digits;
}

/// What a key of the case file is called; the key itself when the table has no row for it.
Phrase words_of(const std::string& key) {
  const std::string row = "quantity." + key;
  return text(Language::en, row) == "<" + row + ">" ? Phrase(key) : phrase(row);
}

std::string label_of(const model::Component& component) {
  return component.label.empty() ? component.name : component.label;
}

struct AtLimit {
  bool max = false;
  double worth = 0.0;
};

AtLimit at_limit(const Evaluated& values, const CapacityMap& capacity) {
  if (capacity.size.column < 0 || values.shared_reduced_costs.empty()) return {};
  const double reduced = values.shared_reduced_costs[at(capacity.size.column)];
  const double size = value_of(capacity.size, values.point);
  const bool max = reduced < 0.0;
  const double limit = max ? capacity.range.max : capacity.range.min;
  if (!binds(std::abs(reduced) * std::max(1.0, limit), std::abs(limit - size), size)) return {};
  return {max, std::abs(reduced)};
}

result::Binding size_binding(const Evaluated& values, const CapacityMap& capacity,
                             const AtLimit& state) {
  const model::Component& owner = values.park.components[at(capacity.component)];
  result::Binding binding;
  binding.name = owner.name + "." + capacity.key + (state.max ? ".max" : ".min");
  binding.unit = capacity.unit;
  binding.limit = state.max ? capacity.range.max : capacity.range.min;
  binding.value = value_of(capacity.size, values.point);
  binding.worth_cny_per_unit = state.worth;
  binding.description = phrase(state.max ? "binding.size_max" : "binding.size_min",
                               {{"asset", label_of(owner)},
                                {"quantity", words_of(capacity.key)},
                                {"limit", number(binding.limit)},
                                {"unit", capacity.unit},
                                {"worth", whole(state.worth)}});
  return binding;
}

/// A rule's limit as a reader writes it.
std::string limit_text(Rule rule, double limit) {
  const std::string unit = unit_of(rule);
  if (unit == "frac") return fmt::format("{:.4g} %", 100.0 * limit);
  return fmt::format("{:.6g} {}", limit, unit == "t/year" ? "t" : unit);
}

/// |dual| x (row movement per unit of limit) of one row; over the steps where each has a row.
double worth_of(const Evaluated& values, const RuleMap& rule, const RuleSums& sums) {
  if (rule.step_row < 0)
    return std::abs(values.point.shared_duals[at(rule.row)]) * row_per_limit(rule.rule, sums);
  const std::vector<double> power = electrolyser_power(values.park, values.program, values.flows);
  const std::size_t width = values.program.problem.step_rows.size();
  double worth = 0.0;
  for (std::size_t n = 0; n < power.size(); ++n)
    worth += std::abs(values.point.step_duals[n * width + at(rule.step_row)]) * power[n];
  return worth;
}

/// Where a row is one of several: of which year, or month of which year.
std::string place_of(const Evaluated& values, const RuleMap& rule) {
  if (rule.month < 0)
    return rule.scenario < 0 ? "" : values.park.scenarios[at(rule.scenario)].name + ": ";
  const Month& month = values.program.map.horizon.months[at(rule.month)];
  return fmt::format("{}-{:02}: ", values.park.scenarios[at(month.scenario)].name,
                     month.calendar_month + 1);
}

/// What one row of a rule compares.
RuleSums sums_of(const Evaluated& values, const RuleMap& rule) {
  if (rule.month < 0)
    return rule.scenario < 0 ? values.expected.rule : values.years[at(rule.scenario)].rule;
  RuleSums sums;
  sums.hydrogen = values.months[at(rule.month)];
  return sums;
}

void add_rule_bindings(const Evaluated& values, std::vector<result::Binding>& list) {
  for (const RuleMap& rule : values.program.map.rules) {
    const RuleSums sums = sums_of(values, rule);
    result::Binding binding;
    binding.name = std::string("rule.") + key_of(rule.rule);
    binding.limit = rule.limit;
    binding.value = value_of(rule.rule, sums);
    binding.worth_cny_per_unit = worth_of(values, rule, sums);
    binding.unit = unit_of(rule.rule);
    if (!binds(binding.worth_cny_per_unit * std::max(rule.limit, 1e-3),
               std::abs(binding.value - rule.limit), rule.limit))
      continue;
    const double point = binding.unit == "frac" ? 0.01 : 1.0;
    binding.description = Phrase::sequence(
        {place_of(values, rule), phrase(std::string("binding.") + key_of(rule.rule),
                                        {{"limit", limit_text(rule.rule, rule.limit)},
                                         {"worth", whole(binding.worth_cny_per_unit * point)}})});
    list.push_back(std::move(binding));
  }
}

void add_limit_bindings(const Evaluated& values, std::vector<result::Binding>& list) {
  const std::size_t width = values.program.problem.step_columns.size();
  for (const LimitMap& limit : values.program.map.limits) {
    const std::vector<double> reduced =
        step_reduced_costs(values.program, values.point, limit.column);
    double worth = 0.0;
    double hours = 0.0;
    double highest = 0.0;
    for (const Span& span : values.program.map.horizon.scenarios) {
      for (std::size_t n = span.first_step; n < span.first_step + at(span.n_steps); ++n) {
        const double value = values.point.step_values[n * width + at(limit.column)];
        highest = std::max(highest, value);
        if (reduced[n] >= 0.0 || !binds(-reduced[n] * limit.limit, limit.limit - value, value))
          continue;
        worth -= reduced[n];
        hours += span.weight * span.hours_per_step;
      }
    }
    if (hours == 0.0) continue;
    const model::Component& owner = values.park.components[at(limit.component)];
    list.push_back({owner.name + "." + limit.key,
                    phrase("binding.limit", {{"asset", label_of(owner)},
                                             {"quantity", words_of(limit.key)},
                                             {"limit", number(limit.limit)},
                                             {"unit", limit.unit},
                                             {"hours", fmt::format("{:.0f}", hours)},
                                             {"worth", whole(worth)}}),
                    limit.unit, limit.limit, highest, worth});
  }
}

}  // namespace

bool binds(double multiplier_cny, double distance, double size) {
  constexpr double one_yuan = 1.0;
  const double relative_distance = distance / std::max(1e-9, std::abs(size) + 1e-3);
  return multiplier_cny > one_yuan * 1e-2 &&
         relative_distance < 1e-3 * std::min(1.0, multiplier_cny);
}

double size_worth(const Evaluated& values, const CapacityMap& capacity) {
  return at_limit(values, capacity).worth;
}

std::vector<result::Binding> bindings_of(const Evaluated& values) {
  std::vector<result::Binding> list;
  if (values.shared_reduced_costs.empty()) return list;
  add_rule_bindings(values, list);
  for (const CapacityMap& capacity : values.program.map.capacities) {
    const AtLimit state = at_limit(values, capacity);
    // What is not built rests on its minimum of zero; that is no limit anyone set.
    if (state.worth > 0.0 && (state.max || capacity.range.min > 0.0))
      list.push_back(size_binding(values, capacity, state));
  }
  add_limit_bindings(values, list);
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
    return a.worth_cny_per_unit * a.limit > b.worth_cny_per_unit * b.limit;
  });
  return list;
}

std::vector<result::RuleCheck> rule_checks(const Evaluated& values, double tolerance) {
  std::vector<result::RuleCheck> checks;
  for (const RuleMap& rule : values.program.map.rules) {
    const RuleSums sums = sums_of(values, rule);
    const double value = value_of(rule.rule, sums);
    const double slack = tolerance * std::max(1.0, rule.limit);
    const bool idle = row_per_limit(rule.rule, sums) <= 0.0;  // nothing the rule could ask of
    const bool kept = idle || (is_at_least(rule.rule) ? value >= rule.limit - slack
                                                      : value <= rule.limit + slack);
    const std::string name = std::string("rule.") + key_of(rule.rule);
    if (!checks.empty() && checks.back().name == name) {  // one rule, a row per scenario
      checks.back().kept = checks.back().kept && kept;
      continue;
    }
    checks.push_back({name, unit_of(rule.rule), is_at_least(rule.rule), rule.limit,
                      value_of(rule.rule, values.expected.rule), kept});
  }
  return checks;
}

}  // namespace sunward::formulation

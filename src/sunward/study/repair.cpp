#include "sunward/study/repair.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sunward/formulation/build.hpp"
#include "sunward/formulation/component/registry.hpp"
#include "sunward/formulation/evaluate.hpp"
#include "sunward/formulation/indicators.hpp"
#include "sunward/ipm/solver.hpp"

namespace sunward::study {

namespace {

using formulation::Program;
using formulation::RelaxationMap;

/// A remedy that carries less than this part of the whole price is a trace of the interior point.
constexpr double trace_frac = 1e-3;
/// So is an overstep below this part of the limit, or of the year's demand.
constexpr double trace_of_limit = 1e-6;
constexpr double trace_of_demand = 1e-8;
constexpr double repair_tolerance = 1e-8;

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

double rounded_up(double value) {
  if (value <= 0.0) return 0.0;
  const double unit = std::pow(10.0, std::floor(std::log10(value)) - 3.0);
  // A hundredth of the last digit is the solver's, not the park's.
  return std::ceil(value / unit - 0.01) * unit;
}

std::string label_of(const model::Component& component) {
  return component.label.empty() ? component.name : component.label;
}

/// The repaired point and what it is read with.
struct Repaired {
  const model::Park& park;
  const Program& program;
  const lp::Point& point;
  formulation::FlowValues flows;
};

Remedy size_remedy(const Repaired& repaired, const RelaxationMap& relaxation) {
  const formulation::CapacityMap& capacity = repaired.program.map.capacities[at(relaxation.of)];
  const model::Component& component = repaired.park.components[at(capacity.component)];
  const bool raise = relaxation.kind == RelaxationMap::Kind::size_max;
  Remedy remedy;
  remedy.kind = raise ? Remedy::Kind::raise : Remedy::Kind::lower;
  const char* end = capacity.range.fixed() ? "" : raise ? ".max" : ".min";
  remedy.key = fmt::format("{}.{}{}", formulation::case_path_of(component), capacity.key, end);
  remedy.label = label_of(component);
  remedy.unit = capacity.unit;
  remedy.limit = raise ? capacity.range.max : capacity.range.min;
  return remedy;
}

Remedy limit_remedy(const Repaired& repaired, const RelaxationMap& relaxation) {
  const formulation::LimitMap& limit = repaired.program.map.limits[at(relaxation.of)];
  const model::Component& component = repaired.park.components[at(limit.component)];
  Remedy remedy;
  remedy.kind = Remedy::Kind::raise;
  remedy.key = fmt::format("{}.{}", formulation::case_path_of(component), limit.key);
  remedy.label = label_of(component);
  remedy.unit = limit.unit;
  remedy.limit = limit.limit;
  return remedy;
}

/// The amount of a rule's remedy is the limit the repaired park keeps.
Remedy rule_remedy(const Repaired& repaired, const RelaxationMap& relaxation) {
  const formulation::RuleMap& rule = repaired.program.map.rules[at(relaxation.of)];
  const std::vector<std::vector<double>> no_costs(
      repaired.program.map.costs.size(),
      std::vector<double>(repaired.program.map.horizon.scenarios.size(), 0.0));
  const formulation::YearSums sums = formulation::year_sums(
      repaired.park, repaired.program, repaired.flows, no_costs, repaired.point, rule.scenario);
  Remedy remedy;
  remedy.kind = Remedy::Kind::relax_rule;
  remedy.key = fmt::format("rules.{}", formulation::key_of(rule.rule));
  const std::string unit = formulation::unit_of(rule.rule);
  if (unit != "frac") remedy.unit = unit == "t/year" ? std::string("t") : unit;
  remedy.limit = rule.limit;
  const double value = formulation::value_of(rule.rule, sums.rule);
  remedy.amount =
      formulation::is_at_least(rule.rule) ? std::floor(value * 1000.0) / 1000.0 : rounded_up(value);
  return remedy;
}

/// A rule with a row for each month is one remedy, as dear as all its months.
bool joins_another(const Repaired& repaired, const RelaxationMap& relaxation, double price_cny,
                   const Remedy& remedy, std::vector<Remedy>& remedies) {
  if (relaxation.kind != RelaxationMap::Kind::rule ||
      repaired.program.map.rules[at(relaxation.of)].month < 0)
    return false;
  for (Remedy& other : remedies) {
    if (other.key != remedy.key) continue;
    other.price_cny += price_cny;
    return true;
  }
  return false;
}

void add_relaxations(const Repaired& repaired, std::vector<Remedy>& remedies) {
  for (const RelaxationMap& relaxation : repaired.program.map.relaxations) {
    const double amount = repaired.point.shared_values[at(relaxation.column)];
    Remedy remedy;
    switch (relaxation.kind) {
      case RelaxationMap::Kind::size_max:
      case RelaxationMap::Kind::size_min:
        remedy = size_remedy(repaired, relaxation);
        break;
      case RelaxationMap::Kind::limit:
        remedy = limit_remedy(repaired, relaxation);
        break;
      case RelaxationMap::Kind::rule:
        remedy = rule_remedy(repaired, relaxation);
        break;
    }
    if (relaxation.kind != RelaxationMap::Kind::rule) remedy.amount = rounded_up(amount);
    if (amount <= trace_of_limit * std::max(1.0, remedy.limit)) continue;
    remedy.price_cny = amount * repaired.program.problem.shared_columns[at(relaxation.column)].cost;
    if (joins_another(repaired, relaxation, remedy.price_cny, remedy, remedies)) continue;
    remedies.push_back(std::move(remedy));
  }
}

/// What the component is served and not served in a year.
double demand_of(const Repaired& repaired, Index component) {
  double demand = 0.0;
  for (std::size_t f = 0; f < repaired.program.map.flows.size(); ++f) {
    const formulation::FlowMap& flow = repaired.program.map.flows[f];
    if (flow.component == component && (flow.sign != 0 || flow.unit != "kg"))
      demand += repaired.flows.expected[f];
  }
  return demand;
}

void add_unserved(const Repaired& repaired, std::vector<Remedy>& remedies) {
  const auto costs = formulation::evaluate_costs(repaired.program, repaired.flows);
  for (std::size_t c = 0; c < costs.size(); ++c) {
    const formulation::CostMap& cost = repaired.program.map.costs[c];
    const formulation::FlowMap& flow = repaired.program.map.flows[at(cost.flow)];
    const model::Component& component = repaired.park.components[at(cost.component)];
    Remedy remedy;
    remedy.kind = Remedy::Kind::leave_unserved;
    remedy.key = formulation::case_path_of(component);
    remedy.label = label_of(component);
    remedy.unit = std::string(flow.unit == "MW" ? "MWh" : "kg");
    const double missing = repaired.flows.expected[at(cost.flow)];
    if (missing <= trace_of_demand * demand_of(repaired, cost.component)) continue;
    remedy.amount = rounded_up(missing);
    for (std::size_t s = 0; s < costs[c].size(); ++s)
      remedy.price_cny += repaired.program.map.horizon.scenarios[s].weight * costs[c][s];
    remedies.push_back(std::move(remedy));
  }
}

std::string number(double value) { return fmt::format("{:.6g}", value); }

std::string percent_or_tonnes(const Remedy& remedy, double value) {
  return remedy.unit.empty() ? fmt::format("{:.4g} %", 100.0 * value)
                             : fmt::format("{:.6g} {}", value, remedy.unit);
}

}  // namespace

std::vector<Remedy> cheapest_repair(const model::Park& park, const PlanOptions& options) {
  const Program program = formulation::build(park, {.elastic = true});
  ipm::Settings settings = settings_of(park, options);
  settings.on_iteration = nullptr;
  settings.on_start = nullptr;
  const double asked = settings.tolerance;
  settings.tolerance = std::min(asked, repair_tolerance);
  lp::Solution solution = ipm::solve(program.problem, settings);
  if (solution.status != lp::SolveStatus::optimal) {  // the digits asked for a plan will do as well
    settings.tolerance = asked;
    solution = ipm::solve(program.problem, settings);
  }
  std::vector<Remedy> remedies;
  if (solution.status != lp::SolveStatus::optimal || !solution.certificate.holds) return remedies;
  const Repaired repaired{park, program, solution.point,
                          formulation::evaluate_flows(program, solution.point)};
  add_relaxations(repaired, remedies);
  add_unserved(repaired, remedies);
  double total = 0.0;
  for (const Remedy& remedy : remedies) total += remedy.price_cny;
  std::erase_if(remedies,
                [total](const Remedy& remedy) { return remedy.price_cny <= trace_frac * total; });
  std::stable_sort(remedies.begin(), remedies.end(),
                   [](const Remedy& a, const Remedy& b) { return a.price_cny > b.price_cny; });
  return remedies;
}

Phrase sentence_of(const std::vector<Remedy>& remedies) {
  const auto row_of = [](Remedy::Kind kind) {
    switch (kind) {
      case Remedy::Kind::raise:
        return "repair.raise";
      case Remedy::Kind::lower:
        return "repair.lower";
      case Remedy::Kind::relax_rule:
        return "repair.rule";
      case Remedy::Kind::leave_unserved:
        break;
    }
    return "repair.unserved";
  };
  std::vector<Phrase> parts;
  for (const Remedy& remedy : remedies)
    parts.push_back(
        phrase(row_of(remedy.kind), {{"key", remedy.key},
                                     {"asset", remedy.label},
                                     {"amount", number(remedy.amount)},
                                     {"limit", number(remedy.limit)},
                                     {"unit", remedy.unit},
                                     {"was", percent_or_tonnes(remedy, remedy.limit)},
                                     {"reachable", percent_or_tonnes(remedy, remedy.amount)}}));
  return joined(parts, "repair.separator", "repair.separator");
}

}  // namespace sunward::study

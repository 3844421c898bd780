#include "sunward/study/explain.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sunward/base/error.hpp"
#include "sunward/formulation/component/registry.hpp"
#include "sunward/formulation/evaluate.hpp"
#include "sunward/lp/certificate.hpp"
#include "sunward/study/farkas.hpp"
#include "sunward/study/repair.hpp"

namespace sunward::study {

namespace {

constexpr std::size_t most_named = 4;  ///< causes in the sentence; all of them are listed below it

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

std::string label_of(const model::Park& park, Index component) {
  const model::Component& owner = park.components[at(component)];
  return owner.label.empty() ? owner.name : owner.label;
}

/// Local time at which a step of the horizon begins; the end of a run is the start of the next
/// step.
std::string time_of(const model::Park& park, const formulation::Horizon& horizon, std::size_t n,
                    bool end) {
  for (std::size_t s = 0; s < horizon.scenarios.size(); ++s) {
    const formulation::Span& span = horizon.scenarios[s];
    if (n >= span.first_step + at(span.n_steps)) continue;
    const auto step = static_cast<Index>(n - span.first_step);
    const std::string time = park.scenarios[s].weather->axis.iso(end ? step + 1 : step);
    return horizon.scenarios.size() > 1 ? span.name + " " + time : time;
  }
  return {};
}

Phrase join(const std::vector<Phrase>& parts) {
  return joined(parts, "explain.separator", "explain.last_separator");
}

/// A demand or minimum: its name and when it cannot be met.
Phrase describe_need(const model::Park& park, const formulation::Horizon& horizon,
                     const Cause& cause) {
  const std::string name = cause.kind == Cause::Kind::demand
                               ? label_of(park, cause.component)
                               : fmt::format("{} = {:.6g} {}", cause.key, cause.limit, cause.unit);
  if (cause.runs.empty()) return name;
  const std::string hours = fmt::format("{:.6g}", cause.steps * horizon.step_h);
  const std::string from = time_of(park, horizon, cause.runs.front().first, false);
  const std::string to = time_of(park, horizon, cause.runs.front().last, true);
  const bool one = cause.runs.size() == 1;
  return Phrase::sequence({name, phrase(one ? "explain.when_once" : "explain.when_often",
                                        {{"hours", hours}, {"from", from}, {"to", to}})});
}

Phrase describe_limit(const Cause& cause) {
  if (cause.kind == Cause::Kind::rule) return fmt::format("{} = {:.6g}", cause.key, cause.limit);
  return fmt::format("{} = {:.6g} {}", cause.key, cause.limit, cause.unit);
}

void explain_infeasible(const model::Park& park, const formulation::Program& program,
                        const lp::Solution& solution, const PlanOptions& options,
                        result::Infeasibility& why) {
  std::vector<Phrase> needs;
  std::vector<Phrase> limits;
  for (const Cause& cause : causes_of(park, program, solution.point)) {
    const bool need = cause.kind == Cause::Kind::demand || cause.kind == Cause::Kind::minimum;
    const Phrase line =
        need ? describe_need(park, program.map.horizon, cause) : describe_limit(cause);
    if (std::find(why.causes.begin(), why.causes.end(), line) != why.causes.end()) continue;
    why.causes.push_back(line);
    std::vector<Phrase>& side = need ? needs : limits;
    if (side.size() < most_named) side.push_back(line);
  }
  const char* key = needs.empty() && limits.empty() ? "explain.bare"
                    : needs.empty()                 ? "explain.contradiction"
                    : limits.empty()                ? "explain.no_supply"
                                                    : "explain.infeasible";
  why.sentence = phrase(key, {{"demands", join(needs)}, {"limits", join(limits)}});
  if (options.explain) why.repair = sentence_of(cheapest_repair(park, options));
}

/// Components whose flows earn along the ray, largest first.
std::vector<Phrase> earners(const model::Park& park, const formulation::Program& program,
                            const lp::Point& ray) {
  const auto flows = formulation::evaluate_flows(program, ray);
  const auto costs = formulation::evaluate_costs(program, flows);
  std::vector<std::pair<double, std::string>> list;
  for (std::size_t c = 0; c < costs.size(); ++c) {
    double expected = 0.0;
    for (std::size_t s = 0; s < costs[c].size(); ++s)
      expected += program.map.horizon.scenarios[s].weight * costs[c][s];
    if (expected < 0.0) list.emplace_back(expected, label_of(park, program.map.costs[c].component));
  }
  std::sort(list.begin(), list.end());
  std::vector<Phrase> names;
  for (const auto& [amount, name] : list)
    if (amount <= 1e-3 * list.front().first) names.push_back(name);
  return names;
}

void explain_unbounded(const model::Park& park, const formulation::Program& program,
                       const lp::Solution& solution, result::Infeasibility& why) {
  double largest = 0.0;
  for (const double value : solution.point.shared_values)
    largest = std::max(largest, std::abs(value));
  std::vector<Phrase> growing;
  std::vector<Phrase> keys;
  for (const formulation::CapacityMap& capacity : program.map.capacities) {
    const double growth = formulation::value_of(capacity.size, solution.point);
    if (capacity.size.column < 0 || growth <= 1e-6 * largest) continue;
    growing.push_back(label_of(park, capacity.component));
    keys.push_back(formulation::case_path_of(park.components[at(capacity.component)]) + "." +
                   capacity.key + ".max");
    why.causes.push_back(keys.back());
  }
  const Phrase earner = join(earners(park, program, solution.point));
  why.sentence = growing.empty()
                     ? phrase("explain.unbounded_operation", {{"earner", earner}})
                     : phrase("explain.unbounded", {{"earner", earner}, {"assets", join(growing)}});
  if (!keys.empty()) why.repair = phrase("repair.bound", {{"keys", join(keys)}});
}

}  // namespace

result::Infeasibility explain(const model::Park& park, const formulation::Program& program,
                              const lp::Solution& solution, const PlanOptions& options) {
  const bool infeasible = solution.status == lp::SolveStatus::primal_infeasible;
  SUNWARD_CHECK(infeasible || solution.status == lp::SolveStatus::dual_infeasible,
                "only infeasible and unbounded outcomes are explained");
  result::Infeasibility why;
  if (infeasible) {
    why.certificate_violation =
        lp::check_primal_infeasible(program.problem, solution.point).violation;
    explain_infeasible(park, program, solution, options, why);
  } else {
    why.certificate_violation =
        lp::check_dual_infeasible(program.problem, solution.point).violation;
    explain_unbounded(park, program, solution, why);
  }
  return why;
}

}  // namespace sunward::study

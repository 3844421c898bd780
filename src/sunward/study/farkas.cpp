#include "sunward/study/farkas.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "sunward/formulation/component/registry.hpp"
#include "sunward/formulation/evaluate.hpp"

namespace sunward::study {

namespace {

using formulation::CapacityMap;
using formulation::Program;

constexpr double matters_frac = 0.01;

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

bool ends_with(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// The same program with every cost zero: its reduced costs are the z of the ray.
Program without_costs(const Program& program) {
  Program free = program;
  for (lp::StepColumn& column : free.problem.step_columns) column.cost = 0.0;
  for (lp::SharedColumn& column : free.problem.shared_columns) column.cost = 0.0;
  return free;
}

class Dissection {
 public:
  Dissection(const model::Park& park, const Program& program, const lp::Point& ray)
      : park_(park), program_(without_costs(program)), ray_(ray) {}

  std::vector<Cause> causes() {
    add_demands();
    add_step_bounds();
    add_sizes();
    add_rules();
    drop_what_does_not_matter();
    return std::move(causes_);
  }

 private:
  [[nodiscard]] const lp::Problem& problem() const { return program_.problem; }
  [[nodiscard]] std::string path(Index component, const std::string& key) const {
    return formulation::case_path_of(park_.components[at(component)]) + "." + key;
  }

  void add_series(Cause cause, const std::vector<double>& amounts) {
    cause.runs = runs_of(amounts, program_.map.horizon);
    for (const double amount : amounts) cause.amount += std::max(0.0, amount);
    for (const HourRun& run : cause.runs)
      cause.steps += static_cast<double>(run.last - run.first + 1);
    if (cause.amount > 0.0) causes_.push_back(std::move(cause));
  }

  /// Constants of the flows on each bus (fixed demand, fixed auxiliaries), and right-hand sides of
  /// dynamics rows (demand due at the end of the day), less what the demand's own columns let go
  /// (the share that may stay unserved).
  void add_demands() {
    const std::size_t width = problem().step_rows.size();
    std::map<Index, std::vector<double>> amounts;  // by component
    const auto add = [&](Index component, Index row, const lp::Coefficient& side, double factor) {
      if (side.scale == 0.0) return;
      std::vector<double>& sum = amounts[component];
      sum.resize(program_.map.horizon.n_steps, 0.0);
      for (std::size_t n = 0; n < sum.size(); ++n)
        sum[n] += ray_.step_duals[n * width + at(row)] * factor * problem().value(side, n);
    };
    for (const formulation::FlowMap& flow : program_.map.flows)
      if (flow.sign != 0 && program_.map.bus_rows[at(flow.bus)] >= 0)
        add(flow.component, program_.map.bus_rows[at(flow.bus)], flow.value.constant, -flow.sign);
    for (std::size_t r = 0; r < width; ++r) {
      const lp::StepRow& row = problem().step_rows[r];
      const bool equality =
          row.lower.scale == row.upper.scale && row.lower.series == row.upper.series;
      if (equality && program_.map.row_component[r] >= 0)
        add(program_.map.row_component[r], static_cast<Index>(r), row.lower, 1.0);
    }
    for (std::size_t j = 0; j < problem().step_columns.size(); ++j) {
      const auto demand = amounts.find(program_.map.column_component[j]);
      if (demand == amounts.end() || limit_of(static_cast<Index>(j)) != nullptr) continue;
      const Bounds bounds = bounds_of(static_cast<Index>(j));
      for (std::size_t n = 0; n < bounds.upper.size(); ++n) demand->second[n] -= bounds.upper[n];
      netted_.insert(static_cast<Index>(j));
    }
    for (const auto& [component, series] : amounts) {
      Cause cause;
      cause.kind = Cause::Kind::demand;
      cause.component = component;
      cause.key = formulation::case_path_of(park_.components[at(component)]);
      add_series(std::move(cause), series);
    }
  }

  /// What the bounds of one step column add, step by step: limits (upper) and minima (lower).
  struct Bounds {
    std::vector<double> upper;
    std::vector<double> lower;
  };

  [[nodiscard]] Bounds bounds_of(Index column) const {
    const lp::StepColumn& data = problem().step_columns[at(column)];
    const std::vector<double> z = formulation::step_reduced_costs(program_, ray_, column);
    Bounds bounds{std::vector<double>(z.size(), 0.0), std::vector<double>(z.size(), 0.0)};
    for (std::size_t n = 0; n < z.size(); ++n) {
      if (z[n] < 0.0 && std::isfinite(data.upper.scale))
        bounds.upper[n] = -z[n] * problem().value(data.upper, n);
      if (z[n] > 0.0 && std::isfinite(data.lower.scale))
        bounds.lower[n] = z[n] * problem().value(data.lower, n);
    }
    return bounds;
  }

  [[nodiscard]] const formulation::LimitMap* limit_of(Index column) const {
    for (const formulation::LimitMap& limit : program_.map.limits)
      if (limit.column == column) return &limit;
    return nullptr;
  }

  /// Fixed sizes and operating limits are bounds of step columns.
  void add_step_bounds() {
    for (Index j = 0; j < static_cast<Index>(problem().step_columns.size()); ++j) {
      if (netted_.contains(j)) continue;
      const Bounds bounds = bounds_of(j);
      Cause cause = owner_of_bound(j);
      cause.kind = Cause::Kind::maximum;
      add_series(cause, bounds.upper);
      cause.kind = Cause::Kind::minimum;
      add_series(cause, bounds.lower);
    }
  }

  [[nodiscard]] Cause owner_of_bound(Index column) const {
    Cause cause;
    cause.component = program_.map.column_component[at(column)];
    cause.key = formulation::case_path_of(park_.components[at(cause.component)]);
    if (const formulation::LimitMap* limit = limit_of(column)) {
      cause.key = path(limit->component, limit->key);
      cause.unit = limit->unit;
      cause.limit = limit->limit;
      return cause;
    }
    const bool stored = ends_with(problem().step_columns[at(column)].name, "_mwh");
    for (const CapacityMap& capacity : program_.map.capacities) {
      if (capacity.component != cause.component || (capacity.unit == "MWh") != stored) continue;
      cause.key = path(capacity.component, capacity.key);
      cause.unit = capacity.unit;
      cause.limit = capacity.size.value;
    }
    return cause;
  }

  void add_sizes() {
    const std::vector<double> z = formulation::shared_reduced_costs(problem(), ray_);
    for (const CapacityMap& capacity : program_.map.capacities) {
      if (capacity.size.column < 0) continue;
      const double multiplier = z[at(capacity.size.column)];
      const bool max = multiplier < 0.0;
      const double limit = max ? capacity.range.max : capacity.range.min;
      if (!std::isfinite(limit) || (limit == 0.0 && !max)) continue;
      Cause cause;
      cause.kind = max ? Cause::Kind::maximum : Cause::Kind::minimum;
      cause.component = capacity.component;
      cause.key = path(capacity.component, capacity.key) + (max ? ".max" : ".min");
      cause.unit = capacity.unit;
      cause.limit = limit;
      cause.amount = std::abs(multiplier) * limit;
      if (cause.amount > 0.0) causes_.push_back(std::move(cause));
    }
  }

  /// A share rule has no right-hand side to weigh; its multiplier times the largest coefficient,
  /// over the largest step dual, says whether the ray leans on it.
  void add_rules() {
    double largest = 0.0;
    for (const double dual : ray_.step_duals) largest = std::max(largest, std::abs(dual));
    for (const formulation::RuleMap& rule : program_.map.rules) {
      const double dual = multiplier_of(rule);
      double coefficient = rule.row < 0 ? 1.0 : 0.0;
      for (const lp::AggregateEntry& entry : problem().aggregate_entries)
        if (problem().row_slots[at(entry.slot)].at(0) == rule.row || rule.scenario > 0)
          coefficient = std::max(coefficient, std::abs(entry.value.scale));
      if (dual * coefficient <= matters_frac * largest) continue;
      Cause cause;
      cause.kind = Cause::Kind::rule;
      cause.key = std::string("rules.") + formulation::key_of(rule.rule);
      cause.limit = rule.limit;
      cause.amount = dual * coefficient;
      causes_.push_back(std::move(cause));
    }
  }

  /// Of a rule with a row in every step: the largest.
  [[nodiscard]] double multiplier_of(const formulation::RuleMap& rule) const {
    if (rule.row >= 0) return std::abs(ray_.shared_duals[at(rule.row)]);
    const std::size_t width = problem().step_rows.size();
    double largest = 0.0;
    for (std::size_t n = 0; n < program_.map.horizon.n_steps; ++n)
      largest = std::max(largest, std::abs(ray_.step_duals[n * width + at(rule.step_row)]));
    return largest;
  }

  void drop_what_does_not_matter() {
    const auto needs = [](const Cause& cause) {
      return cause.kind == Cause::Kind::demand || cause.kind == Cause::Kind::minimum;
    };
    double need = 0.0;
    double limit = 0.0;
    for (const Cause& cause : causes_) {
      if (cause.kind == Cause::Kind::rule) continue;
      (needs(cause) ? need : limit) += cause.amount;
    }
    std::erase_if(causes_, [&](const Cause& cause) {
      if (cause.kind == Cause::Kind::rule) return false;
      return cause.amount < matters_frac * (needs(cause) ? need : limit) ||
             cause.amount < 1e-6 * need;
    });
    std::stable_sort(causes_.begin(), causes_.end(), [&](const Cause& a, const Cause& b) {
      if (needs(a) != needs(b)) return needs(a);
      const bool rule_a = a.kind == Cause::Kind::rule;
      if (rule_a != (b.kind == Cause::Kind::rule)) return rule_a;
      return a.amount > b.amount;
    });
  }

  const model::Park& park_;
  Program program_;
  const lp::Point& ray_;
  std::vector<Cause> causes_;
  std::set<Index> netted_;  ///< columns already set against their demand
};

}  // namespace

std::vector<HourRun> runs_of(const std::vector<double>& amounts,
                             const formulation::Horizon& horizon) {
  std::vector<HourRun> runs;
  const double largest = amounts.empty() ? 0.0 : *std::max_element(amounts.begin(), amounts.end());
  if (largest <= 0.0) return runs;
  for (const formulation::Span& span : horizon.scenarios) {
    bool open = false;
    for (std::size_t n = span.first_step; n < span.first_step + at(span.n_steps); ++n) {
      const bool inside = amounts[n] > matters_frac * largest;
      if (inside && !open) runs.push_back({n, n, 0.0});
      if (inside) {
        runs.back().last = n;
        runs.back().amount += amounts[n];
      }
      open = inside;
    }
  }
  std::stable_sort(runs.begin(), runs.end(),
                   [](const HourRun& a, const HourRun& b) { return a.amount > b.amount; });
  return runs;
}

std::vector<Cause> causes_of(const model::Park& park, const Program& program,
                             const lp::Point& ray) {
  return Dissection(park, program, ray).causes();
}

}  // namespace sunward::study

#include "sunward/rules/period.hpp"

#include <algorithm>
#include <string>

namespace sunward::rules {

namespace {

std::optional<double> indicator(const std::vector<result::Indicator>& list,
                                const std::string& name) {
  for (const result::Indicator& indicator : list)
    if (indicator.name == name) return indicator.value;
  return std::nullopt;
}

/// A weather year by itself.
std::vector<Stretch> whole(const YearSpan& year) {
  return {{year.first, year.end, year.hours_per_step}};
}

std::optional<Scope> mean_year(const model::Clause& clause, const Ratio& ratio,
                               const result::Plan& plan, const Operation& operation) {
  Scope scope;
  for (const YearSpan& year : operation.years)
    scope.stretches.push_back({year.first, year.end, year.hours_per_step * year.weight});
  const auto value = value_over(ratio, scope.stretches);
  if (!value) return std::nullopt;
  scope.value = indicator(plan.indicators, clause.measure).value_or(*value);
  return scope;
}

bool is_worse(model::Comparison comparison, double value, double than) {
  return comparison == model::Comparison::at_least ? value < than : value > than;
}

/// Keeps the worst of what it is shown.
class Worst {
 public:
  explicit Worst(model::Comparison comparison) : comparison_(comparison) {}
  void see(std::optional<double> value, std::vector<Stretch> stretches) {
    if (value && (!scope_ || is_worse(comparison_, *value, scope_->value)))
      scope_ = Scope{*value, std::move(stretches)};
  }
  [[nodiscard]] std::optional<Scope> scope() && { return std::move(scope_); }

 private:
  model::Comparison comparison_;
  std::optional<Scope> scope_;
};

std::optional<Scope> worst_year(const model::Clause& clause, const Ratio& ratio,
                                const Operation& operation) {
  Worst worst(clause.comparison);
  for (const YearSpan& year : operation.years) {
    auto value = value_over(ratio, whole(year));
    if (value) value = indicator(year.year->indicators, clause.measure).value_or(*value);
    worst.see(value, whole(year));
  }
  return std::move(worst).scope();
}

/// First steps of the months of all years in their order; empty when the years do not follow one
/// another or are no whole years.
std::vector<std::size_t> month_starts(const Operation& operation) {
  std::vector<std::size_t> starts;
  const YearSpan* before = nullptr;
  for (const YearSpan& year : operation.years) {
    const series::TimeAxis& axis = year.year->axis;
    const bool follows =
        before == nullptr ||
        (before->year->axis.start.year + 1 == axis.start.year && before->end == year.first);
    const std::size_t already = starts.size();
    int current = -1;
    for (Index t = 0; t < axis.n_steps; ++t) {
      if (axis.month(t) == current) continue;
      current = axis.month(t);
      starts.push_back(year.first + static_cast<std::size_t>(t));
    }
    if (!follows || starts.size() - already != 12) return {};
    before = &year;
  }
  return starts;
}

std::optional<Scope> worst_twelve_months(const model::Clause& clause, const Ratio& ratio,
                                         const Operation& operation) {
  constexpr std::size_t months = 12;
  const std::vector<std::size_t> starts = month_starts(operation);
  if (starts.empty()) return worst_year(clause, ratio, operation);
  Worst worst(clause.comparison);
  for (std::size_t m = 0; m + months <= starts.size(); ++m) {
    const std::size_t end = m + months < starts.size() ? starts[m + months] : operation.n_steps();
    const std::vector<Stretch> window = {{starts[m], end, operation.years.front().hours_per_step}};
    worst.see(value_over(ratio, window), window);
  }
  return std::move(worst).scope();
}

/// Months of any weather year by themselves, whole or not.
std::optional<Scope> worst_month(const model::Clause& clause, const Ratio& ratio,
                                 const Operation& operation) {
  constexpr double crumb_frac = 1e-6;
  double largest = 0.0;
  for (const double under : ratio.under) largest = std::max(largest, under);
  Worst worst(clause.comparison);
  for (const YearSpan& year : operation.years) {
    const series::TimeAxis& axis = year.year->axis;
    for (std::size_t first = year.first, end = first; first < year.end; first = end) {
      const int month = axis.month(static_cast<Index>(first - year.first));
      double most = 0.0;
      for (; end < year.end && axis.month(static_cast<Index>(end - year.first)) == month; ++end)
        if (!ratio.under.empty()) most = std::max(most, ratio.under[end]);
      // A month at rest says nothing of a share.
      if (!ratio.under.empty() && most <= crumb_frac * largest) continue;
      const std::vector<Stretch> stretch = {{first, end, year.hours_per_step}};
      worst.see(value_over(ratio, stretch), stretch);
    }
  }
  return std::move(worst).scope();
}

/// Hours in which next to nothing is divided by (a millionth of the largest) say nothing.
std::optional<Scope> worst_hour(const model::Clause& clause, const Ratio& ratio,
                                const Operation& operation) {
  constexpr double crumb_frac = 1e-6;
  const double largest =
      ratio.under.empty() ? 0.0 : *std::max_element(ratio.under.begin(), ratio.under.end());
  Worst worst(clause.comparison);
  for (std::size_t n = 0; n < operation.n_steps(); ++n) {
    if (!ratio.under.empty() && ratio.under[n] <= crumb_frac * largest) continue;
    const double value = ratio.under.empty() ? ratio.over[n] : ratio.over[n] / ratio.under[n];
    worst.see(value, {{n, n + 1, operation.years.front().hours_per_step}});
  }
  return std::move(worst).scope();
}

}  // namespace

std::optional<Scope> scope_of(const model::Clause& clause, const Ratio& ratio,
                              const result::Plan& plan, const Operation& operation) {
  switch (clause.period) {
    case model::Period::year:
      return mean_year(clause, ratio, plan, operation);
    case model::Period::each_year:
      return worst_year(clause, ratio, operation);
    case model::Period::rolling:
      return worst_twelve_months(clause, ratio, operation);
    case model::Period::month:
      return worst_month(clause, ratio, operation);
    case model::Period::hour:
      return worst_hour(clause, ratio, operation);
  }
  return std::nullopt;
}

}  // namespace sunward::rules

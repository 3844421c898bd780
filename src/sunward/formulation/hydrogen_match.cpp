#include "sunward/formulation/hydrogen_match.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace sunward::formulation {

namespace {

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

Index first_electrolyser(const model::Park& park) {
  for (std::size_t c = 0; c < park.components.size(); ++c)
    if (std::holds_alternative<component::Electrolyser>(park.components[c].spec))
      return static_cast<Index>(c);
  return -1;
}

/// How a flow counts in G - E - f e.
double factor_in(const model::Park& park, const FlowMap& flow, double limit) {
  if (flow.role == Role::generation) return 1.0;
  if (flow.role == Role::export_) return -1.0;
  return is_electrolyser_power(park, flow) ? -limit : 0.0;
}

/// G - E - f e of one step.
Expression own_less_used(double limit, Builder& builder) {
  Expression sum;
  for (const FlowMap& flow : builder.map().flows) {
    const double factor = factor_in(builder.park(), flow, limit);
    if (factor == 0.0) continue;
    for (const StepTerm& term : flow.value.step)
      sum.step.push_back(
          {term.column, term.lag, builder.coefficients().product(term.value, factor)});
    for (const SharedTerm& term : flow.value.shared)
      sum.shared.push_back({term.column, builder.coefficients().product(term.value, factor)});
    sum.constant = builder.coefficients().sum(
        sum.constant, builder.coefficients().product(flow.value.constant, factor));
  }
  return sum;
}

bool asks_of_hydrogen(const model::Rules& rules) {
  return rules.min_hydrogen_matched_frac >= 0.0 || rules.min_hydrogen_month_frac >= 0.0 ||
         rules.min_hydrogen_year_frac >= 0.0 || rules.max_hydrogen_co2_kg_per_kg >= 0.0;
}

/// One value for each step from `first` to before `end`.
std::vector<double> sum_of(const Program& program, const FlowValues& flows, std::size_t first,
                           std::size_t end,
                           const std::function<double(const FlowMap&)>& factor_of) {
  std::vector<double> sum(end - first, 0.0);
  for (std::size_t f = 0; f < program.map.flows.size(); ++f) {
    const double factor = factor_of(program.map.flows[f]);
    if (factor == 0.0) continue;
    for (std::size_t n = first; n < end; ++n) sum[n - first] += factor * flows.by_step[f][n];
  }
  return sum;
}

}  // namespace

bool is_electrolyser_power(const model::Park& park, const FlowMap& flow) {
  return flow.role == Role::converter &&
         std::holds_alternative<component::Electrolyser>(park.components[at(flow.component)].spec);
}

double least_mwh_per_kg(const component::Electrolyser& electrolyser) {
  const auto envelope = component::electrolyser::envelope_of(
      electrolyser, component::electrolyser::envelope_tolerance_frac);
  double best_kg_per_mwh = 0.0;
  for (const auto& stretch : component::electrolyser::stretches(envelope.segments))
    best_kg_per_mwh = std::max(best_kg_per_mwh, stretch.slope_kg_per_mwh);
  return best_kg_per_mwh > 0.0 ? 1.0 / best_kg_per_mwh : 0.0;
}

double least_mwh_per_kg(const model::Park& park, const FlowMap& flow) {
  if (flow.role != Role::hydrogen_made) return 0.0;
  const auto* electrolyser =
      std::get_if<component::Electrolyser>(&park.components[at(flow.component)].spec);
  return electrolyser == nullptr ? 0.0 : least_mwh_per_kg(*electrolyser);
}

Index add_unmatched_power(Builder& builder) {
  const Index owner = first_electrolyser(builder.park());
  if (owner < 0) return -1;
  builder.enter(owner);
  const Index column = builder.column("unmatched_mw");
  Expression covered = own_less_used(1.0, builder);
  covered.step.push_back({column, 0, 1.0});
  (void)builder.step_row("rule.unmatched", covered, 0.0, infinity);
  Expression power;
  power.step.push_back({column, 0, 1.0});
  return builder.flow({.quantity = "unmatched_mw",
                       .unit = "MW",
                       .description = "power of all electrolysers counted as not generated in the "
                                      "same step",
                       .bus = {},
                       .sign = 0,
                       .role = Role::unmatched,
                       .value = power});
}

Index add_matched_row(const std::string& name, double limit, Builder& builder) {
  const Index owner = first_electrolyser(builder.park());
  if (owner < 0) return -1;
  builder.enter(owner);
  return builder.step_row(name, own_less_used(limit, builder), 0.0, infinity);
}

std::vector<double> electrolyser_power(const model::Park& park, const Program& program,
                                       const FlowValues& flows) {
  return sum_of(program, flows, 0, program.map.horizon.n_steps,
                [&](const FlowMap& flow) { return is_electrolyser_power(park, flow) ? 1.0 : 0.0; });
}

std::vector<HydrogenSums> hydrogen_by_month(const model::Park& park, const Program& program,
                                            const FlowValues& flows, Index scenario) {
  const Horizon& horizon = program.map.horizon;
  std::vector<HydrogenSums> months(horizon.months.size());
  for (std::size_t s = 0; s < horizon.scenarios.size(); ++s) {
    if (scenario >= 0 && at(scenario) != s) continue;
    const Span& span = horizon.scenarios[s];
    const std::size_t first = span.first_step;
    const std::size_t end = first + at(span.n_steps);
    const std::vector<double> used = sum_of(program, flows, first, end, [&](const FlowMap& flow) {
      return is_electrolyser_power(park, flow) ? 1.0 : 0.0;
    });
    const std::vector<double> own = sum_of(program, flows, first, end, [&](const FlowMap& flow) {
      return factor_in(park, flow, 0.0);
    });
    for (std::size_t n = first; n < end; ++n) {
      HydrogenSums& month = months[at(horizon.month_of_step[n])];
      month.electrolyser_mwh += span.hours_per_step * used[n - first];
      month.own_mwh += span.hours_per_step * own[n - first];
      month.matched_mwh += span.hours_per_step * std::min(used[n - first], own[n - first]);
    }
  }
  for (HydrogenSums& month : months)
    if (month.electrolyser_mwh > 0.0)
      month.worst_month_frac = month.own_mwh / month.electrolyser_mwh;
  return months;
}

HydrogenSums hydrogen_sums(const model::Park& park, const Program& program, const FlowValues& flows,
                           Index scenario) {
  HydrogenSums sums;
  if (!asks_of_hydrogen(park.rules)) return sums;
  constexpr double idle_frac = 1e-6;  // of the busiest month: what an interior point leaves
  const Horizon& horizon = program.map.horizon;
  const std::vector<HydrogenSums> months = hydrogen_by_month(park, program, flows, scenario);
  double busiest = 0.0;
  for (const HydrogenSums& month : months) busiest = std::max(busiest, month.electrolyser_mwh);
  for (std::size_t m = 0; m < months.size(); ++m) {
    const Index owner = horizon.months[m].scenario;
    if (scenario >= 0 && owner != scenario) continue;
    const double weight = scenario >= 0 ? 1.0 : horizon.scenarios[at(owner)].weight;
    sums.electrolyser_mwh += weight * months[m].electrolyser_mwh;
    sums.own_mwh += weight * months[m].own_mwh;
    sums.matched_mwh += weight * months[m].matched_mwh;
    if (months[m].electrolyser_mwh > idle_frac * busiest)
      sums.worst_month_frac = std::min(sums.worst_month_frac, months[m].worst_month_frac);
  }
  return sums;
}

}  // namespace sunward::formulation

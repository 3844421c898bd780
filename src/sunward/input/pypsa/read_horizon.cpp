// Snapshots, their weightings, investment periods and scenarios.
#include <cmath>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "sunward/input/pypsa/context.hpp"

namespace sunward::input::pypsa::detail {

namespace net = model::network;

namespace {

void check_weights(Context& context, const std::string& key, const std::vector<double>& weights) {
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (std::isfinite(weights[i]) && weights[i] >= 0.0) continue;
    context.faults.add(context.tables().source, fmt::format("{}[{}]", key, i), plain(weights[i]),
                       told("network.weighting"));
  }
}

/// Periods that only the snapshots name weigh one each, as PyPSA has it; the other way round PyPSA
/// would repeat all snapshots in every period.
void complete_periods(Context& context) {
  net::Tables& tables = context.network.tables;
  if (tables.snapshots.periods.empty() && !tables.periods.empty())
    context.faults.add(tables.source, "snapshots.period", "", told("network.periods_alone"));
  if (tables.snapshots.periods.empty() || !tables.periods.empty()) return;
  for (const int period : tables.snapshots.periods)
    if (tables.periods.empty() || tables.periods.back() != period) tables.periods.push_back(period);
  tables.period_objective.assign(tables.periods.size(), 1.0);
  tables.period_years.assign(tables.periods.size(), 1.0);
}

void check_period_order(Context& context) {
  const std::vector<int>& periods = context.tables().periods;
  for (std::size_t p = 1; p < periods.size(); ++p)
    if (periods[p] <= periods[p - 1])
      context.faults.add(context.tables().source, fmt::format("investment_periods[{}]", p),
                         std::to_string(periods[p]), told("network.period_order"));
}

/// PyPSA cannot tell two snapshots of one name apart either.
void check_snapshots(Context& context) {
  const net::Snapshots& snapshots = context.tables().snapshots;
  std::set<std::pair<int, std::string>> seen;
  for (std::size_t t = 0; t < snapshots.labels.size(); ++t) {
    const int period = snapshots.periods.empty() ? 0 : snapshots.periods[t];
    if (seen.emplace(period, snapshots.labels[t]).second) continue;
    context.faults.add(context.tables().source, fmt::format("snapshots[{}]", t),
                       snapshots.labels[t], told("network.snapshot_twice"));
  }
}

void check_probabilities(Context& context) {
  const std::vector<double>& weights = context.network.horizon.probability;
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  if (std::abs(sum - 1.0) > 1e-6)  // PyPSA: numpy's isclose
    context.faults.add(context.tables().source, "scenario_weight", plain(sum),
                       told("network.scenario_sum"));
}

/// Index of the period of every snapshot; the snapshots of a period must stand together.
void read_period_of_snapshots(Context& context) {
  const net::Tables& tables = context.tables();
  net::Horizon& horizon = context.network.horizon;
  std::size_t period = 0;
  for (std::size_t t = 0; t < tables.n_snapshots(); ++t) {
    const int wanted = tables.snapshots.periods[t];
    while (period < tables.periods.size() && tables.periods[period] != wanted) ++period;
    if (period == tables.periods.size()) {
      context.faults.add(tables.source, fmt::format("snapshots[{}].period", t),
                         std::to_string(wanted), told("network.period_order"));
      return;
    }
    horizon.period[t] = static_cast<Index>(period);
  }
}

}  // namespace

void read_horizon(Context& context) {
  complete_periods(context);
  check_period_order(context);
  check_snapshots(context);
  const net::Tables& tables = context.tables();
  net::Horizon& horizon = context.network.horizon;
  horizon.n_snapshots = tables.n_snapshots();
  horizon.n_scenarios = tables.n_scenarios();
  horizon.objective = tables.snapshots.objective;
  horizon.stores = tables.snapshots.stores;
  horizon.generators = tables.snapshots.generators;
  check_weights(context, "snapshots.objective", horizon.objective);
  check_weights(context, "snapshots.stores", horizon.stores);
  check_weights(context, "snapshots.generators", horizon.generators);
  horizon.period.assign(horizon.n_snapshots, 0);
  horizon.multi_invest = !tables.periods.empty() && !tables.snapshots.periods.empty();
  horizon.period_objective = {1.0};
  horizon.period_years = {1.0};
  if (horizon.multi_invest) {
    horizon.period_objective = tables.period_objective;
    horizon.period_years = tables.period_years;
    check_weights(context, "investment_periods.objective", horizon.period_objective);
    check_weights(context, "investment_periods.years", horizon.period_years);
    read_period_of_snapshots(context);
  }
  horizon.probability =
      tables.scenarios.empty() ? std::vector<double>{1.0} : tables.scenario_weights;
  check_weights(context, "scenario_weight", horizon.probability);
  check_probabilities(context);
}

}  // namespace sunward::input::pypsa::detail

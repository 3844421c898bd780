#include "sunward/formulation/network/builder.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace sunward::formulation::network {

namespace net = model::network;

namespace {

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

/// Equal, and not zero, at all steps: what must run.
bool is_one_value(const net::Values& lower, const net::Values& upper, std::size_t n_steps) {
  bool any = false;
  for (std::size_t n = 0; n < n_steps; ++n) {
    if (lower.at(n) != upper.at(n)) return false;
    any = any || upper.at(n) != 0.0;
  }
  return any;
}

bool all_of(const net::Values& values, auto test) {
  return values.by_step.empty() ? test(values.constant)
                                : std::all_of(values.by_step.begin(), values.by_step.end(), test);
}

}  // namespace

Builder::Builder(const net::Network& network)
    : network_(network), horizon_(make_horizon()), pool_(horizon_) {
  program_.problem.name = network.name;
  program_.bus_rows.assign(network.buses.size(), -1);
  bus_demand_.resize(network.buses.size());
  for (const Span& span : horizon_.scenarios)
    program_.problem.scenarios.push_back({span.name, span.n_steps});
  cost_weight_ = make([&](std::size_t n) {
    return time().objective[snapshot(n)] * time().period_objective[period(n)] *
           time().probability[scenario(n)];
  });
  store_hours_ = make([&](std::size_t n) { return time().stores[snapshot(n)]; });
}

/// A chain of steps per scenario; one per scenario and period where storages start anew in each.
Horizon Builder::make_horizon() const {
  const bool carries_over =
      std::any_of(network_.storages.begin(), network_.storages.end(),
                  [](const net::Storage& storage) { return !storage.per_period; }) ||
      std::any_of(network_.converters.begin(), network_.converters.end(),
                  [](const net::Converter& converter) { return converter.commitment.has_value(); });
  const bool split = time().n_periods() > 1 && !carries_over;
  Horizon horizon;
  horizon.n_steps = n_steps();
  for (std::size_t n = 0; n < horizon.n_steps; ++n) {
    if (snapshot(n) == 0 || (split && opens_period(n)))
      horizon.scenarios.push_back({fmt::format("s{}", horizon.scenarios.size()), 1.0, n, 0, 1.0});
    ++horizon.scenarios.back().n_steps;
  }
  return horizon;
}

bool Builder::opens_period(std::size_t n) const {
  return snapshot(n) == 0 || period(n) != period(n - 1);
}

lp::Coefficient Builder::by_step(const net::Values& values) {
  return values.by_step.empty() ? lp::Coefficient{values.constant} : pool_.of(values.by_step);
}

lp::Coefficient Builder::mask(const net::Asset& asset) {
  const bool always = std::all_of(asset.active.begin(), asset.active.end(),
                                  [](unsigned char on) { return on != 0; });
  if (always) return 1.0;
  return make([&](std::size_t n) { return active(asset, n) ? 1.0 : 0.0; });
}

Index Builder::column(const std::string& name, double lower, double upper) {
  lp::StepColumn column;
  column.name = name;
  column.lower = lower;
  column.upper = upper;
  column.boundary = lp::Boundary::given;
  program_.problem.step_columns.push_back(std::move(column));
  return static_cast<Index>(program_.problem.step_columns.size()) - 1;
}

Index Builder::row(const std::string& name, const lp::Coefficient& lower,
                   const lp::Coefficient& upper) {
  program_.problem.step_rows.push_back({name, lower, upper});
  return static_cast<Index>(program_.problem.step_rows.size()) - 1;
}

void Builder::entry(Index row, Index column, Index lag, const lp::Coefficient& value) {
  lp::Coefficient& entry = entries_[{{row, column}, lag}];
  entry = pool_.sum(entry, value);
}

void Builder::border(Index row, Index shared_column, const lp::Coefficient& value) {
  lp::Coefficient& entry = border_entries_[{row, slot_of(shared_column)}];
  entry = pool_.sum(entry, value);
}

Index Builder::slot_of(Index shared_column) {
  auto& slots = program_.problem.column_slots;
  const auto [known, is_new] = slots_.try_emplace(shared_column, static_cast<Index>(slots.size()));
  if (is_new) slots.push_back({shared_column, {}});
  return known->second;
}

void Builder::add_cost(Index column, const lp::Coefficient& price) {
  lp::Coefficient& cost = program_.problem.step_columns[at(column)].cost;
  cost = pool_.sum(cost, pool_.product(price, cost_weight_));
}

void Builder::inject(Index bus, Index column, const lp::Coefficient& rate, Index lag) {
  if (rate.scale == 0.0) return;
  Index& balance = program_.bus_rows[at(bus)];
  if (balance < 0) balance = row(network_.buses[at(bus)] + ".balance", 0.0, 0.0);
  entry(balance, column, lag, rate);
}

void Builder::demand(Index bus, const lp::Coefficient& power) {
  bus_demand_[at(bus)] = pool_.sum(bus_demand_[at(bus)], power);
}

Index Builder::capacity(const net::Asset& asset) {
  if (!asset.capacity.extendable) return -1;
  double weight = 0.0;
  for (std::size_t p = 0; p < time().n_periods(); ++p)
    weight += asset.active[p] != 0 ? time().period_objective[p] : 0.0;
  const double cost = weight * asset.capacity.cost;
  program_.existing_cost += cost * asset.capacity.nominal;
  auto& columns = program_.problem.shared_columns;
  columns.push_back({fmt::format("{}.{}", asset.name, net::nominal_of(asset.kind)), cost,
                     asset.capacity.min, asset.capacity.max});
  const auto capacity = static_cast<Index>(columns.size()) - 1;
  if (asset.capacity.module > 0.0) add_modules(asset, capacity);
  return capacity;
}

/// capacity = module * a whole number.
void Builder::add_modules(const net::Asset& asset, Index capacity) {
  auto& columns = program_.problem.shared_columns;
  auto& rows = program_.problem.shared_rows;
  const std::string& name = columns[at(capacity)].name;
  const double most = std::floor(asset.capacity.max / asset.capacity.module * (1.0 + 1e-9));
  rows.push_back({name + ".modules", 0.0, 0.0});
  columns.push_back({name + ".modules", 0.0, 0.0, most});
  const auto row = static_cast<Index>(rows.size()) - 1;
  const auto modules = static_cast<Index>(columns.size()) - 1;
  shared_entry(row, capacity, 1.0);
  shared_entry(row, modules, -asset.capacity.module);
  program_.integrality.shared_columns.push_back(modules);
  modules_.emplace(capacity, modules);
}

Index Builder::modules(Index capacity) const {
  const auto found = modules_.find(capacity);
  return found == modules_.end() ? -1 : found->second;
}

Index Builder::whole_column(const std::string& name, const lp::Coefficient& upper) {
  const Index index = column(name, 0.0, 0.0);
  program_.problem.step_columns[at(index)].upper = upper;
  program_.integrality.step_columns.push_back(index);
  return index;
}

void Builder::add_unweighted_cost(Index column, const lp::Coefficient& price) {
  const lp::Coefficient probability =
      make([&](std::size_t n) { return time().probability[scenario(n)]; });
  lp::Coefficient& cost = program_.problem.step_columns[at(column)].cost;
  cost = pool_.sum(cost, pool_.product(price, probability));
}

Limited Builder::limited(const LimitSpec& spec) {
  Limited limited;
  limited.column = column(spec.name, -spec.limit, spec.limit);
  if (spec.capacity >= 0)
    limit_by_rows(spec, limited);
  else
    limit_by_bounds(spec, limited);
  apply_set(spec, limited);
  return limited;
}

void Builder::limit_by_bounds(const LimitSpec& spec, Limited& limited) {
  const double nominal = spec.asset->capacity.nominal;
  const auto side = [&](const net::Values& pu, double sign) {
    return make([&](std::size_t n) {
      const double value = pu.at(n) == 0.0 ? 0.0 : pu.at(n) * nominal;
      return sign * std::min(sign * value, spec.limit);
    });
  };
  const bool mixed =
      std::isinf(nominal) && (!spec.min_pu.by_step.empty() || !spec.max_pu.by_step.empty());
  if (mixed) {
    Fault fault;
    fault.key = spec.name;
    fault.tell(told("network.unlimited"));
    faults_.push_back(std::move(fault));
    return;
  }
  lp::StepColumn& column = program_.problem.step_columns[at(limited.column)];
  column.lower = side(spec.min_pu, -1.0);
  column.upper = side(spec.max_pu, 1.0);
}

/// Rows y - pu * d <= 0 and >= 0. Bounds stay where a limit is zero at all times, or cannot be
/// crossed without crossing zero. Two equal limits are one row and no bound: an interior point has
/// no room between them.
void Builder::limit_by_rows(const LimitSpec& spec, Limited& limited) {
  if (is_one_value(spec.min_pu, spec.max_pu, n_steps())) {
    limited.lower_row = limited.upper_row = row(spec.name + ".run", 0.0, 0.0);
    entry(limited.upper_row, limited.column, 0, 1.0);
    border(limited.upper_row, spec.capacity, pool_.product(by_step(spec.max_pu), -1.0));
    return;
  }
  lp::StepColumn& column = program_.problem.step_columns[at(limited.column)];
  const auto zero = [](double v) { return v == 0.0; };
  if (all_of(spec.min_pu, [](double v) { return v >= 0.0; })) column.lower = 0.0;
  if (all_of(spec.max_pu, [](double v) { return v <= 0.0; })) column.upper = 0.0;
  if (!all_of(spec.min_pu, zero)) {
    limited.lower_row = row(spec.name + ".min", 0.0, infinity);
    entry(limited.lower_row, limited.column, 0, 1.0);
    border(limited.lower_row, spec.capacity, pool_.product(by_step(spec.min_pu), -1.0));
  }
  if (!all_of(spec.max_pu, zero)) {
    limited.upper_row = row(spec.name + ".max", -infinity, 0.0);
    entry(limited.upper_row, limited.column, 0, 1.0);
    border(limited.upper_row, spec.capacity, pool_.product(by_step(spec.max_pu), -1.0));
  }
}

void Builder::apply_set(const LimitSpec& spec, Limited& limited) {
  const auto missing = [](double v) { return std::isnan(v); };
  if (all_of(spec.set, missing)) return;
  if (all_of(spec.set, [](double v) { return !std::isnan(v); }) || spec.capacity < 0) {
    lp::StepColumn& column = program_.problem.step_columns[at(limited.column)];
    std::vector<double> lower(n_steps());
    std::vector<double> upper(n_steps());
    for (std::size_t n = 0; n < lower.size(); ++n) {
      lower[n] = pool_.value(column.lower, n);
      upper[n] = pool_.value(column.upper, n);
    }
    require_within(spec, lower, upper);
    for (std::size_t n = 0; n < lower.size(); ++n)
      if (!std::isnan(spec.set.at(n))) lower[n] = upper[n] = spec.set.at(n);
    column.lower = pool_.of(std::move(lower));
    column.upper = pool_.of(std::move(upper));
    if (column.lower.series >= 0 && column.upper.series >= 0 &&
        all_of(spec.set, [](double v) { return !std::isnan(v); }))
      column.upper = column.lower;
    limited.is_set = true;
    return;
  }
  const lp::Coefficient on =
      make([&](std::size_t n) { return std::isnan(spec.set.at(n)) ? 0.0 : 1.0; });
  const lp::Coefficient side =
      make([&](std::size_t n) { return std::isnan(spec.set.at(n)) ? 0.0 : spec.set.at(n); });
  limited.set_row = row(spec.name + ".set", side, side);
  entry(limited.set_row, limited.column, 0, on);
}

void Builder::require_within(const LimitSpec& spec, const std::vector<double>& lower,
                             const std::vector<double>& upper) {
  for (std::size_t n = 0; n < lower.size(); ++n) {
    const double set = spec.set.at(n);
    const double slack = 1e-9 * std::max(1.0, std::abs(set));
    if (std::isnan(set) || !active(*spec.asset, n) ||
        (set >= lower[n] - slack && set <= upper[n] + slack))
      continue;
    Fault fault;
    fault.file = network_.tables.source;
    fault.key = spec.name + " p_set";
    fault.value = fmt::format("{}", set);
    fault.range = phrase("range.between", {{"min", fmt::format("{}", lower[n])},
                                           {"max", fmt::format("{}", upper[n])}});
    fault.tell(
        told("network.set_point", {{"when", network_.tables.snapshots.labels[snapshot(n)]}}));
    faults_.push_back(std::move(fault));
    return;
  }
}

Builder::Totals Builder::totals(const std::string& name) {
  Totals totals;
  lp::Problem& problem = program_.problem;
  const auto first = static_cast<Index>(problem.shared_rows.size());
  lp::Slot slot;
  for (std::size_t s = 0; s < time().n_scenarios; ++s) {
    const auto row = first + static_cast<Index>(s);
    problem.shared_rows.push_back({name, -infinity, infinity});
    totals.rows.push_back(row);
    if (time().n_scenarios > 1) slot.by_step.insert(slot.by_step.end(), time().n_snapshots, row);
  }
  if (time().n_scenarios == 1) slot.fixed = first;
  totals.slot = static_cast<Index>(problem.row_slots.size());
  problem.row_slots.push_back(std::move(slot));
  return totals;
}

void Builder::set_sides(Index shared_row, double lower, double upper) {
  program_.problem.shared_rows[at(shared_row)].lower = lower;
  program_.problem.shared_rows[at(shared_row)].upper = upper;
}

void Builder::aggregate(const Totals& totals, Index column, const lp::Coefficient& value) {
  lp::Coefficient& entry = aggregate_entries_[{totals.slot, column}];
  entry = pool_.sum(entry, value);
}

void Builder::shared_entry(Index shared_row, Index shared_column, double value) {
  shared_entries_[{shared_row, shared_column}] += value;
}

Program Builder::finish() {
  if (!faults_.empty()) throw InputError(faults_);
  lp::Problem& problem = program_.problem;
  for (std::size_t b = 0; b < bus_demand_.size(); ++b) {
    if (program_.bus_rows[b] < 0) continue;
    lp::StepRow& balance = problem.step_rows[at(program_.bus_rows[b])];
    balance.lower = balance.upper = bus_demand_[b];
  }
  for (const auto& [key, value] : entries_)
    if (value.scale != 0.0)
      problem.step_entries.push_back({key.first.first, key.first.second, key.second, value});
  for (const auto& [place, value] : border_entries_)
    if (value.scale != 0.0) problem.border_entries.push_back({place.first, place.second, value});
  for (const auto& [place, value] : aggregate_entries_)
    if (value.scale != 0.0) problem.aggregate_entries.push_back({place.first, place.second, value});
  for (const auto& [place, value] : shared_entries_)
    if (value != 0.0) problem.shared_entries.push_back({place.first, place.second, value});
  problem.series = pool_.take();
  return std::move(program_);
}

}  // namespace sunward::formulation::network

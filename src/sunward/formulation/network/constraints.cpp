// Global constraints: budgets of primary energy and output, limits of what may be built.
#include <algorithm>
#include <cmath>
#include <optional>

#include "sunward/formulation/network/builder.hpp"

namespace sunward::formulation::network {

namespace net = model::network;

namespace {

using Constraint = net::GlobalConstraint;

bool counts_in(const Constraint& constraint, std::size_t period) {
  return constraint.period < 0 || static_cast<std::size_t>(constraint.period) == period;
}

bool is_active_in(const net::Asset& asset, const Constraint& constraint) {
  for (std::size_t p = 0; p < asset.active.size(); ++p)
    if (asset.active[p] != 0 && counts_in(constraint, p)) return true;
  return false;
}

void set_sense(Builder& b, const Constraint& constraint, const Builder::Totals& totals,
               const std::vector<double>& moved) {
  for (std::size_t s = 0; s < totals.rows.size(); ++s) {
    const double side = constraint.constant[s] - moved[s];
    b.set_sides(totals.rows[s], constraint.sense == '<' ? -infinity : side,
                constraint.sense == '>' ? infinity : side);
  }
}

/// Energy of generators, over their efficiency when primary energy is meant; and what storages that
/// are not cyclic end with less than they began.
class Budget {
 public:
  Budget(Builder& b, const Constraint& constraint)
      : b_(b),
        constraint_(constraint),
        primary_(constraint.type == Constraint::Type::primary_energy),
        totals_(b.totals(constraint.name)),
        moved_(b.time().n_scenarios, 0.0) {}

  bool add() {
    for (std::size_t i = 0; i < b_.network().converters.size(); ++i) add_generator(i);
    for (std::size_t i = 0; i < b_.network().storages.size(); ++i) add_storage(i);
    if (any_) set_sense(b_, constraint_, totals_, moved_);
    return any_;
  }

  [[nodiscard]] const Builder::Totals& totals() const { return totals_; }

 private:
  [[nodiscard]] double factor(const net::Asset& asset, std::size_t scenario) const {
    return constraint_.factor(scenario, asset.carriers[scenario]);
  }

  [[nodiscard]] bool concerns(const net::Asset& asset) const {
    for (std::size_t s = 0; s < asset.carriers.size(); ++s)
      if (factor(asset, s) != 0.0 && is_active_in(asset, constraint_)) return true;
    return false;
  }

  void add_generator(std::size_t i) {
    const net::Converter& converter = b_.network().converters[i];
    if (converter.asset.kind != net::Kind::generator || !concerns(converter.asset)) return;
    any_ = true;
    b_.aggregate(totals_, b_.program().converters[i].flow.column, b_.make([&](std::size_t n) {
      if (!b_.active(converter.asset, n) || !counts_in(constraint_, b_.period(n))) return 0.0;
      const double energy = b_.time().generators[b_.snapshot(n)] *
                            b_.time().period_years[b_.period(n)] *
                            factor(converter.asset, b_.scenario(n));
      return primary_ && energy != 0.0 ? energy / converter.efficiency.at(n) : energy;
    }));
  }

  [[nodiscard]] bool closes_period(std::size_t n) const {
    return b_.snapshot(n) + 1 == b_.time().n_snapshots || b_.period(n + 1) != b_.period(n);
  }

  void add_storage(std::size_t i) {
    const net::Storage& storage = b_.network().storages[i];
    if (storage.start == net::Start::cyclic || !concerns(storage.asset)) return;
    any_ = true;
    const auto weight = [&](std::size_t n) {
      const bool last =
          closes_period(n) && (storage.per_period || b_.snapshot(n) + 1 == b_.time().n_snapshots);
      if (!last || !b_.active(storage.asset, n) || !counts_in(constraint_, b_.period(n)))
        return 0.0;
      return factor(storage.asset, b_.scenario(n)) * b_.time().period_years[b_.period(n)];
    };
    for (std::size_t n = 0; n < b_.n_steps(); ++n)
      moved_[b_.scenario(n)] += weight(n) * storage.initial;
    b_.aggregate(totals_, b_.program().storages[i].content.column,
                 b_.make([&](std::size_t n) { return -weight(n); }));
  }

  Builder& b_;
  const Constraint& constraint_;
  bool primary_;
  Builder::Totals totals_;
  std::vector<double> moved_;
  bool any_ = false;
};

/// What a unit of a capacity counts in a limit of expansion; 0 when it does not.
double weight_of(const Builder& b, const Constraint& constraint, const net::Asset& asset,
                 double length, Index bus) {
  if (!asset.capacity.extendable || !is_active_in(asset, constraint) ||
      constraint.factor(0, asset.carriers[0]) == 0.0)
    return 0.0;
  if (constraint.type == Constraint::Type::tech_capacity) {
    const bool here = constraint.bus.empty() ||
                      b.network().buses[static_cast<std::size_t>(bus)] == constraint.bus;
    return here ? 1.0 : 0.0;
  }
  if (asset.kind != net::Kind::line && asset.kind != net::Kind::link) return 0.0;
  if (constraint.type == Constraint::Type::volume) return length;
  double periods = 0.0;
  for (std::size_t p = 0; p < asset.active.size(); ++p)
    periods += asset.active[p] != 0 ? b.time().period_objective[p] : 0.0;
  return asset.capacity.capital_cost * (constraint.period < 0 ? periods : 1.0);
}

/// Limits of capacities do not depend on the scenario: one row.
std::vector<Index> add_expansion_limit(Builder& b, const Constraint& constraint) {
  std::vector<std::pair<Index, double>> terms;
  for (std::size_t i = 0; i < b.network().converters.size(); ++i) {
    const net::Converter& converter = b.network().converters[i];
    const double weight =
        weight_of(b, constraint, converter.asset, converter.length, converter.ports[0].bus);
    if (weight != 0.0) terms.emplace_back(b.program().converters[i].capacity, weight);
  }
  for (std::size_t i = 0; i < b.network().storages.size(); ++i) {
    const net::Storage& storage = b.network().storages[i];
    const double weight = weight_of(b, constraint, storage.asset, 0.0, storage.bus);
    if (weight != 0.0) terms.emplace_back(b.program().storages[i].capacity, weight);
  }
  if (terms.empty()) return {};
  auto& rows = b.program().problem.shared_rows;
  const double side = constraint.constant[0];
  rows.push_back({constraint.name, constraint.sense == '<' ? -infinity : side,
                  constraint.sense == '>' ? infinity : side});
  const auto row = static_cast<Index>(rows.size()) - 1;
  for (const auto& [column, weight] : terms) b.shared_entry(row, column, weight);
  return {row};
}

/// The period in which an asset is new; none when it never is active.
std::optional<std::size_t> first_period(const net::Asset& asset) {
  for (std::size_t p = 0; p < asset.active.size(); ++p)
    if (asset.active[p] != 0) return p;
  return std::nullopt;
}

/// Capacities new in a period, less `relative` times those new in the one before.
void add_growth_limit(Builder& b, const net::GrowthLimit& limit, std::size_t period) {
  std::vector<std::pair<Index, double>> terms;
  const auto add = [&](const net::Asset& asset, Index capacity) {
    const auto first = first_period(asset);
    if (capacity < 0 || !first || asset.carriers[0] != limit.carrier) return;
    if (*first == period) terms.emplace_back(capacity, 1.0);
    if (*first + 1 == period && limit.relative > 0.0) terms.emplace_back(capacity, -limit.relative);
  };
  for (std::size_t i = 0; i < b.network().converters.size(); ++i)
    add(b.network().converters[i].asset, b.program().converters[i].capacity);
  for (std::size_t i = 0; i < b.network().storages.size(); ++i)
    add(b.network().storages[i].asset, b.program().storages[i].capacity);
  if (terms.empty()) return;
  auto& rows = b.program().problem.shared_rows;
  rows.push_back({limit.carrier + ".max_growth", -infinity, limit.most});
  const auto row = static_cast<Index>(rows.size()) - 1;
  for (const auto& [column, weight] : terms) b.shared_entry(row, column, weight);
}

}  // namespace

void add_constraints(Builder& b) {
  for (const net::GrowthLimit& limit : b.network().growth_limits)
    for (std::size_t p = 0; p < b.time().n_periods(); ++p) add_growth_limit(b, limit, p);
  for (const Constraint& constraint : b.network().constraints) {
    if (constraint.type != Constraint::Type::primary_energy &&
        constraint.type != Constraint::Type::operational) {
      b.program().constraint_rows.push_back(add_expansion_limit(b, constraint));
      continue;
    }
    Budget budget(b, constraint);
    const bool any = budget.add();
    b.program().constraint_rows.push_back(any ? budget.totals().rows : std::vector<Index>{});
  }
}

}  // namespace sunward::formulation::network

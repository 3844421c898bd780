#include "sunward/formulation/builder.hpp"

#include <algorithm>
#include <cmath>
#include <future>
#include <thread>

#include <fmt/format.h>

#include "sunward/base/error.hpp"
#include "sunward/formulation/penalty.hpp"
#include "sunward/model/annuity.hpp"

namespace sunward::formulation {

namespace {

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

std::size_t worker_count(int asked) {
  if (asked > 0) return static_cast<std::size_t>(asked);
  return std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace

Builder::Builder(const model::Park& park, const BuildOptions& options)
    : park_(park),
      options_(options),
      program_{{}, VariableMap{horizon_of(park), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}}},
      coefficients_(program_.map.horizon),
      bus_right_(park.buses.size()) {
  program_.problem.name = park.name;
  for (const Span& span : horizon().scenarios)
    program_.problem.scenarios.push_back({span.name, span.n_steps});
  program_.map.bus_rows.assign(park.buses.size(), -1);
}

void Builder::enter(Index component) { component_ = component; }

const StorageCurves* Builder::storage_curves() const {
  if (component_ < 0) return nullptr;
  const auto found = options_.storage_curves.find(park_.components[at(component_)].name);
  return found == options_.storage_curves.end() ? nullptr : &found->second;
}

std::string Builder::prefixed(const std::string& name) const {
  return component_ < 0 ? name : park_.components[at(component_)].name + "." + name;
}

lp::StepColumn& Builder::step_column(Index column) {
  return program_.problem.step_columns[at(column)];
}

lp::Coefficient Builder::series(
    const std::function<std::vector<double>(const series::Weather&)>& law) {
  const std::size_t n_scenarios = park_.scenarios.size();
  std::vector<std::vector<double>> parts(n_scenarios);
  const auto work = [&](std::size_t first, std::size_t stride) {
    for (std::size_t s = first; s < n_scenarios; s += stride)
      parts[s] = law(*park_.scenarios[s].weather);
  };
  const std::size_t n_workers = std::min(n_scenarios, worker_count(options_.threads));
  std::vector<std::future<void>> others;
  for (std::size_t w = 1; w < n_workers; ++w)
    others.push_back(std::async(std::launch::async, work, w, n_workers));
  work(0, n_workers);
  for (std::future<void>& other : others) other.get();
  std::vector<double> joined;
  joined.reserve(horizon().n_steps);
  for (std::size_t s = 0; s < n_scenarios; ++s) {
    SUNWARD_CHECK(
        parts[s].size() == at(park_.scenarios[s].weather->axis.n_steps),
        prefixed("series") + " has one value per step of '" + park_.scenarios[s].name + "'");
    joined.insert(joined.end(), parts[s].begin(), parts[s].end());
  }
  return coefficients_.of(std::move(joined));
}

Index Builder::shared_column(const std::string& name, double cost, double lower, double upper) {
  program_.problem.shared_columns.push_back({prefixed(name), cost, lower, upper});
  program_.map.shared_column_component.push_back(component_);
  return static_cast<Index>(program_.problem.shared_columns.size()) - 1;
}

void Builder::add_shared(Index row, Index column, double value) {
  if (value != 0.0) shared_entries_[{row, column}] += value;
}

Size Builder::size(const SizeSpec& spec) {
  CapacityMap capacity;
  capacity.component = component_;
  capacity.quantity = spec.quantity;
  capacity.key = spec.key;
  capacity.unit = spec.unit;
  capacity.range = spec.range;
  capacity.capex_cny_per_unit = spec.cost.capex_cny_per_unit * spec.units_per_capacity;
  capacity.lifetime_y = spec.cost.lifetime_y;
  capacity.annuity_cny_per_unit_year =
      capacity.capex_cny_per_unit *
      model::annuity_factor(park_.finance.discount_frac, spec.cost.lifetime_y);
  capacity.fixed_om_cny_per_unit_year =
      spec.cost.fixed_om_cny_per_unit_year * spec.units_per_capacity;
  capacity.charge_cny_per_unit_year = spec.charge_cny_per_unit_year;
  const double yearly = capacity.annuity_cny_per_unit_year + capacity.fixed_om_cny_per_unit_year +
                        capacity.charge_cny_per_unit_year;
  const auto index = static_cast<Index>(program_.map.capacities.size());
  if (elastic()) {
    capacity.size.column = shared_column(spec.quantity, 0.0, 0.0, infinity);
    program_.map.capacities.push_back(capacity);
    relax_size(index, capacity.size);
    return capacity.size;
  }
  if (spec.range.fixed()) {
    capacity.size.value = spec.range.min;
    program_.problem.objective_offset += yearly * spec.range.min;
  } else {
    capacity.size.column = shared_column(spec.quantity, yearly, spec.range.min, spec.range.max);
  }
  program_.map.capacities.push_back(capacity);
  return capacity.size;
}

void Builder::relax_size(Index capacity, const Size& size) {
  const CapacityMap& map = program_.map.capacities[at(capacity)];
  const double price = penalty::per_size_unit(map);
  lp::Problem& problem = program_.problem;
  const auto relax = [&](RelaxationMap::Kind kind, double sign, double lower, double upper) {
    const Index amount =
        shared_column(map.key + (sign < 0 ? ".above_max" : ".below_min"), price, 0.0, infinity);
    problem.shared_rows.push_back({prefixed(map.key) + (sign < 0 ? ".max" : ".min"), lower, upper});
    const auto row = static_cast<Index>(problem.shared_rows.size()) - 1;
    add_shared(row, size.column, 1.0);
    add_shared(row, amount, sign);
    program_.map.relaxations.push_back({kind, capacity, amount});
  };
  if (std::isfinite(map.range.max))
    relax(RelaxationMap::Kind::size_max, -1.0, -infinity, map.range.max);
  if (map.range.min > 0.0) relax(RelaxationMap::Kind::size_min, 1.0, map.range.min, infinity);
}

Index Builder::column(const std::string& name, double lower, double upper) {
  lp::StepColumn column;
  column.name = prefixed(name);
  column.lower = lower;
  column.upper = upper;
  program_.problem.step_columns.push_back(std::move(column));
  program_.map.column_component.push_back(component_);
  return static_cast<Index>(program_.problem.step_columns.size()) - 1;
}

Index Builder::slot_of(Index shared_column) {
  const auto [known, is_new] =
      slots_.try_emplace(shared_column, static_cast<Index>(program_.problem.column_slots.size()));
  if (is_new) program_.problem.column_slots.push_back({shared_column, {}});
  return known->second;
}

void Builder::capacity_row(Index column, double factor, Index slot, bool upper) {
  lp::Problem& problem = program_.problem;
  lp::StepRow row;
  row.name = step_column(column).name + (upper ? ".max" : ".min");
  row.lower = upper ? -infinity : 0.0;
  row.upper = upper ? 0.0 : infinity;
  problem.step_rows.push_back(std::move(row));
  program_.map.row_component.push_back(component_);
  const auto index = static_cast<Index>(problem.step_rows.size()) - 1;
  step_entries_[{{index, column}, 0}] = 1.0;
  border_entries_[{index, slot}] = -factor;
}

void Builder::at_most(Index column, double factor, const Size& size) {
  if (size.column >= 0) {
    capacity_row(column, factor, slot_of(size.column), true);
    return;
  }
  lp::Coefficient& upper = step_column(column).upper;
  upper.scale = std::min(upper.scale, factor * size.value);
}

void Builder::at_most_by_step(Index column, const lp::Coefficient& factor, const Size& size) {
  if (size.column >= 0) {
    const Index slot = slot_of(size.column);
    capacity_row(column, 1.0, slot, true);
    const auto row = static_cast<Index>(program_.problem.step_rows.size()) - 1;
    border_entries_[{row, slot}] = {-factor.scale, factor.series};
    return;
  }
  step_column(column).upper = {factor.scale * size.value, factor.series};
}

void Builder::at_least(Index column, double factor, const Size& size) {
  if (factor == 0.0) return;
  if (size.column >= 0) {
    capacity_row(column, factor, slot_of(size.column), false);
    return;
  }
  lp::Coefficient& lower = step_column(column).lower;
  lower.scale = std::max(lower.scale, factor * size.value);
}

void Builder::limit(Index column, double value, const std::string& key, const std::string& unit) {
  if (std::isinf(value)) return;
  program_.map.limits.push_back({component_, key, unit, value, column});
  if (!elastic()) {
    step_column(column).upper.scale = std::min(step_column(column).upper.scale, value);
    return;
  }
  const Index amount = shared_column(key + ".above", penalty::per_unit_of(unit), 0.0, infinity);
  capacity_row(column, 1.0, slot_of(amount), true);
  program_.problem.step_rows.back().upper = value;
  program_.map.relaxations.push_back(
      {RelaxationMap::Kind::limit, static_cast<Index>(program_.map.limits.size()) - 1, amount});
}

void Builder::design_row(const std::string& name, std::vector<std::pair<Size, double>> terms,
                         double lower, double upper) {
  double constant = 0.0;
  bool has_column = false;
  for (const auto& [size, factor] : terms) {
    if (size.column < 0) constant += factor * size.value;
    has_column = has_column || size.column >= 0;
  }
  if (!has_column) {
    const double slack = 1e-9 * (1.0 + std::abs(constant));
    if (constant >= lower - slack && constant <= upper + slack) return;
    Fault fault{"", 0, "assets." + prefixed(name), "", "", {}, {}, {}};
    fault.tell(told("size.broken_limit"));
    throw InputError({fault});
  }
  lp::Problem& problem = program_.problem;
  problem.shared_rows.push_back({prefixed(name), lower - constant, upper - constant});
  const auto row = static_cast<Index>(problem.shared_rows.size()) - 1;
  for (const auto& [size, factor] : terms)
    if (size.column >= 0) add_shared(row, size.column, factor);
}

std::vector<Index> Builder::monthly_peak(Index column) {
  lp::Problem& problem = program_.problem;
  std::vector<Index> peak_of_month;
  for (const Month& month : horizon().months)
    peak_of_month.push_back(
        shared_column(fmt::format("peak_{}_{:02}", horizon().scenarios[at(month.scenario)].name,
                                  month.calendar_month + 1),
                      0.0, 0.0, infinity));
  lp::Slot slot;
  slot.by_step.reserve(horizon().n_steps);
  for (const Index month : horizon().month_of_step)
    slot.by_step.push_back(peak_of_month[at(month)]);
  problem.column_slots.push_back(std::move(slot));
  capacity_row(column, 1.0, static_cast<Index>(problem.column_slots.size()) - 1, true);
  problem.step_rows.back().name = step_column(column).name + ".peak";
  return peak_of_month;
}

void Builder::monthly_charge(const std::string& kind, Index month, Index shared_column,
                             double cny_per_unit, double fixed_cny) {
  const Month& entry = horizon().months[at(month)];
  const double months = entry.months_per_year * horizon().scenarios[at(entry.scenario)].weight;
  if (!elastic()) {
    if (shared_column >= 0)
      program_.problem.shared_columns[at(shared_column)].cost += cny_per_unit * months;
    program_.problem.objective_offset += fixed_cny * months;
  }
  program_.map.peaks.push_back(
      {component_, month, shared_column, cny_per_unit * months, fixed_cny * months, kind});
}

void Builder::add_size(Expression& expression, const Size& size, const lp::Coefficient& factor,
                       CoefficientPool& coefficients) {
  if (size.column >= 0) {
    expression.shared.push_back({size.column, factor});
  } else {
    expression.constant =
        coefficients.sum(expression.constant, coefficients.product(factor, size.value));
  }
}

double Builder::unserved_price(double given, double penalty_price) const {
  if (!elastic()) return given;
  return given >= 0.0 ? 0.0 : penalty_price;
}

}  // namespace sunward::formulation

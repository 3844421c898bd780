// The second half of Builder: flows, costs, rows, and putting the entries into the problem.
#include <cmath>

#include <fmt/format.h>

#include "sunward/base/error.hpp"
#include "sunward/formulation/builder.hpp"

namespace sunward::formulation {

namespace {

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

Index find_bus(const model::Park& park, const std::string& name) {
  for (std::size_t b = 0; b < park.buses.size(); ++b)
    if (park.buses[b].name == name) return static_cast<Index>(b);
  Fault fault{"", 0, "buses", name, "", {}, {}, {}};
  fault.tell(told("bus.none"));
  throw InputError({fault});
}

}  // namespace

Index Builder::bus_row(Index bus) {
  Index& row = program_.map.bus_rows[at(bus)];
  if (row < 0) {
    row = static_cast<Index>(program_.problem.step_rows.size());
    program_.problem.step_rows.push_back({park_.buses[at(bus)].name + ".balance", 0.0, 0.0});
    program_.map.row_component.push_back(-1);
  }
  return row;
}

void Builder::add_to_row(Index row, const Expression& expression, double factor) {
  for (const StepTerm& term : expression.step) {
    lp::Coefficient& entry = step_entries_[{{row, term.column}, term.lag}];
    entry = coefficients_.sum(entry, coefficients_.product(term.value, factor));
  }
  for (const SharedTerm& term : expression.shared) {
    lp::Coefficient& entry = border_entries_[{row, slot_of(term.column)}];
    entry = coefficients_.sum(entry, coefficients_.product(term.value, factor));
  }
}

Index Builder::flow(const FlowSpec& spec) {
  FlowMap flow;
  flow.component = component_;
  flow.name = park_.components[at(component_)].name + "_" + spec.quantity;
  flow.quantity = spec.quantity;
  flow.unit = spec.unit;
  flow.description = spec.description;
  flow.bus = spec.bus.empty() ? -1 : find_bus(park_, spec.bus);
  flow.sign = spec.sign;
  flow.role = spec.role;
  flow.both_ways = spec.both_ways;
  flow.value = spec.value;
  flow.co2_t_per_unit = spec.co2_t_per_unit;
  // Two flows of one component may share a quantity on different buses (compressor).
  for (const FlowMap& other : program_.map.flows)
    if (other.name == flow.name) flow.name += "_" + spec.bus;
  // A component of size zero must not leave an empty balance row behind.
  const bool empty =
      spec.value.step.empty() && spec.value.shared.empty() && spec.value.constant.scale == 0.0;
  if (spec.sign != 0 && !empty) {
    const Index row = bus_row(flow.bus);
    add_to_row(row, spec.value, spec.sign);
    bus_right_[at(flow.bus)] = coefficients_.sum(
        bus_right_[at(flow.bus)], coefficients_.product(spec.value.constant, -spec.sign));
  }
  program_.map.flows.push_back(std::move(flow));
  return static_cast<Index>(program_.map.flows.size()) - 1;
}

void Builder::cost(const std::string& kind, Index flow, const lp::Coefficient& price) {
  if (price.scale == 0.0 || (elastic() && kind != "unserved")) return;
  program_.map.costs.push_back({component_, kind, flow, price});
  const Expression& value = program_.map.flows[at(flow)].value;
  const lp::Coefficient factor = coefficients_.expected(price);
  for (const StepTerm& term : value.step) {
    SUNWARD_CHECK(term.lag == 0, "a priced flow reaches back in time");
    lp::Coefficient& column_cost = step_column(term.column).cost;
    column_cost = coefficients_.sum(column_cost, coefficients_.product(factor, term.value));
  }
  for (const SharedTerm& term : value.shared)
    program_.problem.shared_columns[at(term.column)].cost +=
        coefficients_.total(coefficients_.product(factor, term.value));
  program_.problem.objective_offset +=
      coefficients_.total(coefficients_.product(factor, value.constant));
}

void Builder::emission_cost(Index flow) {
  cost("co2", flow, park_.rules.co2_price_cny_per_t * program_.map.flows[at(flow)].co2_t_per_unit);
}

void Builder::dynamics(const std::string& name, const Expression& left,
                       const lp::Coefficient& right) {
  const lp::Coefficient side = coefficients_.sum(right, coefficients_.product(left.constant, -1.0));
  program_.problem.step_rows.push_back({prefixed(name), side, side});
  program_.map.row_component.push_back(component_);
  add_to_row(static_cast<Index>(program_.problem.step_rows.size()) - 1, left, 1.0);
}

YearRows Builder::year_rows(const std::string& name, double lower, double upper,
                            bool each_scenario) {
  YearRows rows;
  lp::Problem& problem = program_.problem;
  const bool split = each_scenario && horizon().scenarios.size() > 1;
  const auto first = static_cast<Index>(problem.shared_rows.size());
  lp::Slot slot;
  slot.fixed = first;
  for (std::size_t s = 0; s < (split ? horizon().scenarios.size() : 1); ++s) {
    rows.rows.push_back(first + static_cast<Index>(s));
    if (split) rows.over = YearRows::Over::scenario;
    const Span& span = horizon().scenarios[s];
    problem.shared_rows.push_back({split ? name + "." + span.name : name, lower, upper});
    if (split) slot.by_step.insert(slot.by_step.end(), at(span.n_steps), rows.rows.back());
  }
  rows.slot = static_cast<Index>(problem.row_slots.size());
  problem.row_slots.push_back(std::move(slot));
  return rows;
}

YearRows Builder::month_rows(const std::string& name, double lower, double upper) {
  YearRows rows;
  rows.over = YearRows::Over::month;
  lp::Problem& problem = program_.problem;
  const auto first = static_cast<Index>(problem.shared_rows.size());
  for (const Month& month : horizon().months) {
    rows.rows.push_back(static_cast<Index>(problem.shared_rows.size()));
    problem.shared_rows.push_back(
        {fmt::format("{}.{}_{:02}", prefixed(name), horizon().scenarios[at(month.scenario)].name,
                     month.calendar_month + 1),
         lower, upper});
  }
  lp::Slot slot;
  slot.by_step.reserve(horizon().n_steps);
  for (const Index month : horizon().month_of_step) slot.by_step.push_back(first + month);
  rows.slot = static_cast<Index>(problem.row_slots.size());
  problem.row_slots.push_back(std::move(slot));
  return rows;
}

/// Sum of c(n) over the steps of each row.
std::vector<double> Builder::by_row(const YearRows& rows, const lp::Coefficient& c) const {
  std::vector<double> sums(rows.rows.size(), 0.0);
  if (rows.over != YearRows::Over::month) {
    for (std::size_t r = 0; r < sums.size(); ++r)
      sums[r] = coefficients_.total(c, rows.each_scenario() ? static_cast<Index>(r) : -1);
    return sums;
  }
  if (c.scale == 0.0) return sums;
  for (std::size_t n = 0; n < horizon().n_steps; ++n)
    sums[at(horizon().month_of_step[n])] += coefficients_.value(c, n);
  return sums;
}

Index Builder::step_row(const std::string& name, const Expression& value, double lower,
                        double upper) {
  SUNWARD_CHECK(value.constant.series < 0, "a step row with a constant that varies");
  program_.problem.step_rows.push_back(
      {prefixed(name), lower - value.constant.scale, upper - value.constant.scale});
  program_.map.row_component.push_back(component_);
  const auto row = static_cast<Index>(program_.problem.step_rows.size()) - 1;
  add_to_row(row, value, 1.0);
  return row;
}

void Builder::add_yearly(const YearRows& rows, Index flow, double factor) {
  if (factor == 0.0) return;
  const Expression& value = program_.map.flows[at(flow)].value;
  const auto weighted = [&](const lp::Coefficient& c) {
    const lp::Coefficient scaled = coefficients_.product(c, factor);
    return rows.over == YearRows::Over::all ? coefficients_.expected(scaled)
                                            : coefficients_.yearly(scaled);
  };
  for (const StepTerm& term : value.step) {
    SUNWARD_CHECK(term.lag == 0, "a flow of a rule reaches back in time");
    lp::Coefficient& entry = aggregate_entries_[{rows.slot, term.column}];
    entry = coefficients_.sum(entry, weighted(term.value));
  }
  for (const SharedTerm& term : value.shared) {
    const std::vector<double> sums = by_row(rows, weighted(term.value));
    for (std::size_t r = 0; r < sums.size(); ++r) add_shared(rows.rows[r], term.column, sums[r]);
  }
  const std::vector<double> constants = by_row(rows, weighted(value.constant));
  for (std::size_t r = 0; r < constants.size(); ++r) {
    lp::SharedRow& row = program_.problem.shared_rows[at(rows.rows[r])];
    row.lower -= constants[r];
    row.upper -= constants[r];
  }
}

Program Builder::finish() {
  lp::Problem& problem = program_.problem;
  for (std::size_t b = 0; b < park_.buses.size(); ++b) {
    // A bus nothing is connected to has no row; a demand alone keeps its row and makes the park
    // infeasible, as it is.
    if (program_.map.bus_rows[b] < 0) continue;
    lp::StepRow& row = problem.step_rows[at(program_.map.bus_rows[b])];
    row.lower = bus_right_[b];
    row.upper = bus_right_[b];
  }
  for (const auto& [key, value] : step_entries_)
    if (value.scale != 0.0)
      problem.step_entries.push_back({key.first.first, key.first.second, key.second, value});
  for (const auto& [place, value] : border_entries_)
    if (value.scale != 0.0) problem.border_entries.push_back({place.first, place.second, value});
  for (const auto& [place, value] : aggregate_entries_)
    if (value.scale != 0.0) problem.aggregate_entries.push_back({place.first, place.second, value});
  for (const auto& [place, value] : shared_entries_)
    if (value != 0.0) problem.shared_entries.push_back({place.first, place.second, value});
  problem.series = coefficients_.take();
  return std::move(program_);
}

}  // namespace sunward::formulation

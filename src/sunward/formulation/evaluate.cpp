#include "sunward/formulation/evaluate.hpp"

namespace sunward::formulation {

namespace {

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

/// Calls body(n, prev) for every step, scenario by scenario.
template <typename Body>
void each_step(const Horizon& horizon, Body body) {
  for (const Span& span : horizon.scenarios) {
    const std::size_t end = span.first_step + at(span.n_steps);
    std::size_t previous = end - 1;
    for (std::size_t n = span.first_step; n < end; previous = n++) body(n, previous);
  }
}

std::vector<double> evaluate(const Program& program, const lp::Point& point,
                             const Expression& expression) {
  const lp::Problem& problem = program.problem;
  const std::size_t width = problem.step_columns.size();
  std::vector<double> values(program.map.horizon.n_steps);
  for (std::size_t n = 0; n < values.size(); ++n) values[n] = problem.value(expression.constant, n);
  for (const StepTerm& term : expression.step) {
    const double* column = point.step_values.data() + at(term.column);
    each_step(program.map.horizon, [&](std::size_t n, std::size_t previous) {
      values[n] += problem.value(term.value, n) * column[(term.lag == 0 ? n : previous) * width];
    });
  }
  for (const SharedTerm& term : expression.shared) {
    const double shared = point.shared_values[at(term.column)];
    for (std::size_t n = 0; n < values.size(); ++n)
      values[n] += problem.value(term.value, n) * shared;
  }
  return values;
}

}  // namespace

FlowValues evaluate_flows(const Program& program, const lp::Point& point) {
  FlowValues flows;
  for (const FlowMap& flow : program.map.flows) {
    std::vector<double> values = evaluate(program, point, flow.value);
    std::vector<double> yearly;
    double expected = 0.0;
    for (const Span& span : program.map.horizon.scenarios) {
      double sum = 0.0;
      for (std::size_t n = span.first_step; n < span.first_step + at(span.n_steps); ++n)
        sum += values[n];
      yearly.push_back(sum * span.hours_per_step);
      expected += span.weight * yearly.back();
    }
    flows.by_step.push_back(std::move(values));
    flows.yearly.push_back(std::move(yearly));
    flows.expected.push_back(expected);
  }
  return flows;
}

double cny_of(const PeakMap& charge, const lp::Point& point) {
  const double amount =
      charge.column < 0 ? 0.0 : point.shared_values[static_cast<std::size_t>(charge.column)];
  return charge.cny_per_mw * amount + charge.fixed_cny;
}

double value_of(const Size& size, const lp::Point& point) {
  return size.column < 0 ? size.value : point.shared_values[at(size.column)];
}

std::vector<std::vector<double>> evaluate_costs(const Program& program, const FlowValues& flows) {
  std::vector<std::vector<double>> costs;
  for (const CostMap& cost : program.map.costs) {
    std::vector<double>& by_scenario = costs.emplace_back();
    const std::vector<double>& values = flows.by_step[at(cost.flow)];
    for (const Span& span : program.map.horizon.scenarios) {
      double sum = 0.0;
      for (std::size_t n = span.first_step; n < span.first_step + at(span.n_steps); ++n)
        sum += program.problem.value(cost.price, n) * values[n];
      by_scenario.push_back(sum * span.hours_per_step);
    }
  }
  return costs;
}

std::vector<double> bus_price(const Program& program, const lp::Point& point, Index bus) {
  std::vector<double> price(program.map.horizon.n_steps, 0.0);
  const Index row = program.map.bus_rows[at(bus)];
  if (row < 0 || point.step_duals.empty()) return price;
  const std::size_t width = program.problem.step_rows.size();
  for (const Span& span : program.map.horizon.scenarios) {
    const double weight_h = span.weight * span.hours_per_step;
    if (weight_h == 0.0) continue;
    for (std::size_t n = span.first_step; n < span.first_step + at(span.n_steps); ++n)
      price[n] = point.step_duals[n * width + at(row)] / weight_h;
  }
  return price;
}

std::vector<double> shared_reduced_costs(const lp::Problem& problem, const lp::Point& point) {
  std::vector<double> reduced;
  for (const lp::SharedColumn& column : problem.shared_columns) reduced.push_back(column.cost);
  for (const lp::SharedEntry& entry : problem.shared_entries)
    reduced[at(entry.column)] -= entry.value * point.shared_duals[at(entry.row)];
  const std::size_t width = problem.step_rows.size();
  const std::size_t n_steps = problem.n_steps();
  for (const lp::BorderEntry& entry : problem.border_entries) {
    const lp::Slot& slot = problem.column_slots[at(entry.slot)];
    for (std::size_t n = 0; n < n_steps; ++n) {
      const Index column = slot.at(n);
      if (column >= 0)
        reduced[at(column)] -=
            problem.value(entry.value, n) * point.step_duals[n * width + at(entry.row)];
    }
  }
  return reduced;
}

std::vector<double> step_reduced_costs(const Program& program, const lp::Point& point,
                                       Index column) {
  const lp::Problem& problem = program.problem;
  const std::size_t width = problem.step_rows.size();
  std::vector<double> reduced(program.map.horizon.n_steps);
  for (std::size_t n = 0; n < reduced.size(); ++n)
    reduced[n] = problem.value(problem.step_columns[at(column)].cost, n);
  for (const lp::StepEntry& entry : problem.step_entries) {
    if (entry.column != column) continue;
    each_step(program.map.horizon, [&](std::size_t n, std::size_t previous) {
      reduced[entry.lag == 0 ? n : previous] -=
          problem.value(entry.value, n) * point.step_duals[n * width + at(entry.row)];
    });
  }
  for (const lp::AggregateEntry& entry : problem.aggregate_entries) {
    if (entry.column != column) continue;
    const lp::Slot& slot = problem.row_slots[at(entry.slot)];
    for (std::size_t n = 0; n < reduced.size(); ++n)
      if (slot.at(n) >= 0)
        reduced[n] -= problem.value(entry.value, n) * point.shared_duals[at(slot.at(n))];
  }
  return reduced;
}

}  // namespace sunward::formulation

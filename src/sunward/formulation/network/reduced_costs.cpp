#include "sunward/formulation/network/reduced_costs.hpp"

namespace sunward::formulation::network {

std::vector<double> reduced_costs(const lp::Problem& problem, const lp::Point& point,
                                  bool with_cost) {
  const std::size_t width = problem.step_columns.size();
  const std::size_t n_rows = problem.step_rows.size();
  const std::size_t n_steps = problem.n_steps();
  std::vector<double> costs(n_steps * width, 0.0);
  if (with_cost)
    for (std::size_t n = 0; n < n_steps; ++n)
      for (std::size_t j = 0; j < width; ++j)
        costs[n * width + j] = problem.value(problem.step_columns[j].cost, n);
  for (const lp::StepEntry& entry : problem.step_entries) {
    const auto row = static_cast<std::size_t>(entry.row);
    const auto column = static_cast<std::size_t>(entry.column);
    const bool cyclic = problem.step_columns[column].boundary == lp::Boundary::cyclic;
    std::size_t first = 0;
    for (const lp::Scenario& scenario : problem.scenarios) {
      const std::size_t end = first + static_cast<std::size_t>(scenario.n_steps);
      for (std::size_t n = first; n < end; ++n) {
        if (entry.lag == 1 && n == first && !cyclic) continue;  // a constant stands there
        const std::size_t at = entry.lag == 0 ? n : n == first ? end - 1 : n - 1;
        costs[at * width + column] -=
            problem.value(entry.value, n) * point.step_duals[n * n_rows + row];
      }
      first = end;
    }
  }
  for (const lp::AggregateEntry& entry : problem.aggregate_entries) {
    const lp::Slot& slot = problem.row_slots[static_cast<std::size_t>(entry.slot)];
    for (std::size_t n = 0; n < n_steps; ++n)
      if (const Index row = slot.at(n); row >= 0)
        costs[n * width + static_cast<std::size_t>(entry.column)] -=
            problem.value(entry.value, n) * point.shared_duals[static_cast<std::size_t>(row)];
  }
  return costs;
}

}  // namespace sunward::formulation::network

// Flows, costs and prices of a program at a point: from columns and duals to physical series.
#pragma once

#include <vector>

#include "sunward/formulation/asset_reader.hpp"
#include "sunward/formulation/variable_map.hpp"
#include "sunward/lp/solution.hpp"

namespace sunward::formulation {

/// Every flow at every step, with its yearly sums. Cost: O(steps * terms).
[[nodiscard]] FlowValues evaluate_flows(const Program& program, const lp::Point& point);

/// A size's value: the shared column's or the given one.
[[nodiscard]] double value_of(const Size& size, const lp::Point& point);

/// What a monthly charge costs [CNY per year, expected]; one without a column is due as it stands.
[[nodiscard]] double cny_of(const PeakMap& charge, const lp::Point& point);

/// Operating cost of each CostMap and each scenario's year [CNY/year]: [cost][scenario].
[[nodiscard]] std::vector<std::vector<double>> evaluate_costs(const Program& program,
                                                              const FlowValues& flows);

/// Dual of a bus balance as a price: what one more MWh (or kg) of demand at the bus costs, per step
/// [CNY per MWh or kg]; the dual divided by the hours and weight the step stands for.
[[nodiscard]] std::vector<double> bus_price(const Program& program, const lp::Point& point,
                                            Index bus);

/// cost - A' dual of every shared column: >= 0 at a lower, <= 0 at an upper bound.
[[nodiscard]] std::vector<double> shared_reduced_costs(const lp::Problem& problem,
                                                       const lp::Point& point);
/// The same of one step column at every step.
[[nodiscard]] std::vector<double> step_reduced_costs(const Program& program, const lp::Point& point,
                                                     Index column);

}  // namespace sunward::formulation

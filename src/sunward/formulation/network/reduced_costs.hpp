// Reduced costs of the step columns; private to formulation/network.
#pragma once

#include <vector>

#include "sunward/lp/problem.hpp"
#include "sunward/lp/solution.hpp"

namespace sunward::formulation::network {

/// cost - A'y for every step column, step-major as Point::step_values. With `with_cost` false:
/// -A'y, the bound part of a Farkas proof. Cost: O(entries x steps).
[[nodiscard]] std::vector<double> reduced_costs(const lp::Problem& problem, const lp::Point& point,
                                                bool with_cost = true);

}  // namespace sunward::formulation::network

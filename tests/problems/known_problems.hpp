// Small linear programs that know their own answer, worked out by hand in the comment above each.
// Every solver and back end runs through all of them.
#pragma once

#include <string>
#include <vector>

#include "sunward/lp/problem.hpp"
#include "sunward/lp/solution.hpp"

namespace sunward::problems {

struct KnownProblem {
  lp::Problem problem;  ///< problem.name is a sentence fragment fit for a test's name
  lp::SolveStatus status = lp::SolveStatus::optimal;
  double objective = 0.0;  ///< when optimal
};

[[nodiscard]] std::vector<KnownProblem> plain_problems();       ///< one step pattern, no sharing
[[nodiscard]] std::vector<KnownProblem> storage_problems();     ///< rows that reach one step back
[[nodiscard]] std::vector<KnownProblem> shared_problems();      ///< capacities, peaks, budgets
[[nodiscard]] std::vector<KnownProblem> impossible_problems();  ///< infeasible and unbounded ones

/// All of the above.
[[nodiscard]] std::vector<KnownProblem> known_problems();

}  // namespace sunward::problems

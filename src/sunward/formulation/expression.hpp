// A linear expression of one step: constant + step columns of this or the previous step + shared
// columns. Flows, balance rows, costs and rules are all written from the same expressions, so that
// what is reported is by construction what was optimised.
#pragma once

#include <vector>

#include "sunward/base/index.hpp"
#include "sunward/lp/problem.hpp"

namespace sunward::formulation {

struct StepTerm {
  Index column = 0;
  Index lag = 0;  ///< 0: this step, 1: the step before (as lp::StepEntry)
  lp::Coefficient value;
};

struct SharedTerm {
  Index column = 0;  ///< a shared column every step sees
  lp::Coefficient value;
};

/// value(n) = constant(n) + sum value_j(n) y[n or prev(n), j] + sum value_k(n) d[k]
struct Expression {
  lp::Coefficient constant;
  std::vector<StepTerm> step;
  std::vector<SharedTerm> shared;
};

}  // namespace sunward::formulation

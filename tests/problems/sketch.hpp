// Short words to write a small linear program by hand in a test.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sunward/lp/problem.hpp"

namespace sunward::problems {

/// Builds an lp::Problem line by line; every call returns the index of what it added.
class Sketch {
 public:
  /// One scenario per length given.
  explicit Sketch(std::string name, const std::vector<Index>& lengths);

  Index series(std::vector<double> values);
  Index column(const std::string& name, lp::Coefficient cost, lp::Coefficient lower = 0.0,
               lp::Coefficient upper = infinity);
  /// A column whose lagged value before the first step is a given constant.
  Index started(const std::string& name, double initial, lp::Coefficient cost,
                lp::Coefficient lower = 0.0, lp::Coefficient upper = infinity);
  Index free_column(const std::string& name, lp::Coefficient cost = 0.0);
  Index capacity(const std::string& name, double cost, double lower = 0.0, double upper = infinity);

  using Terms = std::vector<std::pair<Index, lp::Coefficient>>;
  Index row(const std::string& name, lp::Coefficient lower, lp::Coefficient upper,
            const Terms& terms);
  Index equality(const std::string& name, lp::Coefficient side, const Terms& terms) {
    return row(name, side, side, terms);
  }
  Index at_most(const std::string& name, lp::Coefficient side, const Terms& terms) {
    return row(name, -infinity, side, terms);
  }
  Index at_least(const std::string& name, lp::Coefficient side, const Terms& terms) {
    return row(name, side, infinity, terms);
  }
  /// Adds the value one step back of `column` to `row`.
  void lagged(Index row, Index column, lp::Coefficient value);
  /// Adds a capacity to a step row, at every step or at those whose slot is not -1.
  void border(Index row, Index capacity, lp::Coefficient value);
  void border(Index row, const std::vector<Index>& by_step, lp::Coefficient value);

  using SharedTerms = std::vector<std::pair<Index, double>>;
  Index shared_row(const std::string& name, double lower, double upper,
                   const SharedTerms& terms = {});
  /// Adds a step column, summed over steps, to a shared row; or to the row of each step's slot.
  void aggregate(Index shared_row, Index column, lp::Coefficient value);
  void aggregate(const std::vector<Index>& by_step, Index column, lp::Coefficient value);

  lp::Problem problem;
};

}  // namespace sunward::problems

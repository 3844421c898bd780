// Coefficients of several parts as one: a constant where all parts agree, else one series over the
// steps of all parts, kept once. Private to formulation/pathway.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "sunward/lp/problem.hpp"

namespace sunward::formulation::pathway {

class SeriesPool {
 public:
  /// A coefficient in the terms of one part: a factor on steps of known content; -1: constant.
  struct Local {
    double scale = 0.0;
    Index content = -1;
  };

  /// @param n_steps  of every part.
  explicit SeriesPool(std::size_t n_steps) : n_steps_(n_steps) {}

  /// What `coefficient` of a problem is, times `factor`.
  [[nodiscard]] Local local(const lp::Problem& problem, const lp::Coefficient& coefficient,
                            double factor = 1.0);
  /// One value per part. Infinite scales are allowed where all are equal; beside finite ones they
  /// count as `beyond`.
  [[nodiscard]] lp::Coefficient joined(std::vector<Local> parts);
  [[nodiscard]] std::vector<std::vector<double>> take() { return std::move(series_); }

  /// A limit nothing reaches [MW, MWh, kg, kg/h], for columns limited in some parts only.
  static constexpr double beyond = 1e7;

 private:
  [[nodiscard]] Index content_of(const std::vector<double>& values);

  std::size_t n_steps_;
  std::vector<std::vector<double>> contents_;
  std::vector<std::vector<double>> series_;
  std::map<std::vector<std::pair<double, Index>>, Index> known_;  ///< by factors and contents
};

}  // namespace sunward::formulation::pathway

// Numbers that vary by step, kept once: makes lp::Coefficient values from plain series and combines
// them, staying a constant wherever the result is one.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "sunward/formulation/horizon.hpp"
#include "sunward/lp/problem.hpp"

namespace sunward::formulation {

class CoefficientPool {
 public:
  explicit CoefficientPool(const Horizon& horizon);

  /// @param values  one per step n, finite. A constant when all are equal.
  [[nodiscard]] lp::Coefficient of(std::vector<double> values);

  [[nodiscard]] lp::Coefficient sum(const lp::Coefficient& a, const lp::Coefficient& b);
  [[nodiscard]] lp::Coefficient product(const lp::Coefficient& a, const lp::Coefficient& b);

  /// c(n) x hours of a year the step stands for x scenario weight: the factor of an expected yearly
  /// sum.
  [[nodiscard]] lp::Coefficient expected(const lp::Coefficient& c) {
    return product(c, expected_h_);
  }
  /// c(n) x hours of a year the step stands for: the factor of a yearly sum within one scenario.
  [[nodiscard]] lp::Coefficient yearly(const lp::Coefficient& c) { return product(c, yearly_h_); }

  [[nodiscard]] double value(const lp::Coefficient& c, std::size_t n) const {
    return c.series < 0 ? c.scale : c.scale * series_[static_cast<std::size_t>(c.series)][n];
  }
  /// Sum of c(n) over the steps of one scenario; over all steps when scenario is -1.
  [[nodiscard]] double total(const lp::Coefficient& c, Index scenario = -1) const;

  [[nodiscard]] std::vector<std::vector<double>> take() { return std::move(series_); }

 private:
  const Horizon& horizon_;
  std::vector<std::vector<double>> series_;
  std::map<std::pair<Index, Index>, lp::Coefficient> products_;  ///< of two series, at scale 1
  lp::Coefficient expected_h_;
  lp::Coefficient yearly_h_;
};

}  // namespace sunward::formulation

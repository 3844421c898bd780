#include "sunward/ipm/termination.hpp"

#include <algorithm>
#include <cmath>

namespace sunward::ipm {

namespace {

double largest(const lp::Problem& p, const lp::Coefficient& c) {
  if (c.series < 0) return std::abs(c.scale) < 1e20 ? std::abs(c.scale) : 0.0;
  double top = 0.0;
  for (const double v : p.series[static_cast<std::size_t>(c.series)])
    if (std::abs(c.scale * v) < 1e20) top = std::max(top, std::abs(c.scale * v));
  return top;
}

}  // namespace

Yardstick::Yardstick(const lp::Problem& p) {
  for (const lp::StepRow& r : p.step_rows)
    step_side_ = std::max({step_side_, 1.0 + largest(p, r.lower), 1.0 + largest(p, r.upper)});
  for (const lp::StepColumn& c : p.step_columns)
    step_cost_ = std::max(step_cost_, 1.0 + largest(p, c.cost));
  for (const lp::SharedColumn& c : p.shared_columns)
    shared_cost_ = std::max(shared_cost_, 1.0 + std::abs(c.cost));
}

double Yardstick::primal(const Measure& m) const {
  return std::max(m.primal_residual / step_side_, m.shared_primal_residual);
}
double Yardstick::dual(const Measure& m) const {
  return std::max(m.dual_residual / step_cost_, m.shared_dual_residual / shared_cost_);
}
double Yardstick::gap(const Measure& m) {
  return std::abs(m.primal_objective - m.dual_objective) /
         std::max(1.0, std::abs(m.primal_objective));
}
double Yardstick::worst(const Measure& m) const { return std::max({primal(m), dual(m), gap(m)}); }

}  // namespace sunward::ipm

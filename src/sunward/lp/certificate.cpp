#include "sunward/lp/certificate.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/base/error.hpp"
#include "sunward/lp/residual.hpp"

namespace sunward::lp {
namespace {

using detail::Kind;
using detail::Measure;
using detail::relative_residual;

void require_values(const Problem& problem, const Point& point) {
  SUNWARD_CHECK(point.step_values.size() == problem.n_steps() * problem.step_columns.size() &&
                    point.shared_values.size() == problem.shared_columns.size(),
                "a point to certify has the wrong number of values");
}

void require_duals(const Problem& problem, const Point& point) {
  SUNWARD_CHECK(point.step_duals.size() == problem.n_steps() * problem.step_rows.size() &&
                    point.shared_duals.size() == problem.shared_rows.size(),
                "a point to certify has the wrong number of duals");
}

/// `sign`: +1 when a positive sum is the proof, -1 when a negative one is.
RayCheck judge_ray(const Measure& measure, double sign, double tolerance) {
  RayCheck check;
  check.tolerance = tolerance;
  const double length = std::max(measure.step.magnitude, measure.shared.magnitude);
  const double value = sign * (measure.step.sum + measure.shared.sum);
  if (!measure.finite || !(length > 0.0) || !(value > 0.0)) return check;
  check.value = value / length;
  const double absolute = measure.step.absolute + measure.shared.absolute;
  const double typical_side = (measure.step.weighted + measure.shared.weighted) / absolute;
  check.violation = std::max(measure.step.worst, measure.shared.worst) * typical_side / value;
  check.holds = check.violation <= tolerance;
  return check;
}

}  // namespace

Certificate certify(const Problem& problem, const Point& point, double tolerance, int threads) {
  require_values(problem, point);
  require_duals(problem, point);
  Certificate c;
  c.tolerance = tolerance;
  const Measure primal = detail::measure_primal(problem, point, Kind::point, threads);
  const Measure dual = detail::measure_dual(problem, point, Kind::point, threads);
  c.primal_residual = relative_residual(primal);
  c.dual_residual = relative_residual(dual);
  c.primal_objective = problem.objective_offset + primal.step.sum + primal.shared.sum;
  c.dual_objective = problem.objective_offset + dual.step.sum + dual.shared.sum;
  if (primal.finite && dual.finite) {
    c.relative_gap = std::abs(c.primal_objective - c.dual_objective) /
                     std::max(1.0, std::abs(c.primal_objective));
  }
  c.holds =
      c.primal_residual <= tolerance && c.dual_residual <= tolerance && c.relative_gap <= tolerance;
  return c;
}

RayCheck check_primal_infeasible(const Problem& problem, const Point& point, double tolerance,
                                 int threads) {
  require_duals(problem, point);
  return judge_ray(detail::measure_dual(problem, point, Kind::ray, threads), 1.0, tolerance);
}

RayCheck check_dual_infeasible(const Problem& problem, const Point& point, double tolerance,
                               int threads) {
  require_values(problem, point);
  return judge_ray(detail::measure_primal(problem, point, Kind::ray, threads), -1.0, tolerance);
}

}  // namespace sunward::lp

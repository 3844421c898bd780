#include "sunward/lp/integrality.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/base/error.hpp"
#include "sunward/lp/residual.hpp"

namespace sunward::lp {

namespace {

/// Calls f(index) for every whole column of the plain program.
template <class Function>
void for_each_whole(const Problem& problem, const Integrality& integrality, Function f) {
  const std::size_t width = problem.step_columns.size();
  const std::size_t n_steps = problem.n_steps();
  for (const Index j : integrality.step_columns)
    for (std::size_t n = 0; n < n_steps; ++n) f(n * width + static_cast<std::size_t>(j));
  for (const Index k : integrality.shared_columns) f(n_steps * width + static_cast<std::size_t>(k));
}

}  // namespace

std::vector<int> plain_integrality(const Problem& problem, const Integrality& integrality) {
  std::vector<int> whole(
      problem.n_steps() * problem.step_columns.size() + problem.shared_columns.size(), 0);
  for_each_whole(problem, integrality, [&](std::size_t index) { whole[index] = 1; });
  return whole;
}

std::size_t count(const Problem& problem, const Integrality& integrality) {
  return integrality.step_columns.size() * problem.n_steps() + integrality.shared_columns.size();
}

MemberCheck round_and_check(const Problem& problem, const Integrality& integrality, Point& point) {
  const std::size_t n_step_values = problem.n_steps() * problem.step_columns.size();
  SUNWARD_CHECK(point.step_values.size() == n_step_values &&
                    point.shared_values.size() == problem.shared_columns.size(),
                "a point to check has the wrong number of values");
  MemberCheck check;
  check.rounding = 0.0;
  for_each_whole(problem, integrality, [&](std::size_t index) {
    double& value = index < n_step_values ? point.step_values[index]
                                          : point.shared_values[index - n_step_values];
    const double whole = std::round(value) + 0.0;  // + 0.0: no minus zero
    check.rounding = std::max(check.rounding, std::abs(value - whole));
    value = whole;
  });
  const detail::Measure measure = detail::measure_primal(problem, point, detail::Kind::point, 1);
  if (!measure.finite) return check;
  check.primal_residual = detail::relative_residual(measure);
  check.objective = problem.objective_offset + measure.step.sum + measure.shared.sum;
  return check;
}

}  // namespace sunward::lp

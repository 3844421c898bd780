#include "sunward/ipm/infeasibility.hpp"

#include <algorithm>
#include <cmath>

namespace sunward::ipm {

namespace {

bool is_finite(double v) { return std::abs(v) < 1e20; }

bool any_finite(const lp::Problem& p, const lp::Coefficient& c) {
  if (c.series < 0) return is_finite(c.scale);
  const std::vector<double>& v = p.series[static_cast<std::size_t>(c.series)];
  return std::any_of(v.begin(), v.end(), [&](double x) { return is_finite(c.scale * x); });
}

double largest(const lp::Problem& p, const lp::Coefficient& c) {
  if (c.series < 0) return std::abs(c.scale);
  double top = 0.0;
  for (const double v : p.series[static_cast<std::size_t>(c.series)])
    top = std::max(top, std::abs(c.scale * v));
  return top;
}

/// A coefficient equal to `on_finite` where c is finite and `otherwise` elsewhere.
lp::Coefficient replace_finite(const lp::Problem& p, lp::Problem& out, const lp::Coefficient& c,
                               double on_finite, double otherwise) {
  if (c.series < 0) return is_finite(c.scale) ? on_finite : otherwise;
  const std::vector<double>& in = p.series[static_cast<std::size_t>(c.series)];
  std::vector<double> values(in.size());
  bool all_equal = true;
  for (std::size_t n = 0; n < in.size(); ++n) {
    values[n] = is_finite(c.scale * in[n]) ? on_finite : otherwise;
    all_equal = all_equal && values[n] == values[0];
  }
  if (all_equal) return values.empty() ? on_finite : values[0];
  out.series.push_back(std::move(values));
  return {1.0, static_cast<Index>(out.series.size()) - 1};
}

double replace_finite(double v, double on_finite, double otherwise) {
  return is_finite(v) ? on_finite : otherwise;
}

}  // namespace

lp::Problem elastic_problem(const lp::Problem& problem) {
  lp::Problem p = problem;
  p.objective_offset = 0.0;
  for (lp::StepColumn& c : p.step_columns) c.cost = 0.0;
  for (lp::SharedColumn& c : p.shared_columns) c.cost = 0.0;
  std::vector<double> magnitude(p.step_rows.size(), 0.0),
      shared_magnitude(p.shared_rows.size(), 0.0);
  const auto raise = [](double& m, double v) { m = std::max(m, v); };
  for (const lp::StepEntry& e : p.step_entries)
    raise(magnitude[static_cast<std::size_t>(e.row)], largest(p, e.value));
  for (const lp::BorderEntry& e : p.border_entries)
    raise(magnitude[static_cast<std::size_t>(e.row)], largest(p, e.value));
  for (const lp::SharedEntry& e : p.shared_entries)
    raise(shared_magnitude[static_cast<std::size_t>(e.row)], std::abs(e.value));
  for (const lp::AggregateEntry& e : p.aggregate_entries) {
    const lp::Slot& slot = p.row_slots[static_cast<std::size_t>(e.slot)];
    const double v = largest(p, e.value);
    if (slot.by_step.empty() && slot.fixed >= 0)
      raise(shared_magnitude[static_cast<std::size_t>(slot.fixed)], v);
    Index last = -1;
    for (const Index r : slot.by_step)
      if (r >= 0 && r != last) raise(shared_magnitude[static_cast<std::size_t>(last = r)], v);
  }
  for (std::size_t i = 0; i < magnitude.size(); ++i)
    for (const double sign : {1.0, -1.0}) {
      if (!any_finite(p, sign > 0 ? p.step_rows[i].lower : p.step_rows[i].upper)) continue;
      const double scale = magnitude[i] > 0.0 ? magnitude[i] : 1.0;
      p.step_entries.push_back(
          {static_cast<Index>(i), static_cast<Index>(p.step_columns.size()), 0, sign * scale});
      lp::StepColumn c;
      c.name = "miss";
      c.cost = 1.0;
      p.step_columns.push_back(std::move(c));
    }
  for (std::size_t r = 0; r < shared_magnitude.size(); ++r)
    for (const double sign : {1.0, -1.0}) {
      if (!is_finite(sign > 0 ? p.shared_rows[r].lower : p.shared_rows[r].upper)) continue;
      const double scale = shared_magnitude[r] > 0.0 ? shared_magnitude[r] : 1.0;
      p.shared_entries.push_back(
          {static_cast<Index>(r), static_cast<Index>(p.shared_columns.size()), sign * scale});
      p.shared_columns.push_back({"miss", 1.0, 0.0, infinity});
    }
  return p;
}

lp::Problem recession_problem(const lp::Problem& problem) {
  lp::Problem p = problem;
  p.objective_offset = 0.0;
  for (std::size_t j = 0; j < p.step_columns.size(); ++j) {
    const lp::StepColumn& c = problem.step_columns[j];
    p.step_columns[j].lower = replace_finite(problem, p, c.lower, 0.0, -1.0);
    p.step_columns[j].upper = replace_finite(problem, p, c.upper, 0.0, 1.0);
    p.step_columns[j].initial = 0.0;
  }
  for (std::size_t i = 0; i < p.step_rows.size(); ++i) {
    p.step_rows[i].lower = replace_finite(problem, p, problem.step_rows[i].lower, 0.0, -infinity);
    p.step_rows[i].upper = replace_finite(problem, p, problem.step_rows[i].upper, 0.0, infinity);
  }
  for (lp::SharedColumn& c : p.shared_columns) {
    c.lower = replace_finite(c.lower, 0.0, -1.0);
    c.upper = replace_finite(c.upper, 0.0, 1.0);
  }
  for (lp::SharedRow& r : p.shared_rows) {
    r.lower = replace_finite(r.lower, 0.0, -infinity);
    r.upper = replace_finite(r.upper, 0.0, infinity);
  }
  return p;
}

}  // namespace sunward::ipm

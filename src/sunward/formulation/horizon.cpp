#include "sunward/formulation/horizon.hpp"

#include "sunward/base/error.hpp"

namespace sunward::formulation {

namespace {

constexpr double hours_of_year = 8760.0;
constexpr double hours_of_leap_year = 8784.0;

double hours_per_step(const series::TimeAxis& axis) {
  const double covered_h = axis.step_h() * axis.n_steps;
  if (covered_h == hours_of_year || covered_h == hours_of_leap_year) return axis.step_h();
  return axis.step_h() * hours_of_year / covered_h;
}

/// Cuts the scenario where the calendar month changes.
void append_months(const series::TimeAxis& axis, Index scenario, Horizon& horizon) {
  const std::size_t first = horizon.months.size();
  int current = -1;
  for (Index t = 0; t < axis.n_steps; ++t) {
    const int month = axis.month(t);
    if (month != current) horizon.months.push_back({scenario, month, 1.0});
    current = month;
    horizon.month_of_step.push_back(static_cast<Index>(horizon.months.size()) - 1);
  }
  const auto touched = static_cast<double>(horizon.months.size() - first);
  for (std::size_t m = first; m < horizon.months.size(); ++m)
    horizon.months[m].months_per_year = 12.0 / touched;
}

}  // namespace

Horizon horizon_of(const model::Park& park) {
  SUNWARD_CHECK(!park.scenarios.empty(), "a park has at least one scenario");
  Horizon horizon;
  horizon.step_h = park.scenarios.front().weather->axis.step_h();
  for (const model::Scenario& scenario : park.scenarios) {
    const series::TimeAxis& axis = scenario.weather->axis;
    SUNWARD_CHECK(axis.step_h() == horizon.step_h, "scenarios have different steps");
    SUNWARD_CHECK(axis.n_steps > 0, "scenario '" + scenario.name + "' has no steps");
    append_months(axis, horizon.n_scenarios(), horizon);
    horizon.scenarios.push_back(
        {scenario.name, scenario.weight, horizon.n_steps, axis.n_steps, hours_per_step(axis)});
    horizon.n_steps += static_cast<std::size_t>(axis.n_steps);
  }
  return horizon;
}

}  // namespace sunward::formulation

#include "sunward/component/wind/wind.hpp"

#include <cmath>

#include "sunward/component/fault.hpp"

namespace sunward::component {
namespace {

void check_points(std::vector<Fault>& faults, const Wind& wind) {
  const auto& speed = wind.curve_speed_m_per_s;
  const auto& power = wind.curve_power_pu;
  for (std::size_t k = 0; k < speed.size(); ++k) {
    if (!std::isfinite(speed[k]) || speed[k] < 0.0 || (k > 0 && speed[k] <= speed[k - 1])) {
      add_fault(faults, "curve_speed_m_per_s", speed[k], "m/s", phrase("range.next_speed"),
                told("wind.speed_order", {{"point", k + 1}}));
      break;
    }
  }
  for (std::size_t k = 0; k < wind.curve_power_coefficient.size(); ++k) {
    if (wind.curve_power_coefficient[k] >= 0.0 && wind.curve_power_coefficient[k] <= 0.593)
      continue;
    add_fault(faults, "curve_power_coefficient", wind.curve_power_coefficient[k], "",
              phrase("range.between", {{"min", "0"}, {"max", "0.593"}}),
              told("wind.coefficient_range", {{"point", k + 1}}));
    break;
  }
  for (std::size_t k = 0; k < power.size(); ++k) {
    if (!(power[k] >= 0.0 && power[k] <= 1.0)) {
      add_fault(faults, "curve_power_pu", power[k], "per unit of rating",
                phrase("range.between", {{"min", "0"}, {"max", "1"}}),
                told("wind.power_range", {{"point", k + 1}}));
      break;
    }
  }
}

void check_coefficients(std::vector<Fault>& faults, const Wind& wind) {
  if (wind.curve_power_coefficient.empty()) return;
  if (!wind.curve_power_pu.empty())
    add_fault(faults, "curve_power_coefficient",
              static_cast<double>(wind.curve_power_coefficient.size()), "values", {},
              told("wind.two_curves"));
  if (!(wind.turbine_rating_mw > 0.0))
    add_fault(faults, "turbine_rating_mw", wind.turbine_rating_mw, "MW", phrase("range.above_0"),
              told("wind.coefficient_rating"));
}

void check_thrust(std::vector<Fault>& faults, const Wind& wind) {
  const std::size_t n_speeds = wind.curve_speed_m_per_s.size();
  if (wind.thrust_curve.empty() || (wind.thrust_curve.size() == n_speeds && n_speeds > 0)) return;
  add_fault(faults, "thrust_curve", static_cast<double>(wind.thrust_curve.size()), "values",
            phrase("range.one_per_speed", {{"values", n_speeds}}), told("wind.thrust_length"));
}

/// Most sectors of a rose: directions the wakes are computed for.
constexpr std::size_t most_sectors = 72;

void check_layout(std::vector<Fault>& faults, const Wind& wind) {
  const std::size_t n = wind.layout_x_m.size();
  if (n != wind.layout_y_m.size()) {
    add_fault(faults, "layout_y_m", static_cast<double>(wind.layout_y_m.size()), "values",
              phrase("range.numbers", {{"count", n}}), told("wind.layout_length"));
    return;
  }
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = i + 1; j < n; ++j) {
      const double apart_m = std::hypot(wind.layout_x_m[i] - wind.layout_x_m[j],
                                        wind.layout_y_m[i] - wind.layout_y_m[j]);
      if (apart_m >= wind.rotor_diameter_m) continue;
      add_fault(faults, "layout_x_m", apart_m, "m",
                phrase("range.at_least", {{"min", figure(wind.rotor_diameter_m)}}),
                told("wind.turbines_touch", {{"one", i + 1}, {"other", j + 1}}));
      return;
    }
}

void check_rose(std::vector<Fault>& faults, const Wind& wind) {
  if (wind.rose_frac.empty()) return;
  double sum = 0.0;
  for (const double part : wind.rose_frac) sum += part;
  if (!(sum > 0.0) || wind.rose_frac.size() > most_sectors)
    add_fault(faults, "rose_frac", static_cast<double>(wind.rose_frac.size()), "values",
              phrase("range.at_most", {{"max", figure(static_cast<double>(most_sectors))}}),
              told("wind.rose"));
}

}  // namespace

std::vector<Fault> faults_of_curve(const Wind& wind) {
  std::vector<Fault> faults;
  const std::size_t n_speeds = wind.curve_speed_m_per_s.size();
  const std::size_t n_coefficients = wind.curve_power_coefficient.size();
  const std::size_t n_powers = n_coefficients > 0 ? n_coefficients : wind.curve_power_pu.size();
  const std::string powers = n_coefficients > 0 ? "curve_power_coefficient" : "curve_power_pu";
  check_coefficients(faults, wind);
  check_thrust(faults, wind);
  if (n_speeds == 0 && n_powers == 0) return faults;  // the default curve is meant
  if (n_speeds != n_powers) {
    add_fault(faults, powers, static_cast<double>(n_powers), "values",
              phrase("range.one_per_speed", {{"values", n_speeds}}), told("wind.curve_length"));
  }
  if (n_speeds < 2) {
    add_fault(faults, "curve_speed_m_per_s", static_cast<double>(n_speeds), "points",
              phrase("range.from_2"), told("wind.curve_points"));
  }
  check_points(faults, wind);
  return faults;
}

std::vector<Fault> check(const Wind& wind) {
  std::vector<Fault> faults = faults_of_curve(wind);
  check_size(faults, "capacity_mw", wind.capacity_mw, "MW");
  check_cost(faults, "cost", wind.cost);
  if (!(wind.hub_height_m > 0.0)) {
    add_fault(faults, "hub_height_m", wind.hub_height_m, "m", phrase("range.above_0"),
              told("wind.hub_height"));
  }
  check_layout(faults, wind);
  check_rose(faults, wind);
  return faults;
}

}  // namespace sunward::component

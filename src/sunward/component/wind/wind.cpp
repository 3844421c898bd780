#include "sunward/component/wind/wind.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sunward/component/fault.hpp"

namespace sunward::component {
namespace {

void check_points(std::vector<Fault>& faults, const Wind& wind) {
  const auto& speed = wind.curve_speed_m_per_s;
  const auto& power = wind.curve_power_pu;
  for (std::size_t k = 0; k < speed.size(); ++k) {
    if (!std::isfinite(speed[k]) || speed[k] < 0.0 || (k > 0 && speed[k] <= speed[k - 1])) {
      add_fault(faults, "curve_speed_m_per_s", speed[k], "m/s",
                "0 or more, each above the one before",
                fmt::format("point {} of the power curve is not above the point before", k + 1),
                "List the speeds in increasing order, each once.");
      break;
    }
  }
  for (std::size_t k = 0; k < power.size(); ++k) {
    if (!(power[k] >= 0.0 && power[k] <= 1.0)) {
      add_fault(faults, "curve_power_pu", power[k], "per unit of rating", "0 to 1",
                fmt::format("point {} of the power curve lies outside of 0 to 1", k + 1),
                "Divide the curve's power by the rated power.");
      break;
    }
  }
}

}  // namespace

std::vector<Fault> faults_of_curve(const Wind& wind) {
  std::vector<Fault> faults;
  const std::size_t n_speeds = wind.curve_speed_m_per_s.size();
  const std::size_t n_powers = wind.curve_power_pu.size();
  if (n_speeds == 0 && n_powers == 0) return faults;  // the default curve is meant
  if (n_speeds != n_powers) {
    add_fault(faults, "curve_power_pu", static_cast<double>(n_powers), "values",
              fmt::format("{} values, one per speed", n_speeds),
              "the power curve has not as many powers as speeds", "Give one power for each speed.");
  }
  if (n_speeds < 2) {
    add_fault(faults, "curve_speed_m_per_s", static_cast<double>(n_speeds), "points", "2 or more",
              "the power curve has fewer than two points",
              "Give the whole curve, or leave both lists out for the default curve.");
  }
  check_points(faults, wind);
  return faults;
}

std::vector<Fault> check(const Wind& wind) {
  std::vector<Fault> faults = faults_of_curve(wind);
  check_size(faults, "capacity_mw", wind.capacity_mw, "MW");
  check_cost(faults, "cost", wind.cost);
  if (!(wind.hub_height_m > 0.0)) {
    add_fault(faults, "hub_height_m", wind.hub_height_m, "m", "above 0",
              "the hub is not above ground", "Give the hub height, e.g. 120.");
  }
  return faults;
}

}  // namespace sunward::component

#include "sunward/component/electrolyser/electrolyser.hpp"

#include <fmt/format.h>

#include "sunward/component/fault.hpp"

namespace sunward::component {
namespace {

/// Energy in hydrogen at its lower heating value: no system can need less without a heat supply.
constexpr double least_kwh_per_kg = 33.33;

void check_points(std::vector<Fault>& faults, const Electrolyser& unit) {
  const auto& load = unit.curve_load_frac;
  const auto& energy = unit.curve_kwh_per_kg;
  double hydrogen_before = 0.0;
  for (std::size_t k = 0; k < load.size(); ++k) {
    const double load_before = k == 0 ? 0.0 : load[k - 1];
    if (!(load[k] > load_before) || load[k] > 1.0) {
      add_fault(faults, "curve_load_frac", load[k], "", "above the point before, at most 1",
                fmt::format("point {} of the part-load curve is not above the point before", k + 1),
                "List the loads in increasing order, the last one 1.");
      return;
    }
    if (!(energy[k] >= least_kwh_per_kg && energy[k] <= 1000.0)) {
      add_fault(
          faults, "curve_kwh_per_kg", energy[k], "kWh/kg", "33.33 to 1000",
          fmt::format("point {} of the part-load curve is no energy a system could need", k + 1),
          "Give AC energy of the whole system per kg of hydrogen, usually 50 to 60.");
      return;
    }
    const double hydrogen = electrolyser::hydrogen_kg_per_h_per_mw(load[k], energy[k]);
    if (hydrogen <= hydrogen_before) {
      add_fault(
          faults, "curve_kwh_per_kg", energy[k], "kWh/kg",
          fmt::format("below {:.6g} at this load", 1000.0 * load[k] / hydrogen_before),
          fmt::format("at point {} more power makes less hydrogen than at the point before", k + 1),
          "Check the specific energy of this point.");
      return;
    }
    hydrogen_before = hydrogen;
  }
}

}  // namespace

std::vector<Fault> faults_of_curve(const Electrolyser& electrolyser) {
  std::vector<Fault> faults;
  const auto& load = electrolyser.curve_load_frac;
  const std::size_t n_energies = electrolyser.curve_kwh_per_kg.size();
  if (load.empty() && n_energies == 0) return faults;  // the default curve is meant
  if (load.size() != n_energies) {
    add_fault(faults, "curve_kwh_per_kg", static_cast<double>(n_energies), "values",
              fmt::format("{} values, one per load", load.size()),
              "the part-load curve has not as many specific energies as loads",
              "Give one specific energy for each load.");
    return faults;
  }
  check_points(faults, electrolyser);
  if (faults.empty() && load.back() != 1.0) {
    add_fault(faults, "curve_load_frac", load.back(), "", "last value 1",
              "the part-load curve does not reach full load", "Add the point at load 1.");
  }
  return faults;
}

std::vector<Fault> check(const Electrolyser& electrolyser) {
  std::vector<Fault> faults = faults_of_curve(electrolyser);
  check_size(faults, "power_mw", electrolyser.power_mw, "MW");
  check_cost(faults, "cost", electrolyser.cost);
  return faults;
}

namespace electrolyser {

PartLoadCurve curve_of(const Electrolyser& unit) {
  if (unit.curve_load_frac.empty() && unit.curve_kwh_per_kg.empty())
    return default_alkaline_curve();
  return {unit.curve_load_frac, unit.curve_kwh_per_kg};
}

}  // namespace electrolyser
}  // namespace sunward::component

#include "sunward/component/electrolyser/electrolyser.hpp"

#include <utility>

#include "sunward/component/electrolyser/law_curve.hpp"
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
      add_fault(faults, "curve_load_frac", load[k], "", phrase("range.next_load"),
                told("electrolyser.load_order", {{"point", k + 1}}));
      return;
    }
    if (!(energy[k] >= least_kwh_per_kg && energy[k] <= 1000.0)) {
      add_fault(faults, "curve_kwh_per_kg", energy[k], "kWh/kg",
                phrase("range.between", {{"min", "33.33"}, {"max", "1000"}}),
                told("electrolyser.energy", {{"point", k + 1}}));
      return;
    }
    const double hydrogen = electrolyser::hydrogen_kg_per_h_per_mw(load[k], energy[k]);
    if (hydrogen <= hydrogen_before) {
      add_fault(
          faults, "curve_kwh_per_kg", energy[k], "kWh/kg",
          phrase("range.below_at_load", {{"max", figure(1000.0 * load[k] / hydrogen_before)}}),
          told("electrolyser.less_hydrogen", {{"point", k + 1}}));
      return;
    }
    hydrogen_before = hydrogen;
  }
}

void check_technology(std::vector<Fault>& faults, const Electrolyser& unit) {
  if (unit.technology == ElectrolyserTechnology::generic) return;
  if (!unit.curve_load_frac.empty() || !unit.curve_kwh_per_kg.empty()) {
    Fault fault;
    fault.key = "curve_load_frac";
    fault.range = phrase("range.absent_with", {{"key", "technology"}});
    fault.tell(told("electrolyser.law_and_curve"));
    faults.push_back(std::move(fault));
  }
  for (Fault& fault : check(unit.law)) {
    fault.key = "law." + fault.key;
    faults.push_back(std::move(fault));
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
              phrase("range.one_per_load", {{"values", load.size()}}),
              told("electrolyser.curve_length"));
    return faults;
  }
  check_points(faults, electrolyser);
  if (faults.empty() && load.back() != 1.0) {
    add_fault(faults, "curve_load_frac", load.back(), "", phrase("range.last_is_1"),
              told("electrolyser.full_load"));
  }
  return faults;
}

std::vector<Fault> check(const Electrolyser& electrolyser) {
  std::vector<Fault> faults = faults_of_curve(electrolyser);
  check_technology(faults, electrolyser);
  check_size(faults, "power_mw", electrolyser.power_mw, "MW");
  check_cost(faults, "cost", electrolyser.cost);
  return faults;
}

namespace electrolyser {

bool follows_law(const Electrolyser& unit) {
  return unit.technology != ElectrolyserTechnology::generic && unit.curve_load_frac.empty() &&
         unit.curve_kwh_per_kg.empty();
}

double stack_price_cny_per_kw(const Electrolyser& unit) {
  if (unit.technology == ElectrolyserTechnology::generic) return 0.0;
  return unit.law.stack_replacement_frac * unit.cost.capex_cny_per_unit;
}

PartLoadCurve curve_of(const Electrolyser& unit) {
  if (follows_law(unit)) return law_curve(unit.law);
  if (unit.curve_load_frac.empty() && unit.curve_kwh_per_kg.empty())
    return default_alkaline_curve();
  return {unit.curve_load_frac, unit.curve_kwh_per_kg};
}

HydrogenEnvelope envelope_of(const Electrolyser& unit, double tolerance_frac) {
  if (follows_law(unit)) return law_envelope(unit.law);
  return hydrogen_envelope(curve_of(unit), tolerance_frac);
}

}  // namespace electrolyser
}  // namespace sunward::component

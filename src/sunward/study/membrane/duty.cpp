#include "sunward/study/membrane/duty.hpp"

#include <cmath>

#include "sunward/base/error.hpp"
#include "sunward/simulation/planned.hpp"

namespace sunward::study::membrane {

namespace {

using simulation::planned_series;
using simulation::planned_size;

[[noreturn]] void refuse(const std::string& key, FaultWords words) {
  Fault fault;
  fault.key = key;
  fault.tell(std::move(words));
  throw InputError({fault});
}

bool is_flow_battery(const model::Component& component) {
  const auto* storage = std::get_if<component::Storage>(&component.spec);
  return storage != nullptr && storage->technology == component::StorageTechnology::vanadium_flow;
}

/// One charge from midnight and one discharge from noon, every day.
double daily_request_mw(double hour, double power_mw, const model::MembraneStudy& terms) {
  constexpr double noon_h = 12.0;
  if (hour < terms.duty_charge_h) return -power_mw;
  return hour >= noon_h && hour < noon_h + terms.duty_discharge_h ? power_mw : 0.0;
}

/// What the plan holds the energy to be worth in the hours in which it charges, by the energy.
double value_while_charging(simulation::Series price, simulation::Series charge_mw) {
  double energy = 0.0, worth = 0.0;
  for (std::size_t n = 0; n < charge_mw.size(); ++n) {
    energy += charge_mw[n];
    worth += charge_mw[n] * simulation::at(price, n);
  }
  return energy > 0.0 ? worth / energy : 0.0;
}

}  // namespace

const model::Component& studied_storage(const model::Park& park,
                                        const model::MembraneStudy& terms) {
  std::vector<const model::Component*> found;
  for (const model::Component& component : park.components)
    if (is_flow_battery(component) && (terms.storage.empty() || component.name == terms.storage))
      found.push_back(&component);
  if (found.empty()) refuse("study.membrane.storage", told("membrane_study.no_flow_battery"));
  if (found.size() > 1) refuse("study.membrane.storage", told("membrane_study.several"));
  return *found.front();
}

Duty duty_of(const model::Park& park, const result::Plan& plan, const model::Component& storage,
             const model::MembraneStudy& terms) {
  const auto& spec = std::get<component::Storage>(storage.spec);
  Duty duty;
  duty.power_mw = planned_size(plan, storage.name, "capacity_mw");
  duty.energy_mwh = planned_size(plan, storage.name, "capacity_mwh");
  if (duty.power_mw <= simulation::least_size || duty.energy_mwh <= simulation::least_size)
    refuse("assets." + storage.name, told("membrane_study.not_built"));
  const auto charge = planned_series(plan, storage.name, "charge_mw");
  const auto discharge = planned_series(plan, storage.name, "discharge_mw");
  const auto content = planned_series(plan, storage.name, "energy_mwh");
  duty.energy_price_cny_per_mwh =
      terms.energy_price_cny_per_mwh >= 0.0
          ? terms.energy_price_cny_per_mwh
          : value_while_charging(planned_series(plan, spec.bus, "price_cny_per_mwh"), charge);
  const double daily_mw = terms.duty_power_frac * duty.power_mw;
  constexpr double without_data_c = 10.0;  // as the replay of a plan
  std::size_t n = 0;
  for (const model::Scenario& scenario : park.scenarios) {
    const auto& axis = scenario.weather->axis;
    DutyYear& year = duty.years.emplace_back();
    year.step_h = axis.step_h();
    year.steps_per_day = static_cast<std::size_t>(std::lround(24.0 / year.step_h));
    for (std::size_t t = 0; t < static_cast<std::size_t>(axis.n_steps); ++t, ++n) {
      const double hour = static_cast<double>(t % year.steps_per_day) * year.step_h;
      year.request_mw.push_back(terms.duty == model::MembraneDuty::daily
                                    ? daily_request_mw(hour, daily_mw, terms)
                                    : simulation::at(discharge, n) - simulation::at(charge, n));
      year.ambient_c.push_back(scenario.weather->temp_c.empty() ? without_data_c
                                                                : scenario.weather->temp_c[t]);
    }
  }
  // The plan's first year begins where it ends.
  duty.start_content_mwh = simulation::at(content, duty.years.front().request_mw.size() - 1);
  return duty;
}

}  // namespace sunward::study::membrane

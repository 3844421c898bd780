#include "sunward/simulation/flow_battery_unit.hpp"

#include <algorithm>

namespace sunward::simulation {

namespace {

using component::flow_battery::Losses;
using component::flow_battery::PlantStep;
using result::Loss;

constexpr double hours_per_year = 8760.0;
constexpr double start_temp_c = 25.0;  ///< new electrolyte; forgotten within weeks
/// What a dispatcher counts on in each direction (assumption: docs/theory/flow_battery.md finds a
/// round trip of 0.68 to 0.73). The law itself decides what really happens.
constexpr double rough_efficiency_frac = 0.84;
void add(const Losses& losses, result::LossTable& table) {
  table[Loss::converter] += losses.converter_mwh;
  table[Loss::ohmic] += losses.ohmic_mwh;
  table[Loss::activation] += losses.activation_mwh;
  table[Loss::concentration] += losses.concentration_mwh;
  table[Loss::crossover] += losses.crossover_mwh;
  table[Loss::shunt] += losses.shunt_mwh;
  table[Loss::hydrogen] += losses.hydrogen_mwh;
  table[Loss::pumps] += losses.pumps_mwh;
  table[Loss::heating] += losses.heating_mwh;
  table[Loss::cooling] += losses.cooling_mwh;
  table[Loss::standby] += losses.standby_mwh;
}

}  // namespace

FlowBatteryUnit::FlowBatteryUnit(const component::Storage& spec, double power_mw, double energy_mwh,
                                 double content_mwh)
    : plant_(spec.flow_battery, power_mw, energy_mwh),
      state_(plant_.fresh(std::clamp(content_mwh, 0.0, energy_mwh), start_temp_c)),
      stack_life_y_(spec.cost_power.lifetime_y) {}

UnitStep FlowBatteryUnit::step(double request_mw, const Conditions& conditions) {
  const bool away = away_h_ > 0.0;
  const PlantStep done =
      away ? plant_.rest(state_, conditions.step_h, conditions.ambient_c)
           : plant_.step(state_, request_mw, conditions.step_h, conditions.ambient_c);
  UnitStep step;
  step.delivered_mwh = done.delivered_mwh;
  step.stored_mwh = done.stored_mwh;
  add(done.losses, step.losses);
  if (away) {
    const double drawn_mwh = rebalancing_mw_ * std::min(away_h_, conditions.step_h);
    step.delivered_mwh -= drawn_mwh;
    step.losses[Loss::rebalancing] += drawn_mwh;
    away_h_ = std::max(0.0, away_h_ - conditions.step_h);
  }
  if (done.ran) year_.running_h += conditions.step_h;
  year_.dc_charge_mwh += done.dc_charge_mwh;
  year_.dc_discharge_mwh += done.dc_discharge_mwh;
  year_.charge_kah += done.charge_kah;
  year_.discharge_kah += done.discharge_kah;
  year_.temp_min_c = std::min(year_.temp_min_c, state_.temp_c);
  year_.temp_max_c = std::max(year_.temp_max_c, state_.temp_c);
  membrane_years_ += conditions.step_h / hours_per_year;
  return step;
}

Ability FlowBatteryUnit::ability() const {
  Ability ability;
  ability.round_trip_frac = rough_efficiency_frac * rough_efficiency_frac;
  if (away_h_ > 0.0) return ability;
  const double content = std::clamp(plant_.content_mwh(state_), 0.0, plant_.energy_mwh());
  ability.charge_mw = ability.discharge_mw = plant_.rated_mw();
  ability.content_mwh = content * rough_efficiency_frac;
  ability.room_mwh = (plant_.energy_mwh() - content) / rough_efficiency_frac;
  return ability;
}

void FlowBatteryUnit::end_day() {
  const component::FlowBattery& battery = plant_.battery();
  const double usable = plant_.usable_charge_frac(state_);
  year_.usable_sum += usable;
  year_.usable_min = std::min(year_.usable_min, usable);
  year_.days += 1.0;
  if (away_h_ > 0.0 || usable >= battery.rebalance_at_frac) return;
  const double energy_mwh = plant_.rebalance(state_);
  year_.recovered_frac += plant_.usable_charge_frac(state_) - usable;
  away_h_ = std::max(battery.rebalance_downtime_h, energy_mwh / plant_.rated_mw());
  rebalancing_mw_ = energy_mwh / away_h_;
  ++year_.rebalancings;
}

double FlowBatteryUnit::end_year(result::SimulatedAsset& asset) {
  const component::FlowBattery& battery = plant_.battery();
  const component::Membrane& membrane = battery.membrane_record;
  const double growth_frac = battery.resistance_growth_frac_per_year * state_.stack_years;
  // Whole years: what is worn out at midsummer is replaced at the end of that year.
  const bool stacks_worn = state_.stack_years > stack_life_y_ - 0.5;
  const bool membrane_worn = !stacks_worn && membrane.life_h > 0.0 &&
                             membrane_years_ > membrane.life_h / hours_per_year - 0.5;
  asset.figures.insert(asset.figures.end(),
                       {{"usable_charge_frac", plant_.usable_charge_frac(state_)},
                        {"usable_mean_frac", year_.usable_sum / std::max(1.0, year_.days)},
                        {"usable_min_frac", year_.usable_min},
                        {"soc_imbalance_frac", plant_.soc_imbalance_frac(state_)},
                        {"resistance_growth_frac", growth_frac},
                        {"temp_min_c", year_.temp_min_c},
                        {"temp_max_c", year_.temp_max_c},
                        {"running_h", year_.running_h},
                        {"dc_charge_mwh", year_.dc_charge_mwh},
                        {"dc_discharge_mwh", year_.dc_discharge_mwh},
                        {"charge_kah", year_.charge_kah},
                        {"discharge_kah", year_.discharge_kah},
                        {"recovered_charge_frac", year_.recovered_frac},
                        {"rebalancings", year_.rebalancings},
                        {"stack_replacements", stacks_worn ? 1.0 : 0.0},
                        {"membrane_replacements", membrane_worn ? 1.0 : 0.0}});
  if (stacks_worn) component::flow_battery::Plant::replace_stacks(state_);
  if (stacks_worn || membrane_worn) membrane_years_ = 0.0;
  year_ = {};
  return membrane_worn ? membrane.price_cny_per_m2 * plant_.loop().area_m2 : 0.0;
}

}  // namespace sunward::simulation

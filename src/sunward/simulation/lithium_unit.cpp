#include "sunward/simulation/lithium_unit.hpp"

#include <algorithm>
#include <cmath>

namespace sunward::simulation {

namespace {

using component::lithium_battery::PlantStep;
using result::Loss;

constexpr double hours_per_year = 8760.0;
constexpr double start_temp_c = 25.0;  ///< forgotten within days
constexpr double kwh_per_mwh = 1000.0;
/// For a dispatcher's estimate: a charge in four hours at room temperature, the common use.
constexpr double rough_rate_per_h = 0.25;

}  // namespace

LithiumUnit::LithiumUnit(const component::Storage& spec, double power_mw, double energy_mwh,
                         double content_mwh)
    : plant_(spec.lithium_battery, power_mw, energy_mwh),
      state_(plant_.fresh(std::clamp(content_mwh / energy_mwh, 0.0, 1.0), start_temp_c)),
      spec_(spec) {
  judge();
  usable_before_ = usable_frac();
}

/// What a dispatcher may count on moves with age, by less in a day than it knows.
void LithiumUnit::judge() {
  round_trip_frac_ =
      plant_.round_trip_frac(rough_rate_per_h, start_temp_c, state_.life.capacity_frac);
  one_way_frac_ = std::sqrt(round_trip_frac_);
}

UnitStep LithiumUnit::step(double request_mw, const Conditions& conditions) {
  const int replaced = state_.replaced;
  const PlantStep done = plant_.step(state_, request_mw, conditions.step_h, conditions.ambient_c);
  UnitStep step;
  step.delivered_mwh = done.delivered_mwh;
  step.stored_mwh = done.stored_mwh;
  step.losses[Loss::converter] = done.losses.converter_mwh;
  step.losses[Loss::resistance] = done.losses.resistance_mwh;
  step.losses[Loss::self_discharge] = done.losses.self_discharge_mwh;
  step.losses[Loss::standby] = done.losses.standby_mwh;
  step.losses[Loss::heating] = done.losses.heating_mwh;
  step.losses[Loss::cooling] = done.losses.cooling_mwh;
  step.losses[Loss::fade] = done.losses.fade_mwh;
  cell_years_ += conditions.step_h / hours_per_year;
  year_.temp_min_c = std::min(year_.temp_min_c, state_.temp_c);
  year_.temp_max_c = std::max(year_.temp_max_c, state_.temp_c);
  year_.replaced_mwh += done.replaced_mwh;
  if (state_.replaced > replaced) {
    const component::Cost& cells = spec_.cost_energy;
    const double unpaid_frac = std::max(0.0, 1.0 - cell_years_ / cells.lifetime_y);
    year_.replacement_cny +=
        unpaid_frac * cells.capex_cny_per_unit * kwh_per_mwh * plant_.energy_mwh();
    year_.replacements += state_.replaced - replaced;
    cell_years_ = 0.0;
  }
  return step;
}

Ability LithiumUnit::ability() const {
  const component::LithiumBattery& battery = plant_.battery();
  const double left_frac = state_.life.capacity_frac;
  Ability ability;
  ability.round_trip_frac = round_trip_frac_;
  const double least = battery.soc_min_frac * left_frac;
  const double most = battery.soc_max_frac * left_frac;
  ability.charge_mw = ability.discharge_mw = plant_.rated_mw();
  ability.content_mwh =
      std::max(0.0, state_.charge_frac - least) * plant_.energy_mwh() * one_way_frac_;
  ability.room_mwh = std::max(0.0, most - state_.charge_frac) * plant_.energy_mwh() / one_way_frac_;
  return ability;
}

Stored LithiumUnit::stored() const {
  const component::LithiumBattery& battery = plant_.battery();
  const double left_frac = state_.life.capacity_frac;
  return {(state_.charge_frac - battery.soc_min_frac * left_frac) * plant_.energy_mwh(),
          (battery.soc_max_frac * left_frac - state_.charge_frac) * plant_.energy_mwh()};
}

double LithiumUnit::usable_frac() const {
  const component::LithiumBattery& battery = plant_.battery();
  return state_.life.capacity_frac * (battery.soc_max_frac - battery.soc_min_frac) /
         (spec_.soc_max_frac - spec_.soc_min_frac);
}

double LithiumUnit::end_year(result::SimulatedAsset& asset) {
  const double usable = usable_frac();
  // Capacity falls evenly within a year; renewed cells begin at the full window.
  const double before = year_.replacements > 0 ? usable : usable_before_;
  usable_before_ = usable;
  asset.figures.insert(asset.figures.end(), {{"usable_charge_frac", usable},
                                             {"usable_mean_frac", 0.5 * (before + usable)},
                                             {"usable_min_frac", std::min(before, usable)},
                                             {"capacity_left_frac", state_.life.health_frac},
                                             {"temp_min_c", year_.temp_min_c},
                                             {"temp_max_c", year_.temp_max_c},
                                             {"cells_replaced", year_.replacements},
                                             {"replaced_mwh", year_.replaced_mwh}});
  const double cost_cny = year_.replacement_cny;
  year_ = {};
  return cost_cny;
}

}  // namespace sunward::simulation

// A step of a unit through time: starting, running, standing by, cooling, wearing.
#include <algorithm>
#include <cmath>

#include "sunward/component/electrolyser/unit.hpp"

namespace sunward::component::electrolyser {
namespace {

constexpr double reference_air_c = 20.0;
constexpr double minutes_per_h = 60.0;

}  // namespace

void Unit::begin_start(UnitState& state) const {
  const double coldness = std::clamp(
      (law_.operating_temp_c - state.temp_c) / (law_.operating_temp_c - reference_air_c), 0.0, 1.0);
  const double minutes =
      law_.hot_start_minutes + coldness * (law_.cold_start_minutes - law_.hot_start_minutes);
  state.mode = UnitMode::starting;
  state.start_left_h = minutes / minutes_per_h;
}

double Unit::starting_mw(const UnitState& state) const {
  UnitState begun = state;
  if (state.mode != UnitMode::starting) begin_start(begun);
  const double base = base_mw_;
  if (begun.start_left_h <= 0.0) return base;
  const double missing_k = std::max(0.0, law_.operating_temp_c - begun.temp_c);
  return base + heat_mwh_per_k_ * missing_k / begun.start_left_h;
}

/// Warms the unit for at most `hours`, which become what is left of them.
double Unit::warm_up(UnitState& state, double available_mw, double& hours, UnitStep& step) const {
  const double base = base_mw_;
  const double warming = starting_mw(state) - base;
  const double pace = warming > 0.0 ? std::clamp((available_mw - base) / warming, 0.0, 1.0) : 1.0;
  const double spent = std::min(hours, pace > 0.0 ? state.start_left_h / pace : hours);
  const double heat = warming * pace * spent;
  step.uses.base_mwh += base * spent;
  step.uses.start_mwh += heat;
  step.warmed_mwh += heat;
  state.temp_c += heat / heat_mwh_per_k_;
  state.start_left_h -= pace * spent;
  if (state.start_left_h <= 1e-12) {
    state.start_left_h = 0.0;
    state.temp_c = law_.operating_temp_c;
    state.mode = UnitMode::running;
  }
  hours -= spent;
  return base * spent + heat;
}

double Unit::run(UnitState& state, double available_mw, double hours, double ambient_c,
                 UnitStep& step) const {
  const Operation op = at_power(available_mw, state.growth_v, ambient_c);
  step.running_h += hours;
  step.hydrogen_kg += op.hydrogen_kg_per_h * hours;
  step.water_kg += law_.water_kg_per_kg * op.hydrogen_kg_per_h * hours;
  step.hydrogen_mwh += (op.stack_mw - op.stack_heat_mw) * hours;
  const double air = air_loss_mw(law_.operating_temp_c, ambient_c);
  step.air_mwh += air * hours;
  step.heat_mwh += (op.stack_heat_mw + op.heating_mw - air) * hours;
  step.uses.base_mwh += base_mw_ * hours;
  step.uses.stack_mwh += op.stack_mw * hours;
  step.uses.auxiliary_mwh += law_.auxiliary_frac * op.stack_mw * hours;
  step.uses.rectifier_mwh += (1.0 / law_.rectifier_efficiency_frac - 1.0) * op.stack_mw * hours;
  step.uses.heating_mwh += op.heating_mw * hours;
  wear(state, op.cell_v, hours, step.wear);
  return op.power_mw * hours;
}

void Unit::wear(UnitState& state, double cell_v, double hours, StackWear& wear) const {
  state.stack_hours += hours;
  const double running_v =
      worn_growth_v_ * (cell_v - state.growth_v) / full_v_ * hours / law_.stack_life_h;
  double swings_v = 0.0;
  state.voltage.push(cell_v, [&](const RainflowCycle& swing) {
    swings_v += law_.fatigue_wear_frac * swing.number * swing.range;
  });
  state.growth_v += running_v + swings_v;
  wear.running_v += running_v;
  wear.swings_v += swings_v;
}

void Unit::stop(UnitState& state, StackWear& wear) const {
  if (state.mode == UnitMode::running) {
    state.growth_v += 1e-3 * law_.stop_wear_mv;
    wear.stops_v += 1e-3 * law_.stop_wear_mv;
    ++state.stops;
    ++wear.stops;
  }
  state.mode = UnitMode::standby;
  state.start_left_h = 0.0;
  state.standby_left_h = law_.standby_h;
}

/// Stands by while there is time and power for it, then cools.
double Unit::rest(UnitState& state, double available_mw, double hours, double ambient_c,
                  UnitStep& step) const {
  double used_mwh = 0.0;
  if (state.mode == UnitMode::standby) {
    const double held = available_mw >= standby_mw() ? std::min(hours, state.standby_left_h) : 0.0;
    used_mwh = standby_mw() * held;
    step.uses.standby_mwh += used_mwh;
    state.standby_left_h -= held;
    hours -= held;
    if (hours <= 0.0 && state.standby_left_h > 0.0) return used_mwh;
    state.mode = UnitMode::off;
    state.standby_left_h = 0.0;
  }
  const double off_mwh = std::min(available_mw, off_mw()) * hours;
  step.uses.off_mwh += off_mwh;
  state.temp_c = ambient_c + (state.temp_c - ambient_c) * std::exp(-hours / law_.cooling_time_h);
  return used_mwh + off_mwh;
}

double Unit::step(UnitState& state, double available_mw, double step_h, double ambient_c,
                  UnitStep& sum) const {
  double hours = step_h, used_mwh = 0.0;
  if (available_mw >= min_power_mw() * (1.0 - 1e-12)) {
    if (state.mode == UnitMode::off || state.mode == UnitMode::standby) begin_start(state);
    if (state.mode == UnitMode::starting) used_mwh = warm_up(state, available_mw, hours, sum);
    if (hours > 0.0) used_mwh += run(state, available_mw, hours, ambient_c, sum);
  } else {
    if (state.mode == UnitMode::running || state.mode == UnitMode::starting) stop(state, sum.wear);
    used_mwh = rest(state, available_mw, hours, ambient_c, sum);
  }
  if (state.growth_v >= worn_growth_v_) {
    state.growth_v = 0.0;
    state.stack_hours = 0.0;
    state.stops = 0;
    state.voltage.clear();
    ++state.stacks_replaced;
  }
  return used_mwh;
}

}  // namespace sunward::component::electrolyser

#include "sunward/component/lithium_battery/plant.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/base/error.hpp"

namespace sunward::component::lithium_battery {
namespace {

constexpr double zero_c_k = 273.15;
constexpr double gas_constant_j_per_mol_k = 8.314;
constexpr double hours_per_day = 24.0;
constexpr double longest_substep_h = 0.5;

}  // namespace

Losses& Losses::operator+=(const Losses& other) {
  converter_mwh += other.converter_mwh;
  resistance_mwh += other.resistance_mwh;
  self_discharge_mwh += other.self_discharge_mwh;
  standby_mwh += other.standby_mwh;
  heating_mwh += other.heating_mwh;
  cooling_mwh += other.cooling_mwh;
  fade_mwh += other.fade_mwh;
  return *this;
}

double Losses::sum() const {
  return converter_mwh + resistance_mwh + self_discharge_mwh + standby_mwh + heating_mwh +
         cooling_mwh + fade_mwh;
}

Plant::Plant(const LithiumBattery& battery, double power_mw, double energy_mwh)
    : battery_(battery),
      life_(battery),
      power_mw_(power_mw),
      energy_mwh_(energy_mwh),
      mean_v_(stored_v(battery.chemistry, 1.0)) {
  SUNWARD_CHECK(power_mw > 0.0 && energy_mwh > 0.0, "a battery has a power and an energy");
}

PlantState Plant::fresh(double soc_frac, double temp_c) const {
  PlantState state;
  state.charge_frac = std::clamp(soc_frac, battery_.soc_min_frac, battery_.soc_max_frac);
  state.temp_c = temp_c;
  return state;
}

double Plant::soc_frac(const PlantState& state) {
  return state.charge_frac / state.life.capacity_frac;
}

double Plant::resistance_v_h(double temp_c, double capacity_frac) const {
  constexpr double reference_k = 298.15;
  const double cold = std::exp(battery_.resistance_energy_j_per_mol / gas_constant_j_per_mol_k *
                               (1.0 / (temp_c + zero_c_k) - 1.0 / reference_k));
  const double old = 1.0 + battery_.resistance_growth_per_loss * (1.0 - capacity_frac);
  return battery_.resistance_frac_per_c * mean_v_ * cold * old;
}

double Plant::stored_mwh(double charge_frac, double capacity_frac) const {
  return energy_mwh_ * capacity_frac * stored_v(battery_.chemistry, charge_frac / capacity_frac) /
         mean_v_;
}

/// Current [nameplate charges per hour] that gives a power at the cells; the most there is when
/// more is asked.
double Plant::current_per_h(double cell_mw, double open_v, double resistance) const {
  const double volt_per_h = cell_mw * mean_v_ / energy_mwh_;
  if (resistance <= 0.0) return volt_per_h / open_v;
  const double root = open_v * open_v - 4.0 * resistance * volt_per_h;
  return (open_v - std::sqrt(std::max(0.0, root))) / (2.0 * resistance);
}

/// The same over a substep in which the open-circuit voltage moves, held to the window: where that
/// ends the substep early, the mean is less than what runs. On a straight piece of the voltage its
/// slope acts as a resistance.
Plant::Current Plant::find_current(const PlantState& state, double cell_mw, double resistance,
                                   const Pace& pace) const {
  constexpr double none_per_h = 1e-12;
  const double hours = pace.hours;
  const double capacity = state.life.capacity_frac;
  const double most = std::max(0.0, state.charge_frac - battery_.soc_min_frac * capacity) / hours;
  const double least = std::min(0.0, state.charge_frac - battery_.soc_max_frac * capacity) / hours;
  const OpenCircuit open = open_circuit(battery_.chemistry, state.charge_frac / capacity);
  const double bend = 0.5 * open.slope_v * hours / capacity;
  const double running = current_per_h(cell_mw, open.voltage_v, resistance + bend);
  const double mean = std::clamp(running, least, most);
  if (std::abs(mean) < none_per_h) return {};
  const double end_soc = (state.charge_frac - mean * hours) / capacity;
  if (mean == running && end_soc >= open.from_soc_frac && end_soc <= open.to_soc_frac)
    return {mean, running};
  return find_bent_current(state, cell_mw, resistance, pace, mean, least, most);
}

/// Where the voltage bends on the way: the mean voltage of one try is that of the next.
Plant::Current Plant::find_bent_current(const PlantState& state, double cell_mw, double resistance,
                                        const Pace& pace, double guess_per_h, double least_per_h,
                                        double most_per_h) const {
  constexpr int most_turns = 8;
  constexpr double settled = 1e-14;  // of the voltage
  const double capacity = state.life.capacity_frac;
  Current current{guess_per_h, guess_per_h};
  double volt = 0.0;
  for (int turn = 0; turn < most_turns; ++turn) {
    const double moved =
        pace.stored_mwh - stored_mwh(state.charge_frac - current.mean * pace.hours, capacity);
    const double mean_v = moved * mean_v_ / (energy_mwh_ * current.mean * pace.hours);
    if (std::abs(mean_v - volt) <= settled * mean_v) break;
    volt = mean_v;
    current.running = current_per_h(cell_mw, volt, resistance);
    current.mean = std::clamp(current.running, least_per_h, most_per_h);
  }
  return current;
}

/// Moves charge. @return the heat it makes in the cells [MWh].
double Plant::substep(PlantState& state, double request_mw, Pace& pace, PlantStep& step) const {
  const double hours = pace.hours;
  const double standby = battery_.standby_frac * power_mw_ * hours;
  const double own_mwh = standby + state.heating_mwh + state.cooling_mwh;
  step.losses.standby_mwh += standby;
  step.losses.heating_mwh += state.heating_mwh;
  step.losses.cooling_mwh += state.cooling_mwh;
  state.heating_mwh = state.cooling_mwh = 0.0;

  const double efficiency = battery_.converter_efficiency_frac;
  const double ac_mw = std::clamp(request_mw + own_mwh / hours, -power_mw_, power_mw_);
  const double cell_mw = ac_mw > 0.0 ? ac_mw / efficiency : ac_mw * efficiency;
  const double capacity = state.life.capacity_frac;
  const double resistance = resistance_v_h(state.temp_c, capacity);
  const Current current = find_current(state, cell_mw, resistance, pace);
  const double before = pace.stored_mwh;
  state.charge_frac -= current.mean * hours;
  pace.stored_mwh = stored_mwh(state.charge_frac, capacity);
  const double stored = pace.stored_mwh - before;
  const double heat = resistance * current.running * current.mean * energy_mwh_ / mean_v_ * hours;
  const double cells_out = -stored - heat;
  const double ac_out = cells_out > 0.0 ? cells_out * efficiency : cells_out / efficiency;
  step.stored_mwh += stored;
  step.losses.resistance_mwh += heat;
  step.losses.converter_mwh += cells_out - ac_out;
  step.delivered_mwh += ac_out - own_mwh;
  return heat;
}

/// Temperature of the cells; what holds it in its window is drawn in the substep after.
void Plant::climate(PlantState& state, double heat_mwh, const Pace& pace, double ambient_c,
                    PlantStep& step) const {
  const double hours = pace.hours, decay = pace.temp_kept_frac;
  const double held = battery_.heat_capacity_frac_per_k * energy_mwh_;
  const double lost = battery_.heat_loss_frac_per_h_k * energy_mwh_;
  const double spread = lost > 0.0 ? (1.0 - decay) / (lost * hours) : 1.0 / held;
  state.temp_c = ambient_c + (state.temp_c - ambient_c) * decay + heat_mwh * spread;
  if (state.temp_c > battery_.temp_max_c) {
    const double removed = held * (state.temp_c - battery_.temp_max_c);
    step.heat_removed_mwh += removed;
    state.cooling_mwh = removed / battery_.cooling_cop;
    state.temp_c = battery_.temp_max_c;
  } else if (state.temp_c < battery_.temp_min_c) {
    state.heating_mwh = held * (battery_.temp_min_c - state.temp_c);
    state.temp_c = battery_.temp_min_c;
  }
}

/// Self-discharge, then the life of the cells at the state of charge reached.
void Plant::age(PlantState& state, Pace& pace, PlantStep& step) const {
  const double capacity = state.life.capacity_frac;
  const double before = pace.stored_mwh;
  state.charge_frac *= pace.charge_kept_frac;
  const double soc = state.charge_frac / capacity;
  // Fade leaves the state of charge: what is stored falls as the capacity does.
  const double per_capacity_mwh = energy_mwh_ * stored_v(battery_.chemistry, soc) / mean_v_;
  const double after = capacity * per_capacity_mwh;
  step.losses.self_discharge_mwh += before - after;
  life_.advance(state.life, soc, state.temp_c, pace.hours);
  state.charge_frac = soc * state.life.capacity_frac;
  pace.stored_mwh = state.life.capacity_frac * per_capacity_mwh;
  step.losses.fade_mwh += after - pace.stored_mwh;
  step.stored_mwh += pace.stored_mwh - before;
}

PlantStep Plant::step(PlantState& state, double request_mw, double step_h, double ambient_c) const {
  PlantStep step;
  const int n = std::max(1, static_cast<int>(std::ceil(step_h / longest_substep_h - 1e-9)));
  const double hours = step_h / n;
  Pace pace{hours,
            std::exp(-battery_.heat_loss_frac_per_h_k * hours / battery_.heat_capacity_frac_per_k),
            std::exp(-battery_.self_discharge_frac_per_day * hours / hours_per_day),
            stored_mwh(state.charge_frac, state.life.capacity_frac)};
  for (int k = 0; k < n; ++k) {
    const double heat = substep(state, request_mw, pace, step);
    climate(state, heat, pace, ambient_c, step);
    age(state, pace, step);
  }
  if (state.life.health_frac <= battery_.end_of_life_frac) {
    const double soc = soc_frac(state);
    const double before = stored_mwh(state.charge_frac, state.life.capacity_frac);
    state.life = LifeState{};
    state.charge_frac = soc;
    ++state.replaced;
    step.replaced_mwh = stored_mwh(soc, 1.0) - before;
  }
  return step;
}

double Plant::round_trip_frac(double rate_per_h, double temp_c, double capacity_frac) const {
  const double drop = resistance_v_h(temp_c, capacity_frac);
  const double window = battery_.soc_max_frac - battery_.soc_min_frac;
  const double open_v = (stored_v(battery_.chemistry, battery_.soc_max_frac) -
                         stored_v(battery_.chemistry, battery_.soc_min_frac)) /
                        window;
  const double efficiency = battery_.converter_efficiency_frac;
  const double bus_mw = rate_per_h * energy_mwh_;
  const double out = current_per_h(bus_mw / efficiency, open_v, drop);
  const double in = -current_per_h(-bus_mw * efficiency, open_v, drop);
  return efficiency * (open_v - drop * out) * efficiency / (open_v + drop * in);
}

}  // namespace sunward::component::lithium_battery

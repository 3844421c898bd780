#include "sunward/component/electrolyser/unit.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/base/error.hpp"

namespace sunward::component::electrolyser {
namespace {

constexpr double mw_per_ma_v = 1e-3 * 1e-6;
/// Air at which heat_loss_frac is stated.
constexpr double reference_air_c = 20.0;
constexpr double table_error_frac = 1e-9;  ///< of a power, that the table of currents may miss

}  // namespace

Uses& Uses::operator+=(const Uses& other) {
  stack_mwh += other.stack_mwh;
  rectifier_mwh += other.rectifier_mwh;
  auxiliary_mwh += other.auxiliary_mwh;
  base_mwh += other.base_mwh;
  heating_mwh += other.heating_mwh;
  start_mwh += other.start_mwh;
  standby_mwh += other.standby_mwh;
  off_mwh += other.off_mwh;
  return *this;
}

double Uses::sum() const {
  return stack_mwh + rectifier_mwh + auxiliary_mwh + base_mwh + heating_mwh + start_mwh +
         standby_mwh + off_mwh;
}

StackWear& StackWear::operator+=(const StackWear& other) {
  running_v += other.running_v;
  stops_v += other.stops_v;
  swings_v += other.swings_v;
  stops += other.stops;
  return *this;
}

UnitStep& UnitStep::operator+=(const UnitStep& other) {
  hydrogen_kg += other.hydrogen_kg;
  water_kg += other.water_kg;
  hydrogen_mwh += other.hydrogen_mwh;
  heat_mwh += other.heat_mwh;
  air_mwh += other.air_mwh;
  warmed_mwh += other.warmed_mwh;
  running_h += other.running_h;
  uses += other.uses;
  wear += other.wear;
  return *this;
}

Unit::Unit(const ElectrolyserLaw& law, double rated_mw)
    : law_(law), rated_mw_(rated_mw), cell_(make_cell_law(law, law.operating_temp_c)) {
  SUNWARD_CHECK(rated_mw > 0.0, "an electrolyser unit needs a rating above zero");
  power_factor_ = 1.0 / law.rectifier_efficiency_frac + law.auxiliary_frac;
  const double stack_mw = (1.0 - law.base_load_frac) * rated_mw / power_factor_;
  const double full = law.full_current_ma_per_cm2;
  full_v_ = cell_.voltage_v(full);
  area_cm2_ = stack_mw / (mw_per_ma_v * full * full_v_);
  base_mw_ = law.base_load_frac * rated_mw;
  air_mw_per_k_ = law.heat_loss_frac * rated_mw / (law.operating_temp_c - reference_air_c);
  // What the air takes per kelvin, times the time constant of cooling.
  heat_mwh_per_k_ = air_mw_per_k_ * law.cooling_time_h;
  worn_growth_v_ = law.end_of_life_loss_frac * full_v_;
  tabulate_currents();
}

/// Marches the current along dP/di, then mends each point by Newton's method.
void Unit::tabulate_currents() {
  constexpr int steps = 512;
  const double full = law_.full_current_ma_per_cm2, per_v = mw_per_ma_v * area_cm2_;
  currents_.most_mw = per_v * full * full_v_;
  const double step_mw = currents_.most_mw / steps;
  double current = 0.0;
  for (int k = 0; k <= steps; ++k) {
    const auto rise = [&](const CellLaw::Point& cell) {
      return per_v * (cell.voltage_v + current * cell.slope_v);
    };
    for (int turn = 0; turn < 8; ++turn) {
      const CellLaw::Point cell = cell_.at(current);
      const double miss_mw = k * step_mw - per_v * current * cell.voltage_v;
      current = std::clamp(current + miss_mw / rise(cell), 0.0, full);
      if (std::abs(miss_mw) <= 1e-9 * step_mw) break;  // squared by the turn just made
    }
    const double slope = step_mw / rise(cell_.at(current));
    currents_.points.push_back({current, slope});
    current += slope;
  }
  // Where little flows the activation bends the current too much for the table.
  currents_.sound_from = full;
  for (int k = steps - 1; k >= 0; --k) {
    const double power_mw = (k + 0.5) * step_mw, between = current_of(power_mw, 0.0);
    const double miss_mw = power_mw - per_v * between * cell_.voltage_v(between);
    if (std::abs(miss_mw) > table_error_frac * power_mw) break;
    currents_.sound_from = currents_.points[static_cast<std::size_t>(k)].ma_per_cm2;
  }
}

/// The current at which a stack takes a power: cubics between the points of a new stack; growth
/// takes the power g i off what the new part of it gets.
double Unit::current_of(double stack_mw, double growth_v) const {
  const double steps = static_cast<double>(currents_.points.size() - 1);
  const double per_mw = steps / currents_.most_mw;
  const double growth_mw = mw_per_ma_v * area_cm2_ * growth_v;  // per current
  double current = stack_mw * law_.full_current_ma_per_cm2 / currents_.most_mw;
  for (int turn = 0; turn < 2; ++turn) {
    const double place = std::clamp((stack_mw - growth_mw * current) * per_mw, 0.0, steps);
    const auto k = std::min(static_cast<std::size_t>(place), currents_.points.size() - 2);
    const auto [first, from] = currents_.points[k];
    const auto [last, to] = currents_.points[k + 1];
    const double t = place - static_cast<double>(k), chord = last - first;
    const double second = 3.0 * chord - 2.0 * from - to, third = from + to - 2.0 * chord;
    const double next = first + t * (from + t * (second + t * third));
    const double slope = from + t * (2.0 * second + 3.0 * t * third);
    current += (next - current) / (1.0 + growth_mw * per_mw * slope);
  }
  return current;
}

UnitState Unit::fresh(double temp_c) {
  UnitState state;
  state.temp_c = temp_c;
  return state;
}

double Unit::rated_kg_per_h() const {
  return area_cm2_ * cell_.hydrogen_kg_per_h_cm2(law_.full_current_ma_per_cm2);
}

double Unit::air_loss_mw(double temp_c, double ambient_c) const {
  return air_mw_per_k_ * std::max(0.0, temp_c - ambient_c);
}

Operation Unit::at_current(double current_ma_per_cm2, double growth_v, double ambient_c) const {
  const bool full = current_ma_per_cm2 == law_.full_current_ma_per_cm2;
  const double new_v = full ? full_v_ : cell_.voltage_v(current_ma_per_cm2);
  return operation(current_ma_per_cm2, new_v + growth_v,
                   air_loss_mw(law_.operating_temp_c, ambient_c));
}

Operation Unit::operation(double current_ma_per_cm2, double cell_v, double air_mw) const {
  Operation op;
  op.current_ma_per_cm2 = current_ma_per_cm2;
  op.cell_v = cell_v;
  op.stack_mw = mw_per_ma_v * area_cm2_ * current_ma_per_cm2 * op.cell_v;
  op.hydrogen_kg_per_h = area_cm2_ * cell_.hydrogen_kg_per_h_cm2(current_ma_per_cm2);
  op.stack_heat_mw = op.stack_mw - 1e-3 * higher_heating_kwh_per_kg * op.hydrogen_kg_per_h;
  op.heating_mw = std::max(0.0, air_mw - op.stack_heat_mw);
  op.power_mw = base_mw_ + power_factor_ * op.stack_mw + op.heating_mw;
  return op;
}

/// Growth of the power with the current [MW per mA/cm2] where `op` runs.
/// @param slope_v  of the cell there [V per mA/cm2].
double Unit::slope(const Operation& op, double slope_v) const {
  const double stack = mw_per_ma_v * area_cm2_ * (op.cell_v + op.current_ma_per_cm2 * slope_v);
  if (op.heating_mw <= 0.0) return power_factor_ * stack;
  const double hydrogen = area_cm2_ * cell_.hydrogen_slope(op.current_ma_per_cm2);
  return (power_factor_ - 1.0) * stack + 1e-3 * higher_heating_kwh_per_kg * hydrogen;
}

double Unit::marginal_kg_per_mwh(const Operation& op) const {
  return area_cm2_ * cell_.hydrogen_slope(op.current_ma_per_cm2) /
         slope(op, cell_.at(op.current_ma_per_cm2).slope_v);
}

/// The table's current, where it is as good as any and the heater is out. Else Newton's method
/// within a bracket: power rises with the current and is convex but for the kink where the heater
/// goes out. The last, smallest step takes the voltage along its slope.
Operation Unit::at_power(double power_mw, double growth_v, double ambient_c) const {
  constexpr double nearly = 1e-6;  // of the rating; what the voltage bends on such a step: 1e-13
  const double wanted = std::clamp(power_mw, min_power_mw(), rated_mw_);
  const double air_mw = air_loss_mw(law_.operating_temp_c, ambient_c);
  double low = 0.0, high = law_.full_current_ma_per_cm2;
  const double full_mw = mw_per_ma_v * area_cm2_ * high * (full_v_ + growth_v);
  if (base_mw_ + power_factor_ * full_mw <= wanted) {  // unless the heater needs more
    const Operation full = operation(high, full_v_ + growth_v, air_mw);
    if (full.power_mw <= wanted) return full;
  }
  if (base_mw_ + air_mw >= wanted) return at_current(low, growth_v, ambient_c);  // heater takes all
  const double stack_mw = (wanted - base_mw_) / power_factor_;
  double current = current_of(stack_mw, growth_v);
  Operation op;
  if (current >= currents_.sound_from) {
    op = operation(current, stack_mw / (mw_per_ma_v * area_cm2_ * current), air_mw);
    if (op.heating_mw <= 0.0) return op;
  }
  for (int turn = 0; turn < 100; ++turn) {
    if (!(current > low && current < high)) current = 0.5 * (low + high);
    const CellLaw::Point cell = cell_.at(current);
    op = operation(current, cell.voltage_v + growth_v, air_mw);
    const double miss = op.power_mw - wanted;
    if (std::abs(miss) <= 1e-12 * rated_mw_) break;
    (miss > 0.0 ? high : low) = current;
    const double next = current - miss / slope(op, cell.slope_v);
    if (std::abs(miss) <= nearly * rated_mw_) {
      op = operation(next, op.cell_v + cell.slope_v * (next - current), air_mw);
      if (std::abs(op.power_mw - wanted) <= 1e-12 * rated_mw_) break;
    }
    current = next;
  }
  return op;
}

}  // namespace sunward::component::electrolyser

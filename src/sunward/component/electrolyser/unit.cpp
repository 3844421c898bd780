#include "sunward/component/electrolyser/unit.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/base/error.hpp"

namespace sunward::component::electrolyser {
namespace {

constexpr double mw_per_ma_v = 1e-3 * 1e-6;
/// Air at which heat_loss_frac is stated.
constexpr double reference_air_c = 20.0;

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

UnitStep& UnitStep::operator+=(const UnitStep& other) {
  hydrogen_kg += other.hydrogen_kg;
  water_kg += other.water_kg;
  hydrogen_mwh += other.hydrogen_mwh;
  heat_mwh += other.heat_mwh;
  air_mwh += other.air_mwh;
  warmed_mwh += other.warmed_mwh;
  running_h += other.running_h;
  uses += other.uses;
  return *this;
}

Unit::Unit(const ElectrolyserLaw& law, double rated_mw)
    : law_(law), rated_mw_(rated_mw), cell_(make_cell_law(law, law.operating_temp_c)) {
  SUNWARD_CHECK(rated_mw > 0.0, "an electrolyser unit needs a rating above zero");
  power_factor_ = 1.0 / law.rectifier_efficiency_frac + law.auxiliary_frac;
  const double stack_mw = (1.0 - law.base_load_frac) * rated_mw / power_factor_;
  const double full = law.full_current_ma_per_cm2;
  area_cm2_ = stack_mw / (mw_per_ma_v * full * cell_.voltage_v(full));
}

UnitState Unit::fresh(double temp_c) {
  UnitState state;
  state.temp_c = temp_c;
  return state;
}

double Unit::worn_growth_v() const {
  return law_.end_of_life_loss_frac * cell_.voltage_v(law_.full_current_ma_per_cm2);
}

double Unit::rated_kg_per_h() const {
  return area_cm2_ * cell_.hydrogen_kg_per_h_cm2(law_.full_current_ma_per_cm2);
}

double Unit::air_loss_mw(double temp_c, double ambient_c) const {
  return law_.heat_loss_frac * rated_mw_ *
         std::max(0.0, (temp_c - ambient_c) / (law_.operating_temp_c - reference_air_c));
}

Operation Unit::at_current(double current_ma_per_cm2, double growth_v, double ambient_c) const {
  Operation op;
  op.current_ma_per_cm2 = current_ma_per_cm2;
  op.cell_v = cell_.voltage_v(current_ma_per_cm2) + growth_v;
  op.stack_mw = mw_per_ma_v * area_cm2_ * current_ma_per_cm2 * op.cell_v;
  op.hydrogen_kg_per_h = area_cm2_ * cell_.hydrogen_kg_per_h_cm2(current_ma_per_cm2);
  op.stack_heat_mw = op.stack_mw - 1e-3 * higher_heating_kwh_per_kg * op.hydrogen_kg_per_h;
  op.heating_mw = std::max(0.0, air_loss_mw(law_.operating_temp_c, ambient_c) - op.stack_heat_mw);
  op.power_mw = law_.base_load_frac * rated_mw_ + power_factor_ * op.stack_mw + op.heating_mw;
  return op;
}

/// Growth of the power with the current [MW per mA/cm2] where `op` runs.
double Unit::slope(const Operation& op) const {
  const double stack = mw_per_ma_v * area_cm2_ *
                       (op.cell_v + op.current_ma_per_cm2 * cell_.slope_v(op.current_ma_per_cm2));
  if (op.heating_mw <= 0.0) return power_factor_ * stack;
  const double hydrogen = area_cm2_ * cell_.hydrogen_slope(op.current_ma_per_cm2);
  return (power_factor_ - 1.0) * stack + 1e-3 * higher_heating_kwh_per_kg * hydrogen;
}

/// Newton's method within a bracket: power rises with the current and is convex but for the kink
/// where the heater goes out.
Operation Unit::at_power(double power_mw, double growth_v, double ambient_c) const {
  const double wanted = std::clamp(power_mw, min_power_mw(), rated_mw_);
  double low = 0.0, high = law_.full_current_ma_per_cm2;
  Operation op = at_current(high, growth_v, ambient_c);
  if (op.power_mw <= wanted) return op;
  const double idle_mw =
      law_.base_load_frac * rated_mw_ + air_loss_mw(law_.operating_temp_c, ambient_c);
  if (idle_mw >= wanted) return at_current(low, growth_v, ambient_c);  // the heater takes it all
  // The parabola through no current and full current with the slope at full current.
  const double rise = op.power_mw - law_.base_load_frac * rated_mw_;
  const double bend = std::max(0.0, slope(op) * high / rise - 1.0);
  const double share = (wanted - law_.base_load_frac * rated_mw_) / rise;
  double current = high * 2.0 * share /
                   (1.0 - bend + std::sqrt((1.0 - bend) * (1.0 - bend) + 4.0 * bend * share));
  for (int turn = 0; turn < 100; ++turn) {
    if (!(current > low && current < high)) current = 0.5 * (low + high);
    op = at_current(current, growth_v, ambient_c);
    const double miss = op.power_mw - wanted;
    if (std::abs(miss) <= 1e-12 * rated_mw_) break;
    (miss > 0.0 ? high : low) = current;
    current -= miss / slope(op);
  }
  return op;
}

}  // namespace sunward::component::electrolyser

// The time step of Plant: finding the current, moving the electrolyte, booking energy and heat.
#include <algorithm>
#include <cmath>

#include "sunward/component/flow_battery/plant.hpp"
#include "sunward/component/flow_battery/shunt.hpp"

namespace sunward::component::flow_battery {
namespace {

constexpr double joule_per_mwh = 3.6e9;
constexpr double seconds_per_hour = 3600.0;
constexpr double hours_per_day = 24.0;
constexpr double hours_per_year = 8760.0;
constexpr double longest_substep_h = 0.5;
/// Heat capacity of the electrolyte: 1334 kg/m3 x 3200 J/(kg K). Source: SimSES.
constexpr double heat_capacity_j_per_m3_k = 1334.0 * 3200.0;
/// Of the power wanted, that a current may miss before the rest is made up along the cell's
/// resistance: with a resistance known to a fifth, 1e-4 moves the voltage by 2e-6 of itself.
constexpr double search_tolerance = 1e-4;
constexpr int most_tries = 20;
/// Apparent over ohmic resistance, where it is taken for true: what is left of a rest in the cells
/// may hide it.
constexpr double most_apparent = 4.0;

/// The current density i at which i (open + resistance i) is the power per area wanted; at the
/// highest power where that is more than there is.
double current_of(double dc_w_per_m2, double open_v, double resistance_ohm_m2) {
  const double square = open_v * open_v + 4.0 * resistance_ohm_m2 * dc_w_per_m2;
  return 2.0 * dc_w_per_m2 / (open_v + std::sqrt(std::max(0.0, square)));
}

}  // namespace

/// What is wanted, and the conditions that hold during the step.
struct Plant::Demand {
  CellLaw law;
  bool charging = false;
  double draw_w = 0.0;       ///< wanted from the bus; negative: given to it
  double auxiliary_w = 0.0;  ///< heating, cooling, control: part of the draw
  double temp_c = 25.0;
};

/// The plant at one current.
struct Plant::Operation {
  double current_a_per_m2 = 0.0;  ///< charging > 0
  double flow_m_per_s = 0.0;
  CellContents cells;
  CellVoltage voltage;
  double dc_w = 0.0;  ///< at the terminals, charging > 0
  double pumps_w = 0.0;
  double draw_w = 0.0;  ///< from the bus
};

/// What a step leaves behind for its end.
struct Plant::Passed {
  double reversible_heat_mwh = 0.0;  ///< taken up by the electrolyte
  double open_circuit_v = 0.0;       ///< in the middle of the last substep
};

/// What the electrolyte fixes for every current tried.
struct Plant::Feed {
  ElectrolyteState state;
  Means means;
  double open_circuit_v = 0.0;  ///< of the means
  double least_reactant_frac = 0.0;
  double viscosity_pa_s = 0.0;  ///< sum of both sides
};

Plant::Feed Plant::feed_of(const Demand& demand, const ElectrolyteState& state) const {
  Feed feed{state, means_of(loop_, state)};
  const Means& means = feed.means;
  feed.open_circuit_v = open_circuit_v(demand.law, means);
  const double negative_soc_frac = negative_soc(means.negative);
  const double positive_soc_frac = positive_soc(means.positive);
  feed.least_reactant_frac = demand.charging ? 1.0 - std::max(negative_soc_frac, positive_soc_frac)
                                             : std::min(negative_soc_frac, positive_soc_frac);
  feed.viscosity_pa_s = negative_viscosity_pa_s(negative_soc_frac, demand.temp_c) +
                        positive_viscosity_pa_s(positive_soc_frac, demand.temp_c);
  return feed;
}

/// @param seconds  over which the cells settle, from the excess that the state holds.
/// @param near  as in cell_contents().
Plant::Operation Plant::operate(const Demand& demand, const Feed& feed, double seconds,
                                double current_a_per_m2, const CellContents& near) const {
  Operation operation;
  operation.current_a_per_m2 = current_a_per_m2;
  operation.flow_m_per_s = pumping_.flow_m_per_s(current_a_per_m2, feed.least_reactant_frac);
  operation.cells = cell_contents(loop_, feed.state, feed.means, current_a_per_m2,
                                  operation.flow_m_per_s * loop_.area_m2, seconds, near);
  operation.voltage =
      cell_voltage(demand.law, operation.cells, current_a_per_m2, operation.flow_m_per_s);
  operation.pumps_w =
      loop_.area_m2 * pumping_.power_w_per_m2(operation.flow_m_per_s, feed.viscosity_pa_s);
  see_from_bus(demand, operation);
  return operation;
}

void Plant::see_from_bus(const Demand& demand, Operation& operation) const {
  const double efficiency = battery_.converter_efficiency_frac;
  operation.dc_w = operation.current_a_per_m2 * loop_.area_m2 * operation.voltage.terminal_v;
  operation.draw_w = (demand.charging ? operation.dc_w / efficiency : operation.dc_w * efficiency) +
                     operation.pumps_w + demand.auxiliary_w;
}

/// Power at the terminals that leaves the bus with what is wanted [W], charging > 0.
double Plant::dc_wanted_w(const Demand& demand, double pumps_w) const {
  const double efficiency = battery_.converter_efficiency_frac;
  return (demand.draw_w - pumps_w - demand.auxiliary_w) *
         (demand.charging ? efficiency : 1.0 / efficiency);
}

/// The current to be expected from what the cells' resistance was last.
double Plant::expected_current(const Demand& demand, const Feed& feed,
                               double resistance_ohm_m2) const {
  const double first = dc_wanted_w(demand, 0.0) / (loop_.area_m2 * feed.open_circuit_v);
  const double flow = pumping_.flow_m_per_s(first, feed.least_reactant_frac);
  const double pumps_w = loop_.area_m2 * pumping_.power_w_per_m2(flow, feed.viscosity_pa_s);
  const double expected = current_of(dc_wanted_w(demand, pumps_w) / loop_.area_m2,
                                     feed.open_circuit_v, resistance_ohm_m2);
  return demand.charging ? std::max(0.0, expected) : std::min(0.0, expected);
}

double Plant::highest_current_a_per_m2(const ElectrolyteState& state, bool charging,
                                       double seconds) const {
  const double low = battery_.electrolyte_soc_min_frac;
  const double high = battery_.electrolyte_soc_max_frac;
  const auto room_mol = [&](const Side& side, double soc) {
    return side.vanadium_mol * (charging ? high - soc : soc - low);
  };
  const double room = std::min(room_mol(state.negative, negative_soc(state.negative)),
                               room_mol(state.positive, positive_soc(state.positive)));
  const double by_room = faraday_c_per_mol * room / (loop_.area_m2 * seconds);
  return std::clamp(by_room, 0.0, battery_.max_current_ma_per_cm2 * 10.0);
}

/// Moves the current a little, to where the bus sees what is wanted: the voltage follows along
/// `resistance`, and so do the losses that make it.
void Plant::make_up(const Demand& demand, double low, double high, double resistance_ohm_m2,
                    Operation& operation) const {
  CellVoltage& voltage = operation.voltage;
  const double before = operation.current_a_per_m2;
  const double at_rest_v = voltage.terminal_v - resistance_ohm_m2 * before;
  const double wanted_w = dc_wanted_w(demand, operation.pumps_w);
  operation.current_a_per_m2 =
      std::clamp(current_of(wanted_w / loop_.area_m2, at_rest_v, resistance_ohm_m2), low, high);
  const double more_v = resistance_ohm_m2 * (operation.current_a_per_m2 - before);
  const double losses_v = voltage.losses.sum();
  if (losses_v > 0.0) {
    const double sign = demand.charging ? 1.0 : -1.0;
    const double scale = std::max(0.0, 1.0 + sign * more_v / losses_v);
    voltage.losses.ohmic_v *= scale;
    voltage.losses.activation_v *= scale;
    voltage.losses.transport_v *= scale;
    voltage.terminal_v = voltage.cell_open_circuit_v + sign * voltage.losses.sum();
  }
  see_from_bus(demand, operation);
}

/// The current at which the bus sees what is wanted: secant search from a current nearby. The draw
/// grows with the (signed) current over all currents allowed, so the root is unique.
/// @param seconds  as in operate(). @param highest  current allowed.
/// @param resistance_ohm_m2  apparent, of the cells; refined where the search takes several tries.
Plant::Operation Plant::find_operation(const Demand& demand, const Feed& feed, double seconds,
                                       double highest, double resistance_ohm_m2,
                                       const CellContents& near) const {
  const double low = demand.charging ? 0.0 : -highest;
  const double high = demand.charging ? highest : 0.0;
  const double efficiency = battery_.converter_efficiency_frac;
  const double seen = demand.charging ? 1.0 / efficiency : efficiency;
  double current = std::clamp(expected_current(demand, feed, resistance_ohm_m2), low, high);
  Operation operation = operate(demand, feed, seconds, current, near);
  // d(i V)/di; the secant mends the rest.
  double slope_w = seen * loop_.area_m2 *
                   std::max(0.1, operation.voltage.terminal_v + resistance_ohm_m2 * current);
  for (int tries = 0; tries < most_tries; ++tries) {
    const double missing_w = demand.draw_w - operation.draw_w;
    if (std::abs(missing_w) <= search_tolerance * std::abs(demand.draw_w)) break;
    const double next = std::clamp(current + missing_w / slope_w, low, high);
    if (next == current) break;  // at a limit
    const double before_w = operation.draw_w;
    operation = operate(demand, feed, seconds, next, operation.cells);
    const double secant = (operation.draw_w - before_w) / (next - current);
    if (secant > 0.0) slope_w = secant;
    current = next;
  }
  make_up(demand, low, high, resistance_ohm_m2, operation);
  hold_voltage(demand, feed, seconds, operation);
  return operation;
}

/// Lowers the current until the cells keep within their voltage limits.
void Plant::hold_voltage(const Demand& demand, const Feed& feed, double seconds,
                         Operation& operation) const {
  const double limit = demand.charging ? battery_.cell_voltage_max_v : battery_.cell_voltage_min_v;
  const double sign = demand.charging ? 1.0 : -1.0;
  for (int tries = 0; tries < most_tries; ++tries) {
    const double over = sign * (operation.voltage.terminal_v - limit);
    if (over <= 1e-5 || operation.current_a_per_m2 == 0.0) return;
    const double losses_v = operation.voltage.losses.sum();
    const double scale = over < losses_v ? 1.0 - over / losses_v : 0.0;
    operation = operate(demand, feed, seconds, scale * operation.current_a_per_m2, operation.cells);
  }
}

/// Books one substep at its midpoint. @return reversible heat taken up by the electrolyte [MWh].
double Plant::book(const CellLaw& law, double open_circuit_v, const CellContents& cells,
                   double current_a_per_m2, double hours, PlantStep& step) const {
  const double mwh_per_a_per_m2 = loop_.area_m2 * open_circuit_v * hours * 1e-6;
  const double crossed_a_per_m2 =
      faraday_c_per_mol * (3.5 * cells.crossover.vanadium_mol - cells.crossover.oxidation_mol);
  const double crossover_mwh = mwh_per_a_per_m2 * crossed_a_per_m2;
  const double shunt_mwh = mwh_per_a_per_m2 * cells.shunt_a_per_m2;
  const double hydrogen_mwh = mwh_per_a_per_m2 * 0.5 * cells.hydrogen_a_per_m2;
  step.losses.crossover_mwh += crossover_mwh;
  step.losses.shunt_mwh += shunt_mwh;
  step.losses.hydrogen_mwh += hydrogen_mwh;
  step.stored_mwh += mwh_per_a_per_m2 * current_a_per_m2 - crossover_mwh - shunt_mwh - hydrogen_mwh;
  const double temp_k = law.thermal_v * faraday_c_per_mol / gas_constant_j_per_mol_k;
  return current_a_per_m2 * loop_.area_m2 * temp_k * battery_.entropy_v_per_k * hours * 1e-6;
}

/// Books what a substep draws, and what becomes of it.
void Plant::book_operation(const Demand& demand, const Operation& used, double open_circuit_v,
                           double hours, PlantStep& step) const {
  const double mwh = hours * 1e-6;
  const double current = used.current_a_per_m2;
  const double area_mwh = loop_.area_m2 * std::abs(current) * mwh;
  step.delivered_mwh -= used.draw_w * mwh;
  step.losses.converter_mwh += (used.draw_w - used.pumps_w - demand.auxiliary_w - used.dc_w) * mwh;
  step.losses.pumps_mwh += used.pumps_w * mwh;
  step.losses.ohmic_mwh += area_mwh * used.voltage.losses.ohmic_v;
  step.losses.activation_mwh += area_mwh * used.voltage.losses.activation_v;
  step.losses.concentration_mwh +=
      area_mwh * used.voltage.losses.transport_v +
      loop_.area_m2 * current * mwh * (used.voltage.cell_open_circuit_v - open_circuit_v);
  (demand.charging ? step.dc_charge_mwh : step.dc_discharge_mwh) += std::abs(used.dc_w) * mwh;
  (demand.charging ? step.charge_kah : step.discharge_kah) +=
      loop_.area_m2 * std::abs(current) * hours * 1e-3;
  step.peak_a_per_m2 = std::max(step.peak_a_per_m2, std::abs(current));
}

Plant::Passed Plant::run(PlantState& state, const Demand& demand, double step_h,
                         PlantStep& step) const {
  const int substeps = std::max(1, static_cast<int>(std::ceil(step_h / longest_substep_h - 1e-9)));
  const double hours = step_h / substeps;
  const double seconds = hours * seconds_per_hour;
  Passed passed;
  ElectrolyteState& electrolyte = state.electrolyte;
  start_pumps(loop_, electrolyte);
  for (int i = 0; i < substeps; ++i) {
    const Feed begin = feed_of(demand, electrolyte);
    const double resistance = std::clamp(state.resistance_ohm_m2, demand.law.ohmic_ohm_m2,
                                         most_apparent * demand.law.ohmic_ohm_m2);
    const double highest = highest_current_a_per_m2(electrolyte, demand.charging, seconds);
    // Half a step with the current expected and well-mixed cells: an error of the second order.
    const double first = std::clamp(expected_current(demand, begin, resistance), -highest, highest);
    const CellContents mixed = well_mixed(loop_, begin.means, first);
    const ElectrolyteRates at_begin = rates(loop_, begin.means, mixed, first);
    const Feed middle = feed_of(demand, advanced(electrolyte, at_begin, 0.5 * seconds));
    // What is left at the middle is used up within the half step to come.
    const double left = highest_current_a_per_m2(middle.state, demand.charging, 0.5 * seconds);
    Operation used = find_operation(demand, middle, seconds, left, resistance, mixed);
    const double current = std::clamp(used.current_a_per_m2, -highest, highest);
    if (current != used.current_a_per_m2)
      used = operate(demand, middle, seconds, current, used.cells);
    electrolyte = advanced(electrolyte, rates(loop_, middle.means, used.cells, current), seconds);
    electrolyte.negative_excess = used.cells.negative_excess;
    electrolyte.positive_excess = used.cells.positive_excess;
    book_operation(demand, used, middle.open_circuit_v, hours, step);
    passed.reversible_heat_mwh +=
        book(demand.law, middle.open_circuit_v, used.cells, current, hours, step);
    passed.open_circuit_v = middle.open_circuit_v;
    if (current != 0.0)
      state.resistance_ohm_m2 = (used.voltage.terminal_v - middle.open_circuit_v) / current;
  }
  return passed;
}

/// Pumps off: only what stands in the cells loses its charge.
Plant::Passed Plant::rest_cells(PlantState& state, const CellLaw& law, double step_h,
                                PlantStep& step) const {
  Passed passed;
  const int substeps = std::max(1, static_cast<int>(std::ceil(step_h / longest_substep_h - 1e-9)));
  const double hours = step_h / substeps;
  const double seconds = hours * seconds_per_hour;
  ElectrolyteState& electrolyte = state.electrolyte;
  stop_pumps(loop_, electrolyte);
  for (int i = 0; i < substeps; ++i) {
    const Means begin = means_of(loop_, electrolyte);
    const CellContents start = cell_contents(loop_, electrolyte, begin, 0.0, 0.0, seconds, {});
    const ElectrolyteState half =
        advanced(electrolyte, rates(loop_, begin, start, 0.0), 0.5 * seconds);
    const Means middle = means_of(loop_, half);
    const CellContents cells = cell_contents(loop_, half, middle, 0.0, 0.0, seconds, {});
    electrolyte = advanced(electrolyte, rates(loop_, middle, cells, 0.0), seconds);
    passed.open_circuit_v = open_circuit_v(law, middle);
    book(law, passed.open_circuit_v, cells, 0.0, hours, step);
  }
  return passed;
}

/// Auxiliaries of the step, temperature, and what heating and cooling do in the next step.
void Plant::finish(PlantState& state, const Passed& passed, double step_h, double ambient_c,
                   PlantStep& step) const {
  const double standby_mwh = step.ran ? 0.0 : battery_.standby_frac * rated_w_ * 1e-6 * step_h;
  const double heating_mwh = state.heating_mw * step_h;
  const double cooling_mwh = state.cooling_mw * step_h;
  step.losses.heating_mwh += heating_mwh;
  step.losses.cooling_mwh += cooling_mwh;
  step.losses.standby_mwh += standby_mwh;
  step.delivered_mwh -= standby_mwh + (step.ran ? 0.0 : heating_mwh + cooling_mwh);
  const double charge_before = charge_mol(state.electrolyte);
  level(state.electrolyte, -std::expm1(-battery_.levelling_frac_per_day * step_h / hours_per_day));
  const double levelled_mwh = (charge_before - charge_mol(state.electrolyte)) * faraday_c_per_mol *
                              passed.open_circuit_v / joule_per_mwh;
  step.losses.crossover_mwh += levelled_mwh;
  step.levelling_mwh = levelled_mwh;
  step.stored_mwh -= levelled_mwh;
  const Losses& losses = step.losses;
  const double heat_mwh = losses.ohmic_mwh + losses.activation_mwh + losses.concentration_mwh +
                          losses.crossover_mwh + losses.shunt_mwh + losses.pumps_mwh +
                          passed.reversible_heat_mwh;
  const double volume_m3 =
      state.electrolyte.negative_volume_m3 + state.electrolyte.positive_volume_m3;
  const double mwh_per_k = heat_capacity_j_per_m3_k * volume_m3 / joule_per_mwh;
  const double lost_mwh_per_k = battery_.heat_loss_w_per_m3_k * volume_m3 * step_h * 1e-6;
  // Implicit in the loss to the air: stable for any insulation.
  state.temp_c = (mwh_per_k * state.temp_c + heat_mwh + lost_mwh_per_k * ambient_c) /
                 (mwh_per_k + lost_mwh_per_k);
  const double lowest = battery_.electrolyte_temp_min_c + battery_.temp_margin_k;
  const double highest = battery_.electrolyte_temp_max_c - battery_.temp_margin_k;
  // Heating and cooling act at once; their electricity is drawn in the step to come, when it is
  // known.
  state.heating_mw = std::max(0.0, lowest - state.temp_c) * mwh_per_k / step_h;
  const bool air_cools = ambient_c <= highest - battery_.cooler_approach_k;
  state.cooling_mw = std::max(0.0, state.temp_c - highest) * mwh_per_k / step_h /
                     (air_cools ? battery_.cooling_cop : battery_.chiller_cop);
  state.temp_c = std::clamp(state.temp_c, lowest, highest);
  state.stack_years += step_h / hours_per_year;
}

PlantStep Plant::step(PlantState& state, double request_mw, double step_h, double ambient_c) const {
  PlantStep step;
  Demand demand;
  demand.charging = request_mw < 0.0;
  demand.draw_w = -request_mw * 1e6;
  demand.auxiliary_w = (state.heating_mw + state.cooling_mw) * 1e6;
  demand.temp_c = state.temp_c;
  demand.law = law_of(state);
  const double first_s = std::min(step_h, longest_substep_h) * seconds_per_hour;
  step.ran = std::abs(demand.draw_w) > battery_.min_load_frac * rated_w_ &&
             (!demand.charging || demand.draw_w > demand.auxiliary_w) &&
             highest_current_a_per_m2(state.electrolyte, demand.charging, first_s) > 1.0;
  if (!step.ran) return rest(state, step_h, ambient_c);
  finish(state, run(state, demand, step_h, step), step_h, ambient_c, step);
  return step;
}

PlantStep Plant::rest(PlantState& state, double step_h, double ambient_c) const {
  PlantStep step;
  finish(state, rest_cells(state, law_of(state), step_h, step), step_h, ambient_c, step);
  return step;
}

}  // namespace sunward::component::flow_battery

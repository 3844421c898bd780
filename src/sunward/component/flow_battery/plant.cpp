#include "sunward/component/flow_battery/plant.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/component/fault.hpp"

namespace sunward::component::flow_battery {
namespace {

constexpr double joule_per_mwh = 3.6e9;
constexpr double m2_per_cm2_times_ma_per_a = 10.0;  ///< mA/cm2 to A/m2
constexpr double reference_c = 25.0;
/// Charging mixed electrolyte again goes at about this efficiency (assumption: that of charging).
constexpr double recharge_efficiency_frac = 0.87;

/// Electrolyte volume of one side that stores energy_mwh between the two charged shares.
double side_volume_m3(const FlowBattery& battery, double energy_mwh) {
  const double used = battery.electrolyte_soc_max_frac - battery.electrolyte_soc_min_frac;
  const double j_per_mol = faraday_c_per_mol * mean_open_circuit_v(battery) * used;
  return energy_mwh * joule_per_mwh / j_per_mol / (battery.vanadium_mol_per_l * 1000.0);
}

double cell_area_m2(const FlowBattery& battery, double power_mw) {
  return power_mw * 1e6 /
         (battery.design_current_ma_per_cm2 * m2_per_cm2_times_ma_per_a * battery.design_voltage_v);
}

void require_room(const Loop& loop, double energy_mwh) {
  constexpr double least_volume_ratio = 1.5;  // tanks of at least half the cells' own content
  if (loop.volume_m3 >= least_volume_ratio * loop.cell_volume_m3) return;
  std::vector<Fault> faults;
  const double least_mwh = energy_mwh * least_volume_ratio * loop.cell_volume_m3 / loop.volume_m3;
  add_fault(faults, "energy_mwh", energy_mwh, "MWh",
            phrase("range.at_least", {{"min", figure(least_mwh)}}),
            told("flow_battery.little_electrolyte"));
  throw InputError(std::move(faults));
}

/// Of what moves between the sides, the part that passes in the longest substep. Explicit steps
/// follow rates up to 2; nearer to it they ring.
constexpr double most_in_a_substep = 1.0;
constexpr double longest_substep_s = 1800.0;  ///< as the time step has it

/// How fast a difference in water levels out [1/s], by the law itself at half charge.
double water_rate_per_s(const FlowBattery& battery, const Loop& loop) {
  constexpr double small_frac = 1e-4;
  ElectrolyteState state = new_electrolyte(battery, loop, 0.5);
  const double before = means_of(loop, state).osmosis_m_per_s;
  const double moved_m3 = small_frac * loop.volume_m3;
  state.negative_volume_m3 += moved_m3;
  state.positive_volume_m3 -= moved_m3;
  return std::abs(means_of(loop, state).osmosis_m_per_s - before) * loop.area_m2 / moved_m3;
}

/// How fast the cells at rest exchange what they hold through the membrane [1/s].
double ion_rate_per_s(const Loop& loop) {
  return *std::max_element(loop.permeance_m_per_s.begin(), loop.permeance_m_per_s.end()) *
         loop.area_m2 / loop.cell_volume_m3;
}

/// The steps are of fixed length: what they could not follow would come out as nonsense.
void require_slow_exchange(const FlowBattery& battery, const Loop& loop) {
  std::vector<Fault> faults;
  const double water = water_rate_per_s(battery, loop) * longest_substep_s;
  if (water > most_in_a_substep)
    add_fault(
        faults, "flow_battery.water_diffusivity_m2_per_s", battery.water_diffusivity_m2_per_s,
        "m2/s",
        phrase("range.at_most",
               {{"max", figure(battery.water_diffusivity_m2_per_s * most_in_a_substep / water)}}),
        told("flow_battery.fast_water"));
  const double ions = ion_rate_per_s(loop) * longest_substep_s;
  if (ions > most_in_a_substep)
    add_fault(faults, "flow_battery.felt_thickness_mm", battery.felt_thickness_mm, "mm",
              phrase("range.at_least", {{"min", figure(battery.felt_thickness_mm * ions)}}),
              told("flow_battery.fast_cells"));
  if (!faults.empty()) throw InputError(std::move(faults));
}

}  // namespace

Losses& Losses::operator+=(const Losses& other) {
  converter_mwh += other.converter_mwh;
  ohmic_mwh += other.ohmic_mwh;
  activation_mwh += other.activation_mwh;
  concentration_mwh += other.concentration_mwh;
  crossover_mwh += other.crossover_mwh;
  shunt_mwh += other.shunt_mwh;
  hydrogen_mwh += other.hydrogen_mwh;
  pumps_mwh += other.pumps_mwh;
  heating_mwh += other.heating_mwh;
  cooling_mwh += other.cooling_mwh;
  standby_mwh += other.standby_mwh;
  return *this;
}

double Losses::sum() const {
  return converter_mwh + ohmic_mwh + activation_mwh + concentration_mwh + crossover_mwh +
         shunt_mwh + hydrogen_mwh + pumps_mwh + heating_mwh + cooling_mwh + standby_mwh;
}

double mean_open_circuit_v(const FlowBattery& battery) {
  constexpr int intervals = 64;
  const CellLaw law = make_cell_law(battery, reference_c, 0.0);
  const Loop loop = make_loop(battery, 0.0, 1.0);
  const double low = battery.electrolyte_soc_min_frac;
  const double width = (battery.electrolyte_soc_max_frac - low) / intervals;
  double sum = 0.0;
  for (int i = 0; i < intervals; ++i) {
    const ElectrolyteState state = new_electrolyte(battery, loop, low + (i + 0.5) * width);
    const Acid acid = acid_of(state);
    sum += open_circuit_v(law, species_of(state.negative), species_of(state.positive),
                          acid.negative, acid.positive);
  }
  return sum / intervals;
}

bool empties_in_a_substep(const FlowBattery& battery, double power_mw, double energy_mwh) {
  const Loop loop =
      make_loop(battery, cell_area_m2(battery, power_mw), side_volume_m3(battery, energy_mwh));
  return ion_rate_per_s(loop) * longest_substep_s > most_in_a_substep;
}

Plant::Plant(const FlowBattery& battery, double power_mw, double energy_mwh)
    : battery_(battery),
      loop_(
          make_loop(battery, cell_area_m2(battery, power_mw), side_volume_m3(battery, energy_mwh))),
      pumping_(make_pumping(battery)),
      rated_w_(power_mw * 1e6),
      energy_mwh_(energy_mwh),
      vanadium_mol_(battery.vanadium_mol_per_l * 1000.0 * loop_.volume_m3) {
  require_room(loop_, energy_mwh);
  require_slow_exchange(battery, loop_);
}

PlantState Plant::fresh(double content_mwh, double temp_c) const {
  const double used = battery_.electrolyte_soc_max_frac - battery_.electrolyte_soc_min_frac;
  PlantState state;
  state.electrolyte = new_electrolyte(
      battery_, loop_, battery_.electrolyte_soc_min_frac + used * content_mwh / energy_mwh_);
  state.temp_c = temp_c;
  return state;
}

CellLaw Plant::law_of(const PlantState& state) const {
  return make_cell_law(battery_, state.temp_c,
                       battery_.resistance_growth_frac_per_year * state.stack_years);
}

double Plant::rebalance(PlantState& state) const {
  ElectrolyteState& electrolyte = state.electrolyte;
  const double charge = charge_mol(electrolyte);
  const double vanadium =
      0.5 * (electrolyte.negative.vanadium_mol + electrolyte.positive.vanadium_mol);
  const double volume = 0.5 * (electrolyte.negative_volume_m3 + electrolyte.positive_volume_m3);
  // Mixed electrolyte holds half V3+, half VO2+: half an electron per vanadium ion brings it to
  // 0 % charge, and `charge` more to where it was.
  const double spent_mol = 0.5 * vanadium + charge;
  electrolyte.negative = {vanadium, 3.0 * vanadium - charge};
  electrolyte.positive = {vanadium, 4.0 * vanadium + charge};
  electrolyte.negative_volume_m3 = electrolyte.positive_volume_m3 = volume;
  electrolyte.negative_anion_mol = electrolyte.positive_anion_mol =
      0.5 * (electrolyte.negative_anion_mol + electrolyte.positive_anion_mol);
  electrolyte.negative_excess = electrolyte.positive_excess = {};
  electrolyte.circulating = true;
  return spent_mol * faraday_c_per_mol * mean_open_circuit_v(battery_) / joule_per_mwh /
         recharge_efficiency_frac;
}

double Plant::above_empty_mwh(const PlantState& state) const {
  const Side& negative = state.electrolyte.negative;
  const Side& positive = state.electrolyte.positive;
  const double low = battery_.electrolyte_soc_min_frac;
  const double left_mol = std::min((negative_soc(negative) - low) * negative.vanadium_mol,
                                   (positive_soc(positive) - low) * positive.vanadium_mol);
  return energy_mwh_ * left_mol / vanadium_mol_ / (battery_.electrolyte_soc_max_frac - low);
}

double Plant::room_mwh(const PlantState& state) const {
  const Side& negative = state.electrolyte.negative;
  const Side& positive = state.electrolyte.positive;
  const double high = battery_.electrolyte_soc_max_frac;
  const double room_mol = std::min((high - negative_soc(negative)) * negative.vanadium_mol,
                                   (high - positive_soc(positive)) * positive.vanadium_mol);
  return energy_mwh_ * room_mol / vanadium_mol_ / (high - battery_.electrolyte_soc_min_frac);
}

double Plant::usable_charge_frac(const PlantState& state) const {
  return (above_empty_mwh(state) + room_mwh(state)) / energy_mwh_;
}

double Plant::content_mwh(const PlantState& state) const {
  const double low = battery_.electrolyte_soc_min_frac;
  const double soc = charge_mol(state.electrolyte) / vanadium_mol_;
  return energy_mwh_ * (soc - low) / (battery_.electrolyte_soc_max_frac - low);
}

double Plant::soc_imbalance_frac(const PlantState& state) {
  return negative_soc(state.electrolyte.negative) - positive_soc(state.electrolyte.positive);
}

double Plant::negative_volume_frac(const PlantState& state) const {
  return state.electrolyte.negative_volume_m3 / loop_.volume_m3;
}

}  // namespace sunward::component::flow_battery

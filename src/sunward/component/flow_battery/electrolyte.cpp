#include "sunward/component/flow_battery/electrolyte.hpp"

#include <algorithm>
#include <cmath>

#include "sunward/component/flow_battery/shunt.hpp"

namespace sunward::component::flow_battery {
namespace {

constexpr double a_per_m2_per_ma_per_cm2 = 10.0;
constexpr double mol_per_m3_per_mol_per_l = 1000.0;
constexpr double reference_k = 298.15;
/// Shunt currents and hydrogen fade out below this charged share: an empty cell drives nothing.
constexpr double drive_fades_below_frac = 0.02;

Side density(const Side& side, double volume_m3) { return (1.0 / volume_m3) * side; }

/// 1 for a charged cell, falling to 0 where one side has nothing left to react.
double drive_frac(const Species& negative, const Species& positive) {
  const double v2 = negative[0] / (negative[0] + negative[1] + negative[2] + negative[3]);
  const double v5 = positive[3] / (positive[0] + positive[1] + positive[2] + positive[3]);
  return std::min(1.0, std::min(v2, v5) / drive_fades_below_frac);
}

void add_side_currents(const Loop& loop, CellContents& cells) {
  const double drive = drive_frac(cells.negative, cells.positive);
  cells.shunt_a_per_m2 = loop.shunt_a_per_m2 * drive;
  const double vanadium = cells.negative[0] + cells.negative[1];
  const double soc = vanadium > 0.0 ? cells.negative[0] / vanadium : 0.0;
  cells.hydrogen_a_per_m2 =
      drive * (loop.hydrogen_empty_a_per_m2 +
               (loop.hydrogen_full_a_per_m2 - loop.hydrogen_empty_a_per_m2) * soc);
}

/// Oxidation number gained by the negative (lost by the positive) side per area and second through
/// the electrodes, without hydrogen.
double reduced_mol_per_m2_s(const CellContents& cells, double current_a_per_m2) {
  return (current_a_per_m2 - cells.shunt_a_per_m2) / faraday_c_per_mol;
}

/// Flow of water that takes ions along; not worked out where none are.
double entraining_m_per_s(const Loop& loop, const Means& means, double current_a_per_m2) {
  return loop.entrained_frac > 0.0 ? water_m_per_s(loop, means, current_a_per_m2) : 0.0;
}

/// How the cells of one side settle during a step, see cell_contents().
class Settling {
 public:
  Settling(const Loop& loop, double volume_m3, double flow_m3_per_s, double seconds) {
    const double in_tank = 1.0 - loop.cell_volume_m3 / volume_m3;
    steady_per_flux_ = loop.area_m2 * in_tank * in_tank / flow_m3_per_s;
    const double times = seconds * flow_m3_per_s / (in_tank * loop.cell_volume_m3);
    constexpr double long_past = 40.0, short_time = 0.1;  // where 1 - e^-x keeps its figures
    left_at_end_ = times < long_past ? std::exp(-times) : 0.0;
    left_in_mean_ = (times < short_time ? -std::expm1(-times) : 1.0 - left_at_end_) / times;
  }
  [[nodiscard]] Side mean(const Side& begin, const Side& flux) const {
    return blend(begin, flux, left_in_mean_);
  }
  [[nodiscard]] Side end(const Side& begin, const Side& flux) const {
    return blend(begin, flux, left_at_end_);
  }

 private:
  [[nodiscard]] Side blend(const Side& begin, const Side& flux, double left) const {
    return left * begin + (1.0 - left) * steady_per_flux_ * flux;
  }
  double steady_per_flux_ = 0.0;  ///< mol/m3 per mol/(m2 s)
  double left_at_end_ = 0.0;      ///< share of the difference at the begin
  double left_in_mean_ = 0.0;
};

}  // namespace

Loop make_loop(const FlowBattery& battery, double area_m2, double volume_m3) {
  const Membrane& membrane = battery.membrane_record;
  const double thickness_m = membrane.thickness_um * 1e-6;
  Loop loop;
  loop.area_m2 = area_m2;
  loop.volume_m3 = volume_m3;
  loop.cell_volume_m3 = area_m2 * battery.felt_thickness_mm * 1e-3 * battery.felt_porosity_frac;
  loop.permeance_m_per_s = {membrane.v2_permeability_m2_per_s / thickness_m,
                            membrane.v3_permeability_m2_per_s / thickness_m,
                            membrane.v4_permeability_m2_per_s / thickness_m,
                            membrane.v5_permeability_m2_per_s / thickness_m};
  loop.shunt_a_per_m2 = mean_shunt_current_a({.n_cells = battery.cells_per_stack,
                                              .cell_v = nominal_cell_v,
                                              .channel_ohm = battery.channel_resistance_ohm,
                                              .manifold_ohm = battery.manifold_resistance_ohm}) /
                        (battery.cell_area_cm2 * 1e-4);
  // Fink 2019: 2.6 mol/L of protons is the mean of the sides at 0 % charge, the positive side holds
  // c_V more. With 3 c_V of charge in V3+ and 2 c_V in VO2+ both have the same anions.
  loop.anion_mol = (battery.proton_mol_per_l + 2.5 * battery.vanadium_mol_per_l) *
                   mol_per_m3_per_mol_per_l * volume_m3;
  const double membrane_ohm_m2 = thickness_m / membrane.conductivity_s_per_m;
  const double thermal_v = gas_constant_j_per_mol_k * reference_k / faraday_c_per_mol;
  loop.drift_m2_per_a = battery.ion_drift_frac * membrane_ohm_m2 / thermal_v;
  loop.entrained_frac = battery.ion_entrained_frac;
  loop.water_drag = battery.water_drag;
  loop.water_permeance_m_per_s = battery.water_diffusivity_m2_per_s / thickness_m;
  loop.hydrogen_empty_a_per_m2 = battery.hydrogen_empty_ma_per_cm2 * a_per_m2_per_ma_per_cm2;
  loop.hydrogen_full_a_per_m2 = battery.hydrogen_full_ma_per_cm2 * a_per_m2_per_ma_per_cm2;
  return loop;
}

ElectrolyteState new_electrolyte(const FlowBattery& battery, const Loop& loop, double soc_frac) {
  ElectrolyteState state;
  const double vanadium = battery.vanadium_mol_per_l * mol_per_m3_per_mol_per_l * loop.volume_m3;
  state.negative = {vanadium, (3.0 - soc_frac) * vanadium};
  state.positive = {vanadium, (4.0 + soc_frac) * vanadium};
  state.negative_volume_m3 = loop.volume_m3;
  state.positive_volume_m3 = loop.volume_m3;
  state.negative_anion_mol = state.positive_anion_mol = loop.anion_mol;
  state.circulating = true;
  return state;
}

CellContents well_mixed(const Loop& loop, const Means& means, double current_a_per_m2) {
  CellContents cells;
  cells.negative_acid = means.acid.negative;
  cells.positive_acid = means.acid.positive;
  cells.negative = means.negative_species;
  cells.positive = means.positive_species;
  cells.crossover = crossover_mol_per_m2_s(loop, cells.negative, cells.positive, current_a_per_m2,
                                           entraining_m_per_s(loop, means, current_a_per_m2));
  add_side_currents(loop, cells);
  return cells;
}

CellContents cell_contents(const Loop& loop, const ElectrolyteState& state, const Means& means,
                           double current_a_per_m2, double flow_m3_per_s, double seconds,
                           const CellContents& near) {
  CellContents cells;
  cells.negative_acid = means.acid.negative;
  cells.positive_acid = means.acid.positive;
  if (!state.circulating) {
    cells.negative = species_of(density(state.negative_cells, loop.cell_volume_m3));
    cells.positive = species_of(density(state.positive_cells, loop.cell_volume_m3));
    cells.crossover = crossover_mol_per_m2_s(loop, cells.negative, cells.positive, 0.0,
                                             entraining_m_per_s(loop, means, 0.0));
    add_side_currents(loop, cells);
    return cells;
  }
  const Settling negative_side(loop, state.negative_volume_m3, flow_m3_per_s, seconds);
  const Settling positive_side(loop, state.positive_volume_m3, flow_m3_per_s, seconds);
  const Push push =
      push_of(loop, current_a_per_m2, entraining_m_per_s(loop, means, current_a_per_m2));
  const double reduced = reduced_mol_per_m2_s(near, current_a_per_m2);
  const Side crossed = near.crossover;
  const Side into_negative{-crossed.vanadium_mol, -reduced - crossed.oxidation_mol};
  const Side into_positive{crossed.vanadium_mol, reduced + crossed.oxidation_mol};
  cells.negative =
      species_of(means.negative + negative_side.mean(state.negative_excess, into_negative));
  cells.positive =
      species_of(means.positive + positive_side.mean(state.positive_excess, into_positive));
  cells.negative_excess = negative_side.end(state.negative_excess, into_negative);
  cells.positive_excess = positive_side.end(state.positive_excess, into_positive);
  cells.crossover = crossover_mol_per_m2_s(loop, cells.negative, cells.positive, push);
  add_side_currents(loop, cells);
  return cells;
}

ElectrolyteRates rates(const Loop& loop, const Means& means, const CellContents& cells,
                       double current_a_per_m2) {
  const double reduced = loop.area_m2 * reduced_mol_per_m2_s(cells, current_a_per_m2);
  const Side crossed = loop.area_m2 * cells.crossover;
  ElectrolyteRates change;
  change.hydrogen_mol = loop.area_m2 * cells.hydrogen_a_per_m2 / faraday_c_per_mol;
  change.negative = {-crossed.vanadium_mol, -reduced - crossed.oxidation_mol + change.hydrogen_mol};
  change.positive = {crossed.vanadium_mol, reduced + crossed.oxidation_mol};
  change.negative_volume_m3 = loop.area_m2 * water_m_per_s(loop, means, current_a_per_m2);
  return change;
}

ElectrolyteState advanced(const ElectrolyteState& state, const ElectrolyteRates& rates,
                          double seconds) {
  ElectrolyteState next = state;
  const Side negative = seconds * rates.negative;
  const Side positive = seconds * rates.positive;
  next.negative += negative;
  next.positive += positive;
  if (!state.circulating) {
    next.negative_cells += negative;
    next.positive_cells += positive;
  }
  next.negative_volume_m3 += seconds * rates.negative_volume_m3;
  next.positive_volume_m3 -= seconds * rates.negative_volume_m3;
  next.hydrogen_mol += seconds * rates.hydrogen_mol;
  return next;
}

void stop_pumps(const Loop& loop, ElectrolyteState& state) {
  if (!state.circulating) return;
  const auto contents = [&](const Side& total, double volume_m3, const Side& excess) {
    return loop.cell_volume_m3 * (density(total, volume_m3) + excess);
  };
  state.negative_cells = contents(state.negative, state.negative_volume_m3, state.negative_excess);
  state.positive_cells = contents(state.positive, state.positive_volume_m3, state.positive_excess);
  state.circulating = false;
}

void start_pumps(const Loop& loop, ElectrolyteState& state) {
  if (state.circulating) return;
  const auto excess = [&](const Side& cells, const Side& total, double volume_m3) {
    return density(cells, loop.cell_volume_m3) + -1.0 * density(total, volume_m3);
  };
  state.negative_excess = excess(state.negative_cells, state.negative, state.negative_volume_m3);
  state.positive_excess = excess(state.positive_cells, state.positive, state.positive_volume_m3);
  state.circulating = true;
}

void level(ElectrolyteState& state, double share_frac) {
  const double moved_mol =
      0.5 * share_frac * (state.negative.vanadium_mol - state.positive.vanadium_mol);
  const bool from_negative = moved_mol > 0.0;
  const Side& richer = from_negative ? state.negative : state.positive;
  const double volume = from_negative ? state.negative_volume_m3 : state.positive_volume_m3;
  const double part = moved_mol / richer.vanadium_mol;
  const Side moved = part * richer;
  state.negative += -1.0 * moved;
  state.positive += moved;
  state.negative_volume_m3 -= part * volume;
  state.positive_volume_m3 += part * volume;
  const double anions =
      part * (from_negative ? state.negative_anion_mol : state.positive_anion_mol);
  state.negative_anion_mol -= anions;
  state.positive_anion_mol += anions;
}

}  // namespace sunward::component::flow_battery

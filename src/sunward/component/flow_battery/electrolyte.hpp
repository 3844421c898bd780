// What the electrolyte of a vanadium flow battery holds, and what passes through the membrane.
//
// A side (tank, pipes and its half of all cells) is described by its vanadium and by the sum of
// oxidation numbers of that vanadium. The reactions that follow crossover are taken as
// instantaneous and complete, so a side never holds more than two neighbouring oxidation states,
// and these two sums say how much of each. Moving an ion moves its amount and its oxidation number;
// both are then conserved by construction, also beyond 0 and 100 % charge. Equations, sources and
// the equivalence with the usual four balances: docs/theory/flow_battery.md.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "sunward/component/flow_battery/flow_battery.hpp"

namespace sunward::component::flow_battery {

inline constexpr double faraday_c_per_mol = 96485.33212;  ///< CODATA 2018
inline constexpr double gas_constant_j_per_mol_k = 8.31446261815324;

/// Concentrations (or amounts) of V2+, V3+, VO2+ (4) and VO2+ (5).
using Species = std::array<double, 4>;
/// Their charges.
inline constexpr Species ion_charges{2.0, 3.0, 2.0, 1.0};

struct Side {
  double vanadium_mol = 0.0;
  double oxidation_mol = 0.0;  ///< sum of oxidation numbers: 2 n2 + 3 n3 + 4 n4 + 5 n5

  Side& operator+=(const Side& other) {
    vanadium_mol += other.vanadium_mol;
    oxidation_mol += other.oxidation_mol;
    return *this;
  }
};
[[nodiscard]] inline Side operator*(double factor, const Side& side) {
  return {factor * side.vanadium_mol, factor * side.oxidation_mol};
}
[[nodiscard]] inline Side operator+(Side left, const Side& right) { return left += right; }

/// The two neighbouring oxidation states a side holds, in the unit of its vanadium: each state's
/// share falls by one per oxidation number from where the mean is.
[[nodiscard]] inline Species species_of(const Side& side) {
  const double mean = std::clamp(side.oxidation_mol / side.vanadium_mol, 2.0, 5.0);
  Species species;
  for (std::size_t k = 0; k < species.size(); ++k)
    species[k] =
        std::max(0.0, 1.0 - std::abs(mean - 2.0 - static_cast<double>(k))) * side.vanadium_mol;
  return species;
}

/// Charged share: V2+ of the negative side, V5 of the positive side; outside 0 to 1 when the side
/// has been driven beyond.
[[nodiscard]] inline double negative_soc(const Side& side) {
  return 3.0 - side.oxidation_mol / side.vanadium_mol;
}
[[nodiscard]] inline double positive_soc(const Side& side) {
  return side.oxidation_mol / side.vanadium_mol - 4.0;
}

/// Everything that changes in the electrolyte. Totals hold the cells as well. What the cells hold
/// is said by its difference from the mean of the side while electrolyte flows, and by amounts
/// while the pumps stand still.
struct ElectrolyteState {
  Side negative, positive;
  Side negative_excess, positive_excess;  ///< mol/m3 in the cells less the mean; circulating
  Side negative_cells, positive_cells;    ///< mol in the cells; at rest
  double negative_volume_m3 = 0.0;
  double positive_volume_m3 = 0.0;
  double negative_anion_mol = 0.0;  ///< charge of the anions; the membrane holds them back
  double positive_anion_mol = 0.0;
  double hydrogen_mol = 0.0;  ///< electrons that went into hydrogen
  bool circulating = false;
};

/// Fixed properties of a plant's electrolyte loop.
struct Loop {
  double area_m2 = 0.0;         ///< of all membranes
  double cell_volume_m3 = 0.0;  ///< electrolyte in all felts of one side
  double volume_m3 = 0.0;       ///< of one side when new, cells included
  double shunt_a_per_m2 = 0.0;  ///< loss current of charged cells
  std::array<double, 4> permeance_m_per_s{};
  /// Drift over diffusion per charge of an ion and current density: membrane resistance x F/(R T) x
  /// ion_drift_frac.
  double drift_m2_per_a = 0.0;
  double entrained_frac = 0.0;  ///< ion_entrained_frac
  double anion_mol = 0.0;       ///< charge of the anions of a new side
  double water_drag = 0.0;
  double water_permeance_m_per_s = 0.0;
  double hydrogen_empty_a_per_m2 = 0.0;
  double hydrogen_full_a_per_m2 = 0.0;
};
/// @param area_m2  of all membranes, > 0. @param volume_m3  of one side, > the felts' volume.
[[nodiscard]] Loop make_loop(const FlowBattery& battery, double area_m2, double volume_m3);

/// A new electrolyte, equal on both sides, charged to `soc_frac` (0 to 1), pumps running.
[[nodiscard]] ElectrolyteState new_electrolyte(const FlowBattery& battery, const Loop& loop,
                                               double soc_frac);

/// What pushes the four ions towards the positive side, drift and water, over their diffusion: p,
/// and B(p) = p/(e^p - 1).
struct Push {
  Species p{}, against{};
};
/// @param water_m_per_s  flow of water into the negative side, see water_m_per_s().
[[nodiscard]] Push push_of(const Loop& loop, double current_a_per_m2, double water_m_per_s);

/// Vanadium that leaves the negative side per area and second, with its oxidation numbers:
/// J_k = permeance_k (c_k,neg B(-p) - c_k,pos B(p)) [mol/(m2 s)], B(p) = p/(e^p - 1): Nernst-Planck
/// with diffusion, drift and convection at a constant field (Goldman), p = -z_k i drift - entrained
/// w / permeance_k. For small p it is the extended form of Y. Wang et al. 2024, with the mean of
/// both concentrations: J_k = permeance_k (c_k,neg - c_k,pos + p (c_k,neg + c_k,pos)/2).
/// Species in mol/m3, current density charging > 0.
/// @param water_m_per_s  flow of water into the negative side, see water_m_per_s().
[[nodiscard]] Side crossover_mol_per_m2_s(const Loop& loop, const Species& negative,
                                          const Species& positive, double current_a_per_m2 = 0.0,
                                          double water_m_per_s = 0.0);
/// The same for many contents at one push.
[[nodiscard]] Side crossover_mol_per_m2_s(const Loop& loop, const Species& negative,
                                          const Species& positive, const Push& push);

/// Protons of the two sides less one for each V2+ and V5 [mol/m3], from electroneutrality: charge
/// of the anions less that of the vanadium ions. An ion that leaves is replaced by protons.
struct Acid {
  double negative = 0.0;
  double positive = 0.0;
};
[[nodiscard]] Acid acid_of(const ElectrolyteState& state);

/// What one state fixes for every current: the means of the sides, mol/m3, and what follows from
/// them. Made once where several currents are tried.
struct Means {
  Side negative, positive;
  Species negative_species{}, positive_species{};
  Acid acid;
  double osmosis_m_per_s = 0.0;  ///< flow of water into the negative side without a current
};
[[nodiscard]] Means means_of(const Loop& loop, const ElectrolyteState& state);

/// Flow of water into the negative side [m3/(m2 s)]: drag with the protons and osmosis.
[[nodiscard]] double water_m_per_s(const Loop& loop, const Means& means, double current_a_per_m2);
[[nodiscard]] inline double water_m_per_s(const Loop& loop, const ElectrolyteState& state,
                                          double current_a_per_m2) {
  return water_m_per_s(loop, means_of(loop, state), current_a_per_m2);
}

/// What the cells hold: the mean over a step of a stirred cell between inlet and reaction, see
/// cell_contents().
struct CellContents {
  Species negative, positive;             ///< mol/m3 in the cells
  Side negative_excess, positive_excess;  ///< mol/m3 over the side's mean at the end of the step
  double negative_acid = 0.0;             ///< mol/m3
  double positive_acid = 0.0;
  Side crossover;  ///< mol/(m2 s), leaving the negative side
  double shunt_a_per_m2 = 0.0;
  double hydrogen_a_per_m2 = 0.0;
};
/// Cells that hold the mean of their side, as with an endless flow: what passes and leaks then.
[[nodiscard]] CellContents well_mixed(const Loop& loop, const Means& means,
                                      double current_a_per_m2);
/// Where cells and tank stand side by side at volumes V_c and V - V_c, the difference y of the
/// cells from the mean of the side obeys V_c dy/dt = -Q y/(1 - f) + A r (1 - f), f = V_c/V, with r
/// what the reaction gives per area. It settles within minutes from where the state left it; the
/// mean over the step counts. @param state  totals at the time the contents are wanted for (the
/// middle of the step), excess at the step's begin. @param means  of that state.
/// @param current_a_per_m2  charging > 0. @param flow_m3_per_s  through all cells of one side, > 0
///        while circulating; ignored at rest. @param seconds  length of the step, > 0.
/// @param near  of a current and state nearby, well mixed if nothing better is known: what passes
///        the membrane is taken from it where it moves the contents. The error is of the second
///        order, crossover over flow times what `near` misses of it (below 1e-4 of the vanadium).
[[nodiscard]] CellContents cell_contents(const Loop& loop, const ElectrolyteState& state,
                                         const Means& means, double current_a_per_m2,
                                         double flow_m3_per_s, double seconds,
                                         const CellContents& near);
[[nodiscard]] inline CellContents cell_contents(const Loop& loop, const ElectrolyteState& state,
                                                double current_a_per_m2, double flow_m3_per_s,
                                                double seconds) {
  const Means means = means_of(loop, state);
  return cell_contents(loop, state, means, current_a_per_m2, flow_m3_per_s, seconds,
                       well_mixed(loop, means, current_a_per_m2));
}

/// Changes per second.
struct ElectrolyteRates {
  Side negative, positive;
  double negative_volume_m3 = 0.0;
  double hydrogen_mol = 0.0;
};
[[nodiscard]] ElectrolyteRates rates(const Loop& loop, const Means& means,
                                     const CellContents& cells, double current_a_per_m2);
[[nodiscard]] inline ElectrolyteRates rates(const Loop& loop, const ElectrolyteState& state,
                                            const CellContents& cells, double current_a_per_m2) {
  return rates(loop, means_of(loop, state), cells, current_a_per_m2);
}

/// state + seconds x rates. At rest the rates act on the cells' contents too, as nothing else is in
/// touch with the membrane.
[[nodiscard]] ElectrolyteState advanced(const ElectrolyteState& state,
                                        const ElectrolyteRates& rates, double seconds);

/// Stops the pumps: from here the cells keep their own contents. Nothing happens at rest.
void stop_pumps(const Loop& loop, ElectrolyteState& state);
/// Starts them: what stands in the cells is flushed out from here on. Nothing while circulating.
void start_pumps(const Loop& loop, ElectrolyteState& state);

/// Moves `share_frac` of half the difference in vanadium from the richer side to the other, as an
/// overflow line does. Amounts and oxidation numbers go together, so nothing is lost but charge.
void level(ElectrolyteState& state, double share_frac);

/// Mean amount of V2+ (negative) and V5 (positive) [mol]: what a discharge can use.
[[nodiscard]] inline double charge_mol(const ElectrolyteState& state) {
  return 0.5 * (3.0 * state.negative.vanadium_mol - state.negative.oxidation_mol +
                state.positive.oxidation_mol - 4.0 * state.positive.vanadium_mol);
}

}  // namespace sunward::component::flow_battery

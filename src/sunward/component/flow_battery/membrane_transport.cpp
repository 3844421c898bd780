// What passes through the membrane: vanadium ions, the protons that take their place, water.
#include <cmath>

#include "sunward/component/flow_battery/electrolyte.hpp"

namespace sunward::component::flow_battery {
namespace {

constexpr double water_m3_per_mol = 18.0e-6;
/// Particles an ion counts for in osmosis. V2+ and V3+ bind more water than the oxo-ions: counted
/// twice, a new electrolyte is in osmotic balance at every charged share (assumption).
constexpr Species osmotic_weights{2.0, 2.0, 1.0, 1.0};
constexpr double anions_per_charge = 0.5;  ///< counted as sulfate (assumption)

double weighted(const Species& weights, const Species& ions) {
  double sum = 0.0;
  for (std::size_t k = 0; k < ions.size(); ++k) sum += weights[k] * ions[k];
  return sum;
}

double protons(const Species& ions, double anions) { return anions - weighted(ion_charges, ions); }

/// Dissolved particles of a side, in the unit of its ions.
double particles(const Species& ions, double anions) {
  return weighted(osmotic_weights, ions) + protons(ions, anions) + anions_per_charge * anions;
}

/// B(p) = p / (e^p - 1), given e^p; B(-p) = B(p) + p.
double against_push(double p, double exp_p) {
  return std::abs(p) < 1e-4 ? 1.0 - p * (0.5 - p / 12.0) : p / (exp_p - 1.0);
}

/// Drift alone: one exponential serves all charges.
Push drift_of(const Loop& loop, double current_a_per_m2) {
  const double p1 = -current_a_per_m2 * loop.drift_m2_per_a;
  const double exp1 = std::exp(p1), exp2 = exp1 * exp1;
  const double once = against_push(p1, exp1), twice = against_push(2.0 * p1, exp2);
  const double thrice = against_push(3.0 * p1, exp1 * exp2);
  return {{2.0 * p1, 3.0 * p1, 2.0 * p1, p1}, {twice, thrice, twice, once}};
}

}  // namespace

Push push_of(const Loop& loop, double current_a_per_m2, double water_m_per_s) {
  if (loop.entrained_frac <= 0.0) return drift_of(loop, current_a_per_m2);
  Push push;
  for (std::size_t k = 0; k < ion_charges.size(); ++k) {
    if (loop.permeance_m_per_s[k] == 0.0) continue;
    push.p[k] = -current_a_per_m2 * loop.drift_m2_per_a * ion_charges[k] -
                loop.entrained_frac * water_m_per_s / loop.permeance_m_per_s[k];
    push.against[k] = against_push(push.p[k], std::exp(push.p[k]));
  }
  return push;
}

Side crossover_mol_per_m2_s(const Loop& loop, const Species& negative, const Species& positive,
                            const Push& push) {
  Side leaving;
  for (std::size_t k = 0; k < ion_charges.size(); ++k) {
    const double flux = loop.permeance_m_per_s[k] *
                        (push.against[k] * (negative[k] - positive[k]) + push.p[k] * negative[k]);
    leaving.vanadium_mol += flux;
    leaving.oxidation_mol += (2.0 + static_cast<double>(k)) * flux;
  }
  return leaving;
}

Side crossover_mol_per_m2_s(const Loop& loop, const Species& negative, const Species& positive,
                            double current_a_per_m2, double water_m_per_s) {
  return crossover_mol_per_m2_s(loop, negative, positive,
                                push_of(loop, current_a_per_m2, water_m_per_s));
}

Acid acid_of(const ElectrolyteState& state) {
  const Species negative = species_of(state.negative);
  const Species positive = species_of(state.positive);
  return {(protons(negative, state.negative_anion_mol) - negative[0]) / state.negative_volume_m3,
          (protons(positive, state.positive_anion_mol) - positive[3]) / state.positive_volume_m3};
}

Means means_of(const Loop& loop, const ElectrolyteState& state) {
  const double per_negative_m3 = 1.0 / state.negative_volume_m3;
  const double per_positive_m3 = 1.0 / state.positive_volume_m3;
  Means means;
  means.negative = per_negative_m3 * state.negative;
  means.positive = per_positive_m3 * state.positive;
  means.negative_species = species_of(means.negative);
  means.positive_species = species_of(means.positive);
  const double negative_anions = per_negative_m3 * state.negative_anion_mol;
  const double positive_anions = per_positive_m3 * state.positive_anion_mol;
  means.acid = {protons(means.negative_species, negative_anions) - means.negative_species[0],
                protons(means.positive_species, positive_anions) - means.positive_species[3]};
  means.osmosis_m_per_s = water_m3_per_mol * loop.water_permeance_m_per_s *
                          (particles(means.negative_species, negative_anions) -
                           particles(means.positive_species, positive_anions));
  return means;
}

double water_m_per_s(const Loop& loop, const Means& means, double current_a_per_m2) {
  return water_m3_per_mol * loop.water_drag * current_a_per_m2 / faraday_c_per_mol +
         means.osmosis_m_per_s;
}

}  // namespace sunward::component::flow_battery

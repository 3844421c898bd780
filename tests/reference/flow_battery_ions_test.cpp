// Vanadium ions through the membrane by diffusion, drift and convection, against an independent
// integration of the Nernst-Planck equation and against the published extended form.
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "sunward/component/flow_battery/plant.hpp"
#include "support/flow_batteries.hpp"

namespace sunward::component::flow_battery {
namespace {

constexpr Species negative{900.0, 700.0, 0.0, 0.0};
constexpr Species positive{0.0, 0.0, 500.0, 1100.0};
constexpr double water_m_per_s = 3e-7;

FlowBattery all_modes() {
  FlowBattery battery = test::nafion_battery();
  battery.ion_drift_frac = 1.0;
  battery.ion_entrained_frac = 0.1;
  return battery;
}

/// Concentration at the positive face when a flux enters at the negative one: J = -D dc/dx + v c by
/// steps of the fourth order.
double at_far_face(double start, double flux, double diffusivity, double speed, double thickness) {
  constexpr int steps = 400;
  const double h = thickness / steps;
  const auto slope = [&](double c) { return (speed * c - flux) / diffusivity; };
  double c = start;
  for (int i = 0; i < steps; ++i) {
    const double k1 = slope(c), k2 = slope(c + 0.5 * h * k1), k3 = slope(c + 0.5 * h * k2);
    c += h / 6.0 * (k1 + 2.0 * k2 + 2.0 * k3 + slope(c + h * k3));
  }
  return c;
}

/// The flux from the negative to the positive side that meets both concentrations: the far one is
/// linear in it.
double integrated_flux(double from, double to, double diffusivity, double speed, double thickness) {
  const double at_none = at_far_face(from, 0.0, diffusivity, speed, thickness);
  const double at_one = at_far_face(from, 1.0, diffusivity, speed, thickness);
  return (to - at_none) / (at_one - at_none);
}

TEST(FlowBatteryIons, CrossAsTheNernstPlanckEquationSays) {
  const FlowBattery battery = all_modes();
  const Membrane& membrane = battery.membrane_record;
  const double thickness_m = membrane.thickness_um * 1e-6;
  const std::array<double, 4> d{
      membrane.v2_permeability_m2_per_s, membrane.v3_permeability_m2_per_s,
      membrane.v4_permeability_m2_per_s, membrane.v5_permeability_m2_per_s};
  constexpr std::array<double, 4> charge{2.0, 3.0, 2.0, 1.0};
  for (const double current : {-2000.0, -800.0, 800.0, 2000.0}) {
    // Discharging current flows from the negative to the positive side inside the cell.
    const double field_v_per_m = -current / membrane.conductivity_s_per_m;
    double vanadium = 0.0, oxidation = 0.0;
    for (std::size_t k = 0; k < 4; ++k) {
      const double speed =
          charge[k] * d[k] * 96485.33212 / (8.31446261815324 * 298.15) * field_v_per_m -
          0.1 * water_m_per_s;
      const double flux = integrated_flux(negative[k], positive[k], d[k], speed, thickness_m);
      vanadium += flux;
      oxidation += (2.0 + static_cast<double>(k)) * flux;
    }
    const Side ours = crossover_mol_per_m2_s(make_loop(battery, 1.0, 1.0), negative, positive,
                                             current, water_m_per_s);
    EXPECT_NEAR(ours.vanadium_mol / vanadium, 1.0, 1e-6) << current;
    EXPECT_NEAR(ours.oxidation_mol / oxidation, 1.0, 1e-6) << current;
  }
}

// Y. Wang et al. 2024: J = -D/d dc - z D F/(R T d) c_mean dphi + c_mean J_water, c_mean of both
// sides; it holds where drift and convection are small beside diffusion.
TEST(FlowBatteryIons, CrossAsTheExtendedFormSaysWhereDriftAndWaterAreSmall) {
  const FlowBattery battery = all_modes();
  const Loop loop = make_loop(battery, 1.0, 1.0);
  const double current = 2.0, water = 1e-9;
  const double drop_v = current * 127e-6 / 3.67;  // charging: the positive side is the higher
  double vanadium = 0.0;
  for (std::size_t k = 0; k < 4; ++k) {
    const double mean = 0.5 * (negative[k] + positive[k]);
    const double k_m_per_s = loop.permeance_m_per_s[k];
    vanadium += k_m_per_s * (negative[k] - positive[k]) -
                ion_charges[k] * k_m_per_s * 38.9217 * mean * drop_v - 0.1 * water * mean;
  }
  const Side ours = crossover_mol_per_m2_s(loop, negative, positive, current, water);
  const Side diffusion = crossover_mol_per_m2_s(loop, negative, positive);
  EXPECT_GT(std::abs(vanadium - diffusion.vanadium_mol), 1e-4 * std::abs(vanadium));
  EXPECT_NEAR(ours.vanadium_mol / vanadium, 1.0, 1e-5);
}

TEST(FlowBatteryIons, DriftAloneIsTheLimitOfDriftWithLittleWater) {
  FlowBattery battery = all_modes();
  battery.ion_entrained_frac = 1e-9;
  const Side little =
      crossover_mol_per_m2_s(make_loop(battery, 1.0, 1.0), negative, positive, 900.0, 1e-7);
  battery.ion_entrained_frac = 0.0;
  const Side none =
      crossover_mol_per_m2_s(make_loop(battery, 1.0, 1.0), negative, positive, 900.0, 1e-7);
  EXPECT_NEAR(little.vanadium_mol / none.vanadium_mol, 1.0, 1e-6);
  EXPECT_NEAR(little.oxidation_mol / none.oxidation_mol, 1.0, 1e-6);
}

TEST(FlowBatteryIons, AMembraneThatLetsNoIonPassLetsNoneBeCarried) {
  FlowBattery battery = all_modes();
  Membrane& membrane = battery.membrane_record;
  membrane.v2_permeability_m2_per_s = membrane.v3_permeability_m2_per_s = 0.0;
  membrane.v4_permeability_m2_per_s = membrane.v5_permeability_m2_per_s = 0.0;
  const Side ours = crossover_mol_per_m2_s(make_loop(battery, 1.0, 1.0), negative, positive, 900.0,
                                           water_m_per_s);
  EXPECT_EQ(ours.vanadium_mol, 0.0);
  EXPECT_EQ(ours.oxidation_mol, 0.0);
}

// Equal volumes, no current, no hydrogen: the concentrations of both sides and their oxidation
// numbers keep their sums while the cell discharges itself.
TEST(FlowBatteryIons, SelfDischargeKeepsTheSumsOfTheZeroDimensionalModel) {
  FlowBattery battery = all_modes();
  battery.water_drag = battery.water_diffusivity_m2_per_s = 0.0;
  battery.hydrogen_empty_ma_per_cm2 = battery.hydrogen_full_ma_per_cm2 = 0.0;
  battery.channel_resistance_ohm = 1e7;
  const Loop loop = make_loop(battery, 1.0, 0.05);
  ElectrolyteState state = new_electrolyte(battery, loop, 0.9);
  const auto sum = [&](bool oxidation) {
    double total = 0.0;
    const Species n = species_of(state.negative), p = species_of(state.positive);
    for (std::size_t k = 0; k < 4; ++k)
      total += (n[k] / state.negative_volume_m3 + p[k] / state.positive_volume_m3) *
               (oxidation ? 2.0 + static_cast<double>(k) : 1.0);
    return total;
  };
  const double vanadium = sum(false), oxidation = sum(true), charged = negative_soc(state.negative);
  for (int step = 0; step < 400; ++step) {
    const CellContents cells = cell_contents(loop, state, 0.0, 1e-4, 900.0);
    state = advanced(state, rates(loop, state, cells, 0.0), 900.0);
    state.negative_excess = cells.negative_excess;
    state.positive_excess = cells.positive_excess;
  }
  EXPECT_LT(negative_soc(state.negative), charged - 0.3);
  EXPECT_NEAR(sum(false) / vanadium, 1.0, 1e-9);
  EXPECT_NEAR(sum(true) / oxidation, 1.0, 1e-9);
}

}  // namespace
}  // namespace sunward::component::flow_battery

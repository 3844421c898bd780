// The vanadium flow battery: what is conserved, where energy goes, and what it refuses.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "sunward/component/flow_battery/plant.hpp"
#include "sunward/component/flow_battery/shunt.hpp"
#include "support/flow_batteries.hpp"

namespace sunward::component::flow_battery {
namespace {

using test::nafion_battery;

/// A random request every hour for `hours`; visit(state, step) after each.
template <class Visit>
void cycle_at_random(const Plant& plant, PlantState& state, int hours, unsigned seed, Visit visit) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> power_mw(-1.3 * plant.rated_mw(), 1.3 * plant.rated_mw());
  std::uniform_real_distribution<double> air_c(-25.0, 40.0);
  std::bernoulli_distribution rests(0.3);
  for (int hour = 0; hour < hours; ++hour) {
    const double request_mw = rests(random) ? 0.0 : power_mw(random);
    visit(plant.step(state, request_mw, 1.0, air_c(random)));
  }
}

TEST(FlowBatterySpecies, AreTheTwoNeighbouringStates) {
  const Species charged_negative = species_of({2.0, 5.0});  // mean 2.5
  EXPECT_DOUBLE_EQ(charged_negative[0], 1.0);
  EXPECT_DOUBLE_EQ(charged_negative[1], 1.0);
  const Species full_positive = species_of({2.0, 10.0});
  EXPECT_DOUBLE_EQ(full_positive[3], 2.0);
  const Species mixed = species_of({2.0, 7.0});
  EXPECT_DOUBLE_EQ(mixed[1], 1.0);
  EXPECT_DOUBLE_EQ(mixed[2], 1.0);
}

/// A year of random hours; what is conserved stays to 1e-9.
void expect_conserved(const FlowBattery& battery, unsigned seed) {
  const Plant plant(battery, 25.0, 100.0);
  PlantState state = plant.fresh(50.0, 20.0);
  const ElectrolyteState before = state.electrolyte;
  cycle_at_random(plant, state, 8760, seed, [](const PlantStep&) {});
  const ElectrolyteState& after = state.electrolyte;
  const auto vanadium = [](const ElectrolyteState& e) {
    return e.negative.vanadium_mol + e.positive.vanadium_mol;
  };
  const auto oxidation = [](const ElectrolyteState& e) {
    return e.negative.oxidation_mol + e.positive.oxidation_mol - e.hydrogen_mol;
  };
  const auto volume = [](const ElectrolyteState& e) {
    return e.negative_volume_m3 + e.positive_volume_m3;
  };
  EXPECT_NEAR(vanadium(after) / vanadium(before), 1.0, 1e-9);
  EXPECT_NEAR(oxidation(after) / oxidation(before), 1.0, 1e-9);
  EXPECT_NEAR(volume(after) / volume(before), 1.0, 1e-9);
  EXPECT_GT(after.hydrogen_mol, 0.0);
}

TEST(FlowBatteryElectrolyte, ConservesVanadiumAndChargeUnderRandomSchedules) {
  for (const unsigned seed : {1U, 2U, 3U}) expect_conserved(nafion_battery(), seed);
}

TEST(FlowBatteryElectrolyte, ConservesThemWithFullDriftAndIonsInTheWaterToo) {
  FlowBattery battery = nafion_battery();
  battery.ion_drift_frac = 1.0;
  battery.ion_entrained_frac = 0.1;
  expect_conserved(battery, 4);
}

TEST(FlowBatteryElectrolyte, MovesAsTheFourBalancesOfTheLiteratureSay) {
  // Tang et al.: dn2 = -(k2 c2 + k4 c4 + 2 k5 c5), dn3 = -(k3 c3 - 2 k4 c4 - 3 k5 c5),
  //              dn4 = -(k4 c4 - 3 k2 c2 - 2 k3 c3), dn5 = -(k5 c5 + 2 k2 c2 + k3 c3).
  const Loop loop = make_loop(nafion_battery(), 1.0, 1.0);
  const Species negative{1100.0, 500.0, 0.0, 0.0};
  const Species positive{0.0, 0.0, 700.0, 900.0};
  const Side leaving = crossover_mol_per_m2_s(loop, negative, positive);
  const auto& k = loop.permeance_m_per_s;
  const double j2 = k[0] * 1100.0, j3 = k[1] * 500.0, j4 = k[2] * 700.0, j5 = k[3] * 900.0;
  const double dn2 = -(j2 + j4 + 2 * j5), dn3 = -(j3 - 2 * j4 - 3 * j5);
  const double dn4 = -(j4 - 3 * j2 - 2 * j3), dn5 = -(j5 + 2 * j2 + j3);
  EXPECT_NEAR(-leaving.vanadium_mol, dn2 + dn3, 1e-12);
  EXPECT_NEAR(-leaving.oxidation_mol, 2 * dn2 + 3 * dn3, 1e-12);
  EXPECT_NEAR(leaving.vanadium_mol, dn4 + dn5, 1e-12);
  EXPECT_NEAR(leaving.oxidation_mol, 4 * dn4 + 5 * dn5, 1e-12);
}

TEST(FlowBatteryElectrolyte, IonsStandStillWhereTheFieldHoldsTheirDifference) {
  FlowBattery battery = nafion_battery();
  battery.ion_drift_frac = 1.0;
  const Loop loop = make_loop(battery, 1.0, 1.0);
  const double ohm_m2 = 127e-6 / 3.67, current = -800.0;
  const double thermal_v = gas_constant_j_per_mol_k * 298.15 / faraday_c_per_mol;
  Species negative{}, positive{};
  for (std::size_t k = 0; k < 4; ++k) {  // Boltzmann: discharging drives cations to the positive
    negative[k] = 100.0;
    positive[k] = 100.0 * std::exp(ion_charges[k] * -current * ohm_m2 / thermal_v);
  }
  const Side still = crossover_mol_per_m2_s(loop, negative, positive, current);
  const Side without = crossover_mol_per_m2_s(loop, negative, positive);
  EXPECT_LT(std::abs(still.vanadium_mol), 1e-9 * std::abs(without.vanadium_mol));
}

TEST(FlowBatteryElectrolyte, AnIonThatCrossesIsReplacedByItsChargeInProtons) {
  const Loop loop = make_loop(nafion_battery(), 1.0, 1.0);
  ElectrolyteState state = new_electrolyte(nafion_battery(), loop, 0.5);
  const Acid before = acid_of(state);
  // One V2+ leaves for the positive side, where it and two V(V) become three V(IV).
  state.negative += Side{-1.0, -2.0};
  state.positive += Side{1.0, 2.0};
  // Protons besides those of V2+ and V5: one V2+ less leaves two, and its own third.
  EXPECT_NEAR(acid_of(state).negative - before.negative, 2.0 + 1.0, 1e-6);
  EXPECT_NEAR(acid_of(state).positive - before.positive, -2.0, 1e-6);
}

TEST(FlowBatteryElectrolyte, ANewElectrolyteIsInOsmoticBalanceAtEveryCharge) {
  const Loop loop = make_loop(nafion_battery(), 1.0, 1.0);
  for (const double soc : {0.05, 0.4, 0.95})
    EXPECT_NEAR(water_m_per_s(loop, new_electrolyte(nafion_battery(), loop, soc), 0.0), 0.0, 1e-18);
}

TEST(FlowBatteryElectrolyte, WaterDoesNotFollowVanadiumThatCrossed) {
  const Loop loop = make_loop(nafion_battery(), 1.0, 1.0);
  ElectrolyteState state = new_electrolyte(nafion_battery(), loop, 0.5);
  state.negative += Side{-100.0, -250.0};
  state.positive += Side{100.0, 250.0};
  EXPECT_GT(water_m_per_s(loop, state, 0.0), 0.0);  // back to the side that lost vanadium
}

TEST(FlowBatteryElectrolyte, LevellingMovesVanadiumAndItsOxidationTogether) {
  ElectrolyteState state;
  state.negative = {10.0, 26.0};
  state.positive = {6.0, 27.0};
  state.negative_volume_m3 = state.positive_volume_m3 = 1.0;
  level(state, 1.0);
  EXPECT_DOUBLE_EQ(state.negative.vanadium_mol, 8.0);
  EXPECT_DOUBLE_EQ(state.positive.vanadium_mol, 8.0);
  EXPECT_DOUBLE_EQ(state.negative.oxidation_mol, 26.0 - 2.0 * 2.6);
  EXPECT_DOUBLE_EQ(state.positive.oxidation_mol, 27.0 + 2.0 * 2.6);
}

TEST(FlowBatteryPlant, BooksEveryMegawattHour) {
  const Plant plant(nafion_battery(), 25.0, 100.0);
  PlantState state = plant.fresh(50.0, 20.0);
  cycle_at_random(plant, state, 2000, 4, [](const PlantStep& step) {
    EXPECT_NEAR(-step.delivered_mwh, step.stored_mwh + step.losses.sum(), 1e-9 * 25.0);
  });
}

TEST(FlowBatteryPlant, StaysWithinItsLimits) {
  const FlowBattery battery = nafion_battery();
  const Plant plant(battery, 25.0, 100.0);
  PlantState state = plant.fresh(50.0, 20.0);
  cycle_at_random(plant, state, 8760, 5, [&](const PlantStep& step) {
    const ElectrolyteState& electrolyte = state.electrolyte;
    EXPECT_LT(step.peak_a_per_m2, battery.max_current_ma_per_cm2 * 10.0 + 1e-6);
    for (const double soc :
         {negative_soc(electrolyte.negative), positive_soc(electrolyte.positive)})
      EXPECT_TRUE(soc > 0.0 && soc < battery.electrolyte_soc_max_frac + 0.01) << soc;
    EXPECT_GE(state.temp_c, battery.electrolyte_temp_min_c);
    EXPECT_LE(state.temp_c, battery.electrolyte_temp_max_c);
    const Losses& losses = step.losses;
    for (const double loss : {losses.converter_mwh, losses.ohmic_mwh, losses.activation_mwh,
                              losses.shunt_mwh, losses.hydrogen_mwh, losses.pumps_mwh,
                              losses.heating_mwh, losses.cooling_mwh, losses.standby_mwh})
      EXPECT_GE(loss, -1e-12);  // differences of what the bus sees: rounding
  });
}

TEST(FlowBatteryPlant, GivesWhatIsAskedWithinItsMeans) {
  const Plant plant(nafion_battery(), 25.0, 100.0);
  PlantState state = plant.fresh(50.0, 25.0);
  EXPECT_NEAR(plant.step(state, 20.0, 1.0, 25.0).delivered_mwh, 20.0, 1e-4);
  EXPECT_NEAR(plant.step(state, -20.0, 1.0, 25.0).delivered_mwh, -20.0, 1e-4);
  state = plant.fresh(0.0, 25.0);
  EXPECT_LE(plant.step(state, 20.0, 1.0, 25.0).delivered_mwh, 0.0);
}

TEST(FlowBatteryPlant, HeatsInAColdWinter) {
  const Plant plant(nafion_battery(), 25.0, 100.0);
  PlantState state = plant.fresh(50.0, 13.0);
  double heating_mwh = 0.0;
  for (int hour = 0; hour < 24 * 60; ++hour)
    heating_mwh += plant.step(state, 0.0, 1.0, -25.0).losses.heating_mwh;
  EXPECT_GT(state.temp_c, 10.0);
  // 1 W/(m3 K) over two sides of the electrolyte and 37 K; 60 days less the cooling-down before.
  const double steady_mw = 2.0 * plant.loop().volume_m3 * 37.0 * 1e-6;
  EXPECT_NEAR(heating_mwh / (steady_mw * 24 * 60), 0.96, 0.05);
}

TEST(FlowBatteryPlant, FadesWithoutLevellingAndRecoversByRebalancing) {
  FlowBattery battery = nafion_battery();
  battery.levelling_frac_per_day = 0.0;
  const Plant plant(battery, 25.0, 100.0);
  PlantState state = plant.fresh(50.0, 25.0);
  EXPECT_NEAR(plant.usable_charge_frac(state), 1.0, 1e-12);
  cycle_at_random(plant, state, 1000, 6, [](const PlantStep&) {});
  EXPECT_LT(plant.usable_charge_frac(state), 0.95);
  const double charge = charge_mol(state.electrolyte);
  EXPECT_GT(plant.rebalance(state), 0.0);
  EXPECT_NEAR(charge_mol(state.electrolyte) / charge, 1.0, 1e-9);
  EXPECT_NEAR(plant.usable_charge_frac(state), 1.0, 1e-9);
  EXPECT_NEAR(Plant::soc_imbalance_frac(state), 0.0, 1e-9);
}

TEST(FlowBatteryPlant, LosesMoreInOlderStacks) {
  const Plant plant(nafion_battery(), 25.0, 100.0);
  const auto ohmic_mwh = [&](double stack_years) {
    PlantState state = plant.fresh(50.0, 25.0);
    state.stack_years = stack_years;
    return plant.step(state, 20.0, 1.0, 25.0).losses.ohmic_mwh;
  };
  const double ratio = ohmic_mwh(10.0) / ohmic_mwh(0.0);  // 1 % a year, and a higher current
  EXPECT_GT(ratio, 1.10);
  EXPECT_LT(ratio, 1.13);
}

TEST(FlowBatteryPlant, SizesStacksAndElectrolyteApart) {
  const Plant plant(nafion_battery(), 25.0, 100.0);
  const Plant longer(nafion_battery(), 25.0, 200.0);
  EXPECT_NEAR(plant.loop().area_m2, 16667.0, 1.0);  // 25 MW / (1200 A/m2 x 1.25 V)
  EXPECT_DOUBLE_EQ(longer.loop().area_m2, plant.loop().area_m2);
  EXPECT_NEAR(longer.loop().volume_m3 / plant.loop().volume_m3, 2.0, 1e-12);
  EXPECT_THROW(Plant(nafion_battery(), 25.0, 3.0), InputError);
}

TEST(FlowBatteryShunt, LadderMatchesItsEquationsSolvedByElimination) {
  const ShuntLadder ladder{.n_cells = 7, .cell_v = 1.4, .channel_ohm = 20.0, .manifold_ohm = 3.0};
  const int n = ladder.n_cells;
  std::vector<double> diagonal(n), right(n), u(n);  // tridiagonal: manifold potentials
  for (int k = 0; k < n; ++k) {
    const int neighbours = (k > 0) + (k + 1 < n);
    diagonal[k] = 1.0 / ladder.channel_ohm + neighbours / ladder.manifold_ohm;
    right[k] = ladder.cell_v * (k - 0.5 * (n - 1)) / ladder.channel_ohm;
  }
  const double off = -1.0 / ladder.manifold_ohm;
  for (int k = 1; k < n; ++k) {
    diagonal[k] -= off * off / diagonal[k - 1];
    right[k] -= off / diagonal[k - 1] * right[k - 1];
  }
  for (int k = n - 1; k >= 0; --k)
    u[k] = (right[k] - (k + 1 < n ? off * u[k + 1] : 0.0)) / diagonal[k];
  double sum = 0.0;
  for (int k = 0; k + 1 < n; ++k) sum += (u[k + 1] - u[k]) / ladder.manifold_ohm;
  EXPECT_NEAR(mean_shunt_current_a(ladder), 4.0 * sum / n, 1e-12);
}

TEST(FlowBatteryPumps, PumpMoreWhenLittleReactantIsLeft) {
  const Pumping pumping = make_pumping(nafion_battery());
  // Faraday: factor 6 over 1000 A/m2 / (96485 C/mol x 1600 mol/m3 x 0.5)
  EXPECT_NEAR(pumping.flow_m_per_s(1000.0, 0.5), 6.0 * 1000.0 / (96485.33 * 1600.0 * 0.5), 1e-9);
  EXPECT_DOUBLE_EQ(pumping.flow_m_per_s(-1200.0, 0.1), pumping.full_m_per_s);
  EXPECT_DOUBLE_EQ(pumping.flow_m_per_s(1.0, 0.9), pumping.least_m_per_s);
}

TEST(FlowBatteryCheck, RefusesContradictions) {
  FlowBattery battery = nafion_battery();
  EXPECT_TRUE(check(battery).empty());
  battery.electrolyte_soc_min_frac = 0.5;
  battery.electrolyte_soc_max_frac = 0.5;
  battery.max_current_ma_per_cm2 = 100.0;
  battery.electrolyte_temp_min_c = 30.0;
  battery.electrolyte_temp_max_c = 32.0;
  EXPECT_EQ(check(battery).size(), 3u);
}

// Against the second law: no air of 40 degC cools an electrolyte of 38 for the work of fans.
TEST(FlowBatteryPlant, NeedsChillersWhereTheAirIsTooWarmForDryCoolers) {
  FlowBattery battery = nafion_battery();
  const auto cooling_mwh = [&](double ambient_c) {
    const Plant plant(battery, 25.0, 100.0);
    PlantState state = plant.fresh(50.0, 37.9);
    double sum = 0.0;
    for (int hour = 0; hour < 48; ++hour)
      sum += plant.step(state, hour % 8 < 4 ? -20.0 : 14.0, 1.0, ambient_c).losses.cooling_mwh;
    return sum;
  };
  const double mild_mwh = cooling_mwh(32.0), hot_mwh = cooling_mwh(40.0);
  EXPECT_GT(mild_mwh, 0.1);
  EXPECT_GT(hot_mwh, 9.0 * mild_mwh);  // chillers take ten times the electricity
  battery.chiller_cop = battery.cooling_cop;
  EXPECT_LT(cooling_mwh(40.0), 1.5 * mild_mwh);
}

}  // namespace
}  // namespace sunward::component::flow_battery

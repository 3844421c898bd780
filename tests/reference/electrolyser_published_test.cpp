// Further published figures of electrolysers and compression. Sources and verdicts:
// docs/theory/electrolyser.md, "Published numbers".
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "sunward/component/compressor/compression_energy.hpp"
#include "sunward/component/electrolyser/part_load_curve.hpp"
#include "sunward/component/electrolyser/unit.hpp"

namespace sunward::component::electrolyser {
namespace {

/// Growth of the cell voltage of a new stack at full load [mV per 1000 h].
double growth_mv_per_1000_h(const ElectrolyserLaw& law) {
  const Unit unit(law, law.unit_power_mw);
  UnitState state = Unit::fresh(20.0);
  unit.step(state, law.unit_power_mw, 1.0, 20.0);
  const double before = state.growth_v;
  unit.step(state, law.unit_power_mw, 1000.0, 20.0);
  return 1e3 * (state.growth_v - before);
}

double stack_kwh_per_kg(const Unit& unit) {
  const Operation full = unit.at_power(unit.rated_mw(), 0.0, 20.0);
  return 1e3 * full.stack_mw / full.hydrogen_kg_per_h;
}

double system_kwh_per_kg(const Unit& unit) { return 1e3 * unit.rated_mw() / unit.rated_kg_per_h(); }

/// An alkaline cell of another current and voltage than the law's own, by its resistance.
ElectrolyserLaw alkaline_cell_of(double ma_per_cm2, double cell_v, double life_h) {
  ElectrolyserLaw law = law_of(ElectrolyserTechnology::alkaline);
  law.full_current_ma_per_cm2 = ma_per_cm2;
  law.stack_life_h = life_h;
  law.area_resistance_ohm_cm2 = 0.0;
  const double rest_v = make_cell_law(law, law.operating_temp_c).voltage_v(ma_per_cm2);
  law.area_resistance_ohm_cm2 = 1e3 * (cell_v - rest_v) / ma_per_cm2;
  return law;
}

// US DOE: PEM 4.8 mV in 1000 h with a life of 40 000 h (2022), 2.3 with 80 000 h (2026). The law
// takes the life and ends it at 10 %: the growth follows.
TEST(DoeTargets, GrowthOfPemFollowsFromTheLifeStatedBesideIt) {
  ElectrolyserLaw law = law_of(ElectrolyserTechnology::pem);
  law.stack_life_h = 40000.0;
  EXPECT_NEAR(growth_mv_per_1000_h(law), 4.8, 0.051);
  law.stack_life_h = 80000.0;
  EXPECT_NEAR(growth_mv_per_1000_h(law), 2.3, 0.1);
}

// Alkaline: 3.2 mV with 60 000 h, cells of 1.9 V at 0.5 A/cm2 (2022); 2.3 mV with 80 000 h and 1.8
// V at 1 A/cm2 (2026), as printed.
TEST(DoeTargets, GrowthOfAlkalineFollowsFromTheLifeAndTheCellStatedBesideIt) {
  EXPECT_NEAR(growth_mv_per_1000_h(alkaline_cell_of(500.0, 1.9, 60000.0)), 3.2, 0.05);
  EXPECT_NEAR(growth_mv_per_1000_h(alkaline_cell_of(1000.0, 1.8, 80000.0)), 2.3, 0.051);
}

// US DOE 2022: stack 51 kWh/kg both, system 55 both.
TEST(DoeTargets, PemStackAndSystemTakeWhatIsStated) {
  const Unit unit(law_of(ElectrolyserTechnology::pem), 1.0);
  EXPECT_NEAR(stack_kwh_per_kg(unit), 51.0, 0.05);
  EXPECT_NEAR(system_kwh_per_kg(unit), 55.0, 0.05);
}

// The stack's energy follows from the cell stated beside it and the law's current efficiency: 51 as
// printed (2022); 48.7 for 48 (2026), whose cell would need a current efficiency of 99.7 %.
TEST(DoeTargets, AlkalineStackTakesWhatIsStatedAtTheCellVoltageStatedBesideIt) {
  EXPECT_NEAR(stack_kwh_per_kg(Unit(alkaline_cell_of(500.0, 1.9, 60000.0), 5.0)), 51.0, 0.5);
  EXPECT_NEAR(stack_kwh_per_kg(Unit(alkaline_cell_of(1000.0, 1.8, 80000.0), 5.0)), 48.0, 0.8);
}

// The law's own constants, University of Florence, are nearer to the cell of 2026: 1.818 V at 1
// A/cm2 where 1.8 V are stated.
TEST(DoeTargets, DefaultCellIsThatOf2026) {
  const ElectrolyserLaw law = law_of(ElectrolyserTechnology::alkaline);
  EXPECT_NEAR(make_cell_law(law, law.operating_temp_c).voltage_v(1000.0), 1.8, 0.05);
}

// A system of 2022: rectifier and base load of the law, nothing for auxiliaries, which 4 kWh/kg
// between stack and system leave no room for.
TEST(DoeTargets, AlkalineSystemTakesWhatIsStated) {
  ElectrolyserLaw law = alkaline_cell_of(500.0, 1.9, 60000.0);
  law.auxiliary_frac = 0.0;
  EXPECT_NEAR(system_kwh_per_kg(Unit(law, 5.0)), 55.0, 0.7);
  EXPECT_NEAR(system_kwh_per_kg(Unit(law_of(ElectrolyserTechnology::alkaline), 5.0)), 55.0, 0.7);
}

// IRENA 2020: PEM stack 47-66, system 50-83 kWh/kg, load from 5 %, cold start under 20 minutes;
// alkaline system 50-78 kWh/kg, load from 15 %, cold start under 50 minutes, under 30 bar, 0.2-0.8
// A/cm2.
TEST(IrenaRanges, HoldTheDefaultsOfPem) {
  const ElectrolyserLaw law = law_of(ElectrolyserTechnology::pem);
  const Unit unit(law, 1.0);
  EXPECT_GE(stack_kwh_per_kg(unit), 47.0);
  EXPECT_LE(stack_kwh_per_kg(unit), 66.0);
  EXPECT_GE(system_kwh_per_kg(unit), 50.0);
  EXPECT_LE(system_kwh_per_kg(unit), 83.0);
  EXPECT_GE(law.min_load_frac, 0.05);
  EXPECT_LT(law.cold_start_minutes, 20.0);
}

TEST(IrenaRanges, HoldTheDefaultsOfAlkaline) {
  const ElectrolyserLaw law = law_of(ElectrolyserTechnology::alkaline);
  const Unit unit(law, 5.0);
  EXPECT_GE(system_kwh_per_kg(unit), 50.0);
  EXPECT_LE(system_kwh_per_kg(unit), 78.0);
  EXPECT_GE(law.min_load_frac, 0.15);
  EXPECT_LT(law.cold_start_minutes, 50.0);
  EXPECT_LT(law.pressure_bar, 30.0);
  EXPECT_GE(law.full_current_ma_per_cm2, 200.0);
  EXPECT_LE(law.full_current_ma_per_cm2, 800.0);
}

// H2Integrate: a start from cold loses 600 s of the hour's hydrogen.
TEST(PemReference, AColdStartLosesTenMinutesOfHydrogen) {
  const Unit unit(law_of(ElectrolyserTechnology::pem), 1.0);
  UnitState state = Unit::fresh(20.0);
  const double first = unit.step(state, 1.0, 1.0, 20.0).hydrogen_kg;
  const double second = unit.step(state, 1.0, 1.0, 20.0).hydrogen_kg;
  EXPECT_NEAR(first / second, 1.0 - 600.0 / 3600.0, 1e-4);
}

// H2Integrate: 3.333e-7 of every rainflow-counted range of the voltage.
TEST(PemReference, SwingsWearAsH2IntegrateStates) {
  ElectrolyserLaw calm = law_of(ElectrolyserTechnology::pem);
  calm.fatigue_wear_frac = 0.0;
  const Unit unit(law_of(ElectrolyserTechnology::pem), 1.0), without(calm, 1.0);
  UnitState state = Unit::fresh(80.0), state_without = Unit::fresh(80.0);
  constexpr int cycles = 20000;
  for (int k = 0; k < 2 * cycles; ++k) {
    const double power = k % 2 == 0 ? 1.0 : 0.3;
    unit.step(state, power, 0.01, 20.0);
    without.step(state_without, power, 0.01, 20.0);
  }
  const double swing_v =
      unit.at_power(1.0, 0.0, 20.0).cell_v - unit.at_power(0.3, 0.0, 20.0).cell_v;
  const double fatigue = state.growth_v - state_without.growth_v;
  EXPECT_NEAR(fatigue / (cycles * swing_v), 3.333e-7, 0.02 * 3.333e-7);
}

// DEA through PyPSA technology-data, 100 MW alkaline in 2025: 0.5874 of the lower heating value,
// and 0.264 of the power as heat of use. That is 86 % of all that does not become hydrogen (higher
// heating value), rectifier and auxiliaries included; the law tells the stack's heat alone.
TEST(DeaFigures, EfficiencyOfTheAlkalineSystemIsNear) {
  const Unit unit(law_of(ElectrolyserTechnology::alkaline), 5.0);
  EXPECT_NEAR(33.33 / system_kwh_per_kg(unit), 0.5874, 0.015);
}

TEST(DeaFigures, HeatOfUseLiesBetweenTheStacksHeatAndAllThatIsLost) {
  const Unit unit(law_of(ElectrolyserTechnology::alkaline), 5.0);
  const Operation full = unit.at_power(5.0, 0.0, 20.0);
  EXPECT_LT(full.stack_heat_mw / full.power_mw, 0.264);
  EXPECT_GT(1.0 - 39.41 / system_kwh_per_kg(unit), 0.264);
}

}  // namespace
}  // namespace sunward::component::electrolyser

namespace sunward::component::compressor {
namespace {

// HDSAM's table of the compressibility at 25 degC.
TEST(CompressionReference, TableIsThatOfTheDeliveryModel) {
  for (const auto& [bar, z] : {std::pair{1.0, 1.0006},
                               {10.0, 1.0059},
                               {50.0, 1.0297},
                               {100.0, 1.0601},
                               {300.0, 1.1879},
                               {500.0, 1.3197},
                               {1000.0, 1.6454}})
    EXPECT_NEAR(hydrogen_compressibility(bar), z, 1e-12) << bar;
}

// The published polynomial, by hand: x = ln(100), 0.7617 + 0.0311 x + 0.0061 x2 - 0.0015 x3 +
// 0.00008 x4.
TEST(CompressionReference, MotorIsThatOfTheDeliveryModel) {
  EXPECT_NEAR(motor_efficiency_frac(1.0), 0.7617, 1e-12);
  EXPECT_NEAR(motor_efficiency_frac(100.0), 0.92380, 1e-4);
}

// Derived from the two published powers: 0.635 kWh/kg, 0.58 without the 10 % of oversizing; 0.688.
TEST(CompressionReference, EnergiesPerKilogramAreThoseOfThePublishedPowers) {
  const double two_units = compression_kwh_per_kg(20.0, 68.0, 9311.0 / 48.0);
  EXPECT_NEAR(1.1 * two_units, 0.635, 5e-4);
  EXPECT_NEAR(two_units, 0.58, 5e-3);
  EXPECT_NEAR(compression_kwh_per_kg(265.0 / 14.5038, 1227.0 / 14.5038, 126593.0 / 24.0), 0.688,
              5e-4);
}

// Stoeckl et al. 2021 state 1.707 kWh/kg from 30 to 250 bar, cooling and part load included. The
// law of the delivery model does not reach it with HDSAM's 0.88 for each stage; 0.55 would.
TEST(CompressionReference, StatesLessThanAPlantThatCoolsAndRunsAtPartLoad) {
  EXPECT_NEAR(compression_kwh_per_kg(30.0, 250.0, 200.0), 1.06, 0.05);
  EXPECT_NEAR(compression_kwh_per_kg(30.0, 250.0, 200.0, 0.55), 1.707, 0.03);
}

}  // namespace
}  // namespace sunward::component::compressor

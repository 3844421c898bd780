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

// US DOE: 4.8 mV in 1000 h with a life of 40 000 h (PEM 2022), 2.3 with 80 000 h (PEM 2026), 3.2
// with 60 000 (alkaline 2022), 2.3 with 80 000 (alkaline 2026). The law takes the life and ends it
// at 10 %: the growth follows.
TEST(DoeTargets, GrowthFollowsFromTheLifeStatedBesideIt) {
  struct Target {
    ElectrolyserTechnology technology;
    double life_h, mv_per_1000_h, tolerance;
  };
  for (const Target& t : {Target{ElectrolyserTechnology::pem, 40000.0, 4.8, 0.1},
                          Target{ElectrolyserTechnology::pem, 80000.0, 2.3, 0.1},
                          Target{ElectrolyserTechnology::alkaline, 60000.0, 3.2, 0.3},
                          Target{ElectrolyserTechnology::alkaline, 80000.0, 2.3, 0.1}}) {
    ElectrolyserLaw law = law_of(t.technology);
    law.stack_life_h = t.life_h;
    EXPECT_NEAR(growth_mv_per_1000_h(law), t.mv_per_1000_h, t.tolerance) << t.life_h;
  }
}

// US DOE 2022: stack 51 kWh/kg both, system 55 both.
TEST(DoeTargets, PemStackAndSystemTakeWhatIsStated) {
  const Unit unit(law_of(ElectrolyserTechnology::pem), 1.0);
  EXPECT_NEAR(stack_kwh_per_kg(unit), 51.0, 0.05);
  EXPECT_NEAR(system_kwh_per_kg(unit), 55.0, 0.05);
}

TEST(DoeTargets, AlkalineSystemTakesWhatIsStatedItsStackLess) {
  const Unit unit(law_of(ElectrolyserTechnology::alkaline), 5.0);
  EXPECT_NEAR(system_kwh_per_kg(unit), 55.0, 0.7);
  EXPECT_NEAR(stack_kwh_per_kg(unit), 48.0, 0.2);  // the target of 2026; 51 in 2022
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

// DEA through PyPSA technology-data, 100 MW alkaline in 2025: 0.5874 of the lower heating value, of
// the rest 0.264 of the power as heat of use. The law's unit is 2 % better, and its heat
// above what the air takes is less: the source counts the heat of its auxiliaries too.
TEST(DeaFigures, EfficiencyOfTheAlkalineSystemIsNearAndItsHeatIsLess) {
  const Unit unit(law_of(ElectrolyserTechnology::alkaline), 5.0);
  EXPECT_NEAR(33.33 / system_kwh_per_kg(unit), 0.5874, 0.015);
  const Operation full = unit.at_power(5.0, 0.0, 20.0);
  const double heat = full.stack_heat_mw / full.power_mw;
  EXPECT_GT(heat, 0.10);
  EXPECT_LT(heat, 0.264);
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
// law of the delivery model does not reach it.
TEST(CompressionReference, StatesLessThanAPlantThatCoolsAndRunsAtPartLoad) {
  EXPECT_NEAR(compression_kwh_per_kg(30.0, 250.0, 200.0), 1.06, 0.05);
}

}  // namespace
}  // namespace sunward::component::compressor

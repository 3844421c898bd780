#include "sunward/component/electrolyser/unit.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace sunward::component::electrolyser {
namespace {

ElectrolyserLaw law(ElectrolyserTechnology technology) { return law_of(technology); }
const auto alkaline = ElectrolyserTechnology::alkaline;
const auto pem = ElectrolyserTechnology::pem;

/// Runs the unit through random powers and steps, calling look(step, state, available, hours).
template <class Look>
void run_random(const Unit& unit, unsigned seed, const Look& look) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> share(-0.6, 1.3);
  std::uniform_real_distribution<double> hours(0.05, 1.5);
  std::uniform_real_distribution<double> air(-25.0, 35.0);
  UnitState state = Unit::fresh(5.0);
  for (int k = 0; k < 3000; ++k) {
    const double available = std::max(0.0, share(random)) * unit.rated_mw();
    const double step_h = hours(random);
    const UnitStep step = unit.step(state, available, step_h, air(random));
    look(step, state, available, step_h);
  }
}

TEST(ElectrolyserUnit, TakesNoMoreThanIsThere) {
  for (const auto technology : {alkaline, pem})
    run_random(Unit(law(technology), 5.0), 1,
               [](const UnitStep& step, const UnitState&, double available, double hours) {
                 EXPECT_LE(step.uses.sum(), available * hours * (1.0 + 1e-9) + 1e-12);
               });
}

// Stack power is hydrogen and heat; the heat and the heater's go to the air or are given off.
TEST(ElectrolyserUnit, EnergyOfEachStepBalances) {
  for (const auto technology : {alkaline, pem})
    run_random(Unit(law(technology), 5.0), 2,
               [](const UnitStep& step, const UnitState&, double, double) {
                 EXPECT_NEAR(step.uses.stack_mwh + step.uses.heating_mwh,
                             step.hydrogen_mwh + step.heat_mwh + step.air_mwh, 1e-9);
                 EXPECT_NEAR(step.hydrogen_mwh, 0.03941 * step.hydrogen_kg, 1e-9);
                 EXPECT_NEAR(step.uses.start_mwh, step.warmed_mwh, 1e-12);
               });
}

TEST(ElectrolyserUnit, ValuesStayPhysical) {
  for (const auto technology : {alkaline, pem}) {
    const Unit unit(law(technology), 5.0);
    run_random(unit, 3, [&](const UnitStep& step, const UnitState& state, double, double hours) {
      EXPECT_GE(step.hydrogen_kg, 0.0);
      EXPECT_LE(step.hydrogen_kg, unit.rated_kg_per_h() * hours * 1.001);
      EXPECT_GE(step.heat_mwh, -1e-12);
      EXPECT_GE(step.uses.heating_mwh, 0.0);
      EXPECT_GE(state.growth_v, 0.0);
      EXPECT_LT(state.growth_v, unit.worn_growth_v());
      EXPECT_GE(state.temp_c, -25.0);
      EXPECT_LE(state.temp_c, unit.law().operating_temp_c + 1e-9);
      EXPECT_NEAR(step.water_kg, 10.0 * step.hydrogen_kg, 1e-9);
    });
  }
}

TEST(ElectrolyserUnit, FullLoadIsTheRating) {
  const Unit unit(law(alkaline), 5.0);
  const Operation full = unit.at_current(800.0, 0.0, 20.0);
  EXPECT_NEAR(full.power_mw, 5.0, 1e-12);
}

TEST(ElectrolyserUnit, FindsTheCurrentOfAPower) {
  const Unit unit(law(pem), 1.0);
  for (double load = 0.1; load <= 1.0; load += 0.05)
    EXPECT_NEAR(unit.at_power(load, 0.01, -20.0).power_mw, load, 1e-11) << load;
}

TEST(ElectrolyserUnit, VoltageAtAPowerIsThatOfTheLawAtItsCurrent) {
  for (ElectrolyserLaw custom : {law(alkaline), law(pem)}) {
    // As given, and with electrodes so good or so bad that the voltage bends elsewhere.
    for (const double factor : {1.0, 1e-3, 1e3}) {
      custom.anode_exchange_ma_per_cm2 *= factor;
      const Unit unit(custom, 1.0);
      for (double load = custom.min_load_frac; load <= 1.0; load += 0.017) {
        for (const double growth_v : {0.0, 0.02, unit.worn_growth_v()}) {
          const Operation op = unit.at_power(load, growth_v, 20.0);
          const double volt = unit.cell().voltage_v(op.current_ma_per_cm2) + growth_v;
          EXPECT_NEAR(op.cell_v, volt, 1e-8) << load << ' ' << growth_v << ' ' << factor;
        }
      }
      custom.anode_exchange_ma_per_cm2 /= factor;
    }
  }
}

TEST(ElectrolyserUnit, AColdStartTakesItsTimeAndAHotOneLess) {
  const Unit unit(law(alkaline), 5.0);
  UnitState cold = Unit::fresh(20.0);
  EXPECT_NEAR(unit.step(cold, 5.0, 1.0, 20.0).running_h, 1.0 - 45.0 / 60.0, 1e-9);
  unit.step(cold, 0.0, 0.5, 20.0);  // no power to stand by with: it cools a little
  const double running_h = unit.step(cold, 5.0, 1.0, 20.0).running_h;
  EXPECT_GT(running_h, 1.0 - 8.0 / 60.0);
  EXPECT_LT(running_h, 1.0 - 3.0 / 60.0);
}

TEST(ElectrolyserUnit, StartsFromStandbyInTheTimeOfAHotStart) {
  const Unit unit(law(alkaline), 5.0);
  UnitState state = Unit::fresh(20.0);
  unit.step(state, 5.0, 1.0, 20.0);
  unit.step(state, 0.5, 1.0, 20.0);  // enough to stand by, too little to run
  EXPECT_EQ(state.mode, UnitMode::standby);
  EXPECT_NEAR(unit.step(state, 5.0, 1.0, 20.0).running_h, 1.0 - 3.0 / 60.0, 1e-9);
}

TEST(ElectrolyserUnit, LeavesStandbyWhenItsTimeIsOver) {
  const Unit unit(law(alkaline), 5.0);
  UnitState state = Unit::fresh(20.0);
  unit.step(state, 5.0, 1.0, 20.0);
  const UnitStep step = unit.step(state, 0.5, 14.0, 20.0);
  EXPECT_NEAR(step.uses.standby_mwh, 0.05 * 5.0 * 2.0, 1e-12);
  EXPECT_EQ(state.mode, UnitMode::off);
  EXPECT_NEAR(state.temp_c, 20.0 + 50.0 * std::exp(-1.0), 1e-9);
}

TEST(ElectrolyserUnit, StartsSlowerWithLessPower) {
  const Unit unit(law(alkaline), 5.0);
  UnitState state = Unit::fresh(20.0);
  const double needed = unit.starting_mw(state);
  UnitState short_of_power = state;
  EXPECT_GT(needed, 1.2);
  const UnitStep step = unit.step(short_of_power, 1.2, 0.75, 20.0);
  EXPECT_EQ(short_of_power.mode, UnitMode::starting);
  EXPECT_NEAR(step.uses.sum(), 1.2 * 0.75, 1e-12);
}

TEST(ElectrolyserUnit, StaysOffBelowItsLowestLoad) {
  const Unit unit(law(pem), 1.0);
  UnitState state = Unit::fresh(20.0);
  EXPECT_EQ(unit.step(state, 0.0999, 1.0, 20.0).hydrogen_kg, 0.0);
  EXPECT_EQ(state.mode, UnitMode::off);
}

/// A day with a start, part loads, a stop and a restart, in steps of a number of minutes.
UnitStep run_day(const Unit& unit, UnitState& state, int step_minutes) {
  UnitStep day;
  for (int minute = 0; minute < 24 * 60; minute += step_minutes) {
    const int hour = minute / 60;
    const double load = hour < 4 ? 0.0 : hour < 9 ? 0.9 : hour < 10 ? 0.03 : hour < 18 ? 0.4 : 0.0;
    day += unit.step(state, load * unit.rated_mw(), step_minutes / 60.0, 10.0);
  }
  return day;
}

TEST(ElectrolyserUnit, ADayDoesNotDependOnTheStep) {
  for (const auto technology : {alkaline, pem}) {
    const Unit unit(law(technology), 5.0);
    UnitState coarse_state = Unit::fresh(10.0), fine_state = Unit::fresh(10.0);
    const UnitStep coarse = run_day(unit, coarse_state, 60);
    const UnitStep fine = run_day(unit, fine_state, 5);
    EXPECT_NEAR(fine.hydrogen_kg / coarse.hydrogen_kg, 1.0, 1e-5);
    EXPECT_NEAR(fine.uses.sum() / coarse.uses.sum(), 1.0, 1e-9);
    EXPECT_NEAR(fine_state.temp_c, coarse_state.temp_c, 1e-9);
    EXPECT_NEAR(fine_state.growth_v / coarse_state.growth_v, 1.0, 1e-5);
  }
}

TEST(ElectrolyserUnit, AnOldStackMakesLessOfTheSamePower) {
  const Unit unit(law(pem), 1.0);
  const double fresh = unit.at_power(1.0, 0.0, 20.0).hydrogen_kg_per_h;
  const double worn = unit.at_power(1.0, unit.worn_growth_v(), 20.0).hydrogen_kg_per_h;
  EXPECT_LT(worn, 0.94 * fresh);
  EXPECT_GT(worn, 0.90 * fresh);
}

TEST(ElectrolyserUnit, SwingsOfLoadWearTheStackMoreThanTheirMean) {
  ElectrolyserLaw tired = law(pem);
  tired.fatigue_wear_frac = 1e-3;
  const Unit unit(tired, 1.0);
  UnitState steady = Unit::fresh(80.0), swinging = Unit::fresh(80.0);
  for (int hour = 0; hour < 200; ++hour) {
    unit.step(steady, 0.6, 1.0, 20.0);
    unit.step(swinging, hour % 2 == 0 ? 0.2 : 1.0, 1.0, 20.0);
  }
  EXPECT_GT(swinging.growth_v, 2.0 * steady.growth_v);
}

TEST(ElectrolyserLaw, DefaultsAreSound) {
  for (const auto technology : {alkaline, pem}) EXPECT_TRUE(check(law(technology)).empty());
}

TEST(ElectrolyserLaw, RefusesWhatContradictsItself) {
  const auto key_of = [](auto change) {
    ElectrolyserLaw changed;
    change(changed);
    const auto faults = check(changed);
    return faults.size() == 1 && !faults[0].remedy.empty() ? faults[0].key : std::string("?");
  };
  EXPECT_EQ(key_of([](auto& l) { l.min_load_frac = 0.051, l.base_load_frac = 0.06; }),
            "min_load_frac");
  EXPECT_EQ(key_of([](auto& l) { l.cold_start_minutes = 1.0; }), "cold_start_minutes");
  EXPECT_EQ(key_of([](auto& l) { l.standby_frac = 0.01; }), "standby_frac");
  EXPECT_EQ(key_of([](auto& l) { l.standby_frac = 0.2; }), "standby_frac");
  EXPECT_EQ(key_of([](auto& l) { l.off_frac = 0.06; }), "off_frac");
}

}  // namespace
}  // namespace sunward::component::electrolyser

// Modules age in the replay: the plan counts on the mean of their life, each year has its own.
#include <gtest/gtest.h>

#include "sample.hpp"
#include "sunward/component/pv/ageing.hpp"
#include "sunward/simulation/replay.hpp"

namespace sunward::simulation {
namespace {

/// The sample's wind farm as modules, ten days.
test::Sample aged_sample(double ageing_frac_per_year) {
  std::mt19937_64 random(3);
  const std::vector<double> idle(240, 0.0);
  test::Sample made =
      test::sample(test::wind_hours(240, random), idle, component::StorageTechnology::generic);
  component::Pv pv;
  pv.bus = "ac";
  pv.capacity_mw = {20.0, 20.0};
  pv.cost = {3000.0, 0.0, 25.0};
  pv.ageing_frac_per_year = ageing_frac_per_year;
  for (model::Component& component : made.park.components)
    if (component.name == "wind") component.spec = pv;
  return made;
}

TEST(AgeingReplay, EachYearHasWhatTheModulesOfItsAgeGive) {
  const test::Sample made = aged_sample(0.01);
  const result::Simulation done = replay(made.park, made.plan, {.years = 25});
  const double planned_mwh = done.years[0].planned.available_mwh;
  // 24 yearly hundredths lost at the end: the mean is 0.88 of new modules.
  EXPECT_NEAR(done.years[0].energy.available_mwh, planned_mwh / 0.88, 1e-9 * planned_mwh);
  EXPECT_NEAR(done.years[24].energy.available_mwh, planned_mwh * 0.76 / 0.88, 1e-9 * planned_mwh);
  EXPECT_NEAR(done.mean_energy.available_mwh, planned_mwh, 1e-9 * planned_mwh);
}

TEST(AgeingReplay, WhatAgeTakesIsACauseAndTheGapStillCloses) {
  const test::Sample made = aged_sample(0.01);
  for (const Mode mode : {Mode::schedule, Mode::policy}) {
    const result::Simulation done = replay(made.park, made.plan, {.mode = mode, .years = 25});
    for (const result::SimulatedYear& year : done.years) {
      const result::Gap& gap = year.gap;
      const double causes =
          gap.losses.sum() - gap.planned_losses_mwh + gap.stored_mwh + gap.used_mwh + gap.aged_mwh;
      const double givers = gap.import_mwh - gap.export_mwh - gap.curtailed_mwh + gap.unserved_mwh -
                            gap.surplus_mwh - gap.plan_residual_mwh;
      EXPECT_NEAR(causes, givers, 1e-6) << year.number;
      EXPECT_LT(year.worst_balance_mw, 1e-9);
    }
    EXPECT_GT(done.years[24].gap.aged_mwh, 0.0);
    EXPECT_LT(done.years[0].gap.aged_mwh, 0.0);
  }
}

double cause_of(const result::SimulatedYear& year, result::GapCauseKind kind) {
  for (const result::GapCause& cause : year.gap.causes)
    if (cause.kind == kind) return cause.mwh;
  return 0.0;
}

TEST(AgeingCause, OfModulesIsWhatTheyGiveLessThanInTheMeanOfTheirLife) {
  const test::Sample made = aged_sample(0.01);
  const result::Simulation done = replay(made.park, made.plan, {.years = 25});
  double money = 0.0;
  for (const result::SimulatedYear& year : done.years) {
    EXPECT_NEAR(cause_of(year, result::GapCauseKind::ageing), year.gap.aged_mwh, 1e-6);
    for (const result::GapCause& cause : year.gap.causes)
      if (cause.kind == result::GapCauseKind::ageing) money += cause.cny;
  }
  // Young modules are curtailed more often, old ones are made up for from the grid.
  EXPECT_GT(money, 0.0);
}

TEST(AgeingCause, OfABatteryIsNothingInTheFirstYearAndMoreInLaterOnes) {
  std::mt19937_64 random(5);
  std::vector<double> net_mw(240);
  for (std::size_t t = 0; t < net_mw.size(); ++t)
    net_mw[t] = t % 24 < 8 ? -5.0 : t % 24 < 14 ? 4.0 : 0.0;
  test::Sample made = test::sample(test::wind_hours(240, random), net_mw,
                                   component::StorageTechnology::vanadium_flow);
  for (model::Component& component : made.park.components)
    if (auto* storage = std::get_if<component::Storage>(&component.spec))
      storage->cost_power.lifetime_y = 25.0;
  const result::Simulation done = replay(made.park, made.plan, {.years = 20});
  EXPECT_EQ(cause_of(done.years[0], result::GapCauseKind::ageing), 0.0);
  EXPECT_GT(cause_of(done.years[9], result::GapCauseKind::ageing), 0.0);
  EXPECT_GT(cause_of(done.years[19], result::GapCauseKind::ageing), 0.0);
  for (const result::SimulatedYear& year : done.years) {
    double mwh = 0.0, cny = 0.0;
    for (const result::GapCause& cause : year.gap.causes) {
      mwh += cause.mwh;
      cny += cause.cny;
    }
    const result::Gap& gap = year.gap;
    EXPECT_NEAR(cny, gap.cost_cny, 1e-6 * (1.0 + std::abs(gap.cost_cny)));
    EXPECT_NEAR(mwh,
                gap.import_mwh - gap.export_mwh - gap.curtailed_mwh + gap.unserved_mwh -
                    gap.surplus_mwh - gap.plan_residual_mwh,
                1e-6 * (1.0 + std::abs(mwh)));
  }
}

TEST(AgeingReplay, YoungModulesSellWhatTheyGiveBeyondThePlan) {
  test::Sample made = aged_sample(0.01);
  for (model::Component& component : made.park.components)
    if (auto* grid = std::get_if<component::Grid>(&component.spec)) grid->export_limit_mw = 1e3;
  const result::Simulation done = replay(made.park, made.plan, {.years = 25});
  const result::SimulatedYear& first = done.years.front();
  ASSERT_LT(first.gap.aged_mwh, -1.0);
  EXPECT_GT(first.gap.export_mwh - first.gap.import_mwh, -0.5 * first.gap.aged_mwh);
  EXPECT_LT(first.gap.cost_cny, 0.0);
}

TEST(AgeingReplay, OldModulesNeverGiveMoreThanTheyCan) {
  const test::Sample made = aged_sample(0.02);
  const result::Simulation done = replay(made.park, made.plan, {.years = 25});
  for (const result::SimulatedYear& year : done.years)
    EXPECT_LE(year.energy.generation_mwh, year.energy.available_mwh + 1e-9);
}

TEST(AgeingReplay, ModulesThatDoNotAgeLeaveThePlanAsItIs) {
  const test::Sample made = aged_sample(0.0);
  const result::Simulation done = replay(made.park, made.plan, {.years = 3});
  EXPECT_EQ(done.mean_gap.aged_mwh, 0.0);
  EXPECT_NEAR(done.mean_gap.cost_cny, 0.0, 1e-6);
}

}  // namespace
}  // namespace sunward::simulation

// A plan replayed: it closes, it agrees with itself, and the difference has its causes.
#include <gtest/gtest.h>

#include <cmath>

#include "sample.hpp"
#include "sunward/simulation/replay.hpp"

namespace sunward::simulation {
namespace {

using component::StorageTechnology;

std::vector<double> random_schedule(std::size_t n, std::mt19937_64& random) {
  std::uniform_real_distribution<double> power(-10.0, 10.0);
  std::vector<double> schedule(n);
  for (double& net_mw : schedule) net_mw = power(random);
  return schedule;
}

/// losses - planned losses + growth = what others gave.
double unexplained_mwh(const result::Gap& gap) {
  return gap.losses.sum() - gap.planned_losses_mwh + gap.stored_mwh + gap.used_mwh -
         (gap.import_mwh - gap.export_mwh - gap.curtailed_mwh + gap.unserved_mwh - gap.surplus_mwh -
          gap.plan_residual_mwh);
}

class AnyMode : public ::testing::TestWithParam<std::pair<Mode, StorageTechnology>> {};

TEST_P(AnyMode, ClosesEveryStepOfRandomSchedules) {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    std::mt19937_64 random(seed);
    const std::vector<double> wind = test::wind_hours(720, random);
    const test::Sample made = test::sample(wind, random_schedule(720, random), GetParam().second);
    Options options;
    options.mode = GetParam().first;
    options.years = 2;
    const result::Simulation done = replay(made.park, made.plan, options);
    ASSERT_EQ(done.years.size(), 2u);
    for (const result::SimulatedYear& year : done.years) {
      EXPECT_LT(year.worst_balance_mw, 1e-9) << seed;
      EXPECT_NEAR(unexplained_mwh(year.gap), 0.0, 1e-6) << seed;
    }
  }
}
INSTANTIATE_TEST_SUITE_P(
    Modes, AnyMode,
    ::testing::Values(std::pair(Mode::schedule, StorageTechnology::generic),
                      std::pair(Mode::schedule, StorageTechnology::vanadium_flow),
                      std::pair(Mode::schedule, StorageTechnology::lithium),
                      std::pair(Mode::policy, StorageTechnology::generic),
                      std::pair(Mode::policy, StorageTechnology::vanadium_flow)));

/// Ten days: 8 MW in for four hours of each night, 5 MW out for four hours of each evening.
test::Sample daily_cycle(StorageTechnology technology) {
  std::vector<double> wind(240), net_mw(240);
  for (std::size_t t = 0; t < 240; ++t) {
    wind[t] = t % 24 < 6 ? 0.9 : 0.1;
    net_mw[t] = t % 24 < 4 ? -8.0 : t % 24 >= 18 && t % 24 < 22 ? 5.0 : 0.0;
  }
  return test::sample(wind, net_mw, technology);
}

TEST(Replay, LeavesAPlanWithoutLawsAsItIs) {
  const test::Sample made = daily_cycle(StorageTechnology::generic);
  const result::Simulation done = replay(made.park, made.plan, {.years = 3});
  EXPECT_NEAR(done.mean_gap.cost_cny, 0.0, 1e-6);
  EXPECT_NEAR(done.mean_energy.import_mwh, done.mean_planned.import_mwh, 1e-9);
  EXPECT_EQ(done.years[0].assets[3].law, "as_planned");
}

TEST(Replay, MakesUpForALawThatGivesLess) {
  const test::Sample made = daily_cycle(StorageTechnology::vanadium_flow);
  const result::Simulation done = replay(made.park, made.plan, {.years = 1});
  const result::SimulatedYear& year = done.years[0];
  EXPECT_EQ(year.assets[3].law, "vanadium_flow");
  // The plan takes 320 MWh and gives 200 back: 62.5 %, less than the law. It starts half full.
  EXPECT_NEAR(year.gap.planned_losses_mwh, 120.0, 1e-9);
  EXPECT_GT(year.gap.losses[result::Loss::ohmic], 10.0);
  EXPECT_GT(year.gap.losses[result::Loss::pumps], 1.0);
  EXPECT_NEAR(unexplained_mwh(year.gap), 0.0, 1e-9);
}

TEST(Replay, PricesTheGapAsTheGridDoes) {
  const test::Sample made = daily_cycle(StorageTechnology::vanadium_flow);
  const result::Simulation done = replay(made.park, made.plan, {.years = 1});
  const result::Gap& gap = done.years[0].gap;
  for (const result::CostLine& line : gap.costs) {
    if (line.kind == "energy_purchase") {
      EXPECT_NEAR(line.cny_per_year, 500.0 * gap.import_mwh, 1e-6);
    }
    if (line.kind == "sale") {
      EXPECT_NEAR(line.cny_per_year, -200.0 * gap.export_mwh, 1e-6);
    }
  }
}

TEST(Replay, ExportsNothingBeyondThePlanUnderARule) {
  test::Sample made = daily_cycle(StorageTechnology::vanadium_flow);
  made.park.rules.max_export_frac = 0.5;
  const result::Simulation done = replay(made.park, made.plan, {.years = 2});
  for (const result::SimulatedYear& year : done.years) EXPECT_LE(year.gap.export_mwh, 1e-9);
}

TEST(Replay, KeepsTheYearlyShareOfExportByPolicy) {
  test::Sample made = daily_cycle(StorageTechnology::vanadium_flow);
  made.park.rules.max_export_frac = 0.05;
  const result::Simulation done = replay(made.park, made.plan, {.mode = Mode::policy, .years = 1});
  EXPECT_LE(done.years[0].energy.export_mwh, 0.05 * done.years[0].energy.available_mwh + 1e-9);
}

TEST(Replay, ByPolicyDoesNotKnowWhatIsToCome) {
  // Two parks whose wind differs from the sixth day on do the same until then.
  test::Sample made = daily_cycle(StorageTechnology::vanadium_flow);
  test::Sample other = daily_cycle(StorageTechnology::vanadium_flow);
  std::vector<double>& available = other.flow("wind_available_mw").values;
  for (std::size_t t = 144; t < 216; ++t) available[t] = 0.0;  // the last day stays: it is day zero
  // In a year of ten days the week before day zero would be the year's last; Lookout's own test has
  // the forecast by the week.
  const Options options{
      .mode = Mode::policy, .forecast = Forecast::yesterday, .years = 1, .hourly = true};
  const result::Simulation one = replay(made.park, made.plan, options);
  const result::Simulation two = replay(other.park, other.plan, options);
  for (std::size_t f = 0; f < one.first_year.size(); ++f)
    for (std::size_t t = 0; t < 144; ++t)
      ASSERT_EQ(one.first_year[f].values[t], two.first_year[f].values[t])
          << one.first_year[f].name << ' ' << t;
}

/// Asks for all that a storage can take, whatever the bus has.
struct ChargesAlways : Policy {
  [[nodiscard]] std::vector<double> requests(const std::vector<Ability>& abilities,
                                             const Outlook& /*outlook*/) const override {
    std::vector<double> asked;
    for (const Ability& ability : abilities) asked.push_back(-ability.charge_mw);
    return asked;
  }
};

TEST(Replay, ShedsNoLoadToChargeAStorage) {
  // 15 MW of grid and 2 MW of wind for a load of 8 MW leave 9 MW for a battery that takes 10.
  const test::Sample made = daily_cycle(StorageTechnology::generic);
  const ChargesAlways policy;
  const result::Simulation done =
      replay(made.park, made.plan, {.mode = Mode::policy, .years = 1, .policy = &policy});
  EXPECT_GT(done.years[0].energy.charge_mwh, 10.0);
  EXPECT_NEAR(done.years[0].energy.unserved_mwh, 0.0, 1e-9);
}

TEST(Replay, KeepsTheSeriesOfTheFirstYearInBalance) {
  const test::Sample made = daily_cycle(StorageTechnology::vanadium_flow);
  const result::Simulation done = replay(made.park, made.plan, {.years = 1, .hourly = true});
  for (std::size_t t = 0; t < 240; ++t) {
    double net_mw = 0.0;
    for (const result::Flow& flow : done.first_year) net_mw += flow.sign * flow.values[t];
    ASSERT_NEAR(net_mw, 0.0, 1e-9) << t;
  }
}

TEST(Replay, SaysWhichLawDoesNotFitItsSize) {
  test::Sample made = daily_cycle(StorageTechnology::vanadium_flow);
  for (result::Asset& asset : made.plan.assets)
    if (asset.name == "battery") asset.capacities[1].value = 0.5;  // 3 minutes of storage
  try {
    static_cast<void>(replay(made.park, made.plan));
    FAIL();
  } catch (const InputError& error) {
    EXPECT_EQ(error.faults()[0].key, "battery.energy_mwh");
  }
}

TEST(Replay, RefusesAPlanWhoseSeriesAreOfAnotherLength) {
  test::Sample made = daily_cycle(StorageTechnology::vanadium_flow);
  made.flow("wind_power_mw").values.pop_back();
  EXPECT_THROW(static_cast<void>(replay(made.park, made.plan)), InputError);
}

}  // namespace
}  // namespace sunward::simulation

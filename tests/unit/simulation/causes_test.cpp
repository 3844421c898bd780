// Where the gap comes from: the parts are the whole.
#include "sunward/simulation/causes.hpp"

#include <gtest/gtest.h>

#include "sample.hpp"
#include "sunward/simulation/replay.hpp"

namespace sunward::simulation {
namespace {

double whole(const CauseTable& table) {
  double sum = 0.0;
  for (const double value : table) sum += value;
  return sum;
}

TEST(NeedOfAStorage, IsWhatItGivesLessThanPlannedWhateverTheCauses) {
  for (const bool away : {false, true}) {
    for (const double delivered_mw : {-6.0, -0.2, 0.0, 3.0}) {
      CauseTable need{};
      const Asked asked{5.0, -1.0, 0.5};
      add_need(asked, 4.9, 0.1, 0.3, delivered_mw, away, need);
      EXPECT_NEAR(whole(need), 4.9 - delivered_mw, 1e-12);
    }
  }
}

TEST(Causes, SumToTheGapInEnergyAndMoney) {
  std::mt19937_64 random(7);
  const std::size_t n = 24 * 40;
  std::vector<double> net(n);
  std::uniform_real_distribution<double> power(-10.0, 10.0);
  for (double& mw : net) mw = power(random);
  const test::Sample made =
      test::sample(test::wind_hours(n, random), net, component::StorageTechnology::vanadium_flow);
  Options options;
  options.years = 2;
  const result::Simulation simulation = replay(made.park, made.plan, options);
  for (const result::SimulatedYear& year : simulation.years) {
    double mwh = 0.0, cny = 0.0;
    for (const result::GapCause& cause : year.gap.causes) {
      mwh += cause.mwh;
      cny += cause.cny;
    }
    const result::Gap& gap = year.gap;
    EXPECT_NEAR(cny, gap.cost_cny, 1e-6 * std::abs(gap.cost_cny));
    EXPECT_NEAR(mwh,
                gap.import_mwh - gap.export_mwh - gap.curtailed_mwh + gap.unserved_mwh -
                    gap.surplus_mwh - gap.plan_residual_mwh,
                1e-6 * (1.0 + std::abs(mwh)));
    EXPECT_GT(std::abs(cny), 1.0);  // an impossible schedule does cost something
  }
}

}  // namespace
}  // namespace sunward::simulation

// Power at which no flow battery runs: found, priced and not asked for in vain.
#include <gtest/gtest.h>

#include "sample.hpp"
#include "sunward/simulation/artefacts.hpp"
#include "sunward/simulation/replay.hpp"

namespace sunward::simulation {
namespace {

TEST(Artefacts, PricePowerTooSmallToRunThePumps) {
  std::vector<double> net_mw(240, 0.0);
  for (std::size_t t = 0; t < 10; ++t) net_mw[24 * t] = 0.05;  // 0.5 % of 10 MW
  const test::Sample made = test::sample(std::vector<double>(240, 0.0), net_mw,
                                         component::StorageTechnology::vanadium_flow);
  const std::vector<result::Artefact> found = artefacts_of(made.park, made.plan);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].kind, "below_least_power");
  EXPECT_NEAR(found[0].hours, 10.0, 1e-9);
  EXPECT_NEAR(found[0].mwh, 0.5, 1e-9);
  EXPECT_NEAR(found[0].cny, 0.5 * 500.0, 1e-6);  // the grid's price in these hours
}

TEST(Artefacts, RestInsteadOfRunningAtTooSmallPower) {
  const test::Sample made =
      test::sample(std::vector<double>(240, 0.0), std::vector<double>(240, 0.05),
                   component::StorageTechnology::vanadium_flow);
  Options options;
  options.years = 1;
  const result::Simulation done = replay(made.park, made.plan, options);
  for (const result::SimulatedAsset& asset : done.years.front().assets) {
    for (const auto& [name, value] : asset.figures) {
      const bool ran = name == "running_h" || name == "discharge_mwh";
      if (asset.name == "battery" && ran) {
        EXPECT_DOUBLE_EQ(value, 0.0) << name;
      }
    }
  }
}

}  // namespace
}  // namespace sunward::simulation

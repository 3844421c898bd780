// What a replay leaves unserved of a silicon plant is worth its melts.
#include <gtest/gtest.h>

#include <algorithm>

#include "sample.hpp"
#include "sunward/component/silicon_plant/outage.hpp"
#include "sunward/simulation/replay.hpp"

namespace sunward::simulation {
namespace {

/// No wind; charging takes 10 MW of the 15 that the grid gives, and 3 of the plant's 8 lack.
TEST(SiliconOutage, UnservedPullingIsWorthItsMelts) {
  std::vector<double> net_mw(48, 0.0);
  net_mw[3] = -10.0;
  test::Sample made =
      test::sample(std::vector<double>(48, 0.0), net_mw, component::StorageTechnology::generic);
  component::SiliconPlant plant;
  plant.bus = "ac";
  plant.target_gw_per_y = 1.0;
  for (model::Component& component : made.park.components)
    if (component.name == "plant") component.spec = plant;
  Options options;
  options.years = 1;
  const result::Simulation done = replay(made.park, made.plan, options);
  const auto& year = done.years.at(0);
  ASSERT_GT(year.energy.unserved_mwh, 0.0);
  EXPECT_TRUE(done.load_unserved_priced);
  double unserved_cny = 0.0;
  for (const result::CostLine& line : year.costs)
    if (line.kind == "unserved") unserved_cny = line.cny_per_year;
  const double value = component::silicon_plant::outage_loss(plant).cny_per_mwh(1.0);
  EXPECT_NEAR(unserved_cny, value * year.energy.unserved_mwh, 1e-6 * unserved_cny);
}

}  // namespace
}  // namespace sunward::simulation

// Jensen's wakes in a small farm against PyWake 2.6.20 (DTU): NOJDeficit with k = 0.075, ct2a of
// one-dimensional momentum theory, AreaOverlapAvgModel and SquaredSum, nine turbines of 195 m
// rotors, thrust by Frandsen. Printed values, six digits.
#include <gtest/gtest.h>

#include "sunward/component/wind/wake.hpp"

namespace sunward::component::wind {
namespace {

struct Reading {
  double speed_m_per_s, from_deg;
  std::vector<double> frac;
};

class WakeOfPyWake : public ::testing::TestWithParam<Reading> {};

TEST_P(WakeOfPyWake, EveryTurbineSeesTheSameSpeed) {
  Wind farm;
  farm.layout_x_m = {0, 900, 1800, 300, 1200, 2100, 0, 900, 1800};
  farm.layout_y_m = {0, 0, 100, 1000, 1000, 1100, 2000, 2000, 2100};
  farm.rotor_diameter_m = 195.0;
  farm.wake_decay = 0.075;
  const auto [speed, from, expected] = GetParam();
  const std::vector<double> seen = waked_speeds_frac(farm, speed, from);
  ASSERT_EQ(seen.size(), expected.size());
  for (std::size_t i = 0; i < seen.size(); ++i) EXPECT_NEAR(seen[i], expected[i], 2e-6) << i;
}

INSTANTIATE_TEST_SUITE_P(
    FiveWinds, WakeOfPyWake,
    ::testing::Values(
        Reading{
            8, 270, {1.0, 0.847237, 0.828088, 1.0, 0.847237, 0.828088, 1.0, 0.847237, 0.828088}},
        Reading{8, 0, {0.932105, 0.932105, 0.932105, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0}},
        Reading{10, 250, {1.0, 1.0, 0.980843, 1.0, 1.0, 0.978671, 1.0, 1.0, 0.980843}},
        Reading{12, 33, {0.995986, 1.0, 1.0, 0.918908, 0.924373, 1.0, 1.0, 1.0, 1.0}},
        Reading{6, 197, {1.0, 1.0, 1.0, 0.820575, 0.820575, 0.820575, 1.0, 0.97029, 0.950217}}));

}  // namespace
}  // namespace sunward::component::wind

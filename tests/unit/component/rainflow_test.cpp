#include "sunward/component/rainflow.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace sunward::component {
namespace {

/// Cycles by range, the remainder included.
std::map<double, double> count(const std::vector<double>& signal) {
  RainflowCounter counter;
  std::vector<RainflowCycle> cycles;
  for (const double value : signal) counter.push(value, cycles);
  for (const RainflowCycle& cycle : counter.remainder()) cycles.push_back(cycle);
  std::map<double, double> by_range;
  for (const RainflowCycle& cycle : cycles) by_range[cycle.range] += cycle.number;
  return by_range;
}

// ASTM E1049-85 (2017), figure 6 and its table.
TEST(Rainflow, CountsTheExampleOfTheStandard) {
  const std::map<double, double> expected{
      {3.0, 0.5}, {4.0, 1.5}, {6.0, 0.5}, {8.0, 1.0}, {9.0, 0.5}};
  EXPECT_EQ(count({-2.0, 1.0, -3.0, 5.0, -1.0, 3.0, -4.0, 4.0, -2.0}), expected);
}

TEST(Rainflow, IgnoresValuesBetweenTurningPoints) {
  EXPECT_EQ(count({0.0, 0.5, 1.0, 1.0, 0.25, 0.0, 0.0, 1.0}), count({0.0, 1.0, 0.0, 1.0}));
}

TEST(Rainflow, AConstantSignalHasNoCycles) { EXPECT_TRUE(count({2.0, 2.0, 2.0}).empty()); }

TEST(Rainflow, OneRiseIsHalfACycle) {
  EXPECT_EQ(count({0.0, 3.0}), (std::map<double, double>{{3.0, 0.5}}));
}

TEST(Rainflow, GivesTheMeanOfASwing) {
  RainflowCounter counter;
  std::vector<RainflowCycle> cycles;
  for (const double value : {0.0, 10.0, 4.0, 6.0, 1.0, 2.0}) counter.push(value, cycles);
  ASSERT_EQ(cycles.size(), 1u);
  EXPECT_EQ(cycles[0].range, 2.0);
  EXPECT_EQ(cycles[0].mean, 5.0);
  EXPECT_EQ(cycles[0].number, 1.0);
}

// Each turning point but the first and the last begins one swing and ends another: the half cycles
// of a count are as many as the swings between neighbouring turning points, whatever their order.
TEST(Rainflow, CountsEverySwingOfARandomSignalOnce) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> value(0.0, 1.0);
  std::vector<double> signal;
  for (int k = 0; k < 2000; ++k) signal.push_back(value(random));
  int turning_points = 2;
  for (std::size_t k = 1; k + 1 < signal.size(); ++k)
    turning_points += (signal[k] - signal[k - 1]) * (signal[k + 1] - signal[k]) < 0.0 ? 1 : 0;
  double cycles = 0.0, widest = 0.0;
  for (const auto& [range, number] : count(signal)) {
    cycles += number;
    widest = std::max(widest, range);
  }
  EXPECT_DOUBLE_EQ(2.0 * cycles, turning_points - 1);
  const auto [least, most] = std::minmax_element(signal.begin(), signal.end());
  EXPECT_DOUBLE_EQ(widest, *most - *least);
}

TEST(Rainflow, RoundingDoesNotKeepACycleOpen) {
  RainflowCounter exact, rounded;
  std::vector<RainflowCycle> of_exact, of_rounded;
  for (int day = 0; day < 20; ++day) {
    for (const double value : {0.2, 0.9}) exact.push(value, of_exact);
    for (const double value : {0.2, day % 2 == 0 ? 0.9 : 0.2 + 0.7})
      rounded.push(value, of_rounded);
  }
  EXPECT_EQ(of_exact.size(), of_rounded.size());
}

TEST(Rainflow, ClearedCounterStartsAfresh) {
  RainflowCounter counter;
  std::vector<RainflowCycle> cycles;
  for (const double value : {0.0, 10.0, 4.0}) counter.push(value, cycles);
  counter.clear();
  EXPECT_TRUE(counter.remainder().empty());
}

}  // namespace
}  // namespace sunward::component

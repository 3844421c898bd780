// The dispatch of least cost over the hours in sight, held against every dispatch on a fine grid.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "sunward/simulation/lookahead.hpp"

namespace sunward::simulation {
namespace {

/// What a step pays for the power left at the bus, as the head of StepPrices says.
double cost_of(const StepPrices& step, double net_mw, double step_h) {
  const double exported = std::clamp(net_mw, 0.0, step.export_mw);
  const double bought = std::max(0.0, -net_mw);
  const double above = std::max(0.0, bought - step.held_mw);
  const double far = std::max(0.0, above - step.far_above_mw);
  return step_h * (bought * step.import_cny_per_mwh - exported * step.export_cny_per_mwh +
                   (above + 2.0 * far) * step.above_cny_per_mwh);
}

double bus_mw(double content_change, const StorageLimits& limits) {
  return content_change > 0.0 ? -content_change / limits.step_h / limits.round_trip_frac
                              : -content_change / limits.step_h;
}

/// Least cost from a level of the grid, by trying every level in every step.
double least_on_grid(const std::vector<StepPrices>& steps, const StorageLimits& limits, int levels,
                     int start, double worth) {
  const double grain = limits.capacity_mwh / levels;
  std::vector<double> to_go(static_cast<std::size_t>(levels) + 1);
  for (int k = 0; k <= levels; ++k) to_go[static_cast<std::size_t>(k)] = -worth * grain * k;
  for (std::size_t j = steps.size(); j-- > 0;) {
    std::vector<double> before(to_go.size(), 1e300);
    for (int k = 0; k <= levels; ++k)
      for (int next = 0; next <= levels; ++next) {
        const double power = bus_mw(grain * (next - k), limits);
        if (power > limits.discharge_mw + 1e-9 || -power > limits.charge_mw + 1e-9) continue;
        double& best = before[static_cast<std::size_t>(k)];
        best = std::min(best, cost_of(steps[j], steps[j].residual_mw + power, limits.step_h) +
                                  to_go[static_cast<std::size_t>(next)]);
      }
    to_go = before;
  }
  return to_go[static_cast<std::size_t>(start)];
}

std::vector<StepPrices> random_steps(std::mt19937_64& random) {
  const auto between = [&](double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
  };
  std::vector<StepPrices> steps(6);
  const double export_price = between(0.0, 200.0);
  for (StepPrices& step : steps) {
    step.residual_mw = between(-20.0, 20.0);
    step.import_cny_per_mwh = between(200.0, 800.0);
    step.export_cny_per_mwh = export_price;
    step.export_mw = 8.0;
    step.held_mw = 10.0;
    step.above_cny_per_mwh = 700.0;
    step.far_above_mw = 3.0;
  }
  return steps;
}

/// Power of every step along one course [MW].
std::vector<double> planned(const std::vector<StepPrices>& steps, const StorageLimits& limits,
                            double worth, double content) {
  std::vector<double> residual, price;
  for (const StepPrices& step : steps) {
    residual.push_back(step.residual_mw);
    price.push_back(step.import_cny_per_mwh);
  }
  const StepPrices& any = steps.front();
  const Course course{residual, any.far_above_mw};
  Lookahead ahead;
  ahead.look(
      {price, any.export_cny_per_mwh, any.export_mw, any.held_mw, any.above_cny_per_mwh, worth},
      limits, {&course, 1});
  std::vector<double> power = residual;
  ahead.add_dispatch(0, content, ahead.best_power_mw(content), power);
  for (std::size_t j = 0; j < power.size(); ++j) power[j] -= residual[j];
  return power;
}

TEST(Lookahead, CostsNoMoreThanAnyDispatchOnAFineGrid) {
  constexpr int levels = 80, start = 30;
  const StorageLimits limits{1.0, 7.0, 9.0, 0.8, 20.0};
  for (unsigned seed = 1; seed <= 30; ++seed) {
    std::mt19937_64 random(seed);
    const std::vector<StepPrices> steps = random_steps(random);
    const double worth = 150.0, content = limits.capacity_mwh * start / levels;
    const std::vector<double> power = planned(steps, limits, worth, content);
    double cost = 0.0, left = content;
    for (std::size_t j = 0; j < steps.size(); ++j) {
      EXPECT_LE(power[j], limits.discharge_mw + 1e-9);
      EXPECT_GE(power[j], -limits.charge_mw - 1e-9);
      left -= power[j] * (power[j] < 0.0 ? limits.round_trip_frac : 1.0);
      EXPECT_GE(left, -1e-7);
      EXPECT_LE(left, limits.capacity_mwh + 1e-7);
      cost += cost_of(steps[j], steps[j].residual_mw + power[j], limits.step_h);
    }
    cost -= worth * left;
    const double grid = least_on_grid(steps, limits, levels, start, worth);
    EXPECT_LE(cost, grid + 1e-6) << seed;
    // A grain of 0.25 MWh misses a kink by half a grain at most, at the dearest slope.
    EXPECT_GE(cost, grid - 6.0 * 0.125 * 2900.0) << seed;
  }
}

TEST(StepCost, RisesWithWhatIsPutIn) {
  const StepPrices step{2.0, 500.0, 100.0, 1.0, 3.0, 900.0, 2.0};
  Pieces pieces;
  step_cost(step, {1.0, 10.0, 4.0, 0.8, 50.0}, pieces);
  double length = 0.0;
  for (std::size_t k = 0; k < pieces.size(); ++k) {
    if (k > 0) {
      EXPECT_GT(pieces[k].slope, pieces[k - 1].slope);
    }
    length += pieces[k].length;
  }
  EXPECT_NEAR(length, 4.0 + 0.8 * 10.0, 1e-12);
  EXPECT_DOUBLE_EQ(pieces.back().slope, (500.0 + 3.0 * 900.0) / 0.8);
}

}  // namespace
}  // namespace sunward::simulation

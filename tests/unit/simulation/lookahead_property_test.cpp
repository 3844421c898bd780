// The lookahead by columns of values, held against the one that sorts slopes: random programs with
// seven courses, among them tariffs with few prices, where many dispatches are as good.
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "sunward/simulation/lookahead.hpp"
#include "support/sorted_slopes.hpp"

namespace sunward::simulation {
namespace {

constexpr std::size_t n_courses = 7, n_steps = 25;

struct Program {
  StorageLimits limits;
  Sight sight;
  std::vector<double> price;
  std::vector<std::vector<double>> residual_mw;
  std::vector<double> far_above_mw;
  double content_mwh = 0.0;
};

Program random_program(unsigned seed, bool tariff) {
  std::mt19937_64 random(seed);
  const auto between = [&](double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
  };
  Program made;
  const double step_h = seed % 3 == 0 ? 0.25 : 1.0;
  made.limits = {step_h, between(0.0, 30.0), between(1.0, 30.0), between(0.6, 1.0),
                 between(0.5, 120.0)};
  made.content_mwh = between(0.0, 1.0) * made.limits.capacity_mwh;
  if (seed % 7 == 0) made.content_mwh = 0.0;
  for (std::size_t j = 0; j < n_steps; ++j)
    made.price.push_back(tariff ? 300.0 + 150.0 * std::floor(between(0.0, 3.99))
                                : between(seed % 5 == 0 ? -50.0 : 100.0, 900.0));
  made.sight = {made.price,         between(0.0, 250.0),  between(0.0, 50.0),
                between(5.0, 60.0), between(0.0, 2000.0), between(-10.0, 700.0)};
  if (tariff && seed % 2 == 0) made.sight.worth_cny_per_mwh = 450.0;
  const double now_mw = between(-60.0, 60.0);
  for (std::size_t k = 0; k < n_courses; ++k) {
    made.residual_mw.push_back({now_mw});
    for (std::size_t j = 1; j < n_steps; ++j)
      made.residual_mw.back().push_back(tariff ? std::round(between(-70.0, 70.0))
                                               : between(-70.0, 70.0));
    made.far_above_mw.push_back(between(1.0, 20.0));
  }
  return made;
}

std::vector<Course> courses_of(const Program& program) {
  std::vector<Course> courses;
  for (std::size_t k = 0; k < n_courses; ++k)
    courses.push_back({program.residual_mw[k], program.far_above_mw[k]});
  return courses;
}

test::SortedLookahead sorted(const Program& program, std::size_t course) {
  std::vector<StepPrices> steps;
  for (std::size_t j = 0; j < n_steps; ++j)
    steps.push_back({program.residual_mw[course][j], program.price[j],
                     std::min(program.price[j], program.sight.export_cny_per_mwh),
                     program.sight.export_mw, program.sight.held_mw,
                     program.sight.above_cny_per_mwh, program.far_above_mw[course]});
  return {steps, program.limits, program.sight.worth_cny_per_mwh};
}

double integral(const Pieces& pieces, double to) {
  double sum = 0.0;
  for (const Piece& piece : pieces) {
    const double part = std::clamp(to, 0.0, piece.length);
    sum += part * piece.slope;
    to -= part;
  }
  return sum;
}

double content_of(double power_mw, const StorageLimits& limits) {
  return power_mw * limits.step_h * (power_mw < 0.0 ? limits.round_trip_frac : 1.0);
}

/// Cost now and behind of giving power_mw, as the sorting lookahead has it.
double cost_of(const std::vector<test::SortedLookahead>& courses, const Program& program,
               double power_mw) {
  const double out = content_of(power_mw, program.limits);
  double cost =
      integral(courses[0].now(), program.limits.discharge_mw * program.limits.step_h - out);
  for (const auto& course : courses)
    cost += integral(course.after(), program.content_mwh - out) / static_cast<double>(n_courses);
  return cost;
}

double whole_cost(const Program& program, std::size_t course, const std::vector<double>& power_mw) {
  const double step_h = program.limits.step_h;
  double cost = 0.0, content = program.content_mwh;
  for (std::size_t j = 0; j < n_steps; ++j) {
    const double net_mw = program.residual_mw[course][j] + power_mw[j];
    const double price = program.price[j];
    const double exported = std::clamp(net_mw, 0.0, program.sight.export_mw);
    const double curtailed = std::max(0.0, net_mw - program.sight.export_mw);
    const double bought = std::max(0.0, -net_mw);
    const double above = std::max(0.0, bought - program.sight.held_mw);
    const double far = std::max(0.0, above - program.far_above_mw[course]);
    const double sale = std::min(price, program.sight.export_cny_per_mwh);
    cost += step_h * (bought * price - exported * sale - curtailed * std::min(0.0, sale) +
                      (above + 2.0 * far) * program.sight.above_cny_per_mwh);
    content -= content_of(power_mw[j], program.limits);
    EXPECT_GE(content, -1e-6);
    EXPECT_LE(content, program.limits.capacity_mwh + 1e-6);
  }
  return cost - content * program.sight.worth_cny_per_mwh;
}

/// @param seeds  programs to try.
void compare(bool tariff, unsigned seeds) {
  Lookahead ahead;
  int same = 0;
  for (unsigned seed = 1; seed <= seeds; ++seed) {
    const Program program = random_program(seed, tariff);
    const std::vector<Course> courses = courses_of(program);
    ahead.look(program.sight, program.limits, courses);
    const double power_mw = ahead.best_power_mw(program.content_mwh);
    std::vector<test::SortedLookahead> other;
    std::vector<const Pieces*> after;
    for (std::size_t k = 0; k < n_courses; ++k) other.push_back(sorted(program, k));
    for (const auto& course : other) after.push_back(&course.after());
    const double other_mw = test::best_power_mw(other[0].now(), test::mean_of(after),
                                                program.limits, program.content_mwh);
    const double cost = cost_of(other, program, other_mw);
    EXPECT_NEAR(cost_of(other, program, power_mw), cost, 1e-6 * (1.0 + std::abs(cost))) << seed;
    if (std::abs(power_mw - other_mw) < 1e-6) ++same;
    for (std::size_t k = 0; k < n_courses; ++k) {
      std::vector<double> net_mw = program.residual_mw[k];
      ahead.add_dispatch(k, program.content_mwh, other_mw, net_mw);
      for (std::size_t j = 0; j < n_steps; ++j) net_mw[j] -= program.residual_mw[k][j];
      const double least = whole_cost(program, k, other[k].dispatch(program.content_mwh, other_mw));
      EXPECT_NEAR(whole_cost(program, k, net_mw), least, 1e-6 * (1.0 + std::abs(least)))
          << seed << " course " << k;
    }
  }
  EXPECT_GE(same, static_cast<int>(seeds) * 9 / 10);
}

TEST(LookaheadColumns, CostAsLittleAsSortedSlopesWherePricesAreMany) { compare(false, 400); }

TEST(LookaheadColumns, CostAsLittleAsSortedSlopesWhereATariffHasFewPrices) { compare(true, 400); }

}  // namespace
}  // namespace sunward::simulation

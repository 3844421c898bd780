// Parks of random weather, prices, technologies and limits, with the rules of CO2 and hydrogen
// among them: the engine against HiGHS on the very program a plan would solve.
#include <array>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "problems/random_source.hpp"
#include "property/engine_check.hpp"
#include "sunward/formulation/build.hpp"
#include "sunward/formulation/variable_map.hpp"
#include "sunward/ipm/solver.hpp"
#include "sunward/rules/compliance.hpp"
#include "sunward/study/highs.hpp"
#include "sunward/study/plan.hpp"
#include "support/full_park.hpp"

namespace sunward::property {
namespace {

using problems::RandomSource;
using sunward::testing::SmallPark;

std::vector<double> wind_of(RandomSource& random, Index hours) {
  std::vector<double> wind;
  for (Index t = 0; t < hours; ++t)
    wind.push_back(random.chance(0.2) ? 0.0 : random.between(0.0, 1.0));
  return wind;
}

/// Draws a limit for each rule with one chance in three; what it can be is for the park to say.
void draw_rules(RandomSource& random, model::Rules& rules) {
  const std::array<double, model::plan_limits.size()> most = {0.9, 0.9,  0.5, 3e5, 4.0,
                                                              0.5, 0.99, 1.5, 1.5, 30.0};
  for (std::size_t r = 0; r < most.size(); ++r)
    if (random.chance(0.33)) rules.*model::plan_limits[r].member = most[r] * random.fraction();
  if (random.chance(0.2)) rules.min_hydrogen_matched_frac = 1.0;
  rules.each_scenario = random.chance(0.4);
}

/// Two weather years of some days about the turn of a month.
model::Park random_ruled_park(std::uint64_t seed) {
  RandomSource random(seed);
  const Index hours = 24 * random.whole(1, 4);
  SmallPark small({wind_of(random, hours), wind_of(random, hours)}, {0.7, 0.3});
  for (model::Scenario& scenario : small.park.scenarios) {
    series::Weather weather = *scenario.weather;
    weather.axis.start = {2025, 3, 30, 0, 0};
    scenario.weather = std::make_shared<const series::Weather>(std::move(weather));
  }
  small.park.finance.discount_frac = 0.07;
  small.wind({0.0, 300.0}, random.between(200.0, 900.0));
  std::vector<double> price;
  for (Index t = 0; t < hours; ++t) price.push_back(random.between(50.0, 900.0));
  component::Grid& grid = small.grid({0.0, 120.0}, price);
  grid.cost = {500.0, 5.0, 30.0};
  grid.export_limit_mw = random.chance(0.7) ? random.between(0.0, 60.0) : 0.0;
  grid.export_price_cny_per_mwh = random.between(50.0, 400.0);
  grid.co2_kg_per_kwh = random.between(0.3, 0.9);
  if (random.chance(0.7))
    small.add("vrfb", sunward::testing::full_storage({0.0, 40.0}, {0.0, 200.0}));
  component::ElectricLoad load;
  load.bus = "ac";
  load.constant_mw = random.between(1.0, 50.0);
  if (random.chance(0.3)) load.unserved_cny_per_mwh = 5000.0;
  small.add("plant", load);
  sunward::testing::add_hydrogen(small);
  draw_rules(random, small.park.rules);
  return small.park;
}

TEST(RuledPark, HasTheSameOptimumAccordingToHighs) {
  if (!study::highs_is_available(highs_library())) GTEST_SKIP() << "HiGHS is not installed";
  study::HighsOptions options;
  options.library_path = highs_library();
  int optimal = 0;
  int infeasible = 0;
  std::array<int, model::plan_limits.size()> asked{};
  for (std::uint64_t seed = 1; seed <= 70; ++seed) {
    const model::Park park = random_ruled_park(seed);
    const formulation::Program program = formulation::build(park, {});
    const lp::Solution engine = ipm::solve(program.problem, check_settings());
    const study::HighsOutcome highs = study::solve_with_highs(program.problem, options);
    ASSERT_STREQ(lp::to_string(engine.status), lp::to_string(highs.status)) << seed;
    if (engine.status != lp::SolveStatus::optimal) {
      infeasible += 1;
      continue;
    }
    optimal += 1;
    for (const formulation::RuleMap& rule : program.map.rules)
      asked[static_cast<std::size_t>(rule.rule)] += 1;
    const double scale = std::max(1.0, std::abs(highs.objective));
    EXPECT_NEAR(engine.certificate.primal_objective, highs.objective, 1e-6 * scale) << seed;
  }
  // The comparison is worth something: most parks have a plan, and each rule was in several.
  EXPECT_GT(optimal, 35);
  EXPECT_GT(infeasible, 0);
  for (std::size_t r = 0; r < asked.size(); ++r) EXPECT_GT(asked[r], 5) << r;
}

/// Each measure of the compliance table, taken from hourly flows, keeps the row of the plan.
TEST(RuledPark, KeepsItsRulesAsTheComplianceTableMeasuresThem) {
  int judged = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const model::Park park = random_ruled_park(seed);
    study::PlanOptions options;
    options.tolerance = 1e-8;
    options.explain = false;
    const result::Plan plan = study::plan(park, options);
    if (plan.status != result::Status::optimal) continue;
    for (const rules::ClauseResult& clause : rules::evaluate(plan, park).clauses) {
      if (clause.outcome == rules::Outcome::not_applicable) continue;  // nothing is made
      EXPECT_TRUE(clause.outcome == rules::Outcome::met ||
                  clause.outcome == rules::Outcome::met_to_rounding)
          << seed << " " << clause.clause.id << " " << *clause.value << " " << *clause.threshold;
      judged += 1;
    }
  }
  EXPECT_GT(judged, 40);
}

}  // namespace
}  // namespace sunward::property

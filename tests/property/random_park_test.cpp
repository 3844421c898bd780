#include "problems/random_park.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "property/engine_check.hpp"
#include "sunward/lp/mps.hpp"

namespace sunward::property {
namespace {

using problems::Flaw;
using problems::random_park;

TEST(RandomPark, IsTheSameForTheSameSeed) {
  EXPECT_EQ(lp::to_mps(random_park(7).problem), lp::to_mps(random_park(7).problem));
  EXPECT_NE(lp::to_mps(random_park(7).problem), lp::to_mps(random_park(8).problem));
}

TEST(RandomPark, IsAWellFormedProgram) {
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    EXPECT_NO_THROW(lp::validate(random_park(seed).problem)) << seed;
  }
}

TEST(RandomPark, ComesInEveryKindAndSize) {
  int flawed[3] = {0, 0, 0};
  std::size_t most_steps = 0;
  std::size_t fewest_steps = 1000;
  std::string traits;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    const problems::RandomPark park = random_park(seed);
    ++flawed[static_cast<int>(park.flaw)];
    most_steps = std::max(most_steps, park.problem.n_steps());
    fewest_steps = std::min(fewest_steps, park.problem.n_steps());
    traits += park.traits;
  }
  // 500 draws of 70, 15 and 15 %: within four standard deviations.
  EXPECT_NEAR(flawed[static_cast<int>(Flaw::none)], 350, 41);
  EXPECT_NEAR(flawed[static_cast<int>(Flaw::infeasible)], 75, 32);
  EXPECT_NEAR(flawed[static_cast<int>(Flaw::unbounded)], 75, 32);
  EXPECT_GT(most_steps, 180U);
  EXPECT_LE(fewest_steps, 8U);
  for (const char* trait :
       {"scenarios=4", "buses=6", "storages=8", "ramp", "segments", "ring", "peaks", "budget",
        "land", "twin", "no_step_costs", "rescaled", " matching", "monthly_matching"}) {
    EXPECT_NE(traits.find(trait), std::string::npos) << trait;
  }
}

TEST(RandomPark, IsWhatItSaysAccordingToHighs) {
  if (!study::highs_is_available(highs_library())) GTEST_SKIP() << "HiGHS is not installed";
  study::HighsOptions options;
  options.library_path = highs_library();
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const problems::RandomPark park = random_park(seed);
    const lp::SolveStatus expected = park.flaw == Flaw::none ? lp::SolveStatus::optimal
                                     : park.flaw == Flaw::infeasible
                                         ? lp::SolveStatus::primal_infeasible
                                         : lp::SolveStatus::dual_infeasible;
    EXPECT_STREQ(lp::to_string(study::solve_with_highs(park.problem, options).status),
                 lp::to_string(expected))
        << seed << park.traits;
  }
}

}  // namespace
}  // namespace sunward::property

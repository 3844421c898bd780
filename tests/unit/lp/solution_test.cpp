#include "sunward/lp/solution.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace sunward::lp {
namespace {

TEST(SolveStatus, HasADistinctNameForEveryValue) {
  std::set<std::string> names;
  for (const SolveStatus status :
       {SolveStatus::optimal, SolveStatus::optimal_reduced, SolveStatus::primal_infeasible,
        SolveStatus::dual_infeasible, SolveStatus::iteration_limit, SolveStatus::time_limit,
        SolveStatus::cancelled, SolveStatus::numerical_trouble}) {
    names.insert(to_string(status));
  }
  EXPECT_EQ(names.size(), 8U);
  EXPECT_EQ(names.count("unknown"), 0U);
  EXPECT_STREQ(to_string(SolveStatus::primal_infeasible), "primal_infeasible");
}

}  // namespace
}  // namespace sunward::lp

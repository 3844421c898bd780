#include "sunward/lp/integrality.hpp"

#include <gtest/gtest.h>

#include "sunward/lp/mps.hpp"

namespace sunward::lp {
namespace {

/// Two steps of x and y with x + y >= 2.5, and a shared column d that nothing holds.
Problem small_problem() {
  Problem problem;
  problem.scenarios = {{"", 2}};
  problem.step_columns = {{"x", 1.0, 0.0, 5.0}, {"y", 10.0, 0.0, 5.0}};
  problem.step_rows = {{"sum", 2.5, infinity}};
  problem.step_entries = {{0, 0, 0, 1.0}, {0, 1, 0, 1.0}};
  problem.shared_columns = {{"d", 0.0, 0.0, infinity}};
  return problem;
}

const Integrality whole_x_and_d{{0}, {0}};

TEST(Integrality, FlagsColumnsInTheOrderOfThePlainProgram) {
  EXPECT_EQ(plain_integrality(small_problem(), whole_x_and_d), (std::vector<int>{1, 0, 1, 0, 1}));
  EXPECT_EQ(count(small_problem(), whole_x_and_d), 3U);
  EXPECT_FALSE(Integrality{}.any());
}

TEST(Integrality, RoundsAndMeasuresWhatThatBreaks) {
  Point point;
  point.step_values = {1.9, 0.6, 2.0, 0.5};
  point.shared_values = {-0.0};
  const MemberCheck good = round_and_check(small_problem(), whole_x_and_d, point);
  EXPECT_EQ(point.step_values[0], 2.0);
  EXPECT_NEAR(good.rounding, 0.1, 1e-12);
  EXPECT_EQ(good.primal_residual, 0.0);
  EXPECT_NEAR(good.objective, 2 + 6 + 2 + 5, 1e-12);
  point.step_values = {2.4, 0.1, 2.0, 0.5};
  const MemberCheck bad = round_and_check(small_problem(), whole_x_and_d, point);
  EXPECT_NEAR(bad.primal_residual, 0.4 / (1 + 2.5), 0.02);  // 2 + 0.1 where 2.5 is needed
}

TEST(Integrality, IsWrittenBetweenMarkers) {
  const std::string mps = to_mps(small_problem(), whole_x_and_d);
  const auto begin = mps.find("'INTORG'");
  const auto x = mps.find(" x[0] cost");
  const auto end = mps.find("'INTEND'");
  const auto y = mps.find(" y[0] cost");
  ASSERT_NE(begin, std::string::npos);
  EXPECT_TRUE(begin < x && x < end && end < y) << mps;
  EXPECT_NE(mps.find(" PL BND d"), std::string::npos) << mps;
  EXPECT_EQ(to_mps(small_problem()).find("MARKER"), std::string::npos);
}

}  // namespace
}  // namespace sunward::lp

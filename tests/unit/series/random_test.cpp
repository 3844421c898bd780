#include "sunward/series/random.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sunward::series {
namespace {

// First outputs for seed 42, stream 0, computed by an independent program (Python integers).
TEST(Random, TheFirstDrawsOfASeedAreFixedForever) {
  Random random(42);
  EXPECT_EQ(random.next_bits(), 16952325622244263635ULL);
  EXPECT_EQ(random.next_bits(), 13403855731906573151ULL);
  EXPECT_EQ(random.next_bits(), 8355527981390463759ULL);
}

TEST(Random, StreamsOfOneSeedDiffer) {
  EXPECT_NE(Random(1, 0, 0).next_bits(), Random(1, 1, 0).next_bits());
  EXPECT_NE(Random(1, 0, 0).next_bits(), Random(1, 0, 1).next_bits());
}

TEST(Random, UniformDrawsFillTheOpenIntervalEvenly) {
  Random random(7);
  int below_quarter = 0;
  for (int i = 0; i < 100000; ++i) {
    const double u = random.uniform();
    ASSERT_GT(u, 0.0);
    ASSERT_LT(u, 1.0);
    below_quarter += u < 0.25 ? 1 : 0;
  }
  EXPECT_NEAR(below_quarter, 25000, 5 * 137);  // five standard deviations
}

TEST(Random, NormalDrawsHaveTheMomentsOfTheNormalLaw) {
  Random random(7);
  double sum = 0.0, squares = 0.0, fourths = 0.0;
  constexpr int n = 200000;
  for (int i = 0; i < n; ++i) {
    const double z = random.normal();
    sum += z;
    squares += z * z;
    fourths += z * z * z * z;
  }
  EXPECT_NEAR(sum / n, 0.0, 5.0 / std::sqrt(n));
  EXPECT_NEAR(squares / n, 1.0, 5.0 * std::sqrt(2.0 / n));
  EXPECT_NEAR(fourths / n, 3.0, 5.0 * std::sqrt(96.0 / n));
}

}  // namespace
}  // namespace sunward::series

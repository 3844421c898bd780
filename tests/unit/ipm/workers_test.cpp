// Threads that share indices: each index once, no matter how often and how short the work.
#include "sunward/ipm/workers.hpp"

#include <atomic>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

namespace sunward::ipm {
namespace {

class WorkersOf : public testing::TestWithParam<int> {};

TEST_P(WorkersOf, CountTheCallerAmongThem) {
  const Workers workers(GetParam());
  EXPECT_EQ(workers.threads(), GetParam());
}

TEST_P(WorkersOf, RunEveryIndexOnce) {
  Workers workers(GetParam());
  std::vector<std::atomic<int>> seen(1000);
  workers.run(1000, [&](int i) { seen[static_cast<std::size_t>(i)]++; });
  for (const auto& count : seen) EXPECT_EQ(count.load(), 1);
}

TEST_P(WorkersOf, RunEveryIndexOnceInEachOfManyRounds) {
  Workers workers(GetParam());
  const int rounds =
      4000 / (GetParam() * GetParam());  // more threads than cores wait for each other
  for (int round = 0; round < rounds; ++round) {
    const int n = round % 7;
    std::vector<std::atomic<int>> seen(7);
    workers.run(n, [&](int i) { seen[static_cast<std::size_t>(i)]++; });
    for (int i = 0; i < 7; ++i)
      ASSERT_EQ(seen[static_cast<std::size_t>(i)].load(), i < n ? 1 : 0) << "round " << round;
  }
}

TEST_P(WorkersOf, HaveFinishedWhenRunReturns) {
  Workers workers(GetParam());
  std::vector<int> result(64, 0);  // plain ints: visible only if run is a barrier
  for (int round = 1; round <= 200; ++round) {
    workers.run(64, [&](int i) { result[static_cast<std::size_t>(i)] += i; });
    ASSERT_EQ(std::accumulate(result.begin(), result.end(), 0), round * 63 * 64 / 2);
  }
}

TEST_P(WorkersOf, RunNothingForNothing) {
  Workers workers(GetParam());
  int calls = 0;
  workers.run(0, [&](int) { ++calls; });
  EXPECT_EQ(calls, 0);
}

TEST_P(WorkersOf, StopWhenNeverUsed) { const Workers workers(GetParam()); }

INSTANTIATE_TEST_SUITE_P(Threads, WorkersOf, testing::Values(1, 2, 3, 5));

}  // namespace
}  // namespace sunward::ipm

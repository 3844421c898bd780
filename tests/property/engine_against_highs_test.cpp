#include <gtest/gtest.h>

#include "property/engine_check.hpp"

namespace sunward::property {
namespace {

TEST(EngineOnRandomParks, AgreesWithHighsInStatusAndObjective) {
  if (!study::highs_is_available(highs_library())) GTEST_SKIP() << "HiGHS is not installed";
  EXPECT_EQ(check_seeds(1, 150), std::vector<std::uint64_t>{});
}

}  // namespace
}  // namespace sunward::property

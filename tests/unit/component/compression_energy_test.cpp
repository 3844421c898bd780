#include "sunward/component/compressor/compression_energy.hpp"

#include <gtest/gtest.h>

namespace sunward::component::compressor {
namespace {

TEST(Compression, NothingToCompressNeedsNoEnergy) {
  EXPECT_EQ(compression_kwh_per_kg(30.0, 30.0, 100.0), 0.0);
  EXPECT_EQ(compression_kwh_per_kg(30.0, 16.0, 100.0), 0.0);
}

TEST(Compression, NeedsOneStagePerFactorOfTwoPointOne) {
  EXPECT_EQ(compression_stages(10.0, 21.0), 1);
  EXPECT_EQ(compression_stages(10.0, 22.0), 2);
  EXPECT_EQ(compression_stages(10.0, 10.0), 0);
}

TEST(Compression, HigherOutletNeedsMoreEnergyAndBetterMachinesLess) {
  EXPECT_GT(compression_kwh_per_kg(16.0, 450.0, 100.0), compression_kwh_per_kg(16.0, 200.0, 100.0));
  EXPECT_LT(compression_kwh_per_kg(16.0, 200.0, 100.0, 0.95),
            compression_kwh_per_kg(16.0, 200.0, 100.0, 0.80));
}

TEST(Compression, CompressibilityMeetsTheTableAndIsHeldOutside) {
  EXPECT_DOUBLE_EQ(hydrogen_compressibility(100.0), 1.0601);
  EXPECT_DOUBLE_EQ(hydrogen_compressibility(0.1), 1.0006);
  EXPECT_DOUBLE_EQ(hydrogen_compressibility(2000.0), 1.6454);
}

}  // namespace
}  // namespace sunward::component::compressor

// Straight stretches in place of a law.
#include "sunward/component/storage/conversion_curve.hpp"

#include <gtest/gtest.h>

#include "sunward/component/storage/law_curves.hpp"
#include "support/flow_batteries.hpp"

namespace sunward::component {
namespace {

TEST(ConversionCurve, IsTheLeastConcaveRoofWhenCharging) {
  // At half power 0.45 goes in, at full power 0.8; a tenth is below the line through the origin.
  const ConversionCurve curve = conversion_curve({{0.1, 0.05}, {0.5, 0.45}, {1.0, 0.8}}, true);
  ASSERT_EQ(curve.stretches.size(), 2u);
  EXPECT_DOUBLE_EQ(curve.stretches[0].width_frac, 0.5);
  EXPECT_DOUBLE_EQ(curve.stretches[0].content_per_bus, 0.9);
  EXPECT_NEAR(curve.stretches[1].content_per_bus, 0.7, 1e-12);
  EXPECT_NEAR(curve.max_error_frac, 0.8, 1e-12);  // 0.09 instead of 0.05
  EXPECT_DOUBLE_EQ(curve.max_error_load_frac, 0.1);
  EXPECT_NEAR(curve.mean_error_frac, 0.8 / 3.0, 1e-12);
}

TEST(ConversionCurve, IsTheGreatestConvexFloorWhenDischarging) {
  const ConversionCurve curve = conversion_curve({{0.1, 0.2}, {0.5, 0.55}, {1.0, 1.3}}, false);
  ASSERT_EQ(curve.stretches.size(), 2u);
  EXPECT_NEAR(curve.stretches[0].content_per_bus, 1.1, 1e-12);
  EXPECT_NEAR(curve.stretches[1].content_per_bus, 1.5, 1e-12);
  EXPECT_NEAR(content_frac(curve.stretches, 0.75), 0.55 + 0.25 * 1.5, 1e-12);
}

TEST(ConversionCurve, LeavesOutCornersThatMatterLittle) {
  const ConversionCurve curve =
      conversion_curve({{0.5, 0.45}, {0.75, 0.675 - 1e-4}, {1.0, 0.9 - 4e-4}}, true, 1e-2);
  EXPECT_EQ(curve.stretches.size(), 1u);
  EXPECT_LT(curve.max_error_frac, 1e-2);
}

TEST(LawCurves, OfAFlowBatteryBendTheWayALinearProgramNeeds) {
  Storage storage;
  storage.technology = StorageTechnology::vanadium_flow;
  storage.flow_battery = sunward::test::nafion_battery();
  const LawCurves curves = law_curves(storage, 10.0, 40.0, {});
  ASSERT_FALSE(curves.charge.stretches.empty());
  ASSERT_FALSE(curves.discharge.stretches.empty());
  double before = 1.0;
  for (const ConversionStretch& stretch : curves.charge.stretches) {
    EXPECT_LE(stretch.content_per_bus, before);
    before = stretch.content_per_bus;
  }
  before = 1.0;
  for (const ConversionStretch& stretch : curves.discharge.stretches) {
    EXPECT_GE(stretch.content_per_bus, before);
    before = stretch.content_per_bus;
  }
  // Published round trips, bus to bus: 60 to 75 % (PNNL 2022 gives 65 %).
  const double there = content_frac(curves.charge.stretches, 0.8) / 0.8;
  const double back = 0.8 / content_frac(curves.discharge.stretches, 0.8);
  EXPECT_GT(there * back, 0.60);
  EXPECT_LT(there * back, 0.80);
}

TEST(LawCurves, OfLithiumAgreeWithTheLawsOwnRoundTrip) {
  Storage storage;
  storage.technology = StorageTechnology::lithium;
  const LawCurves curves = law_curves(storage, 10.0, 40.0, {});
  const double there = content_frac(curves.charge.stretches, 1.0);
  const double back = 1.0 / content_frac(curves.discharge.stretches, 1.0);
  // The converter alone, twice, is the upper bound; resistance takes a few per cent at C/4.
  const double converter = storage.lithium_battery.converter_efficiency_frac;
  EXPECT_LT(there * back, converter * converter);
  EXPECT_GT(there * back, converter * converter - 0.06);
}

TEST(LawCurves, OfAStorageWithoutLawAreEmpty) {
  const LawCurves curves = law_curves({}, 10.0, 40.0, {});
  EXPECT_TRUE(curves.charge.stretches.empty());
}

}  // namespace
}  // namespace sunward::component

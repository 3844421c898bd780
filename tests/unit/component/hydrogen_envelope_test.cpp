#include "sunward/component/electrolyser/hydrogen_envelope.hpp"

#include <gtest/gtest.h>

#include <random>

#include "sunward/base/error.hpp"
#include "sunward/component/electrolyser/electrolyser.hpp"

namespace sunward::component::electrolyser {
namespace {

TEST(HydrogenEnvelope, OfASinglePointIsOneLineThroughTheOrigin) {
  const HydrogenEnvelope envelope = hydrogen_envelope({{1.0}, {50.0}});
  ASSERT_EQ(envelope.segments.size(), 1U);
  EXPECT_DOUBLE_EQ(envelope.segments[0].slope_kg_per_mwh, 20.0);
  EXPECT_EQ(envelope.segments[0].intercept_kg_per_h_per_mw, 0.0);
  EXPECT_EQ(envelope.max_excess_frac, 0.0);
}

TEST(HydrogenEnvelope, OfAConcaveCurveIsTheCurve) {
  // 0.5 -> 10 kg/h, 1 -> 18 kg/h per MW: lines 20 p and 16 p + 2
  const HydrogenEnvelope envelope = hydrogen_envelope({{0.5, 1.0}, {50.0, 1000.0 / 18.0}});
  ASSERT_EQ(envelope.segments.size(), 2U);
  EXPECT_DOUBLE_EQ(envelope.segments[0].slope_kg_per_mwh, 20.0);
  EXPECT_NEAR(envelope.segments[1].slope_kg_per_mwh, 16.0, 1e-12);
  EXPECT_NEAR(envelope.segments[1].intercept_kg_per_h_per_mw, 2.0, 1e-12);
  EXPECT_NEAR(envelope.max_excess_frac, 0.0, 1e-12);
}

TEST(HydrogenEnvelope, CoversThePoorLowEndByTheLineToTheBestLoadAndStatesTheExcess) {
  // 0.2 -> 2 kg/h (100 kWh/kg), 0.5 -> 10 kg/h (best), 1 -> 18: at 0.2 the roof is 4, twice the
  // curve
  const HydrogenEnvelope envelope =
      hydrogen_envelope({{0.2, 0.5, 1.0}, {100.0, 50.0, 1000.0 / 18.0}});
  ASSERT_EQ(envelope.segments.size(), 2U);
  EXPECT_DOUBLE_EQ(envelope.max_excess_frac, 1.0);
  EXPECT_DOUBLE_EQ(envelope.max_excess_load_frac, 0.2);
  EXPECT_NEAR(envelope.full_load_excess_frac, 0.0, 1e-12);
}

TEST(HydrogenEnvelope, LiesOnOrAboveEveryPointAndIsConcaveForRandomCurves) {
  std::mt19937_64 bits(7);
  std::uniform_real_distribution<double> any(0.0, 1.0);
  for (int turn = 0; turn < 500; ++turn) {
    PartLoadCurve curve;
    const int n_points = 1 + turn % 12;
    for (int k = 1; k <= n_points; ++k) {
      curve.load_frac.push_back(k == n_points ? 1.0 : (k - 0.9 * any(bits)) / n_points);
      curve.kwh_per_kg.push_back(45.0 + 30.0 * any(bits));
    }
    const HydrogenEnvelope envelope = hydrogen_envelope(curve, turn % 2 == 0 ? 0.0 : 0.02);
    EXPECT_EQ(envelope.segments.front().intercept_kg_per_h_per_mw, 0.0);
    for (std::size_t k = 0; k < curve.load_frac.size(); ++k) {
      const double hydrogen = hydrogen_kg_per_h_per_mw(curve.load_frac[k], curve.kwh_per_kg[k]);
      EXPECT_GE(roof_kg_per_h_per_mw(envelope.segments, curve.load_frac[k]),
                hydrogen * (1.0 - 1e-12));
    }
    for (std::size_t k = 1; k < envelope.segments.size(); ++k) {
      EXPECT_LT(envelope.segments[k].slope_kg_per_mwh, envelope.segments[k - 1].slope_kg_per_mwh);
    }
  }
}

TEST(HydrogenEnvelope, DropsLinesOnlyWithinTheTolerance) {
  const PartLoadCurve curve = default_alkaline_curve();
  const HydrogenEnvelope full = hydrogen_envelope(curve);
  const HydrogenEnvelope thin = hydrogen_envelope(curve, 0.002);
  EXPECT_LT(thin.segments.size(), full.segments.size());
  for (double load = 0.15; load <= 1.0; load += 0.001) {
    const double before = roof_kg_per_h_per_mw(full.segments, load);
    const double after = roof_kg_per_h_per_mw(thin.segments, load);
    EXPECT_GE(after, before - 1e-12);
    EXPECT_LE(after, before * 1.0021) << load;
  }
}

TEST(HydrogenEnvelope, OfTheDefaultCurveIsTightFromHalfLoadUp) {
  const PartLoadCurve curve = default_alkaline_curve();
  const HydrogenEnvelope envelope = hydrogen_envelope(curve);
  for (std::size_t k = 0; k < curve.load_frac.size(); ++k) {
    if (curve.load_frac[k] < 0.5) continue;
    const double hydrogen = hydrogen_kg_per_h_per_mw(curve.load_frac[k], curve.kwh_per_kg[k]);
    EXPECT_NEAR(roof_kg_per_h_per_mw(envelope.segments, curve.load_frac[k]), hydrogen, 1e-9);
  }
  EXPECT_EQ(envelope.max_excess_load_frac, 0.15);
  EXPECT_NEAR(envelope.max_excess_frac, 62.7 / 53.3 - 1.0, 1e-12);
}

TEST(HydrogenEnvelope, AnEmptyCurveIsABug) {
  EXPECT_THROW(static_cast<void>(hydrogen_envelope({})), InternalError);
}

TEST(ElectrolyserCheck, TheDefaultCurveIsSound) {
  Electrolyser unit;
  const PartLoadCurve curve = curve_of(unit);
  unit.curve_load_frac = curve.load_frac;
  unit.curve_kwh_per_kg = curve.kwh_per_kg;
  EXPECT_TRUE(check(unit).empty());
}

TEST(ElectrolyserCheck, RefusesACurveOnWhichMorePowerMakesLessHydrogen) {
  Electrolyser unit;
  unit.curve_load_frac = {0.5, 1.0};
  unit.curve_kwh_per_kg = {50.0, 101.0};  // 10 kg/h, then 9.9 kg/h per MW
  const auto faults = check(unit);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].key, "curve_kwh_per_kg");
}

TEST(ElectrolyserCheck, RefusesACurveThatEndsBelowFullLoad) {
  Electrolyser unit;
  unit.curve_load_frac = {0.5, 0.9};
  unit.curve_kwh_per_kg = {50.0, 52.0};
  ASSERT_EQ(check(unit).size(), 1U);
  EXPECT_EQ(check(unit)[0].key, "curve_load_frac");
}

TEST(ElectrolyserCheck, RefusesLoadsOutOfOrderAndListsOfDifferentLength) {
  Electrolyser unit;
  unit.curve_load_frac = {0.5, 0.4, 1.0};
  unit.curve_kwh_per_kg = {50.0, 51.0, 52.0};
  EXPECT_EQ(check(unit).size(), 1U);
  unit.curve_kwh_per_kg.pop_back();
  EXPECT_EQ(check(unit).size(), 1U);
}

}  // namespace
}  // namespace sunward::component::electrolyser

#include "sunward/component/electrolyser/law_curve.hpp"

#include <gtest/gtest.h>

#include "sunward/component/electrolyser/electrolyser.hpp"
#include "sunward/component/electrolyser/unit.hpp"

namespace sunward::component::electrolyser {
namespace {

const ElectrolyserTechnology technologies[] = {ElectrolyserTechnology::alkaline,
                                               ElectrolyserTechnology::pem};

Electrolyser unit_of(ElectrolyserTechnology technology) {
  Electrolyser unit;
  unit.technology = technology;
  unit.law = law_of(technology);
  unit.power_mw = {10.0, 10.0};
  return unit;
}

double law_kg_per_h(const ElectrolyserLaw& law, double load_frac) {
  const Unit unit(law, 1.0);
  return unit.at_power(load_frac, law.age_frac * unit.worn_growth_v(), 20.0).hydrogen_kg_per_h;
}

TEST(LawCurve, IsASoundPartLoadCurveThroughPointsOfTheLaw) {
  for (const auto technology : technologies) {
    const ElectrolyserLaw law = law_of(technology);
    const PartLoadCurve curve = law_curve(law);
    Electrolyser points;
    points.curve_load_frac = curve.load_frac;
    points.curve_kwh_per_kg = curve.kwh_per_kg;
    EXPECT_TRUE(faults_of_curve(points).empty());
    EXPECT_DOUBLE_EQ(curve.load_frac.front(), law.min_load_frac);
    for (std::size_t k = 0; k < curve.load_frac.size(); ++k)
      EXPECT_NEAR(1e3 * curve.load_frac[k] / law_kg_per_h(law, curve.load_frac[k]),
                  curve.kwh_per_kg[k], 1e-9);
  }
}

TEST(LawCurve, FitErrorIsWhatIsStated) {
  for (const auto technology : technologies) {
    const ElectrolyserLaw law = law_of(technology);
    const HydrogenEnvelope roof = law_envelope(law);
    EXPECT_GT(roof.max_excess_frac, 0.0);
    for (int k = 0; k <= 997; ++k) {  // loads between those sampled inside
      const double load = law.min_load_frac + (1.0 - law.min_load_frac) * k / 997.0;
      const double miss = roof_kg_per_h_per_mw(roof.segments, load) / law_kg_per_h(law, load) - 1.0;
      EXPECT_LE(miss, roof.max_excess_frac + 1e-6) << load;
      EXPECT_GE(miss, -roof.max_shortfall_frac - 1e-6) << load;
    }
    EXPECT_LE(roof.max_shortfall_frac, 2.0e-3 + 1e-6);
  }
}

TEST(LawCurve, IsOnTheSafeSideFromTheBestLoadUp) {
  for (const auto technology : technologies) {
    const ElectrolyserLaw law = law_of(technology);
    const HydrogenEnvelope roof = law_envelope(law);
    double best = 1.0;
    const auto kwh_per_kg = [&](double load) { return load / law_kg_per_h(law, load); };
    for (double load = law.min_load_frac; load < 1.0; load += 0.001)
      if (kwh_per_kg(load) < kwh_per_kg(best)) best = load;
    for (double load = best; load <= 1.0; load += 0.003)
      EXPECT_LE(roof_kg_per_h_per_mw(roof.segments, load), law_kg_per_h(law, load) * (1.0 + 1e-6))
          << load;
  }
}

TEST(LawCurve, NeedsFewLines) {
  for (const auto technology : technologies)
    EXPECT_LE(law_envelope(law_of(technology)).segments.size(), 4u);
}

TEST(LawCurve, AnOlderStackNeedsMoreEnergy) {
  ElectrolyserLaw law = law_of(ElectrolyserTechnology::pem);
  const double fresh = law_curve(law).kwh_per_kg.back();
  law.age_frac = 1.0;
  EXPECT_GT(law_curve(law).kwh_per_kg.back(), 1.06 * fresh);
}

TEST(LawCurve, IsTheCurveOfAnElectrolyserWithATechnology) {
  const Electrolyser unit = unit_of(ElectrolyserTechnology::pem);
  EXPECT_TRUE(follows_law(unit));
  EXPECT_EQ(curve_of(unit).kwh_per_kg, law_curve(unit.law).kwh_per_kg);
}

TEST(LawCurve, TechnologyAndCurveTogetherAreRefused) {
  Electrolyser unit = unit_of(ElectrolyserTechnology::pem);
  EXPECT_TRUE(check(unit).empty());
  unit.curve_load_frac = {0.5, 1.0};
  unit.curve_kwh_per_kg = {52.0, 55.0};
  ASSERT_EQ(check(unit).size(), 1u);
  EXPECT_EQ(check(unit)[0].key, "curve_load_frac");
}

TEST(LawCurve, FaultsOfTheLawAreThoseOfTheElectrolyser) {
  Electrolyser unit = unit_of(ElectrolyserTechnology::alkaline);
  unit.law.standby_frac = 0.0;
  const auto faults = check(unit);
  ASSERT_FALSE(faults.empty());
  EXPECT_EQ(faults[0].key, "law.standby_frac");
}

}  // namespace
}  // namespace sunward::component::electrolyser

#include <gtest/gtest.h>

#include <cmath>

#include "sunward/component/pv/cell_temperature.hpp"
#include "sunward/component/pv/geometry.hpp"
#include "sunward/component/pv/incidence_modifier.hpp"
#include "sunward/component/pv/pvwatts.hpp"
#include "sunward/component/pv/tracker.hpp"
#include "sunward/component/pv/transposition.hpp"

namespace sunward::component::pv {
namespace {

TEST(Geometry, SouthernHorizonPointsSouth) {
  const Direction south = direction_of(90.0, 180.0);
  EXPECT_NEAR(south.east, 0.0, 1e-15);
  EXPECT_NEAR(south.north, -1.0, 1e-15);
  EXPECT_NEAR(south.up, 0.0, 1e-15);
}

TEST(Geometry, ModuleTiltedAsMuchAsTheZenithAngleFacesTheSun) {
  const Direction sun = direction_of(35.0, 200.0);
  EXPECT_NEAR(cos_between(sun, normal_of({35.0, 200.0})), 1.0, 1e-15);
}

TEST(HayDavies, LevelModuleSeesTheWholeSkyAndNoGround) {
  const SkyState sky{600.0, 700.0, 110.0, 1361.1, 0.7};
  const PlaneIrradiance plane = hay_davies(sky, 0.7, 1.0, 0.2);
  EXPECT_DOUBLE_EQ(plane.beam, 490.0);
  EXPECT_NEAR(plane.sky_diffuse(), 110.0, 1e-12);
  EXPECT_EQ(plane.ground, 0.0);
}

TEST(HayDavies, OvercastSkyIsEven) {
  const PlaneIrradiance plane = hay_davies({200.0, 0.0, 200.0, 1361.1, 0.5}, 0.9, 0.5, 0.0);
  EXPECT_EQ(plane.circumsolar, 0.0);
  EXPECT_DOUBLE_EQ(plane.sky, 150.0);  // 200 (1 + 0.5) / 2
}

TEST(HayDavies, SunBehindTheModuleGivesNoBeamAndNoCircumsolar) {
  const PlaneIrradiance plane = hay_davies({300.0, 500.0, 80.0, 1361.1, 0.4}, -0.2, 0.5, 0.2);
  EXPECT_EQ(plane.beam, 0.0);
  EXPECT_EQ(plane.circumsolar, 0.0);
  EXPECT_GT(plane.sky, 0.0);
}

TEST(Perez, NoDiffuseLightGivesNoSkyDiffuse) {
  const PlaneIrradiance plane = perez({400.0, 800.0, 0.0, 1361.1, 0.5}, 0.8, 0.8, 0.0);
  EXPECT_EQ(plane.sky_diffuse(), 0.0);
  EXPECT_DOUBLE_EQ(plane.beam, 640.0);
}

TEST(Perez, LevelModuleUnderAnOvercastSkySeesAllDiffuseLight) {
  const PlaneIrradiance plane = perez({200.0, 0.0, 200.0, 1361.1, 0.5}, 0.5, 1.0, 0.0);
  EXPECT_NEAR(plane.sky_diffuse(), 200.0, 1e-9);
}

TEST(IncidenceModifier, IsOneHeadOnAndZeroAtGrazing) {
  for (const IncidenceLaw law : {IncidenceLaw::physical, IncidenceLaw::ashrae}) {
    EXPECT_DOUBLE_EQ(incidence_modifier(law, 1.0), 1.0);
    EXPECT_EQ(incidence_modifier(law, 0.0), 0.0);
    EXPECT_EQ(incidence_modifier(law, -0.5), 0.0);
  }
}

TEST(IncidenceModifier, NeverGrowsWithTheAngle) {
  for (const IncidenceLaw law : {IncidenceLaw::physical, IncidenceLaw::ashrae}) {
    double before = 1.0;
    for (double cosine = 1.0; cosine > 0.0; cosine -= 0.001) {
      const double now = incidence_modifier(law, cosine);
      EXPECT_LE(now, before + 1e-12) << cosine;
      before = now;
    }
  }
}

TEST(CellTemperature, InTheDarkTheCellIsAsWarmAsTheAir) {
  EXPECT_EQ(faiman_cell_temp_c(0.0, -7.5, 3.0), -7.5);
  EXPECT_EQ(sapm_cell_temp_c(0.0, -7.5, 3.0), -7.5);
}

TEST(PvwattsDc, StandardTestConditionsGiveTheRating) {
  EXPECT_DOUBLE_EQ(pvwatts_dc(1.0, 1000.0, 25.0, -0.0029), 1.0);
}

TEST(PvwattsDc, AbsurdHeatGivesNoNegativePower) {
  EXPECT_EQ(pvwatts_dc(1.0, 1000.0, 500.0, -0.0029), 0.0);
}

TEST(PvwattsInverter, ClipsAtItsRating) {
  EXPECT_DOUBLE_EQ(pvwatts_inverter(1.0, 1.0, 0.96), 0.96);
  EXPECT_DOUBLE_EQ(pvwatts_inverter(3.0, 1.0, 0.96), 0.96);
}

TEST(PvwattsInverter, DeliversNothingBelowItsOwnConsumption) {
  EXPECT_EQ(pvwatts_inverter(0.0, 1.0, 0.96), 0.0);
  EXPECT_EQ(pvwatts_inverter(0.005, 1.0, 0.96), 0.0);  // 0.9858 * 0.005 < 0.0059
}

TEST(Tracker, SunInTheSouthLeavesALevelNorthSouthAxisFlat) {
  const TrackerLaw law(Tracker{});
  EXPECT_NEAR(law.rotation_deg(direction_of(50.0, 180.0)), 0.0, 1e-12);
}

TEST(Tracker, FollowsTheSunEastInTheMorningAndWestInTheAfternoon) {
  const TrackerLaw law(Tracker{});
  EXPECT_NEAR(law.rotation_deg(direction_of(40.0, 90.0)), -40.0, 1e-9);
  EXPECT_NEAR(law.rotation_deg(direction_of(40.0, 270.0)), 40.0, 1e-9);
}

TEST(Tracker, StopsAtItsGreatestRotation) {
  Tracker tracker;
  tracker.backtracking = false;
  EXPECT_NEAR(TrackerLaw(tracker).rotation_deg(direction_of(80.0, 90.0)), -55.0, 1e-9);
}

TEST(Tracker, BacktrackingJustAvoidsTheShadeOfTheNextRow) {
  // Rows w wide at distance w / gcr: the shade of one row just reaches the next when
  // cos(rotation - sun) = cos(sun) / gcr, all angles in the plane across the axis.
  const Tracker tracker{0.0, 180.0, 90.0, 0.5, true};
  constexpr double rad_per_deg = 0.017453292519943295;
  const double sun_deg = 75.0;
  const double rotation_deg = TrackerLaw(tracker).rotation_deg(direction_of(sun_deg, 270.0));
  EXPECT_LT(rotation_deg, sun_deg);
  EXPECT_NEAR(std::cos((rotation_deg - sun_deg) * rad_per_deg),
              std::cos(sun_deg * rad_per_deg) / 0.5, 1e-12);
}

TEST(Tracker, RestsLevelAtNight) {
  const TrackerLaw law(Tracker{});
  EXPECT_EQ(law.rotation_deg(direction_of(95.0, 90.0)), 0.0);
}

}  // namespace
}  // namespace sunward::component::pv

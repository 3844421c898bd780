// Single photovoltaic laws against published test values (pvlib's own tests and pvlib 0.16.1).
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>

#include "sunward/component/pv/cell_temperature.hpp"
#include "sunward/component/pv/geometry.hpp"
#include "sunward/component/pv/incidence_modifier.hpp"
#include "sunward/component/pv/pvwatts.hpp"
#include "sunward/component/pv/tracker.hpp"
#include "sunward/component/pv/transposition.hpp"

namespace sunward::component::pv {
namespace {

constexpr double rad_per_deg = std::numbers::pi / 180.0;

double cos_deg(double angle_deg) { return std::cos(angle_deg * rad_per_deg); }

struct SkyCase {
  double dni, dhi, zenith_deg, azimuth_deg, dni_extra, expected;
};

PlaneIrradiance south_40_deg(const SkyCase& sky, double albedo_frac, Transposition law) {
  const Direction sun = direction_of(sky.zenith_deg, sky.azimuth_deg);
  const double cos_incidence = cos_between(sun, normal_of({40.0, 180.0}));
  const SkyState state{0.0, sky.dni, sky.dhi, sky.dni_extra, sun.up};
  return law == Transposition::perez ? perez(state, cos_incidence, cos_deg(40.0), albedo_frac)
                                     : hay_davies(state, cos_incidence, cos_deg(40.0), albedo_frac);
}

// pvlib tests/test_irradiance.py, test_perez: two hours of 2014-06-26.
TEST(Perez, SkyDiffuseAgreesWithPvlibsTestValues) {
  const SkyCase morning{316.1949, 40.4615, 82.85457, 66.7141, 1321.16558, 31.46046871};
  const SkyCase evening{646.22886, 62.03376, 72.41687, 287.04104, 1321.16558, 45.45539877};
  for (const SkyCase& sky : {morning, evening}) {
    EXPECT_NEAR(south_40_deg(sky, 0.0, Transposition::perez).sky_diffuse(), sky.expected, 0.01);
  }
}

TEST(Perez, AirMassAgreesWithPvlibsTestValues) {
  EXPECT_NEAR(relative_air_mass(cos_deg(82.85457)), 7.58831596, 1e-4);
  EXPECT_NEAR(relative_air_mass(cos_deg(72.41687)), 3.27930443, 1e-4);
}

// pvlib 0.16.1 irradiance.haydavies(40, 180, 100, 400, 1361.1, 60, 150)
TEST(HayDavies, SkyDiffuseAgreesWithPvlib) {
  const SkyCase sky{400.0, 100.0, 60.0, 150.0, 1361.1, 113.1998383807464};
  EXPECT_NEAR(south_40_deg(sky, 0.0, Transposition::hay_davies).sky_diffuse(), sky.expected, 1e-9);
}

// pvlib 0.16.1 irradiance.haydavies(20, 90, 80, 600, 1400, 45, 100, return_components=True)
TEST(HayDavies, PartsAgreeWithPvlib) {
  const Direction sun = direction_of(45.0, 100.0);
  const double cos_incidence = cos_between(sun, normal_of({20.0, 90.0}));
  const PlaneIrradiance plane =
      hay_davies({0.0, 600.0, 80.0, 1400.0, sun.up}, cos_incidence, cos_deg(20.0), 0.2);
  EXPECT_NEAR(plane.sky, 44.33583133224933, 1e-9);
  EXPECT_NEAR(plane.circumsolar, 43.766287186949945, 1e-9);
}

// pvlib tests/test_irradiance.py, test_grounddiffuse_simple_float
TEST(GroundReflected, AgreesWithPvlibsTestValue) {
  EXPECT_NEAR(ground_reflected(900.0, 0.25, cos_deg(40.0)), 26.32, 0.01);
}

// pvlib tests/test_temperature.py: 900 W/m2, 20 degC, 5 m/s, open rack glass-glass
TEST(CellTemperature, AgreesWithPvlibsTestValues) {
  EXPECT_NEAR(sapm_cell_temp_c(900.0, 20.0, 5.0), 43.509, 1e-3);
  EXPECT_NEAR(sapm_module_temp_c(900.0, 20.0, 5.0), 40.809, 1e-3);
  EXPECT_NEAR(faiman_cell_temp_c(900.0, 20.0, 5.0), 35.203, 1e-3);
}

// pvlib 0.16.1 iam.physical(aoi, 1.526, 4, 0.002) and iam.ashrae(aoi)
TEST(IncidenceModifier, AgreesWithPvlib) {
  struct Case {
    double angle_deg, physical, ashrae;
  };
  for (const Case& c :
       {Case{0.0, 1.0, 1.0}, Case{30.0, 0.9978869, 0.992265}, Case{55.0, 0.9668039, 0.9628277},
        Case{70.0, 0.8597202, 0.9038098}, Case{85.0, 0.4008792, 0.4763143}}) {
    EXPECT_NEAR(physical_incidence_modifier(cos_deg(c.angle_deg)), c.physical, 1e-7) << c.angle_deg;
    EXPECT_NEAR(ashrae_incidence_modifier(cos_deg(c.angle_deg)), c.ashrae, 1e-7) << c.angle_deg;
  }
}

// pvlib tests/test_pvsystem.py, test_pvwatts_dc_scalar
TEST(PvwattsDc, AgreesWithPvlibsTestValue) {
  EXPECT_NEAR(pvwatts_dc(100.0, 900.0, 30.0, -0.003), 88.65, 1e-9);
}

// pvlib tests/test_inverter.py, test_pvwatts_scalars
TEST(PvwattsInverter, AgreesWithPvlibsTestValue) {
  EXPECT_NEAR(pvwatts_inverter(90.0, 100.0, 0.95), 85.58556604752516, 1e-9);
}

// pvlib tests/test_pvsystem.py, test_pvwatts_losses_default
TEST(PvwattsLosses, DefaultsAgreeWithPvlibsTestValue) {
  EXPECT_NEAR(total_loss_frac(SystemLosses{}), 0.140757, 1e-6);
}

struct TrackerCase {
  double zenith_deg, azimuth_deg, rotation_deg, incidence_deg;
};

void expect_tracker(const Tracker& tracker, const std::array<TrackerCase, 6>& cases) {
  const TrackerLaw law(tracker);
  for (const TrackerCase& c : cases) {
    const Direction sun = direction_of(c.zenith_deg, c.azimuth_deg);
    EXPECT_NEAR(law.rotation_deg(sun), c.rotation_deg, 1e-5)
        << c.zenith_deg << ' ' << c.azimuth_deg;
    EXPECT_NEAR(cos_between(sun, law.normal(sun)), cos_deg(c.incidence_deg), 1e-7);
  }
}

// pvlib 0.16.1 tracking.singleaxis(..., max_angle=60, backtrack=True): theta and aoi
TEST(Tracker, LevelAxisAgreesWithPvlib) {
  expect_tracker({0.0, 180.0, 60.0, 0.35, true}, {{{80.0, 90.0, -19.744796, 60.255204},
                                                   {60.0, 100.0, -59.618745, 8.649165},
                                                   {30.0, 150.0, -16.102114, 25.658906},
                                                   {30.0, 210.0, 16.102114, 25.658906},
                                                   {75.0, 265.0, 32.857403, 42.312607},
                                                   {85.0, 290.0, 10.039798, 75.580684}}});
}

TEST(Tracker, TiltedAxisAgreesWithPvlib) {
  expect_tracker({10.0, 160.0, 60.0, 0.5, true}, {{{80.0, 90.0, -14.849298, 62.677536},
                                                   {60.0, 100.0, -52.881771, 19.853126},
                                                   {30.0, 150.0, -5.286306, 19.544533},
                                                   {30.0, 210.0, 22.856197, 9.562732},
                                                   {75.0, 265.0, 13.467314, 64.979031},
                                                   {85.0, 290.0, 5.712655, 87.092424}}});
}

}  // namespace
}  // namespace sunward::component::pv

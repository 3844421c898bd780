// Modules, rear sides, snow and inverters against published numbers.
#include <gtest/gtest.h>

#include "sunward/component/pv/cell_temperature.hpp"
#include "sunward/component/pv/inverter.hpp"
#include "sunward/component/pv/rear_light.hpp"
#include "sunward/component/pv/single_diode.hpp"
#include "sunward/component/pv/snow.hpp"
#include "sunward/component/pv/transposition.hpp"

namespace sunward::component::pv {
namespace {

// pvlib tests/test_pvsystem.py, test_singlediode_floats
TEST(SingleDiodeReference, MaximumPowerIsThatOfPvlib) {
  const MaximumPower best = maximum_power({7.0, 6e-7, 0.1, 20.0, 0.5});
  EXPECT_NEAR(best.power_w, 38.19421055, 1e-6);
  EXPECT_NEAR(best.current_a, 6.13626736, 1e-6);
  EXPECT_NEAR(best.voltage_v, 6.224339375, 1e-6);
}

// SAM CEC library 2018.11.11, LONGi LR6-72PH-370M: V_mp 39.4 V, I_mp 9.39 A, gamma_r -0.379 %/K.
TEST(SingleDiodeReference, TheDefaultModuleHasTheRatingOfTheLibrary) {
  const MaximumPower best = maximum_power(at_conditions({}, 1000.0, 25.0));
  EXPECT_NEAR(best.power_w, 369.966, 0.05);
  EXPECT_NEAR(best.voltage_v, 39.4, 0.01);
  EXPECT_NEAR(best.current_a, 9.39, 0.005);
  const double warm_w = maximum_power(at_conditions({}, 1000.0, 35.0)).power_w;
  EXPECT_NEAR((warm_w / best.power_w - 1.0) / 10.0, -0.00379, 1e-4);
}

// pvlib 0.16.1: calcparams_cec(G, T, ...) of that module, then max_power_point(method="newton")
TEST(SingleDiodeReference, OtherConditionsAreThoseOfPvlib) {
  struct Row {
    double w_per_m2, cell_c, power_w, voltage_v;
  };
  for (const Row& row :
       {Row{200, 10, 78.0037339, 41.4308591}, Row{600, 45, 206.9460581, 36.6389968},
        Row{1100, 70, 335.1837460, 32.5709334}, Row{20, -20, 8.1308116, 43.3828920}}) {
    const MaximumPower best = maximum_power(at_conditions({}, row.w_per_m2, row.cell_c));
    EXPECT_NEAR(best.power_w, row.power_w, 1e-5 * row.power_w) << row.w_per_m2;
    EXPECT_NEAR(best.voltage_v, row.voltage_v, 1e-4 * row.voltage_v) << row.w_per_m2;
  }
}

// pvlib tests/test_temperature.py, test_pvsyst_cell_default: 900 W/m2, 20 degC, 5 m/s
TEST(CellTemperatureReference, PvsystIsThatOfPvlib) {
  EXPECT_NEAR(pvsyst_cell_temp_c(900.0, 20.0, 5.0), 45.137, 1e-3);
}

// SAND2004-3535, table 1, through pvlib 0.16.1 temperature.sapm_cell(900, 20, 5, ...)
TEST(CellTemperatureReference, SandiaMountingsAreThoseOfTheTable) {
  const auto cell = [](SapmMounting mounting) {
    CellHeat heat;
    heat.mounting = mounting;
    return CellTemperatureLaw(CellTemperature::sapm, heat)(900.0, 20.0, 5.0);
  };
  EXPECT_NEAR(cell(SapmMounting::open_rack_glass_glass), 43.50919098, 1e-6);
  EXPECT_NEAR(cell(SapmMounting::open_rack_glass_polymer), 40.29112939, 1e-6);
  EXPECT_NEAR(cell(SapmMounting::close_mount_glass_glass), 57.02173506, 1e-6);
  EXPECT_NEAR(cell(SapmMounting::insulated_back_glass_polymer), 63.15916369, 1e-6);
}

// pvlib 0.16.1 inverter.sandia of ABB ULTRA-1500-TL 690 V (CEC library of SAM, 2019-03-05)
TEST(SandiaInverterReference, PowerIsThatOfPvlib) {
  const SandiaInverter inverter;
  EXPECT_NEAR(sandia_inverter_unclipped_w(inverter, 100000.0, 600.0), 91987.334853, 1e-3);
  EXPECT_NEAR(sandia_inverter_unclipped_w(inverter, 800000.0, 746.0), 779336.063439, 1e-3);
  EXPECT_NEAR(sandia_inverter_unclipped_w(inverter, 1500000.0, 790.0), 1453002.096023, 1e-3);
  EXPECT_NEAR(sandia_inverter_unclipped_w(inverter, inverter.dc_rating_w, 746.0), 1560000.0, 1e-3);
}

// pvlib 0.16.1 irradiance.isotropic(40, 100) and get_ground_diffuse(40, 900, 0.25)
TEST(IsotropicReference, SkyAndGroundAreThoseOfPvlib) {
  const double cos_tilt = 0.766044443118978;
  const PlaneIrradiance plane = isotropic({900.0, 0.0, 100.0, 1361.1, 0.5}, 0.5, cos_tilt, 0.25);
  EXPECT_NEAR(plane.sky, 88.30222216, 1e-6);
  EXPECT_NEAR(plane.ground, 26.32000015, 1e-6);
}

// pvlib 0.16.1 bifacial.utils.vf_row_sky_2d_integ(180 - tilt, gcr), and vf_row_ground_2d at 200,001
// points along the row, summed up; its own integral stops after some rows.
TEST(RowViewsReference, RowsSeeWhatPvlibSees) {
  struct Row {
    double cos_tilt, ground_cover_frac, sky, ground;
  };
  for (const Row& row : {Row{0.819152044288992, 0.35, 0.068186110241, 0.8699878842},
                         Row{0.984807753012208, 0.5, 0.005072659621, 0.9850318000},
                         Row{0.5, 0.4, 0.188750500400, 0.6602752641},
                         Row{0.17364817766693, 0.9, 0.246164929761, 0.3757241312}}) {
    const RowViews views = row_views(row.cos_tilt, row.ground_cover_frac);
    EXPECT_NEAR(views.rear_to_sky, row.sky, 1e-9);
    EXPECT_NEAR(views.rear_to_ground, row.ground, 1e-9);
  }
}

}  // namespace
}  // namespace sunward::component::pv

// Modules, rear sides, snow and inverters against published numbers.
#include <gtest/gtest.h>

#include "sunward/component/pv/cell_temperature.hpp"
#include "sunward/component/pv/curve_ends.hpp"
#include "sunward/component/pv/inverter.hpp"
#include "sunward/component/pv/rear_light.hpp"
#include "sunward/component/pv/single_diode.hpp"
#include "sunward/component/pv/snow.hpp"
#include "sunward/component/pv/spectrum.hpp"
#include "sunward/component/pv/transposition.hpp"
#include "sunward/series/precipitable_water.hpp"

namespace sunward::component::pv {
namespace {

// pvlib tests/test_pvsystem.py, test_singlediode_floats
TEST(SingleDiodeReference, MaximumPowerIsThatOfPvlib) {
  const MaximumPower best = maximum_power({7.0, 6e-7, 0.1, 20.0, 0.5});
  EXPECT_NEAR(best.power_w, 38.19421055, 1e-6);
  EXPECT_NEAR(best.current_a, 6.13626736, 1e-6);
  EXPECT_NEAR(best.voltage_v, 6.224339375, 1e-6);
}

// The same test: short circuit and open circuit.
TEST(SingleDiodeReference, EndsOfTheCurveAreThoseOfPvlib) {
  const CurveEnds ends = curve_ends({7.0, 6e-7, 0.1, 20.0, 0.5});
  EXPECT_NEAR(ends.short_current_a, 6.965172322, 1e-8);
  EXPECT_NEAR(ends.open_voltage_v, 8.106300147, 1e-8);
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

// pvlib 0.16.1 spectrum.spectral_factor_firstsolar(water, air mass, type)
TEST(SpectrumReference, FactorsAreThoseOfPvlib) {
  struct Row {
    double water_cm, air_mass, mono, multi, cdte, cigs, amorphous;
  };
  using R = SpectralResponse;
  for (const Row& row :
       {Row{1.42, 1.5, 0.9964981303, 0.9971795339, 1.0031167059, 0.9944908184, 1.0227136272},
        Row{0.3, 5.0, 1.0203794284, 1.0057200117, 0.8924835926, 1.0442566538, 0.6698331827},
        Row{4.0, 1.0, 0.9877463, 0.9923585, 1.0397976, 0.97421635, 1.1305123},
        Row{0.05, 12.0, 0.9823010159, 0.9387658757, 0.6756146638, 1.0369972422, 0.2378362881},
        Row{2.0, 0.5, 0.9640594300, 0.9653324808, 1.0083891704, 0.9527134185, 1.1348096898}}) {
    EXPECT_NEAR(spectral_factor(R::mono_silicon, row.air_mass, row.water_cm), row.mono, 1e-9);
    EXPECT_NEAR(spectral_factor(R::multi_silicon, row.air_mass, row.water_cm), row.multi, 1e-9);
    EXPECT_NEAR(spectral_factor(R::cdte, row.air_mass, row.water_cm), row.cdte, 1e-9);
    EXPECT_NEAR(spectral_factor(R::cigs, row.air_mass, row.water_cm), row.cigs, 1e-9);
    EXPECT_NEAR(spectral_factor(R::amorphous, row.air_mass, row.water_cm), row.amorphous, 1e-9);
  }
}

// pvlib 0.16.1 atmosphere.gueymard94_pw(temp, humidity in percent)
TEST(PrecipitableWaterReference, IsThatOfPvlib) {
  EXPECT_NEAR(series::precipitable_water_cm(20.0, 0.8), 2.9877590198, 1e-9);
  EXPECT_NEAR(series::precipitable_water_cm(-15.0, 0.6), 0.3228454697, 1e-9);
  EXPECT_NEAR(series::precipitable_water_cm(35.0, 0.3), 2.6396471276, 1e-9);
  EXPECT_NEAR(series::precipitable_water_cm(5.0, 0.01), 0.1, 1e-12);
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

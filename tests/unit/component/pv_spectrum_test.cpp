// The colour of the light, and modules by their data sheet, in the whole chain.
#include <gtest/gtest.h>

#include <numeric>

#include "made_up_weather.hpp"
#include "sunward/base/error.hpp"
#include "sunward/component/pv/availability.hpp"

namespace sunward::component::pv {
namespace {

double yield(const Pv& plant, const series::Weather& weather) {
  const auto power = pv_availability_pu(plant, weather, weather.location);
  return std::accumulate(power.begin(), power.end(), 0.0);
}

series::Weather moist(double water_cm) {
  series::Weather weather = made_up_weather(31);
  weather.precipitable_water_cm.assign(weather.temp_c.size(), water_cm);
  return weather;
}

TEST(Spectrum, ChangesTheYearOfSiliconByFewPercent) {
  Pv plant;
  const double plain = yield(plant, moist(1.4));
  plant.spectrum.cells = SpectralResponse::mono_silicon;
  const double coloured = yield(plant, moist(1.4));
  EXPECT_NE(coloured, plain);
  EXPECT_NEAR(coloured / plain, 1.0, 0.04);
}

TEST(Spectrum, CadmiumTellurideLikesMoistAirMoreThanSilicon) {
  Pv silicon, cdte;
  silicon.spectrum.cells = SpectralResponse::mono_silicon;
  cdte.spectrum.cells = SpectralResponse::cdte;
  const double of_silicon = yield(silicon, moist(4.0)) / yield(silicon, moist(0.5));
  const double of_cdte = yield(cdte, moist(4.0)) / yield(cdte, moist(0.5));
  EXPECT_GT(of_cdte, 1.01 * of_silicon);
}

TEST(Spectrum, NeedsAWeatherOrMonthsThatKnowOfTheWater) {
  const series::Weather weather = made_up_weather(31);
  Pv plant;
  plant.spectrum.cells = SpectralResponse::mono_silicon;
  try {
    static_cast<void>(pv_availability_pu(plant, weather, weather.location));
    FAIL() << "no exception";
  } catch (const InputError& error) {
    ASSERT_EQ(error.faults().size(), 1U);
    EXPECT_EQ(error.faults()[0].key, "precipitable_water_cm");
  }
  plant.spectrum.precipitable_water_cm.assign(12, 1.4);
  EXPECT_NEAR(yield(plant, weather), yield(plant, moist(1.4)), 1e-9);
}

TEST(Spectrum, IsAStageOfItsOwn) {
  Pv plant;
  const series::Weather weather = moist(1.4);
  const LossStages plain = loss_stages(plant, weather, weather.location);
  EXPECT_EQ(plain.spectrum, plain.rear);
  plant.spectrum.cells = SpectralResponse::multi_silicon;
  const LossStages coloured = loss_stages(plant, weather, weather.location);
  EXPECT_NE(coloured.spectrum, coloured.rear);
  EXPECT_EQ(coloured.rear, plain.rear);
}

// The default diode is the row that SAM's solver found for this sheet.
TEST(DataSheet, MakesTheYearOfTheParametersThatSamFoundForIt) {
  Pv by_sheet;
  by_sheet.module_model = ModuleModel::data_sheet;
  by_sheet.sheet = {370.0,   48.3,     9.84,    39.4, 9.39, 72, CellKind::silicon,
                    0.00038, -0.00283, -0.00379};
  Pv by_parameters;
  by_parameters.module_model = ModuleModel::single_diode;
  const series::Weather weather = made_up_weather(32);
  EXPECT_NEAR(yield(by_sheet, weather) / yield(by_parameters, weather), 1.0, 0.003);
}

}  // namespace
}  // namespace sunward::component::pv

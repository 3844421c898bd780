#include "sunward/series/irradiance.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "sunward/series/solar_position.hpp"

namespace sunward::series {
namespace {

// A year under a sky of constant DNI 500 and DHI 100 whenever the sun is up.
Weather closed_weather() {
  Weather weather;
  weather.location = {39.5, 112.3, 1350.0};
  weather.axis = calendar_year(2025);
  for (const double cos_zenith : mean_cos_zenith(weather.axis, weather.location)) {
    const bool up = cos_zenith > 0.0;
    weather.dni_w_per_m2.push_back(up ? 500.0 : 0.0);
    weather.dhi_w_per_m2.push_back(up ? 100.0 : 0.0);
    weather.ghi_w_per_m2.push_back(up ? 500.0 * cos_zenith + 100.0 : 0.0);
  }
  return weather;
}

TEST(Irradiance, TheErbsCorrelationHasItsPublishedValues) {
  EXPECT_DOUBLE_EQ(erbs_diffuse_frac(0.1), 1.0 - 0.009);
  // 0.9511 - 0.0802 + 1.097 - 2.07975 + 0.771 at kt = 0.5
  EXPECT_NEAR(erbs_diffuse_frac(0.5), 0.65915, 1e-9);
  EXPECT_DOUBLE_EQ(erbs_diffuse_frac(0.9), 0.165);
  EXPECT_DOUBLE_EQ(erbs_diffuse_frac(0.0), 1.0);
}

TEST(Irradiance, AClosedSkyHasNoResidualAndIsTrusted) {
  Weather weather = closed_weather();
  const Closure closure = irradiance_closure(weather);
  EXPECT_NEAR(closure.rmse_w_per_m2, 0.0, 1e-10);
  EXPECT_GT(closure.daylight_steps, 4000);
  EXPECT_EQ(choose_pair(weather, closure), IrradiancePair::dni_dhi);
}

TEST(Irradiance, AnOffsetInGhiShowsInBothClosureFiguresAndMovesTheChoiceToGhi) {
  Weather weather = closed_weather();
  for (double& value : weather.ghi_w_per_m2) value += value > 0.0 ? 40.0 : 0.0;
  const Closure closure = irradiance_closure(weather);
  EXPECT_NEAR(closure.mean_w_per_m2, 40.0, 1e-9);
  EXPECT_NEAR(closure.rmse_w_per_m2, 40.0, 1e-9);
  EXPECT_EQ(choose_pair(weather, closure), IrradiancePair::ghi_dhi);
}

TEST(Irradiance, WhatIsMissingDecidesThePair) {
  Weather weather = closed_weather();
  weather.dni_w_per_m2.clear();
  EXPECT_EQ(choose_pair(weather, irradiance_closure(weather)), IrradiancePair::ghi_dhi);
  weather.dhi_w_per_m2.clear();
  EXPECT_EQ(choose_pair(weather, irradiance_closure(weather)), IrradiancePair::ghi_only);
}

TEST(Irradiance, TheBeamIsRecoveredFromGhiAndDhi) {
  Weather weather = closed_weather();
  weather.pair = IrradiancePair::ghi_dhi;
  const Irradiance result = consistent_irradiance(weather);
  for (std::size_t t = 0; t < 8760; ++t) {
    ASSERT_LE(result.dni_w_per_m2[t], 500.0 + 1e-6);
    ASSERT_DOUBLE_EQ(result.ghi_w_per_m2[t], weather.ghi_w_per_m2[t]);
  }
  EXPECT_NEAR(result.dni_w_per_m2[172 * 24 + 12], 500.0, 1e-9);
}

TEST(Irradiance, EveryPairYieldsComponentsThatCloseAtEveryStep) {
  for (const auto pair :
       {IrradiancePair::dni_dhi, IrradiancePair::ghi_dhi, IrradiancePair::ghi_only}) {
    Weather weather = closed_weather();
    for (double& value : weather.ghi_w_per_m2) value *= 1.3;
    weather.pair = pair;
    const Irradiance result = consistent_irradiance(weather);
    const std::vector<double> cos_zenith = mean_cos_zenith(weather.axis, weather.location);
    for (std::size_t t = 0; t < 8760; ++t) {
      ASSERT_NEAR(result.ghi_w_per_m2[t],
                  result.dni_w_per_m2[t] * cos_zenith[t] + result.dhi_w_per_m2[t], 1e-9);
      ASSERT_GE(result.dhi_w_per_m2[t], 0.0);
    }
  }
}

TEST(Irradiance, ABeamBeyondTheClearSkyGoesToTheDiffusePart) {
  const double limit = 1.1 * clear_sky_dni_w_per_m2(1361.0, 0.05, 0.0);
  const BeamAndDiffuse split = split_beam(100.0, 10.0, 0.05, 1361.0, 0.0);
  EXPECT_DOUBLE_EQ(split.dni_w_per_m2, limit);
  EXPECT_NEAR(split.dni_w_per_m2 * 0.05 + split.dhi_w_per_m2, 100.0, 1e-12);
}

// Laue's formula by hand: air mass 1 at sea level gives 0.7 of the extraterrestrial beam.
TEST(Irradiance, TheClearBeamAtTheZenithIsSevenTenthsAtSeaLevelAndMoreOnAMountain) {
  EXPECT_NEAR(clear_sky_dni_w_per_m2(1361.0, 1.0, 0.0), 0.7 * 1361.0, 0.5);
  EXPECT_NEAR(clear_sky_dni_w_per_m2(1361.0, 1.0, 2000.0), (0.72 * 0.7 + 0.28) * 1361.0, 0.5);
  EXPECT_EQ(clear_sky_dni_w_per_m2(1361.0, 0.0, 0.0), 0.0);
}

}  // namespace
}  // namespace sunward::series

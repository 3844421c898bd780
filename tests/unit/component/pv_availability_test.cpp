#include "sunward/component/pv/availability.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "made_up_weather.hpp"
#include "sunward/base/error.hpp"

namespace sunward::component {
namespace {

Pv tracker() {
  Pv pv;
  pv.mount = PvMount::single_axis;
  pv.tilt_deg = 0.0;
  return pv;
}

double sum(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

TEST(PvAvailability, StaysBetweenZeroAndTheInverterRatingInWildWeather) {
  for (const unsigned seed : {1U, 2U, 3U}) {
    const series::Weather weather = made_up_weather(seed);
    for (Pv pv : {Pv{}, tracker()}) {
      for (const auto law : {pv::Transposition::hay_davies, pv::Transposition::perez}) {
        pv.transposition = law;
        const auto output = pv_availability_pu(pv, weather, weather.location);
        const auto [low, high] = std::minmax_element(output.begin(), output.end());
        EXPECT_GE(*low, 0.0);
        EXPECT_LE(*high, 1.0 / 1.2 + 1e-15);
      }
    }
  }
}

TEST(PvAvailability, NeverExceedsTheDcRatingWithAnOversizedInverter) {
  const series::Weather weather = made_up_weather(4);
  Pv pv;
  pv.dc_ac_ratio = 0.5;
  const auto output = pv_availability_pu(pv, weather, weather.location);
  EXPECT_LE(*std::max_element(output.begin(), output.end()), 1.0);
}

TEST(PvAvailability, IsExactlyZeroAtNight) {
  const series::Weather weather = made_up_weather(5);
  const auto cosines = series::mean_cos_zenith(weather.axis, weather.location);
  const auto output = pv_availability_pu(tracker(), weather, weather.location);
  int nights = 0;
  for (std::size_t t = 0; t < output.size(); ++t) {
    if (cosines[t] > 0.0) continue;
    ++nights;
    EXPECT_EQ(output[t], 0.0) << t;
  }
  EXPECT_GT(nights, 3000);
}

TEST(PvAvailability, EquivalentPairsOfComponentsGiveTheSameOutput) {
  series::Weather weather = made_up_weather(6);
  for (double& dni : weather.dni_w_per_m2) dni *= 0.3;  // under a clear sky's beam
  const auto cosines = series::mean_cos_zenith(weather.axis, weather.location);
  for (std::size_t t = 0; t < cosines.size(); ++t) {
    weather.ghi_w_per_m2[t] = weather.dni_w_per_m2[t] * cosines[t] + weather.dhi_w_per_m2[t];
  }
  const double from_dni = sum(pv_availability_pu(Pv{}, weather, weather.location));
  weather.pair = series::IrradiancePair::ghi_dhi;
  const double from_ghi = sum(pv_availability_pu(Pv{}, weather, weather.location));
  EXPECT_NEAR(from_ghi, from_dni, 0.01 * from_dni);  // beams at the very horizon become diffuse
}

TEST(PvAvailability, GlobalLightAloneIsEnough) {
  series::Weather weather = made_up_weather(7);
  weather.pair = series::IrradiancePair::ghi_only;
  weather.dni_w_per_m2.clear();
  weather.dhi_w_per_m2.clear();
  EXPECT_GT(sum(pv_availability_pu(Pv{}, weather, weather.location)), 100.0);
}

TEST(PvAvailability, LossesAreTakenBeforeTheInverter) {
  const series::Weather weather = made_up_weather(8);
  Pv pv;
  pv.losses_frac = 1.0;
  EXPECT_EQ(sum(pv_availability_pu(pv, weather, weather.location)), 0.0);
}

TEST(PvAvailability, CalmAirMakesHotterModulesAndLessPower) {
  series::Weather weather = made_up_weather(9);
  Pv pv;
  pv.dc_ac_ratio = 0.8;  // no clipping
  const double windy = sum(pv_availability_pu(pv, weather, weather.location));
  weather.wind_m_per_s.assign(weather.wind_m_per_s.size(), 0.0);
  EXPECT_LT(sum(pv_availability_pu(pv, weather, weather.location)), windy);
}

TEST(PvAvailability, AHigherSiteIsColderAndYieldsMore) {
  const series::Weather weather = made_up_weather(10);
  series::Location higher = weather.location;
  higher.elevation_m += 500.0;
  Pv pv;
  pv.dc_ac_ratio = 0.8;
  EXPECT_GT(sum(pv_availability_pu(pv, weather, higher)),
            sum(pv_availability_pu(pv, weather, weather.location)));
}

TEST(PvAvailability, NamesEveryMissingColumnAtOnce) {
  series::Weather weather = made_up_weather(11);
  weather.dhi_w_per_m2.clear();
  weather.temp_c.clear();
  try {
    static_cast<void>(pv_availability_pu(Pv{}, weather, weather.location));
    FAIL() << "no exception";
  } catch (const InputError& error) {
    ASSERT_EQ(error.faults().size(), 2U);
    EXPECT_EQ(error.faults()[0].key, "dhi_w_per_m2");
    EXPECT_EQ(error.faults()[1].key, "temp_c");
  }
}

TEST(PvAvailability, FinerStepsGiveTheSameYearlyEnergy) {
  // Constant light while the sun is up: the hourly and the quarter-hourly year differ only by where
  // the sun stands within the hour.
  const auto constant_light = [](int step_minutes) {
    series::Weather weather = made_up_weather(12, step_minutes);
    for (std::size_t t = 0; t < weather.dni_w_per_m2.size(); ++t) {
      const bool day = weather.dhi_w_per_m2[t] > 0.0;
      weather.dni_w_per_m2[t] = day ? 400.0 : 0.0;
      weather.dhi_w_per_m2[t] = day ? 100.0 : 0.0;
      weather.temp_c[t] = 10.0;
      weather.wind_m_per_s[t] = 3.0;
    }
    return sum(pv_availability_pu(Pv{}, weather, weather.location)) * weather.axis.step_h();
  };
  const double hourly = constant_light(60);
  EXPECT_NEAR(constant_light(15), hourly, 0.02 * hourly);
}

}  // namespace
}  // namespace sunward::component

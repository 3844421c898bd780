#include "sunward/component/wind/availability.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>
#include <sstream>
#include <string>

#include "made_up_weather.hpp"
#include "sunward/base/error.hpp"
#include "sunward/component/atmosphere.hpp"
#include "sunward/component/wind/default_power_curve.hpp"

namespace sunward::component {
namespace {

using wind::DensityCorrection;
using wind::PowerCurve;

double sum(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

TEST(PowerCurve, IsLinearBetweenPointsAndZeroOutside) {
  const PowerCurve curve({3.0, 10.0, 25.0}, {0.0, 0.7, 1.0});
  EXPECT_EQ(curve.power_pu(2.9), 0.0);
  EXPECT_DOUBLE_EQ(curve.power_pu(6.5), 0.35);
  EXPECT_DOUBLE_EQ(curve.power_pu(10.0), 0.7);
  EXPECT_DOUBLE_EQ(curve.power_pu(17.5), 0.85);
  EXPECT_DOUBLE_EQ(curve.power_pu(25.0), 1.0);
  EXPECT_EQ(curve.power_pu(25.01), 0.0);
}

TEST(PowerCurve, FindsEverySegmentOfAnUnevenCurve) {
  std::vector<double> speed{0.0, 0.001, 0.002, 0.5, 7.0, 7.0001, 24.0, 25.0};
  std::vector<double> power{0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.9, 1.0};
  const PowerCurve curve(speed, power);
  for (std::size_t k = 0; k < speed.size(); ++k) {
    EXPECT_NEAR(curve.power_pu(speed[k]), power[k], 1e-12) << k;
    if (k > 0) {
      EXPECT_NEAR(curve.power_pu(0.5 * (speed[k - 1] + speed[k])), 0.5 * (power[k - 1] + power[k]),
                  1e-9);
    }
  }
}

TEST(PowerCurve, ReferenceDensityChangesNothing) {
  const PowerCurve curve = wind::curve_of(Wind{});
  for (double speed = 0.0; speed < 27.0; speed += 0.37) {
    for (const auto correction : {DensityCorrection::iec, DensityCorrection::by_speed}) {
      EXPECT_NEAR(curve.power_pu(speed, reference_air_density_kg_per_m3, correction),
                  curve.power_pu(speed), 1e-12);
    }
  }
}

TEST(PowerCurve, IecReadsTheCurveAtTheCubeRootScaledSpeed) {
  const PowerCurve curve({0.0, 20.0}, {0.0, 1.0});
  // (0.8 * 1.225 / 1.225)^(1/3) = 0.928317767
  EXPECT_NEAR(curve.power_pu(10.0, 0.8 * 1.225, DensityCorrection::iec), 0.4641588834, 1e-9);
}

TEST(PowerCurve, ThinAirNeverYieldsMore) {
  const PowerCurve curve = wind::curve_of(Wind{});
  for (const auto correction : {DensityCorrection::iec, DensityCorrection::by_speed}) {
    for (double speed = 0.0; speed < 26.0; speed += 0.1) {
      EXPECT_LE(curve.power_pu(speed, 1.05, correction), curve.power_pu(speed) + 1e-12) << speed;
    }
  }
}

TEST(PowerCurve, CutOutDoesNotMoveWithTheDensity) {
  const PowerCurve curve = wind::curve_of(Wind{});
  for (const double density : {0.9, 1.225, 1.5}) {
    for (const auto correction : {DensityCorrection::iec, DensityCorrection::by_speed}) {
      EXPECT_DOUBLE_EQ(curve.power_pu(24.99, density, correction), 1.0);
      EXPECT_EQ(curve.power_pu(25.01, density, correction), 0.0);
    }
  }
}

TEST(PowerCurve, PassesOnADensityThatIsNoNumber) {
  const PowerCurve curve = wind::curve_of(Wind{});
  EXPECT_TRUE(std::isnan(curve.power_pu(8.0, std::nan(""), DensityCorrection::by_speed)));
}

TEST(DefaultPowerCurve, RisesFromCutInToItsRating) {
  const wind::CurvePoints curve = wind::default_power_curve();
  EXPECT_TRUE(std::is_sorted(curve.power_pu.begin(), curve.power_pu.end()));
  EXPECT_EQ(curve.power_pu.front(), 0.0);
  EXPECT_EQ(curve.power_pu.back(), 1.0);
  EXPECT_EQ(curve.speed_m_per_s.back(), 25.0);
}

TEST(DefaultPowerCurve, CatchesNoMoreThanItsPowerCoefficient) {
  const wind::CurvePoints curve = wind::default_power_curve();
  double best = 0.0;
  for (std::size_t k = 1; k < curve.power_pu.size(); ++k) {
    const double v = curve.speed_m_per_s[k];
    best = std::max(best, curve.power_pu[k] * 210.0 / (0.5 * 1.225 * v * v * v));
  }
  EXPECT_LT(best, 0.45);
  EXPECT_GT(best, 0.42);
}

TEST(DefaultPowerCurve, WithoutTurbulenceIsTheSteadyRotor) {
  wind::TurbineClass still;
  still.turbulence_intensity_frac = 0.0;
  const wind::CurvePoints curve = wind::power_curve_of(still);
  // at 8 m/s: 0.5 * 1.225 * 0.44 / 210 * (512 - 15.625)
  EXPECT_DOUBLE_EQ(curve.speed_m_per_s[32], 8.0);
  EXPECT_NEAR(curve.power_pu[32], 0.637014583, 1e-8);
}

TEST(DefaultPowerCurve, IsTheOneInTheDataFolder) {
  std::ifstream file(std::string(SUNWARD_SOURCE_DIR) + "/data/turbines/generic_low_wind_210.csv");
  ASSERT_TRUE(file.is_open());
  const wind::CurvePoints curve = wind::default_power_curve();
  std::string line;
  std::size_t k = 0;
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    double speed = 0.0;
    double power = 0.0;
    char comma = ',';
    if (!(cells >> speed >> comma >> power)) continue;
    ASSERT_LT(k, curve.power_pu.size());
    EXPECT_DOUBLE_EQ(speed, curve.speed_m_per_s[k]);
    EXPECT_NEAR(power, curve.power_pu[k], 5.1e-6);
    ++k;
  }
  EXPECT_EQ(k, curve.power_pu.size());
}

TEST(WindAvailability, StaysBetweenZeroAndOneMinusLossesInWildWeather) {
  for (const unsigned seed : {1U, 2U, 3U}) {
    const series::Weather weather = made_up_weather(seed);
    Wind farm;
    farm.target_mean_m_per_s = 5.0 + seed;
    for (const auto correction :
         {DensityCorrection::none, DensityCorrection::iec, DensityCorrection::by_speed}) {
      farm.density_correction = correction;
      const auto output = wind_availability_pu(farm, weather, weather.location);
      const auto [low, high] = std::minmax_element(output.begin(), output.end());
      EXPECT_GE(*low, 0.0);
      EXPECT_LE(*high, 1.0 - farm.losses_frac + 1e-12);
    }
  }
}

TEST(WindAvailability, ScalesTheHubWindToTheTargetMeanAndSaysSo) {
  series::Weather weather;
  weather.axis.n_steps = 2;
  weather.wind_m_per_s = {4.0, 8.0};
  weather.wind_height_m = 120.0;
  Wind farm;
  farm.target_mean_m_per_s = 7.5;
  const wind::HubWind hub = wind::hub_wind(farm, weather);
  EXPECT_DOUBLE_EQ(hub.factor, 1.25);
  EXPECT_DOUBLE_EQ(hub.mean_before_m_per_s, 6.0);
  EXPECT_DOUBLE_EQ(hub.speed_m_per_s[1], 10.0);
  EXPECT_NE(hub.sentence.english().find("multiplied by 1.250"), std::string::npos) << hub.sentence;
}

TEST(WindAvailability, AtAltitudeTheAirIsThinnerByTheBarometricLaw) {
  series::Weather weather;
  weather.axis.n_steps = 1;
  weather.location.elevation_m = 1067.0;
  weather.temp_c = {5.0};
  weather.pressure_pa = {89500.0};
  weather.wind_m_per_s = {8.0};
  series::Location site = weather.location;
  site.elevation_m = 1400.0;
  Wind farm;
  farm.hub_height_m = 100.0;
  // 433 m up: 5 - 2.8145 = 2.1855 degC; mean 276.7428 K;
  // 89500 exp(-9.80665 * 433 / (287.058 * 276.7428)) = 84841.7 Pa; / (287.058 * 275.3355)
  EXPECT_NEAR(wind::hub_air_density_kg_per_m3(farm, weather, site)[0], 1.073439, 1e-5);
}

TEST(WindAvailability, WithoutPressureAndTemperatureTheStandardAtmosphereStandsIn) {
  series::Weather weather;
  weather.axis.n_steps = 1;
  weather.wind_m_per_s = {8.0};
  series::Location site;
  site.elevation_m = 900.0;
  Wind farm;
  farm.hub_height_m = 100.0;
  // ISO 2533: 1.11164 kg/m3 at 1000 m
  EXPECT_NEAR(wind::hub_air_density_kg_per_m3(farm, weather, site)[0], 1.11164, 2e-4);
}

TEST(WindAvailability, LossesScaleTheWholeOutput) {
  const series::Weather weather = made_up_weather(4);
  Wind farm;
  farm.losses_frac = 0.0;
  const double gross = sum(wind_availability_pu(farm, weather, weather.location));
  farm.losses_frac = 0.12;
  EXPECT_NEAR(sum(wind_availability_pu(farm, weather, weather.location)), 0.88 * gross,
              1e-9 * gross);
}

TEST(WindAvailability, RefusesWeatherWithoutWind) {
  series::Weather weather = made_up_weather(5);
  weather.wind_m_per_s.clear();
  EXPECT_THROW(static_cast<void>(wind_availability_pu(Wind{}, weather, weather.location)),
               InputError);
}

TEST(WindAvailability, RefusesACurveThatIsNoCurve) {
  const series::Weather weather = made_up_weather(6);
  Wind farm;
  farm.curve_speed_m_per_s = {3.0, 3.0};
  farm.curve_power_pu = {0.0, 1.0};
  EXPECT_THROW(static_cast<void>(wind_availability_pu(farm, weather, weather.location)),
               InputError);
}

TEST(WindAvailability, DescriptionStatesHeightsAndDensity) {
  const series::Weather weather = made_up_weather(7);
  const std::string sentence = describe_wind(Wind{}, weather, weather.location).english();
  EXPECT_NE(sentence.find("from 10 m"), std::string::npos) << sentence;
  EXPECT_NE(sentence.find("hub at 120 m"), std::string::npos) << sentence;
  EXPECT_NE(sentence.find("kg/m3"), std::string::npos) << sentence;
}

}  // namespace
}  // namespace sunward::component

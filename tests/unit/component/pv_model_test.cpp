// The choices of a photovoltaic plant: no law leaves its physical range, and each key does its
// work.
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>

#include "made_up_weather.hpp"
#include "sunward/base/error.hpp"
#include "sunward/component/pv/ageing.hpp"
#include "sunward/component/pv/availability.hpp"
#include "sunward/component/pv/chain.hpp"

namespace sunward::component::pv {
namespace {

double sum(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

double yield(const Pv& plant, const series::Weather& weather) {
  return sum(pv_availability_pu(plant, weather, weather.location));
}

/// Any plant that a case file can describe.
Pv any_plant(std::mt19937& random) {
  const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const auto between = [&](double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
  };
  Pv plant;
  plant.mount = pick(2) == 0 ? PvMount::fixed_tilt : PvMount::single_axis;
  plant.tilt_deg = plant.mount == PvMount::fixed_tilt ? between(0.0, 90.0) : between(0.0, 30.0);
  plant.azimuth_deg = between(0.0, 360.0);
  plant.ground_cover_frac = between(0.1, 0.9);
  plant.albedo_frac = between(0.0, 0.9);
  plant.transposition = static_cast<Transposition>(pick(3));
  plant.incidence_modifier = static_cast<IncidenceLaw>(pick(2));
  plant.cell_temperature = static_cast<CellTemperature>(pick(3));
  plant.module_model = static_cast<ModuleModel>(pick(2));
  plant.inverter_model = static_cast<InverterModel>(pick(2));
  plant.rear = {between(0.0, 1.0), between(0.0, 0.3)};
  plant.soiling_frac.assign(12, between(0.0, 0.5));
  plant.snow = {pick(2) == 0, 1 + pick(12)};
  plant.dc_ac_ratio = between(0.5, 2.0);
  plant.losses_frac = between(0.0, 0.3);
  plant.first_year_ageing_frac = between(0.0, 0.03);
  plant.ageing_frac_per_year = between(0.0, 0.01);
  return plant;
}

series::Weather snowy_weather(unsigned seed) {
  series::Weather weather = made_up_weather(seed);
  std::mt19937 random(seed);
  weather.snow_depth_cm.resize(weather.temp_c.size());
  double depth = 0.0;
  for (double& here : weather.snow_depth_cm)
    here = depth = std::max(0.0, depth + (random() % 50 == 0 ? 6.0 : -0.05));
  return weather;
}

TEST(PvModels, NoChoiceOfLawsLeavesItsPhysicalRange) {
  std::mt19937 random(11);
  const series::Weather weather = snowy_weather(21);
  for (int n = 0; n < 40; ++n) {
    const Pv plant = any_plant(random);
    const Converter converter(plant);
    for (const Converter::Step& step : converter_steps(plant, weather, weather.location)) {
      const StagePower left = converter.stages(step);
      ASSERT_GE(step.light.rear, 0.0);
      ASSERT_GE(left.glass, 0.0);
      ASSERT_LE(left.soiled, left.glass);
      ASSERT_LE(left.snowed, left.soiled);
      ASSERT_GE(left.hot, 0.0);
      ASSERT_LE(left.system, left.hot);
      ASSERT_LE(left.inverter, left.system + 1e-12);
      ASSERT_LE(left.clipped, std::min(1.0, 1.0 / plant.dc_ac_ratio) + 1e-12);
      ASSERT_GE(left.aged, 0.0);
      ASSERT_LE(left.aged, left.clipped);
    }
  }
}

TEST(PvModels, TheLastStageIsTheAvailability) {
  std::mt19937 random(12);
  const series::Weather weather = snowy_weather(22);
  for (int n = 0; n < 5; ++n) {
    const Pv plant = any_plant(random);
    const LossStages left = loss_stages(plant, weather, weather.location);
    EXPECT_NEAR(left.ageing, yield(plant, weather) * weather.axis.step_h(), 1e-9 * left.ageing);
  }
}

TEST(PvModels, TwoSidedModulesYieldMoreOverBrighterGround) {
  const series::Weather weather = made_up_weather(23);
  Pv plant;
  plant.dc_ac_ratio = 0.8;
  const double one_sided = yield(plant, weather);
  plant.rear.bifaciality_frac = 0.8;
  const double two_sided = yield(plant, weather);
  EXPECT_GT(two_sided, 1.02 * one_sided);
  EXPECT_LT(two_sided, 1.3 * one_sided);
  plant.albedo_frac = 0.6;
  EXPECT_GT(yield(plant, weather), 1.05 * two_sided);
}

TEST(PvModels, SoilingOfOneMonthTakesFromThatMonthOnly) {
  const series::Weather weather = made_up_weather(24);
  Pv plant;
  const auto clean = pv_availability_pu(plant, weather, weather.location);
  plant.soiling_frac.assign(12, 0.0);
  plant.soiling_frac[3] = 0.1;
  const auto dirty = pv_availability_pu(plant, weather, weather.location);
  for (std::size_t t = 0; t < clean.size(); ++t) {
    if (weather.axis.month(static_cast<Index>(t)) == 3)
      EXPECT_LE(dirty[t], clean[t]);
    else
      EXPECT_EQ(dirty[t], clean[t]);
  }
  EXPECT_LT(sum(dirty), sum(clean));
}

TEST(PvModels, SnowNeedsAWeatherThatKnowsOfIt) {
  const series::Weather weather = made_up_weather(25);
  Pv plant;
  plant.snow.covers = true;
  try {
    static_cast<void>(pv_availability_pu(plant, weather, weather.location));
    FAIL() << "no exception";
  } catch (const InputError& error) {
    ASSERT_EQ(error.faults().size(), 1U);
    EXPECT_EQ(error.faults()[0].key, "snow_depth_cm");
  }
}

TEST(Snow, LiesInTheColdSlidesInTheWarmthAndIsGoneWithTheGround) {
  const double sin_tilt = 0.5;
  EXPECT_EQ(snow_cover_frac(0.0, {2.0, 5.0, 0.0, -5.0, sin_tilt}, 1.0), 1.0);
  EXPECT_EQ(snow_cover_frac(1.0, {0.0, 5.0, 100.0, -5.0, sin_tilt}, 1.0), 1.0);  // -5 < -100 / 80
  EXPECT_NEAR(snow_cover_frac(1.0, {0.0, 5.0, 500.0, -5.0, sin_tilt}, 1.0), 1.0 - 0.0985, 1e-12);
  EXPECT_EQ(snow_cover_frac(1.0, {0.0, 0.5, 0.0, -5.0, sin_tilt}, 1.0), 0.0);
}

TEST(Snow, OneTouchedStringIsLostWhole) {
  EXPECT_EQ(snow_loss_frac(0.0, 8), 0.0);
  EXPECT_EQ(snow_loss_frac(0.01, 8), 0.125);
  EXPECT_EQ(snow_loss_frac(1.0, 8), 1.0);
}

TEST(Ageing, FollowsTheWarrantyAndThePlanTakesItsMean) {
  Pv plant;
  plant.first_year_ageing_frac = 0.01;
  plant.ageing_frac_per_year = 0.004;
  plant.cost.lifetime_y = 25.0;
  EXPECT_DOUBLE_EQ(ageing_factor(plant, 1), 0.99);
  EXPECT_NEAR(ageing_factor(plant, 25), 0.99 - 24 * 0.004, 1e-12);
  EXPECT_NEAR(mean_ageing_factor(plant), 0.99 - 12 * 0.004, 1e-12);
  EXPECT_EQ(mean_ageing_factor(Pv{}), 1.0);
}

TEST(Ageing, LowersTheAvailabilityByTheMeanOfTheLife) {
  const series::Weather weather = made_up_weather(26);
  Pv plant;
  const double fresh = yield(plant, weather);
  plant.ageing_frac_per_year = 0.004;
  EXPECT_NEAR(yield(plant, weather), fresh * mean_ageing_factor(plant), 1e-9 * fresh);
}

TEST(SingleDiode, PowerLiesBetweenNothingAndItsCorner) {
  std::mt19937 random(13);
  std::uniform_real_distribution<double> light(0.5, 1400.0), cell(-40.0, 90.0);
  for (int n = 0; n < 2000; ++n) {
    const DiodeState state = at_conditions({}, light(random), cell(random));
    const MaximumPower best = maximum_power(state);
    const double open_v =
        state.modified_ideality_v * std::log1p(state.light_current_a / state.saturation_current_a);
    ASSERT_GT(best.power_w, 0.0);
    ASSERT_LT(best.voltage_v, open_v);
    ASSERT_LT(best.current_a, state.light_current_a);
  }
}

TEST(SingleDiode, NoNeighbourOfTheMaximumGivesMore) {
  const DiodeState s = at_conditions({}, 700.0, 40.0);
  const MaximumPower best = maximum_power(s);
  const auto power_at = [&](double junction_v) {
    const double current = s.light_current_a -
                           s.saturation_current_a * std::expm1(junction_v / s.modified_ideality_v) -
                           junction_v / s.shunt_resistance_ohm;
    return current * (junction_v - current * s.series_resistance_ohm);
  };
  const double at = best.voltage_v + best.current_a * s.series_resistance_ohm;
  EXPECT_NEAR(power_at(at), best.power_w, 1e-9 * best.power_w);
  for (const double step : {-1e-3, 1e-3}) EXPECT_LT(power_at(at + step), best.power_w);
}

TEST(RowViews, AreSharesAndLevelRowsSeeOnlyGround) {
  for (double cos_tilt = 0.0; cos_tilt <= 1.0; cos_tilt += 0.05) {
    for (double cover = 0.05; cover <= 1.0; cover += 0.05) {
      const RowViews views = row_views(cos_tilt, cover);
      EXPECT_GE(views.rear_to_sky, 0.0);
      EXPECT_GE(views.ground_to_sky, 0.0);
      EXPECT_LE(views.rear_to_sky + views.rear_to_ground, 1.0 + 1e-12);
    }
  }
  const RowViews level = row_views(1.0, 0.4);
  EXPECT_NEAR(level.rear_to_ground, 1.0, 1e-12);
  EXPECT_NEAR(level.ground_to_sky, 0.6, 1e-12);
}

// The share of the sky that points of the ground see past all rows, summed up point by point.
TEST(RowViews, TheGroundSeesTheSkyThatItsPointsSee) {
  const double tilt = 0.6, cover = 0.45;
  const auto seen_from = [&](double x) {
    // Of the sky's half circle in sines of the angle from the vertical: what lies between the head
    // of one row and the foot of the next, or hides behind both.
    double seen = 0.0;
    const auto sine = [&](double away, double up) { return away / std::hypot(away, up); };
    for (int row = -400; row < 400; ++row) {
      const double foot = row - x, head = foot - cover * std::cos(tilt);
      const double height = cover * std::sin(tilt), low = 1e-9;
      const double next_foot = foot + 1.0, next_head = head + 1.0;
      const double from = std::max(sine(foot, low), sine(head, height));
      const double to = std::min(sine(next_foot, low), sine(next_head, height));
      seen += 0.5 * std::max(0.0, to - from);
    }
    return seen;
  };
  double mean = 0.0;
  for (int i = 0; i < 2000; ++i) mean += seen_from((i + 0.5) / 2000.0) / 2000.0;
  EXPECT_NEAR(row_views(std::cos(tilt), cover).ground_to_sky, mean, 2e-3);
}

}  // namespace
}  // namespace sunward::component::pv

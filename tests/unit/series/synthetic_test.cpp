#include "sunward/series/synthetic.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "sunward/base/error.hpp"
#include "sunward/series/irradiance.hpp"
#include "sunward/series/solar_position.hpp"

namespace sunward::series {
namespace {

const Location pinglu{39.5, 112.3, 1350.0};

Weather year_of(const SyntheticClimate& climate, std::uint64_t seed, int index, int year = 2025) {
  return make_year(climate, pinglu, year, 60, 8.0, seed, index);
}

std::array<double, 12> monthly_means(const Weather& weather, const std::vector<double>& values) {
  std::array<double, 12> sum{}, n{};
  for (Index t = 0; t < weather.axis.n_steps; ++t) {
    sum[weather.axis.month(t)] += values[t];
    n[weather.axis.month(t)] += 1.0;
  }
  for (int m = 0; m < 12; ++m) sum[m] /= n[m];
  return sum;
}

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double autocorrelation(const std::vector<double>& values, std::size_t lag) {
  const double m = mean(values);
  double sum = 0.0, squares = 0.0;
  for (std::size_t t = 0; t < values.size(); ++t) squares += (values[t] - m) * (values[t] - m);
  for (std::size_t t = lag; t < values.size(); ++t) sum += (values[t] - m) * (values[t - lag] - m);
  return sum / squares;
}

SyntheticClimate flat_wind() {
  SyntheticClimate climate;
  climate.wind_m_per_s.fill(7.0);
  return climate;
}

TEST(Synthetic, TheTypicalYearHasTheMonthlyMeansOfTheClimate) {
  const SyntheticClimate climate;
  const Weather weather = year_of(climate, 5, 0);
  const auto temp = monthly_means(weather, weather.temp_c);
  const auto ghi = monthly_means(weather, weather.ghi_w_per_m2);
  const auto wind = monthly_means(weather, weather.wind_m_per_s);
  for (int m = 0; m < 12; ++m) {
    EXPECT_NEAR(temp[m], climate.temp_c[m], 1e-9);
    EXPECT_NEAR(ghi[m] * 24e-3, climate.ghi_kwh_per_m2_day[m], 1e-9);
    EXPECT_NEAR(wind[m], climate.wind_m_per_s[m], 1e-9);
  }
}

TEST(Synthetic, ALeapYearHas8784HoursAndTheSameMonthlyMeans) {
  const SyntheticClimate climate;
  const Weather weather = year_of(climate, 5, 0, 2024);
  EXPECT_EQ(weather.axis.n_steps, 8784);
  EXPECT_EQ(weather.temp_c.size(), 8784u);
  EXPECT_NEAR(monthly_means(weather, weather.wind_m_per_s)[1], climate.wind_m_per_s[1], 1e-9);
}

TEST(Synthetic, APairOfYearsCarriesOppositeAnomaliesSoItsMeansAreTheClimates) {
  const SyntheticClimate climate;
  const Weather a = year_of(climate, 9, 1);
  const Weather b = year_of(climate, 9, 2);
  const auto wind_a = monthly_means(a, a.wind_m_per_s), wind_b = monthly_means(b, b.wind_m_per_s);
  const auto temp_a = monthly_means(a, a.temp_c), temp_b = monthly_means(b, b.temp_c);
  const auto ghi_a = monthly_means(a, a.ghi_w_per_m2), ghi_b = monthly_means(b, b.ghi_w_per_m2);
  for (int m = 0; m < 12; ++m) {
    EXPECT_NEAR(0.5 * (wind_a[m] + wind_b[m]), climate.wind_m_per_s[m], 1e-9);
    EXPECT_NEAR(0.5 * (temp_a[m] + temp_b[m]), climate.temp_c[m], 1e-9);
    EXPECT_NEAR(0.012 * (ghi_a[m] + ghi_b[m]), climate.ghi_kwh_per_m2_day[m], 1e-9);
    EXPECT_NE(wind_a[m], wind_b[m]);
  }
}

TEST(Synthetic, AnnualMeansVaryFromYearToYearAsMuchAsStated) {
  SyntheticClimate climate = flat_wind();
  climate.wind_interannual_cv = 0.06;
  double wind_squares = 0.0, ghi_squares = 0.0, temp_squares = 0.0;
  constexpr int n_pairs = 150;
  const double ghi_mean = mean(year_of(climate, 3, 0).ghi_w_per_m2);
  const double temp_mean = mean(year_of(climate, 3, 0).temp_c);
  for (int i = 0; i < n_pairs; ++i) {
    const Weather weather = year_of(climate, 3, 2 * i + 1);
    wind_squares += std::pow(mean(weather.wind_m_per_s) / 7.0 - 1.0, 2);
    ghi_squares += std::pow(mean(weather.ghi_w_per_m2) / ghi_mean - 1.0, 2);
    temp_squares += std::pow(mean(weather.temp_c) - temp_mean, 2);
  }
  // The standard error of a standard deviation from 150 draws is 6 %; the cut at 2.5 takes 3 %.
  EXPECT_NEAR(std::sqrt(wind_squares / n_pairs), 0.06, 0.012);
  EXPECT_NEAR(std::sqrt(ghi_squares / n_pairs), climate.ghi_interannual_cv, 0.005);
  EXPECT_NEAR(std::sqrt(temp_squares / n_pairs), climate.temp_interannual_sd_k, 0.12);
}

// Kolmogorov-Smirnov distance of ten years against the Weibull law of mean 7 m/s. Hours are
// correlated (about 18 h memory), so 87,600 of them weigh like some 2,500 independent draws: 0.027
// would be the 5 % limit.
TEST(Synthetic, WindSpeedsFollowTheWeibullLaw) {
  for (const double shape : {1.6, 2.0, 2.6}) {
    SyntheticClimate climate = flat_wind();
    climate.weibull_shape = shape;
    climate.wind_interannual_cv = 0.0;
    std::vector<double> speeds;
    for (int index = 1; index <= 10; ++index) {
      const Weather weather = year_of(climate, 11, index);
      speeds.insert(speeds.end(), weather.wind_m_per_s.begin(), weather.wind_m_per_s.end());
    }
    std::sort(speeds.begin(), speeds.end());
    const double scale = 7.0 / std::tgamma(1.0 + 1.0 / shape);
    double distance = 0.0;
    for (std::size_t i = 0; i < speeds.size(); ++i) {
      const double law = 1.0 - std::exp(-std::pow(speeds[i] / scale, shape));
      const double seen = (static_cast<double>(i) + 0.5) / static_cast<double>(speeds.size());
      distance = std::max(distance, std::abs(law - seen));
    }
    EXPECT_LT(distance, 0.027) << "shape " << shape;
  }
}

TEST(Synthetic, WindHasTheLagOneAutocorrelationAskedFor) {
  for (const double wanted : {0.6, 0.85, 0.93, 0.97}) {
    SyntheticClimate climate = flat_wind();
    climate.wind_autocorrelation = wanted;
    double sum = 0.0;
    for (int index = 1; index <= 8; ++index) {
      sum += autocorrelation(year_of(climate, 21, index).wind_m_per_s, 1);
    }
    EXPECT_NEAR(sum / 8.0, wanted, 0.012);
  }
}

TEST(Synthetic, ALargerSynopticShareMakesLongerLulls) {
  SyntheticClimate brief = flat_wind(), lasting = flat_wind();
  brief.wind_synoptic_frac = 0.0;
  lasting.wind_synoptic_frac = 0.4;
  double brief_sum = 0.0, lasting_sum = 0.0;
  for (int index = 1; index <= 8; ++index) {
    brief_sum += autocorrelation(year_of(brief, 2, index).wind_m_per_s, 36) / 8.0;
    lasting_sum += autocorrelation(year_of(lasting, 2, index).wind_m_per_s, 36) / 8.0;
  }
  EXPECT_GT(lasting_sum, brief_sum + 0.1);
}

TEST(Synthetic, TheMeanDayOfWindHasTheStrengthAndPeakAskedFor) {
  SyntheticClimate climate = flat_wind();
  climate.wind_diurnal_strength_frac = 0.2;
  climate.wind_diurnal_peak_hour = 16.0;
  std::array<double, 24> day{};
  for (int index = 1; index <= 20; ++index) {
    const Weather weather = year_of(climate, 4, index);
    for (std::size_t t = 0; t < 8760; ++t) day[t % 24] += weather.wind_m_per_s[t] / 7300.0;
  }
  double in_phase = 0.0, quadrature = 0.0, level = 0.0;
  for (int hour = 0; hour < 24; ++hour) {
    const double angle = 2.0 * std::numbers::pi * (hour + 0.5 - 16.0) / 24.0;
    in_phase += day[hour] * std::cos(angle) / 12.0;
    quadrature += day[hour] * std::sin(angle) / 12.0;
    level += day[hour] / 24.0;
  }
  EXPECT_NEAR(in_phase / level, 0.2, 0.015);
  EXPECT_NEAR(quadrature / level, 0.0, 0.015);
}

TEST(Synthetic, IrradianceKeepsToPhysicalLimitsAndClosesExactly) {
  const Weather weather = year_of({}, 77, 3);
  const std::vector<double> cos_zenith = mean_cos_zenith(weather.axis, pinglu);
  for (std::size_t t = 0; t < 8760; ++t) {
    ASSERT_GE(weather.dni_w_per_m2[t], 0.0);
    ASSERT_LE(weather.dni_w_per_m2[t], 1100.0);
    ASSERT_GE(weather.dhi_w_per_m2[t], 0.0);
    ASSERT_LE(weather.dhi_w_per_m2[t], weather.ghi_w_per_m2[t] + 1e-9);
    ASSERT_NEAR(weather.ghi_w_per_m2[t],
                weather.dni_w_per_m2[t] * cos_zenith[t] + weather.dhi_w_per_m2[t], 1e-9);
    if (cos_zenith[t] == 0.0) {
      ASSERT_EQ(weather.ghi_w_per_m2[t], 0.0);
    }
  }
  EXPECT_NEAR(irradiance_closure(weather).rmse_w_per_m2, 0.0, 1e-9);
}

TEST(Synthetic, DailyClearnessSpreadsAsAskedFor) {
  SyntheticClimate climate;
  climate.ghi_interannual_cv = 0.0;
  for (const double wanted : {0.08, 0.13, 0.18}) {
    climate.clearness_sd = wanted;
    double squares = 0.0;
    int n = 0;
    for (int index = 1; index <= 4; ++index) {
      const Weather weather = year_of(climate, 8, index);
      const Daylight light = daylight(weather.axis, pinglu);
      std::array<std::vector<double>, 12> by_month;
      for (std::size_t day = 0; day < 365; ++day) {
        double ghi = 0.0, outside = 0.0;
        for (std::size_t t = 24 * day; t < 24 * day + 24; ++t) {
          ghi += weather.ghi_w_per_m2[t];
          outside += light.extraterrestrial_normal_w_per_m2[t] * light.mean_cos_zenith[t];
        }
        by_month[weather.axis.month(static_cast<Index>(24 * day))].push_back(ghi / outside);
      }
      for (const auto& month : by_month) {
        const double m = mean(month);
        for (const double kt : month) squares += (kt - m) * (kt - m);
        n += static_cast<int>(month.size()) - 1;
      }
    }
    EXPECT_NEAR(std::sqrt(squares / n), wanted, 0.12 * wanted);
  }
}

TEST(Synthetic, TheDailyTemperatureRangeIsTheOneAskedFor) {
  const SyntheticClimate climate;
  double sum = 0.0;
  for (int index = 1; index <= 4; ++index) {
    const Weather weather = year_of(climate, 6, index);
    for (std::size_t day = 0; day < 365; ++day) {
      const auto begin = weather.temp_c.begin() + static_cast<std::ptrdiff_t>(24 * day);
      const auto [low, high] = std::minmax_element(begin, begin + 24);
      sum += (*high - *low) / (4 * 365.0);
    }
  }
  EXPECT_NEAR(sum, mean({climate.temp_daily_range_k.begin(), climate.temp_daily_range_k.end()}),
              0.6);
}

TEST(Synthetic, TemperaturePeaksInTheAfternoonAndHasNoStepsAtMonthEnds) {
  const Weather weather = year_of({}, 6, 0);
  std::array<double, 24> day{};
  for (std::size_t t = 0; t < 8760; ++t) day[t % 24] += weather.temp_c[t];
  const auto peak = std::max_element(day.begin(), day.end()) - day.begin();
  EXPECT_GE(peak, 14);
  EXPECT_LE(peak, 17);
  for (std::size_t t = 1; t < 8760; ++t) {
    ASSERT_LT(std::abs(weather.temp_c[t] - weather.temp_c[t - 1]), 5.0);
  }
}

TEST(Synthetic, TheSameSeedGivesTheSameYearAndAnotherSeedAnother) {
  const Weather a = year_of({}, 42, 3), b = year_of({}, 42, 3), c = year_of({}, 43, 3);
  EXPECT_EQ(a.wind_m_per_s, b.wind_m_per_s);
  EXPECT_EQ(a.ghi_w_per_m2, b.ghi_w_per_m2);
  EXPECT_EQ(a.temp_c, b.temp_c);
  EXPECT_NE(a.wind_m_per_s, c.wind_m_per_s);
}

TEST(Synthetic, TheYearsOfOneSeedAreUncorrelatedInWind) {
  const Weather a = year_of(flat_wind(), 42, 1), b = year_of(flat_wind(), 42, 2);
  double sum = 0.0, a2 = 0.0, b2 = 0.0;
  for (std::size_t t = 0; t < 8760; ++t) {
    const double x = a.wind_m_per_s[t] - 7.0, y = b.wind_m_per_s[t] - 7.0;
    sum += x * y;
    a2 += x * x;
    b2 += y * y;
  }
  EXPECT_LT(std::abs(sum / std::sqrt(a2 * b2)), 0.2);
}

TEST(Synthetic, AQuarterHourYearKeepsTheMonthlyMeans) {
  const SyntheticClimate climate;
  const Weather weather = make_year(climate, pinglu, 2025, 15, 8.0, 5, 0);
  EXPECT_EQ(weather.axis.n_steps, 35040);
  EXPECT_NEAR(monthly_means(weather, weather.ghi_w_per_m2)[6] * 24e-3,
              climate.ghi_kwh_per_m2_day[6], 1e-9);
}

TEST(Synthetic, ThePolarNightIsDarkAndDoesNotStopTheYear) {
  SyntheticClimate climate;
  climate.ghi_kwh_per_m2_day = {0, 0, 0.5, 2, 3, 4, 4, 3, 1.2, 0.1, 0, 0};
  const Weather weather = make_year(climate, {78.2, 15.6, 10}, 2025, 60, 1.0, 1, 1);
  EXPECT_EQ(weather.ghi_w_per_m2[24 * 10 + 12], 0.0);
  for (const double value : weather.temp_c) ASSERT_TRUE(std::isfinite(value));
}

TEST(Synthetic, EveryValueOutOfRangeIsNamedAtOnce) {
  SyntheticClimate climate;
  climate.temp_c[3] = 200.0;
  climate.weibull_shape = 0.0;
  climate.wind_autocorrelation = std::nan("");
  try {
    (void)year_of(climate, 1, 0);
    FAIL() << "no fault was found";
  } catch (const InputError& error) {
    ASSERT_EQ(error.faults().size(), 3u);
    EXPECT_EQ(error.faults()[0].key, "temp_c[4]");
    EXPECT_EQ(error.faults()[1].key, "weibull_shape");
  }
}

TEST(Synthetic, MoreSunThanAClearSkyGivesIsRefused) {
  SyntheticClimate climate;
  climate.ghi_kwh_per_m2_day[0] = 7.0;  // a January at 40 degrees north gives some 3.6 at most
  EXPECT_THROW((void)year_of(climate, 1, 0), InputError);
}

}  // namespace
}  // namespace sunward::series

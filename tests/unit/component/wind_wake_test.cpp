// Wakes by hand, and what wakes, outages and ice take from a farm.
#include "sunward/component/wind/wake.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <numeric>

#include "sunward/component/wind/availability.hpp"

namespace sunward::component {
namespace {

using wind::default_thrust;
using wind::FarmEfficiency;
using wind::overlap_frac;
using wind::waked_speeds_frac;

constexpr double tiny = 1e-12;
constexpr double from_north = 0.0;
constexpr double from_east = 90.0;

/// Turbines of 40 m rotors on a line from north to south, 100 m apart, as in Jensen's report.
Wind row_of(int turbines) {
  Wind farm;
  for (int i = 0; i < turbines; ++i) {
    farm.layout_x_m.push_back(0.0);
    farm.layout_y_m.push_back(-100.0 * i);
  }
  farm.rotor_diameter_m = 40.0;
  farm.wake_decay = 0.1;
  farm.thrust_coefficient = 8.0 / 9.0;  // at this thrust the first factor is 2/3
  return farm;
}

TEST(Wake, OneWakeIsJensensFormula) {
  const std::vector<double> speeds = waked_speeds_frac(row_of(2), 10.0, from_north);
  EXPECT_NEAR(speeds[0], 1.0, tiny);
  EXPECT_NEAR(speeds[1], 1.0 - 2.0 / 3.0 * std::pow(20.0 / 30.0, 2), tiny);
}

TEST(Wake, DeficitsOfARowAddUpBySquares) {
  const std::vector<double> speeds = waked_speeds_frac(row_of(3), 10.0, from_north);
  const double near = 2.0 / 3.0 * std::pow(20.0 / 30.0, 2);
  const double far = 2.0 / 3.0 * std::pow(20.0 / 40.0, 2);
  EXPECT_NEAR(speeds[2], 1.0 - std::hypot(near, far), tiny);
}

TEST(Wake, TheUpwindTurbineChangesWithTheWind) {
  const std::vector<double> speeds = waked_speeds_frac(row_of(2), 10.0, 180.0);
  EXPECT_LT(speeds[0], 1.0);
  EXPECT_NEAR(speeds[1], 1.0, tiny);
}

TEST(Wake, WindAcrossARowMeetsNoWake) {
  for (const double frac : waked_speeds_frac(row_of(5), 10.0, from_east))
    EXPECT_NEAR(frac, 1.0, tiny);
}

TEST(Wake, WindFromTheEastReachesTheEasternTurbineFirst) {
  Wind farm = row_of(2);
  farm.layout_x_m = {0.0, 100.0};
  farm.layout_y_m = {0.0, 0.0};
  const std::vector<double> speeds = waked_speeds_frac(farm, 10.0, from_east);
  EXPECT_LT(speeds[0], 1.0);
  EXPECT_NEAR(speeds[1], 1.0, tiny);
}

TEST(Wake, EqualDiscsARadiusApartShareTheKnownLens) {
  const double lens = 2.0 / 3.0 - std::sqrt(3.0) / (2.0 * std::numbers::pi);
  EXPECT_NEAR(overlap_frac(1.0, 1.0, 1.0), lens, tiny);
}

TEST(Wake, OverlapIsNothingOrAllAtItsEnds) {
  EXPECT_EQ(overlap_frac(1.0, 2.0, 3.0), 0.0);
  EXPECT_EQ(overlap_frac(1.0, 2.0, 1.0), 1.0);
  EXPECT_NEAR(overlap_frac(1.0, 2.0, 3.0 - 1e-6), 0.0, 1e-6);
  EXPECT_NEAR(overlap_frac(1.0, 2.0, 1.0 + 1e-6), 1.0, 1e-6);
}

TEST(Wake, DefaultThrustIsFrandsens) {
  EXPECT_NEAR(default_thrust(8.0), 3.5 * 12.5 / 64.0, tiny);
  EXPECT_NEAR(default_thrust(20.0), 3.5 * 36.5 / 400.0, tiny);
  EXPECT_EQ(default_thrust(3.5), 0.9);
  EXPECT_EQ(default_thrust(1.0), 0.0);
}

double cubic(double speed) { return std::min(1.0, std::pow(speed / 12.0, 3)); }

TEST(FarmEfficiency, IsOneWithoutALayout) { EXPECT_EQ(FarmEfficiency(Wind{}, cubic).at(8.0), 1.0); }

TEST(FarmEfficiency, OfTwoTurbinesIsTheMeanOfTheirPowers) {
  Wind farm = row_of(2);
  farm.rose_frac.assign(72, 0.0);
  farm.rose_frac[0] = 3.0;  // wind from the north alone; any scale
  const double waked = 1.0 - 2.0 / 3.0 * std::pow(20.0 / 30.0, 2);
  EXPECT_NEAR(FarmEfficiency(farm, cubic).at(8.0), 0.5 * (1.0 + std::pow(waked, 3)), tiny);
}

TEST(FarmEfficiency, ASectorIsSpreadOverItsDirections) {
  Wind farm = row_of(2);
  farm.rose_frac = {1.0, 0.0, 0.0, 0.0};  // from -45 to 45 degrees
  const double sector = FarmEfficiency(farm, cubic).at(8.0);
  farm.rose_frac.assign(72, 0.0);
  farm.rose_frac[0] = 1.0;
  EXPECT_GT(sector, FarmEfficiency(farm, cubic).at(8.0));
  EXPECT_LT(sector, 1.0);
}

TEST(FarmEfficiency, DoesNotChangeWhenFarmAndRoseTurnTogether) {
  Wind farm = row_of(3);
  farm.rose_frac = {4.0, 2.0, 1.0, 3.0};
  const double north_south = FarmEfficiency(farm, cubic).at(9.0);
  farm.layout_x_m = {0.0, -100.0, -200.0};  // the row a quarter turn clockwise
  farm.layout_y_m = {0.0, 0.0, 0.0};
  farm.rose_frac = {3.0, 4.0, 2.0, 1.0};
  EXPECT_NEAR(FarmEfficiency(farm, cubic).at(9.0), north_south, 1e-9);
}

TEST(FarmEfficiency, IsOneWhereEveryTurbineIsAtRatedPower) {
  EXPECT_NEAR(FarmEfficiency(row_of(3), cubic).at(30.0), 1.0, tiny);
}

series::Weather steady(double speed, int first_month) {
  series::Weather weather;
  weather.axis.start = {2025, first_month, 1, 0, 0};
  weather.axis.n_steps = 24;
  weather.wind_m_per_s.assign(24, speed);
  weather.wind_height_m = 120.0;
  return weather;
}

double mean_power(const Wind& farm, const series::Weather& weather) {
  const std::vector<double> power = wind_availability_pu(farm, weather, weather.location);
  return std::accumulate(power.begin(), power.end(), 0.0) / static_cast<double>(power.size());
}

TEST(WindLosses, AvailabilityAndIceMultiply) {
  Wind farm;
  const double before = mean_power(farm, steady(8.0, 1));
  farm.availability_frac = 0.97;
  farm.icing_frac[0] = 0.1;
  EXPECT_NEAR(mean_power(farm, steady(8.0, 1)), before * 0.97 * 0.9, tiny);
}

TEST(WindLosses, IceOfJanuaryLeavesJulyAlone) {
  Wind farm;
  const double before = mean_power(farm, steady(8.0, 7));
  farm.icing_frac[0] = 0.1;
  EXPECT_NEAR(mean_power(farm, steady(8.0, 7)), before, tiny);
}

TEST(WindLosses, WakesTakeWhatTheFarmEfficiencySays) {
  Wind farm = row_of(3);
  const double free = mean_power(Wind{}, steady(8.0, 1));
  const double waked = mean_power(farm, steady(8.0, 1));
  EXPECT_LT(waked, free);
  EXPECT_NEAR(waked / free, 1.0 - wake_loss_frac(farm, steady(8.0, 1), steady(8.0, 1).location),
              1e-9);
}

std::string only_key(const Wind& farm) {
  const auto faults = check(farm);
  return faults.size() == 1 ? faults[0].key : std::to_string(faults.size()) + " faults";
}

TEST(WindLayout, NeedsAsManyPlacesNorthAsEast) {
  Wind farm = row_of(3);
  farm.layout_y_m.pop_back();
  EXPECT_EQ(only_key(farm), "layout_y_m");
}

TEST(WindLayout, TurbinesDoNotTouch) {
  Wind farm = row_of(3);
  farm.layout_y_m[2] = farm.layout_y_m[1] + 1.0;
  EXPECT_EQ(only_key(farm), "layout_x_m");
}

TEST(WindLayout, ARoseHasSomeWind) {
  Wind farm = row_of(3);
  farm.rose_frac = {0.0, 0.0, 0.0, 0.0};
  EXPECT_EQ(only_key(farm), "rose_frac");
}

}  // namespace
}  // namespace sunward::component

#include "sunward/component/axis_values.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "sunward/base/error.hpp"
#include "sunward/component/load/load_profile.hpp"

namespace sunward::component {
namespace {

/// 0, 1, 2, ...: the value names the hour of the series' year.
std::vector<double> hours(std::size_t n) {
  std::vector<double> values(n);
  std::iota(values.begin(), values.end(), 0.0);
  return values;
}

TEST(ValuesOnAxis, OneValuePerStepIsTakenAsItIs) {
  EXPECT_EQ(values_on_axis(hours(8760), series::calendar_year(2023), "x"), hours(8760));
  EXPECT_EQ(values_on_axis(hours(8784), series::calendar_year(2024), "x"), hours(8784));
}

TEST(ValuesOnAxis, LeapDayRepeatsThe28thOfFebruaryWhenTheSeriesHasNone) {
  const auto values = values_on_axis(hours(8760), series::calendar_year(2024), "x");
  ASSERT_EQ(values.size(), 8784U);
  EXPECT_EQ(values[58 * 24 + 5], 58 * 24 + 5.0);  // 28 February
  EXPECT_EQ(values[59 * 24 + 5], 58 * 24 + 5.0);  // 29 February
  EXPECT_EQ(values[60 * 24], 59 * 24.0);          // 1 March
  EXPECT_EQ(values.back(), 8759.0);
}

TEST(ValuesOnAxis, LeapDayOfTheSeriesIsLeftOutOfACommonYear) {
  const auto values = values_on_axis(hours(8784), series::calendar_year(2023), "x");
  ASSERT_EQ(values.size(), 8760U);
  EXPECT_EQ(values[58 * 24 + 23], 58 * 24 + 23.0);
  EXPECT_EQ(values[59 * 24], 60 * 24.0);  // 1 March
  EXPECT_EQ(values.back(), 8783.0);
}

TEST(ValuesOnAxis, AWeekTakesItsPartOfTheYear) {
  series::TimeAxis week = series::calendar_year(2023);
  week.start = {2023, 7, 1, 0, 0};
  week.n_steps = 168;
  EXPECT_EQ(values_on_axis(hours(8760), week, "x").front(), 181 * 24.0);
}

TEST(ValuesOnAxis, RefusesAnyOtherLengthAndNamesTheKey) {
  try {
    static_cast<void>(values_on_axis(hours(8761), series::calendar_year(2023), "profile_mw"));
    FAIL() << "no exception";
  } catch (const InputError& error) {
    ASSERT_EQ(error.faults().size(), 1U);
    EXPECT_EQ(error.faults()[0].key, "profile_mw");
    EXPECT_EQ(error.faults()[0].value, "8761");
  }
}

TEST(ValuesOnAxis, RefusesHourlyValuesForQuarterHours) {
  EXPECT_THROW(static_cast<void>(values_on_axis(hours(8760), series::calendar_year(2023, 15), "x")),
               InputError);
}

TEST(ValuesOnAxis, RefusesValuesThatAreNoNumbers) {
  auto values = hours(8760);
  values[17] = std::nan("");
  EXPECT_THROW(static_cast<void>(values_on_axis(values, series::calendar_year(2023), "x")),
               InputError);
}

TEST(LoadProfile, ConstantLoadFillsTheYear) {
  ElectricLoad load;
  load.constant_mw = 42.0;
  const auto profile = load_profile(load, series::calendar_year(2024));
  EXPECT_EQ(profile, std::vector<double>(8784, 42.0));
}

TEST(LoadProfile, GivenProfileIsLaidOnTheYear) {
  ElectricLoad load;
  load.profile_mw = hours(8760);
  EXPECT_EQ(load_profile(load, series::calendar_year(2024)).size(), 8784U);
}

TEST(HydrogenProfile, DailyMassIsSpreadEvenly) {
  HydrogenDemand demand;
  demand.mass_kg_per_day = 6000.0;
  const auto profile = hydrogen_profile(demand, series::calendar_year(2023, 30));
  EXPECT_EQ(profile, std::vector<double>(17520, 250.0));
}

TEST(HydrogenProfile, FixedProfileStays) {
  HydrogenDemand demand;
  demand.profile_kg_per_h = hours(8760);
  EXPECT_EQ(hydrogen_profile(demand, series::calendar_year(2023)), hours(8760));
}

}  // namespace
}  // namespace sunward::component

#include "sunward/series/time_axis.hpp"

#include <gtest/gtest.h>

namespace sunward::series {
namespace {

TEST(TimeAxis, KnowsTheRuleOfLeapYears) {
  EXPECT_TRUE(is_leap_year(2024));
  EXPECT_FALSE(is_leap_year(2025));
  EXPECT_FALSE(is_leap_year(1900));
  EXPECT_TRUE(is_leap_year(2000));
}

TEST(TimeAxis, CountsDaysFromTheUnixEpoch) {
  EXPECT_EQ(days_from_civil(1970, 1, 1), 0);
  EXPECT_EQ(days_from_civil(2000, 3, 1), 11017);  // Unix time 951868800 / 86400
  EXPECT_EQ(days_from_civil(1969, 12, 31), -1);
}

TEST(TimeAxis, TurnsMinutesIntoTheDateTheyCameFromForEveryDayOfFourCenturies) {
  for (long day = days_from_civil(1899, 12, 31); day < days_from_civil(2301, 1, 2); ++day) {
    const CivilTime time = civil_from_minutes(day * 1440 + 745);
    ASSERT_EQ(days_from_civil(time.year, time.month, time.day), day);
    ASSERT_EQ(time.hour, 12);
    ASSERT_EQ(time.minute, 25);
  }
}

TEST(TimeAxis, AYearHas8760HoursAndALeapYear8784) {
  EXPECT_EQ(calendar_year(2025).n_steps, 8760);
  EXPECT_EQ(calendar_year(2024).n_steps, 8784);
  EXPECT_EQ(calendar_year(2025, 15).n_steps, 35040);
}

TEST(TimeAxis, StampsAreTheStartsOfTheIntervals) {
  const TimeAxis axis = calendar_year(2025, 30);
  EXPECT_EQ(axis.iso(0), "2025-01-01T00:00");
  EXPECT_EQ(axis.iso(1), "2025-01-01T00:30");
  EXPECT_EQ(axis.iso(axis.n_steps - 1), "2025-12-31T23:30");
}

TEST(TimeAxis, MonthHourAndDayOfYearFollowTheCalendarOfALeapYear) {
  const TimeAxis axis = calendar_year(2024);
  const Index first_of_march = (31 + 29) * 24;
  EXPECT_EQ(axis.month(first_of_march - 1), 1);
  EXPECT_EQ(axis.month(first_of_march), 2);
  EXPECT_EQ(axis.day_of_year(first_of_march), 60);
  EXPECT_EQ(axis.hour(first_of_march + 13), 13);
}

TEST(TimeAxis, AnAxisThatSkipsTheLeapDayGoesFrom28FebruaryTo1March) {
  TimeAxis axis = calendar_year(2024);
  axis.skips_leap_day = true;
  axis.n_steps = 8760;
  const Index first_of_march = (31 + 28) * 24;
  EXPECT_EQ(axis.iso(first_of_march - 1), "2024-02-28T23:00");
  EXPECT_EQ(axis.iso(first_of_march), "2024-03-01T00:00");
  EXPECT_EQ(axis.day_of_year(first_of_march), 59);
  EXPECT_EQ(axis.iso(8759), "2024-12-31T23:00");
}

}  // namespace
}  // namespace sunward::series

#include "sunward/series/calendar_years.hpp"

#include <gtest/gtest.h>

namespace sunward::series {
namespace {

Weather counted(const CivilTime& start, Index n_steps) {
  Weather weather;
  weather.name = "site";
  weather.axis.start = start;
  weather.axis.n_steps = n_steps;
  for (Index t = 0; t < n_steps; ++t) weather.wind_m_per_s.push_back(t);
  return weather;
}

TEST(CalendarYears, EachYearGetsItsOwnAxisNameAndHours) {
  const auto years = split_calendar_years(counted({2023, 1, 1, 0, 0}, 8760 + 8784 + 8760));
  ASSERT_EQ(years.size(), 3u);
  EXPECT_EQ(years[1].axis, calendar_year(2024));
  EXPECT_EQ(years[1].name, "site 2024");
  EXPECT_EQ(years[1].wind_m_per_s.front(), 8760.0);
  EXPECT_EQ(years[2].wind_m_per_s.front(), 8760.0 + 8784.0);
  EXPECT_TRUE(years[1].ghi_w_per_m2.empty());
}

TEST(CalendarYears, DaysBeforeAndAfterWholeYearsAreDropped) {
  const auto years = split_calendar_years(counted({2022, 12, 31, 0, 0}, 24 + 8760 + 8784 + 48));
  ASSERT_EQ(years.size(), 2u);
  EXPECT_EQ(years[0].axis, calendar_year(2023));
  EXPECT_EQ(years[0].wind_m_per_s.front(), 24.0);
}

TEST(CalendarYears, OneYearOrAFewDaysComeBackAsTheyAre) {
  EXPECT_EQ(split_calendar_years(counted({2023, 1, 1, 0, 0}, 8760)).at(0).name, "site");
  EXPECT_EQ(split_calendar_years(counted({2023, 5, 1, 0, 0}, 48)).at(0).axis.n_steps, 48);
}

}  // namespace
}  // namespace sunward::series

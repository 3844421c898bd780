#include "sunward/component/grid/time_of_use.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace sunward::component {
namespace {

PriceBand band(std::vector<DaySpan> spans) {
  PriceBand entry;
  entry.spans = std::move(spans);
  return entry;
}

long minutes_of(const TimeOfUse& table, const series::CivilTime& date, int wanted) {
  const DayBands day = bands_on(table, date);
  return std::count(day.begin(), day.end(), static_cast<std::int16_t>(wanted));
}

TEST(TimeOfUse, TheLastBandThatHoldsCounts) {
  const TimeOfUse table{{band({}), band({{480, 660}})}, {}, {}};
  EXPECT_EQ(minutes_of(table, {2025, 3, 3}, 1), 180);
  EXPECT_EQ(minutes_of(table, {2025, 3, 3}, 0), 1260);
}

TEST(TimeOfUse, ASpanPastMidnightStaysOnItsDate) {
  const DayBands day = bands_on({{band({{1320, 360}})}, {}, {}}, {2025, 3, 3});
  EXPECT_EQ(day[0], 0);
  EXPECT_EQ(day[359], 0);
  EXPECT_EQ(day[360], -1);
  EXPECT_EQ(day[1320], 0);
}

TEST(TimeOfUse, WeekendsAreSaturdayAndSunday) {
  TimeOfUse table{{band({})}, {}, {}};
  table.bands[0].weekdays = table.bands[0].holidays = false;
  EXPECT_EQ(minutes_of(table, {2025, 2, 28}, 0), 0);      // a Friday
  EXPECT_EQ(minutes_of(table, {2025, 3, 1}, 0), 1440);    // Saturday
  EXPECT_EQ(minutes_of(table, {2025, 3, 2}, 0), 1440);    // Sunday
  EXPECT_EQ(minutes_of(table, {1969, 12, 28}, 0), 1440);  // a Sunday before 1970
}

TEST(TimeOfUse, AHolidayIsNeitherWeekdayNorWeekend) {
  TimeOfUse table{{band({})}, {{2025, 10, 1}, {0, 5, 1}}, {}};
  table.bands[0].weekdays = table.bands[0].weekends = false;
  EXPECT_EQ(minutes_of(table, {2025, 10, 1}, 0), 1440);
  EXPECT_EQ(minutes_of(table, {2026, 10, 1}, 0), 0);
  EXPECT_EQ(minutes_of(table, {2031, 5, 1}, 0), 1440);  // every year's
}

TEST(TimeOfUse, AWeekendThatIsWorkedIsAWeekday) {
  TimeOfUse table{{band({})}, {}, {{2025, 9, 28}}};  // Sunday before the October holiday
  table.bands[0].weekends = false;
  EXPECT_EQ(minutes_of(table, {2025, 9, 28}, 0), 1440);
  EXPECT_EQ(minutes_of(table, {2025, 9, 21}, 0), 0);
}

TEST(TimeOfUse, MonthsAndDatesNarrowABand) {
  TimeOfUse table{{band({})}, {}, {}};
  table.bands[0].months.fill(false);
  table.bands[0].months[6] = true;
  table.bands[0].dates = {{0, 7, 4}};
  EXPECT_EQ(minutes_of(table, {2025, 7, 4}, 0), 1440);
  EXPECT_EQ(minutes_of(table, {2025, 7, 5}, 0), 0);
}

TEST(BandClock, SharesOfALongStepSumToOne) {
  const TimeOfUse table{{band({{450, 480}, {500, 510}})}, {}, {}};
  const series::TimeAxis axis = series::calendar_year(2025, 90);
  BandClock clock(table, axis);
  const std::vector<BandShare>& shares = clock.shares(5);  // 07:30-09:00
  ASSERT_EQ(shares.size(), 2U);
  double banded = 0.0, total = 0.0;
  for (const BandShare& share : shares) {
    total += share.share_frac;
    if (share.band == 0) banded = share.share_frac;
  }
  EXPECT_NEAR(total, 1.0, 1e-15);
  EXPECT_NEAR(banded, 40.0 / 90.0, 1e-15);
}

}  // namespace
}  // namespace sunward::component

// Storages run without a schedule.
#include <gtest/gtest.h>

#include "sunward/simulation/policy.hpp"

namespace sunward::simulation {
namespace {

constexpr Ability half_full{.charge_mw = 10.0,
                            .discharge_mw = 10.0,
                            .content_mwh = 20.0,
                            .room_mwh = 20.0,
                            .round_trip_frac = 0.75};

Outlook outlook(std::vector<double> residual_mw, std::vector<double> price) {
  Outlook made;
  made.residual_mw = {std::move(residual_mw)};
  made.import_price_cny_per_mwh = std::move(price);
  made.held_import_mw = 100.0;
  made.demand_cny_per_mw = 36000.0;
  return made;
}

double request(const Outlook& outlook, const Ability& ability = half_full) {
  return LookaheadPolicy().requests({ability}, outlook)[0];
}

TEST(LookaheadPolicy, StoresSurplusForADearShortage) {
  EXPECT_NEAR(request(outlook({6.0, -9.0, -9.0, -9.0}, {700.0, 800.0, 800.0, 800.0})), -6.0, 1e-9);
}

TEST(LookaheadPolicy, ExportsSurplusThatIsWorthMoreThere) {
  Outlook dear = outlook({6.0, -9.0, -9.0, -9.0}, {300.0, 400.0, 400.0, 400.0});
  dear.export_price_cny_per_mwh = 295.0;
  dear.export_mw = 50.0;
  Ability empty = half_full;
  empty.content_mwh = 0.0;
  EXPECT_NEAR(request(dear, empty), -6.0, 1e-9);  // 400 x 0.75 = 300
  dear.export_price_cny_per_mwh = 301.0;
  EXPECT_NEAR(request(dear, empty), 0.0, 1e-9);
}

TEST(LookaheadPolicy, MeetsAShortageThatNoDearerOneFollows) {
  EXPECT_NEAR(request(outlook({-6.0, -5.0}, {800.0, 300.0})), 6.0, 1e-9);
}

TEST(LookaheadPolicy, KeepsWhatDearerHoursNeed) {
  // 20 MWh for 2 x 9 MWh at the peak: 2 MWh are free now.
  EXPECT_NEAR(request(outlook({-6.0, -9.0, -9.0}, {700.0, 800.0, 800.0})), 2.0, 1e-9);
}

TEST(LookaheadPolicy, ChargesFromTheGridWhatThePeakLacks) {
  const std::vector<double> price{300.0, 800.0, 800.0, 800.0};
  // The peak needs 27 MWh, 20 are there: 7 / 0.75 from the grid.
  EXPECT_NEAR(request(outlook({-5.0, -9.0, -9.0, -9.0}, price)), -7.0 / 0.75, 1e-9);
}

TEST(LookaheadPolicy, WaitsForTheCheapestHourBeforeThePeak) {
  const std::vector<double> price{400.0, 300.0, 800.0, 800.0, 800.0};
  EXPECT_NEAR(request(outlook({-5.0, -5.0, -9.0, -9.0, -9.0}, price)), 0.0, 1e-9);
}

TEST(LookaheadPolicy, ChargesOnlyWithinTheHeldImport) {
  Outlook tight = outlook({-5.0, -9.0, -9.0, -9.0}, {300.0, 800.0, 800.0, 800.0});
  tight.held_import_mw = 9.0;
  EXPECT_NEAR(request(tight), -4.0, 1e-9);
}

TEST(LookaheadPolicy, SpendsItsContentOnAnImportAboveTheHeldOne) {
  Outlook peak = outlook({-6.0, -30.0, -6.0}, {800.0, 500.0, 800.0});
  peak.held_import_mw = 20.0;
  Ability little = half_full;
  little.content_mwh = 10.0;
  EXPECT_NEAR(request(peak, little), 0.0, 1e-9);  // all 10 MWh are for the hour to come
}

TEST(LookaheadPolicy, WeighsACourseThatIsOneOfTwoByHalf) {
  Outlook unsure = outlook({-6.0, -9.0}, {900.0, 1100.0});
  Ability little = half_full;
  little.content_mwh = 6.0;
  EXPECT_NEAR(request(unsure, little), 0.0, 1e-9);
  unsure.residual_mw.push_back({-6.0, 9.0});
  EXPECT_NEAR(request(unsure, little), 6.0, 1e-9);  // half of 1100 is less than 900
  unsure.import_price_cny_per_mwh = {500.0, 1100.0};
  EXPECT_NEAR(request(unsure, little), 0.0, 1e-9);
}

TEST(LookaheadPolicy, AsksTheMoreEfficientStorageFirst) {
  Ability better = half_full;
  better.round_trip_frac = 0.85;
  const auto requests =
      LookaheadPolicy().requests({half_full, better}, outlook({-12.0, -1.0}, {800.0, 300.0}));
  EXPECT_NEAR(requests[1], 10.0, 1e-9);
  EXPECT_NEAR(requests[0], 2.0, 1e-9);
}

/// Four days of hours whose residual is 1, 2, 3 ... MW.
Bus numbered_hours() {
  Bus bus;
  bus.used_mw.assign(96, 0.0);
  for (int t = 0; t < 96; ++t) bus.demand_mw.push_back(-1.0 * t);
  return bus;
}

TEST(Lookout, SeesTheDayBeforeInPlaceOfTheHoursToCome) {
  const Lookout lookout(numbered_hours(), 0, 96, 1.0, Forecast::yesterday, 30.0);
  Outlook seen;
  lookout.look(50, seen);
  ASSERT_EQ(seen.residual_mw.size(), 1u);
  const std::vector<double>& course = seen.residual_mw[0];
  EXPECT_EQ(course[0], 50.0);
  EXPECT_EQ(course[1], 27.0);
  EXPECT_EQ(course[24], 50.0);
  EXPECT_EQ(course[25], 27.0);  // two days back: yesterday's same hour is not over yet
  EXPECT_EQ(course.size(), 31u);
}

TEST(Lookout, SeesTheHoursToComeWhenTheForecastIsPerfect) {
  const Lookout lookout(numbered_hours(), 0, 96, 1.0, Forecast::perfect, 3.0);
  Outlook seen;
  lookout.look(94, seen);
  ASSERT_EQ(seen.residual_mw.size(), 1u);
  EXPECT_EQ(seen.residual_mw[0], (std::vector<double>{94.0, 95.0, 0.0, 1.0}));
}

TEST(Lookout, SeesNothingOfTheHoursToComeWithoutAPerfectForecast) {
  Bus known, other;
  for (int t = 0; t < 24 * 20; ++t) known.demand_mw.push_back(-1.0 * t);
  known.used_mw.assign(24 * 20, 0.0);
  other.used_mw = known.used_mw;
  other.demand_mw = known.demand_mw;
  constexpr std::size_t now = 24 * 10 + 5;
  for (std::size_t t = now + 1; t < 24 * 20; ++t) other.demand_mw[t] = 0.0;
  // Of the week's forecast the fading is a statistic of the whole year.
  for (const Forecast forecast : {Forecast::yesterday}) {
    Outlook one, two;
    Lookout(known, 0, 24 * 20, 1.0, forecast, 24.0).look(now, one);
    Lookout(other, 0, 24 * 20, 1.0, forecast, 24.0).look(now, two);
    EXPECT_EQ(one.residual_mw, two.residual_mw);
  }
}

TEST(Lookout, TakesEachOfTheLastSevenDaysAndFadesTheDeparture) {
  Bus bus;
  bus.used_mw.assign(24 * 20, 0.0);
  for (int day = 0; day < 20; ++day)
    for (int hour = 0; hour < 24; ++hour) bus.demand_mw.push_back(day == 10 ? -5.0 : -3.0);
  const Lookout lookout(bus, 0, 24 * 20, 1.0, Forecast::week, 24.0);
  Outlook seen;
  lookout.look(24 * 10 + 6, seen);
  ASSERT_EQ(seen.residual_mw.size(), 7u);
  for (const std::vector<double>& course : seen.residual_mw) {
    EXPECT_EQ(course[0], 5.0);
    EXPECT_GT(course[1], 4.5);  // 3 as on the days before, the 2 MW more still there
    EXPECT_LT(course[12], course[1]);
    EXPECT_GT(course[12], 3.0);
  }
}

}  // namespace
}  // namespace sunward::simulation

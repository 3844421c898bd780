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
  made.residual_mw = std::move(residual_mw);
  made.import_price_cny_per_mwh = std::move(price);
  made.import_free_mw = 20.0;
  return made;
}

double request(const Outlook& outlook, const Ability& ability = half_full) {
  return ForecastPolicy().requests({ability}, outlook)[0];
}

TEST(ForecastPolicy, StoresSurplusForADearShortage) {
  EXPECT_EQ(request(outlook({6.0, -5.0}, {300.0, 800.0})), -6.0);
}

TEST(ForecastPolicy, ExportsSurplusThatIsWorthMoreThere) {
  Outlook dear = outlook({6.0, -5.0}, {300.0, 400.0});
  dear.export_price_cny_per_mwh = 350.0;  // 400 x 0.75 = 300
  EXPECT_EQ(request(dear), 0.0);
}

TEST(ForecastPolicy, MeetsAShortageThatNoDearerOneFollows) {
  EXPECT_EQ(request(outlook({-6.0, -5.0}, {800.0, 300.0})), 6.0);
}

TEST(ForecastPolicy, KeepsWhatDearerHoursNeed) {
  // 20 MWh for 2 x 9 MWh at the peak: 2 MWh are free now.
  EXPECT_EQ(request(outlook({-6.0, -9.0, -9.0}, {500.0, 800.0, 800.0})), 2.0);
}

TEST(ForecastPolicy, CountsOnSurplusThatComesBeforeTheDearHours) {
  EXPECT_EQ(request(outlook({-6.0, 8.0, -9.0, -9.0}, {500.0, 500.0, 800.0, 800.0})), 6.0);
}

TEST(ForecastPolicy, ChargesFromTheGridWhatThePeakLacks) {
  const std::vector<double> price{300.0, 800.0, 800.0, 800.0};
  // The peak needs 27 MWh, 20 are there: 7 / 0.75 from the grid.
  EXPECT_NEAR(request(outlook({-5.0, -9.0, -9.0, -9.0}, price)), -7.0 / 0.75, 1e-12);
}

TEST(ForecastPolicy, WaitsForTheCheapestHourBeforeThePeak) {
  const std::vector<double> price{400.0, 300.0, 800.0, 800.0, 800.0};
  EXPECT_EQ(request(outlook({-5.0, -5.0, -9.0, -9.0, -9.0}, price)), 0.0);
}

TEST(ForecastPolicy, NeverRaisesTheImportAboveTheMonthsHighest) {
  Outlook tight = outlook({-5.0, -9.0, -9.0, -9.0}, {300.0, 800.0, 800.0, 800.0});
  tight.import_free_mw = 8.0;
  EXPECT_EQ(request(tight), -3.0);
}

TEST(ForecastPolicy, AsksTheMoreEfficientStorageFirst) {
  Ability better = half_full;
  better.round_trip_frac = 0.85;
  const auto requests =
      ForecastPolicy().requests({half_full, better}, outlook({-12.0, -1.0}, {800.0, 300.0}));
  EXPECT_EQ(requests[1], 10.0);
  EXPECT_EQ(requests[0], 2.0);
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
  EXPECT_EQ(seen.residual_mw[0], 50.0);
  EXPECT_EQ(seen.residual_mw[1], 27.0);
  EXPECT_EQ(seen.residual_mw[24], 50.0);
  EXPECT_EQ(seen.residual_mw[25], 27.0);  // two days back: yesterday's same hour is not over yet
  EXPECT_EQ(seen.residual_mw.size(), 31u);
}

TEST(Lookout, SeesTheHoursToComeWhenTheForecastIsPerfect) {
  const Lookout lookout(numbered_hours(), 0, 96, 1.0, Forecast::perfect, 3.0);
  Outlook seen;
  lookout.look(94, seen);
  EXPECT_EQ(seen.residual_mw, (std::vector<double>{94.0, 95.0, 0.0, 1.0}));
}

}  // namespace
}  // namespace sunward::simulation

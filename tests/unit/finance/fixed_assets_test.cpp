#include "sunward/finance/fixed_assets.hpp"

#include <gtest/gtest.h>

namespace sunward::finance {
namespace {

FixedAsset asset(double cost_cny, int lifetime_y, int depreciation_y, double residual_frac) {
  FixedAsset made;
  made.cost_cny = cost_cny;
  made.lifetime_y = lifetime_y;
  made.depreciation_y = depreciation_y;
  made.residual_frac = residual_frac;
  made.replacement_cost_cny = 0.5 * cost_cny;
  return made;
}

TEST(AssetYears, DepreciatesStraightDownToTheResidualValue) {
  const AssetYears years = asset_years(asset(100.0, 25, 4, 0.2), 5);
  EXPECT_EQ(years.depreciation_cny, (Years{20.0, 20.0, 20.0, 20.0, 0.0}));
  EXPECT_EQ(years.book_value_cny, (Years{80.0, 60.0, 40.0, 20.0, 20.0}));
  EXPECT_EQ(years.disposal_cny, (Years{0.0, 0.0, 0.0, 0.0, 20.0}));
  EXPECT_EQ(years.replacement_cny, Years(5, 0.0));
}

TEST(AssetYears, ReplacesWhatReachesItsLifetimeAndDepreciatesItAnew) {
  const AssetYears years = asset_years(asset(100.0, 2, 20, 0.0), 5);
  EXPECT_EQ(years.replacement_cny, (Years{0.0, 50.0, 0.0, 50.0, 0.0}));
  EXPECT_EQ(years.depreciation_cny, (Years{50.0, 50.0, 25.0, 25.0, 25.0}));
  EXPECT_EQ(years.book_value_cny, (Years{50.0, 50.0, 25.0, 50.0, 25.0}));
  EXPECT_EQ(years.disposal_cny, (Years{0.0, 0.0, 0.0, 0.0, 25.0}));
}

TEST(AssetYears, SellsTheReplacedAtItsBookValue) {
  const AssetYears years = asset_years(asset(100.0, 2, 20, 0.1), 4);
  EXPECT_DOUBLE_EQ(years.disposal_cny[1], 10.0);
  EXPECT_DOUBLE_EQ(years.book_value_cny[1], 50.0);
}

TEST(AssetYears, RenewsInTheYearsOfAReplayInsteadOfTheLifetime) {
  FixedAsset cells = asset(100.0, 4, 20, 0.0);
  cells.renewal_years = {2, 5};
  cells.replayed_y = 7;
  const AssetYears years = asset_years(cells, 7);
  EXPECT_EQ(years.replacement_cny, (Years{0.0, 50.0, 0.0, 0.0, 50.0, 0.0, 0.0}));
  // 100 over two years, 50 over three; the last 50 live four, of which two are left at the end.
  EXPECT_EQ(years.depreciation_cny[1], 50.0);
  EXPECT_NEAR(years.depreciation_cny[2], 50.0 / 3.0, 1e-12);
  EXPECT_NEAR(years.disposal_cny[6], 25.0, 1e-12);
}

TEST(AssetYears, RenewsNothingThatTheReplayNeverSawWornOut) {
  FixedAsset cells = asset(100.0, 3, 20, 0.0);
  cells.replayed_y = 25;
  EXPECT_EQ(asset_years(cells, 20).replacement_cny, Years(20, 0.0));
}

TEST(AssetYears, GoesBackToTheLifetimeAfterTheReplay) {
  FixedAsset cells = asset(100.0, 3, 20, 0.0);
  cells.renewal_years = {2};
  cells.replayed_y = 4;
  const Years paid = asset_years(cells, 9).replacement_cny;
  EXPECT_EQ(paid, (Years{0.0, 50.0, 0.0, 0.0, 50.0, 0.0, 0.0, 50.0, 0.0}));
}

TEST(AssetYears, DoesNotReplaceInTheLastYear) {
  EXPECT_EQ(asset_years(asset(100.0, 3, 3, 0.0), 3).replacement_cny, Years(3, 0.0));
}

TEST(AssetYears, BooksBalanceEveryYear) {
  for (const int life : {1, 2, 3, 7, 20}) {
    const AssetYears years = asset_years(asset(100.0, life, 5, 0.07), 20);
    double book = 100.0;
    for (std::size_t y = 0; y < 20; ++y) {
      const double sold = y + 1 == 20 ? 0.0 : years.disposal_cny[y];
      book += years.replacement_cny[y] - years.depreciation_cny[y] - sold;
      EXPECT_NEAR(years.book_value_cny[y], book, 1e-9) << life << " " << y;
    }
  }
}

}  // namespace
}  // namespace sunward::finance

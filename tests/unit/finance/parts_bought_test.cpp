// Stacks that units renew one by one: each purchase is paid and written off by itself.
#include <gtest/gtest.h>

#include "sunward/finance/fixed_assets.hpp"

namespace sunward::finance {
namespace {

FixedAsset stacks() {
  FixedAsset made;
  made.depreciation_y = 2;
  made.lifetime_y = 3;
  made.parts_bought = {{1, 40.0}, {3, 20.0}, {5, 70.0}};
  return made;
}

TEST(PartsBought, ArePaidAtTheEndOfTheirYearsAndNotWhenNothingIsLeftToServe) {
  EXPECT_EQ(asset_years(stacks(), 5).replacement_cny, (Years{40.0, 0.0, 20.0, 0.0, 0.0}));
}

TEST(PartsBought, AreWrittenOffToNothingFromTheNextYearOn) {
  const AssetYears years = asset_years(stacks(), 5);
  EXPECT_EQ(years.depreciation_cny, (Years{0.0, 20.0, 20.0, 10.0, 10.0}));
  EXPECT_EQ(years.book_value_cny, (Years{40.0, 20.0, 20.0, 10.0, 0.0}));
  EXPECT_EQ(years.disposal_cny, Years(5, 0.0));
}

TEST(PartsBought, LeaveTheRestOfTheirValueAtTheEnd) {
  FixedAsset made = stacks();
  made.depreciation_y = 4;
  EXPECT_DOUBLE_EQ(asset_years(made, 4).disposal_cny[3], 10.0 + 15.0);
}

}  // namespace
}  // namespace sunward::finance

#include "sunward/finance/taxes.hpp"

#include <gtest/gtest.h>

namespace sunward::finance {
namespace {

TEST(TaxWithin, IsThePartOfAPriceThatIsTax) { EXPECT_DOUBLE_EQ(tax_within(113.0, 0.13), 13.0); }

TEST(ValueAddedTax, UsesTheCreditOfTheInvestmentBeforeAnythingIsPaid) {
  const ValueAddedTax tax = value_added_tax({0.0, 40.0, 40.0, 40.0}, {100.0, 5.0, 5.0, 5.0});
  EXPECT_EQ(tax.paid_cny, (Years{0.0, 0.0, 0.0, 5.0}));
  EXPECT_EQ(tax.credit_cny, (Years{100.0, 65.0, 30.0, 0.0}));
}

TEST(ValueAddedTax, OfALaterReplacementIsCreditedAgain) {
  const ValueAddedTax tax = value_added_tax({10.0, 10.0, 10.0}, {0.0, 15.0, 0.0});
  EXPECT_EQ(tax.paid_cny, (Years{10.0, 0.0, 5.0}));
}

TEST(IncomeTax, IsFreeForThreeYearsAndHalfForThree) {
  const IncomeTax tax = income_tax(Years(8, 100.0), {0.25, 3, 3, 5});
  EXPECT_EQ(tax.tax_cny, (Years{0.0, 0.0, 0.0, 12.5, 12.5, 12.5, 25.0, 25.0}));
}

TEST(IncomeTax, HolidayRunsThroughYearsOfLoss) {
  const IncomeTax tax = income_tax({-100.0, 50.0, 100.0}, {0.25, 1, 1, 5});
  EXPECT_EQ(tax.loss_used_cny, (Years{0.0, 50.0, 50.0}));
  EXPECT_EQ(tax.taxable_cny, (Years{0.0, 0.0, 50.0}));
  EXPECT_EQ(tax.tax_cny, (Years{0.0, 0.0, 12.5}));
}

TEST(IncomeTax, LossesLapseAfterTheirYears) {
  const IncomeTax tax = income_tax({-100.0, 10.0, 10.0, 100.0}, {0.25, 0, 0, 2});
  EXPECT_EQ(tax.loss_used_cny, (Years{0.0, 10.0, 10.0, 0.0}));
  EXPECT_EQ(tax.tax_cny, (Years{0.0, 0.0, 0.0, 25.0}));
}

TEST(IncomeTax, UsesTheOldestLossesFirst) {
  const IncomeTax tax = income_tax({-10.0, -20.0, 15.0, 30.0}, {0.25, 0, 0, 2});
  EXPECT_EQ(tax.loss_used_cny, (Years{0.0, 0.0, 15.0, 15.0}));
}

}  // namespace
}  // namespace sunward::finance

// Present value, return and payback against values done by hand and the examples of
// numpy-financial 1.0.0 (its documentation), which was run beside them.
#include "sunward/finance/cash_flow.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace sunward::finance {
namespace {

TEST(NetPresentValue, DiscountsTheFirstYearOnce) {
  EXPECT_DOUBLE_EQ(net_present_value(0.25, {-100.0, 125.0}), -80.0 + 80.0);
  EXPECT_DOUBLE_EQ(net_present_value(0.0, {1.0, 2.0, 3.0}), 6.0);
}

TEST(NetPresentValue, IsThatOfNumpyFinancialOneYearLater) {
  // npf.npv(0.08, [-40_000, 5_000, 8_000, 12_000, 30_000]) = 3065.2226681795255, first at time 0
  EXPECT_NEAR(net_present_value(0.08, {-40e3, 5e3, 8e3, 12e3, 30e3}), 3065.2226681795255 / 1.08,
              1e-8);
}

TEST(InternalRateOfReturn, SolvesAQuadraticDoneByHand) {
  // 60 x + 60 x^2 = 100 with x = 1/(1 + r): x = (sqrt(27600) - 60) / 120
  const double x = (std::sqrt(27600.0) - 60.0) / 120.0;
  EXPECT_NEAR(internal_rate_of_return({-100.0, 60.0, 60.0}).value(), 1.0 / x - 1.0, 1e-13);
}

TEST(InternalRateOfReturn, AgreesWithTheExamplesOfNumpyFinancial) {
  EXPECT_NEAR(internal_rate_of_return({-100, 39, 59, 55, 20}).value(), 0.2809484, 5e-8);
  EXPECT_NEAR(internal_rate_of_return({-100, 0, 0, 74}).value(), -0.0954958, 5e-8);
  EXPECT_NEAR(internal_rate_of_return({-100, 100, 0, 7}).value(), 0.0620585, 5e-8);
  EXPECT_NEAR(internal_rate_of_return({-5, 10.5, 1, -8, 1}).value(), 0.0885983, 5e-8);
}

TEST(InternalRateOfReturn, DoesNotExistWithoutAChangeOfSign) {
  EXPECT_FALSE(internal_rate_of_return({-100.0, -5.0}).has_value());
  EXPECT_FALSE(internal_rate_of_return({0.0, 0.0}).has_value());
  EXPECT_FALSE(internal_rate_of_return({}).has_value());
}

TEST(Payback, IsInProportionWithinTheYear) {
  EXPECT_DOUBLE_EQ(payback_years({-100.0, 40.0, 40.0, 40.0}).value(), 3.5);
}

TEST(Payback, DoesNotExistWhenTheMoneyNeverComesBack) {
  EXPECT_FALSE(payback_years({-100.0, 40.0, 40.0}).has_value());
}

TEST(Payback, OfTheDiscountedFlowIsLonger) {
  const Years flow{-100.0, 60.0, 60.0, 60.0};
  EXPECT_NEAR(payback_years(flow).value(), 2.0 + 40.0 / 60.0, 1e-12);
  // at 10 %: -90.909 + 49.587 = -41.322; + 45.079 in year 3
  EXPECT_NEAR(payback_years(discounted(0.1, flow)).value(), 2.0 + 41.3223 / 45.0789, 1e-5);
}

}  // namespace
}  // namespace sunward::finance

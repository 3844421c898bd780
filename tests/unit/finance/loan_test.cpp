#include "sunward/finance/loan.hpp"

#include <gtest/gtest.h>

#include "sunward/base/error.hpp"

namespace sunward::finance {
namespace {

using model::Repayment;

TEST(ConstructionFunding, BearsHalfAYearsInterestOnWhatIsDrawn) {
  // all borrowed at 10 %: interest = 0.1 x (100 + interest) / 2, so 5 / 0.95
  const ConstructionFunding funding = construction_funding({100.0}, 1.0, 0.1);
  EXPECT_NEAR(funding.interest_cny[0], 5.0 / 0.95, 1e-12);
  EXPECT_NEAR(funding.loan_cny[0], 100.0 + 5.0 / 0.95, 1e-12);
  EXPECT_DOUBLE_EQ(funding.equity_cny[0], 0.0);
}

TEST(ConstructionFunding, SecondYearPaysOnTheFirstYearsLoan) {
  const ConstructionFunding funding = construction_funding({100.0, 100.0}, 0.5, 0.1);
  const double first_loan = funding.loan_cny[0];
  EXPECT_NEAR(funding.interest_cny[1], 0.1 * (first_loan + funding.loan_cny[1] / 2.0), 1e-12);
  EXPECT_NEAR(funding.loan_cny[1], funding.equity_cny[1], 1e-12);
}

TEST(Repay, EqualPrincipalFallsByTheSameSumEveryYear) {
  const Repayments years = repay(1000.0, 0.05, 4, 5, Repayment::equal_principal);
  EXPECT_EQ(years.principal_cny, (Years{250.0, 250.0, 250.0, 250.0, 0.0}));
  EXPECT_EQ(years.interest_cny, (Years{50.0, 37.5, 25.0, 12.5, 0.0}));
  EXPECT_EQ(years.closing_cny, (Years{750.0, 500.0, 250.0, 0.0, 0.0}));
}

TEST(Repay, EqualInstalmentIsTheOneOfNumpyFinancial) {
  // npf.pmt(0.05, 10, -1000) = 129.50457496545667; npf.ppmt(0.05, [1, 10], 10, -1000)
  const Repayments years = repay(1000.0, 0.05, 10, 10, Repayment::equal_instalment);
  EXPECT_NEAR(years.principal_cny[0] + years.interest_cny[0], 129.50457496545667, 1e-9);
  EXPECT_NEAR(years.principal_cny[0], 79.50457496545667, 1e-9);
  EXPECT_NEAR(years.principal_cny[9] + years.interest_cny[9], 129.50457496545667, 1e-9);
  EXPECT_DOUBLE_EQ(years.closing_cny[9], 0.0);
}

TEST(Repay, WithoutInterestBothWaysAreTheSame) {
  EXPECT_EQ(repay(900.0, 0.0, 3, 3, Repayment::equal_instalment).closing_cny,
            repay(900.0, 0.0, 3, 3, Repayment::equal_principal).closing_cny);
}

TEST(Repay, RefusesALoanThatOutlivesTheOperation) {
  EXPECT_THROW(static_cast<void>(repay(1.0, 0.1, 3, 2, Repayment::equal_principal)), InternalError);
}

TEST(RepayBy, EndsAtZeroWithTheLoanThatTheServiceIsWorth) {
  const Years service{60.0, 50.0, 40.0, 0.0};
  EXPECT_NEAR(loan_served_by(service, 0.1), 60.0 / 1.1 + 50.0 / 1.21 + 40.0 / 1.331, 1e-12);
  const Repayments years = repay_by(service, 0.1);
  for (std::size_t y = 0; y < 3; ++y)
    EXPECT_NEAR(years.principal_cny[y] + years.interest_cny[y], service[y], 1e-12);
  EXPECT_DOUBLE_EQ(years.closing_cny[2], 0.0);
  EXPECT_DOUBLE_EQ(years.interest_cny[3], 0.0);
}

}  // namespace
}  // namespace sunward::finance

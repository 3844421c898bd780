#include "sunward/finance/loan.hpp"

#include <algorithm>

#include "sunward/base/error.hpp"
#include "sunward/model/annuity.hpp"

namespace sunward::finance {

ConstructionFunding construction_funding(const Years& cost_cny, double loan_frac,
                                         double rate_frac) {
  ConstructionFunding funding;
  double owed = 0.0;
  for (const double cost : cost_cny) {
    // interest = rate (owed + loan_frac (cost + interest) / 2), solved for the interest
    const double interest =
        rate_frac * (owed + 0.5 * loan_frac * cost) / (1.0 - 0.5 * rate_frac * loan_frac);
    funding.interest_cny.push_back(interest);
    funding.loan_cny.push_back(loan_frac * (cost + interest));
    funding.equity_cny.push_back((1.0 - loan_frac) * (cost + interest));
    owed += funding.loan_cny.back();
  }
  return funding;
}

Repayments repay(double loan_cny, double rate_frac, int tenor_y, int operation_y,
                 model::Repayment repayment) {
  SUNWARD_CHECK(repayment != model::Repayment::dscr, "a loan sized by cover has its own schedule");
  SUNWARD_CHECK(tenor_y >= 1 && tenor_y <= operation_y, "the loan outlives the operation");
  const double instalment = loan_cny * model::annuity_factor(rate_frac, tenor_y);
  Repayments years;
  double owed = loan_cny;
  for (int y = 0; y < operation_y; ++y) {
    const double interest = rate_frac * owed;
    double principal = 0.0;
    if (y < tenor_y)
      principal = repayment == model::Repayment::equal_principal ? loan_cny / tenor_y
                                                                 : instalment - interest;
    if (y == tenor_y - 1) principal = owed;  // no crumb of rounding is left
    owed -= principal;
    years.principal_cny.push_back(principal);
    years.interest_cny.push_back(interest);
    years.closing_cny.push_back(owed);
  }
  return years;
}

double loan_served_by(const Years& service_cny, double rate_frac) {
  return net_present_value(rate_frac, service_cny);
}

Repayments repay_by(const Years& service_cny, double rate_frac) {
  Repayments years;
  double owed = loan_served_by(service_cny, rate_frac);
  std::size_t tenor = service_cny.size();
  while (tenor > 0 && service_cny[tenor - 1] == 0.0) --tenor;
  for (std::size_t y = 0; y < service_cny.size(); ++y) {
    const double interest = y < tenor ? rate_frac * owed : 0.0;
    const double principal = y + 1 == tenor ? owed : service_cny[y] - interest;
    owed = y < tenor ? owed - principal : 0.0;
    years.principal_cny.push_back(y < tenor ? principal : 0.0);
    years.interest_cny.push_back(interest);
    years.closing_cny.push_back(owed);
  }
  return years;
}

}  // namespace sunward::finance

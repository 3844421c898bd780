// A loan: drawn while building, with interest added to it, and repaid from the first year of
// operation.
#pragma once

#include "sunward/finance/cash_flow.hpp"
#include "sunward/model/finance_terms.hpp"

namespace sunward::finance {

/// Money needed and borrowed while building, by year of construction.
struct ConstructionFunding {
  Years interest_cny;  ///< of the loan, part of the investment
  Years loan_cny;      ///< drawn, its interest included
  Years equity_cny;
};

/// A part `loan_frac` of every year's cost and of its interest is borrowed. What is drawn during a
/// year bears half a year's interest: interest = rate (opening + draw / 2), where the draw itself
/// covers loan_frac of the interest.
/// Source: Methods and Parameters for Economic Assessment (3rd ed.), construction interest.
[[nodiscard]] ConstructionFunding construction_funding(const Years& cost_cny, double loan_frac,
                                                       double rate_frac);

/// By year of operation; zero after the tenor.
struct Repayments {
  Years principal_cny;
  Years interest_cny;
  Years closing_cny;  ///< owed at the end of the year
};

/// Equal principal or equal instalment over tenor_y <= operation_y years.
[[nodiscard]] Repayments repay(double loan_cny, double rate_frac, int tenor_y, int operation_y,
                               model::Repayment repayment);

/// The loan a series of yearly debt services (end of year) pays back: their present value.
[[nodiscard]] double loan_served_by(const Years& service_cny, double rate_frac);

/// The schedule of a loan that exactly such a series serves. What a year's service does not cover
/// of its interest is added to the loan.
[[nodiscard]] Repayments repay_by(const Years& service_cny, double rate_frac);

}  // namespace sunward::finance

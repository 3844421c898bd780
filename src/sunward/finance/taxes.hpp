// Value-added tax with credit carried forward, and income tax with holiday and losses.
#pragma once

#include "sunward/finance/cash_flow.hpp"

namespace sunward::finance {

/// The tax inside a price that includes it.
[[nodiscard]] inline double tax_within(double price_with_tax, double rate_frac) {
  return price_with_tax * rate_frac / (1.0 + rate_frac);
}

struct ValueAddedTax {
  Years paid_cny;    ///< >= 0
  Years credit_cny;  ///< input tax not yet used, at the end of each year
};

/// Each year's output tax is first met from its own input tax and the credit left; what input tax
/// remains is carried forward without limit and never refunded.
[[nodiscard]] ValueAddedTax value_added_tax(const Years& output_cny, const Years& input_cny);

struct IncomeTaxTerms {
  double rate_frac = 0.25;
  int free_y = 0;  ///< first years without tax
  int half_y = 0;  ///< years at half the rate after those
  int loss_carry_forward_y = 5;
};

struct IncomeTax {
  Years loss_used_cny;  ///< earlier losses set against this year's profit
  Years taxable_cny;    ///< >= 0
  Years rate_frac;
  Years tax_cny;
};

/// @param profit_cny  before tax, first year of operation first. The oldest losses are used first;
/// the holiday runs from the first year, whether or not there is profit.
[[nodiscard]] IncomeTax income_tax(const Years& profit_cny, const IncomeTaxTerms& terms);

}  // namespace sunward::finance

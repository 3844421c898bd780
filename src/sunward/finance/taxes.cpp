#include "sunward/finance/taxes.hpp"

#include <algorithm>

namespace sunward::finance {

namespace {

/// Takes up to `wanted` from the losses of the years oldest..year-1.
double use_losses(Years& losses, std::size_t oldest, std::size_t year, double wanted) {
  double used = 0.0;
  for (std::size_t y = oldest; y < year && used < wanted; ++y) {
    const double part = std::min(losses[y], wanted - used);
    losses[y] -= part;
    used += part;
  }
  return used;
}

double rate_of(std::size_t year, const IncomeTaxTerms& terms) {
  const auto free_y = static_cast<std::size_t>(terms.free_y);
  const auto half_y = static_cast<std::size_t>(terms.half_y);
  if (year < free_y) return 0.0;
  return year < free_y + half_y ? 0.5 * terms.rate_frac : terms.rate_frac;
}

}  // namespace

ValueAddedTax value_added_tax(const Years& output_cny, const Years& input_cny) {
  ValueAddedTax tax;
  double credit = 0.0;
  for (std::size_t t = 0; t < output_cny.size(); ++t) {
    const double due = output_cny[t] - input_cny[t] - credit;
    credit = std::max(0.0, -due);
    tax.paid_cny.push_back(std::max(0.0, due));
    tax.credit_cny.push_back(credit);
  }
  return tax;
}

IncomeTax income_tax(const Years& profit_cny, const IncomeTaxTerms& terms) {
  IncomeTax tax;
  Years losses(profit_cny.size(), 0.0);
  const auto limit = static_cast<std::size_t>(terms.loss_carry_forward_y);
  for (std::size_t y = 0; y < profit_cny.size(); ++y) {
    losses[y] = std::max(0.0, -profit_cny[y]);
    const double profit = std::max(0.0, profit_cny[y]);
    const double used = use_losses(losses, y > limit ? y - limit : 0, y, profit);
    tax.loss_used_cny.push_back(used);
    tax.taxable_cny.push_back(profit - used);
    tax.rate_frac.push_back(rate_of(y, terms));
    tax.tax_cny.push_back(tax.taxable_cny.back() * tax.rate_frac.back());
  }
  return tax;
}

}  // namespace sunward::finance

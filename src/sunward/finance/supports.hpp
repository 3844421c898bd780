// What supports that are switched on add to a year of operation. Definitions:
// docs/theory/finance.md.
#pragma once

#include <string>
#include <vector>

#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"

namespace sunward::finance {

struct Project;

/// A support that pays by the year: amount = quantity x price, with tax.
struct SupportIncome {
  std::string kind;  ///< "capacity_price", "certificate", "price_difference"
  std::string id;    ///< empty: not booked
  double quantity = 0.0;
  std::string unit;        ///< of the quantity, "kW" or "MWh"
  double price_cny = 0.0;  ///< per unit and year, with tax; below 0: paid back
  [[nodiscard]] double paid_cny() const { return quantity * price_cny; }
};

/// The supports of a project: every kind has an entry, whether booked or not.
struct Supports {
  std::vector<SupportIncome> income = {{"capacity_price", "", 0.0, "kW", 0.0},
                                       {"certificate", "", 0.0, "MWh", 0.0},
                                       {"price_difference", "", 0.0, "MWh", 0.0}};
  std::string green_loan_id;         ///< empty: not booked
  double loan_rate_less_frac = 0.0;  ///< off the interest of the long loan
  std::string tax_holiday_id;        ///< empty: the years are those of [finance]

  /// The income of a kind. @throws InternalError when there is no such kind.
  [[nodiscard]] const SupportIncome& of(const std::string& kind) const;
  [[nodiscard]] bool any() const;
};

/// Books what the park's case file switches on into the project, whose export sales are known:
/// income, interest and, in its terms, the years of the tax holiday.
/// @throws InputError when a support does not apply to the park, or a price difference is asked
/// for without export.
void book_supports(const result::Plan& plan, const model::Park& park, Project& project);

}  // namespace sunward::finance

// Electricity bills as terminal tables.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/text.hpp"
#include "sunward/finance/plan_bill.hpp"

namespace sunward::report {

/// "Energy, peak": the line, with its band where it has one.
[[nodiscard]] std::string bill_line_name(const finance::BillLine& line, Language language);

struct BillView {
  std::size_t year = 0;   ///< index of the weather year shown
  int month = 0;          ///< 1-12: that month line by line; 0: a row per month
  double vat_frac = 0.0;  ///< inside all prices
};

/// One table per grid connection, what was chosen, and the difference from the optimiser's cost.
/// @param bills  every one with more years than `view.year`.
[[nodiscard]] std::string bill_table(const std::string& park,
                                     const std::vector<finance::GridBill>& bills,
                                     const BillView& view, Language language);

}  // namespace sunward::report

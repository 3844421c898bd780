// How profit and cash are distributed; private to finance.
#pragma once

#include "sunward/finance/cash_flow.hpp"
#include "sunward/model/finance_terms.hpp"

namespace sunward::finance::detail {

/// Years of construction, empty, and of operation.
struct Distribution {
  Years to_surplus_cny;  ///< statutory surplus
  Years opening_cash_cny, net_cash_flow_cny, dividends_cny, contributions_cny, closing_cash_cny;
  Years retained_profit_cny;
};

/// Each year of operation: losses of earlier years are made up first; of what then remains of the
/// year's profit a part goes to the surplus, until that is half of the paid-in capital; the rest,
/// with what was retained, is paid out as far as cash allows. The owners pay in a shortfall.
/// Source: company law of China (losses before surplus); profit distribution statement of Methods
/// and Parameters for Economic Assessment of Construction Projects, 3rd ed.
/// @param net_flow_cny  of the owners, before any of this.
[[nodiscard]] Distribution distribute(const model::FinanceTerms& terms, double equity_cny,
                                      const Years& net_flow_cny, const Years& net_profit_cny);

}  // namespace sunward::finance::detail

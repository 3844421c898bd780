#include "sunward/finance/distribution.hpp"

#include <algorithm>

namespace sunward::finance::detail {

Distribution distribute(const model::FinanceTerms& terms, double equity_cny,
                        const Years& net_flow_cny, const Years& net_profit_cny) {
  Distribution years;
  for (Years* series : {&years.to_surplus_cny, &years.opening_cash_cny, &years.net_cash_flow_cny,
                        &years.dividends_cny, &years.contributions_cny, &years.closing_cash_cny,
                        &years.retained_profit_cny})
    series->assign(net_flow_cny.size(), 0.0);
  double cash_cny = 0.0, retained_cny = 0.0, surplus_cny = 0.0;
  for (auto t = static_cast<std::size_t>(terms.construction_y); t < net_flow_cny.size(); ++t) {
    years.opening_cash_cny[t] = cash_cny;
    years.net_cash_flow_cny[t] = net_flow_cny[t];
    // Retained profit below zero is a loss not made up yet.
    const double base_cny = std::max(0.0, net_profit_cny[t] + std::min(0.0, retained_cny));
    const double room_cny = std::max(0.0, 0.5 * equity_cny - surplus_cny);
    years.to_surplus_cny[t] = std::min(room_cny, terms.surplus_reserve_frac * base_cny);
    surplus_cny += years.to_surplus_cny[t];
    cash_cny += net_flow_cny[t];
    retained_cny += net_profit_cny[t] - years.to_surplus_cny[t];
    years.dividends_cny[t] = terms.payout_frac * std::max(0.0, std::min(cash_cny, retained_cny));
    years.contributions_cny[t] = std::max(0.0, -cash_cny);
    cash_cny += years.contributions_cny[t] - years.dividends_cny[t];
    retained_cny -= years.dividends_cny[t];
    years.closing_cash_cny[t] = cash_cny;
    years.retained_profit_cny[t] = retained_cny;
  }
  return years;
}

}  // namespace sunward::finance::detail

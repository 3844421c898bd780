#include "sunward/component/hydrogen_market/hydrogen_market.hpp"

#include <fmt/format.h>

#include "sunward/component/fault.hpp"

namespace sunward::component {

std::vector<Fault> check(const HydrogenMarket& market) {
  std::vector<Fault> faults;
  const bool both = market.sale_limit_kg_per_h > 0.0 && market.purchase_limit_kg_per_h > 0.0;
  if (both && market.sale_price_cny_per_kg > market.purchase_price_cny_per_kg) {
    add_fault(
        faults, "sale_price_cny_per_kg", market.sale_price_cny_per_kg, "CNY/kg",
        phrase("range.at_most_purchase", {{"price", figure(market.purchase_price_cny_per_kg)}}),
        told("market.arbitrage"));
  }
  return faults;
}

}  // namespace sunward::component

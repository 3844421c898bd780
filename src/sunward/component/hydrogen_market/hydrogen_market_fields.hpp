// Field table of HydrogenMarket.
#pragma once

#include "sunward/component/field_types.hpp"
#include "sunward/component/hydrogen_market/hydrogen_market.hpp"

namespace sunward::component {

constexpr auto fields(const HydrogenMarket*) {
  return field_table(
      bus_field(&HydrogenMarket::bus, "bus", "hydrogen", "Bus where hydrogen is traded."),
      field(&HydrogenMarket::sale_price_cny_per_kg, "sale_price_cny_per_kg", unit::cny_per_kg,
            defaulted, between(0, 1000), "Price received for hydrogen sold."),
      field(&HydrogenMarket::sale_limit_kg_per_h, "sale_limit_kg_per_h", unit::kg_per_h, defaulted,
            at_least(0), "Most that can be sold; 0 means no sale."),
      field(&HydrogenMarket::purchase_price_cny_per_kg, "purchase_price_cny_per_kg",
            unit::cny_per_kg, defaulted, between(0, 1000), "Price paid for hydrogen bought."),
      field(&HydrogenMarket::purchase_limit_kg_per_h, "purchase_limit_kg_per_h", unit::kg_per_h,
            defaulted, at_least(0), "Most that can be bought; 0 means no purchase."),
      field(&HydrogenMarket::purchase_co2_kg_per_kg, "purchase_co2_kg_per_kg", unit::kg_per_kg,
            defaulted, between(0, 100), "Carbon dioxide per kg of hydrogen bought.",
            "about 10 from gas, 20 from coal (assumption)"));
}

}  // namespace sunward::component

#include "sunward/formulation/component/hydrogen_market.hpp"

namespace sunward::formulation {

namespace {
constexpr double kg_per_t = 1000.0;
}

void contribute(const component::HydrogenMarket& spec, Builder& builder) {
  if (spec.sale_limit_kg_per_h > 0.0) {
    const Index column = builder.column("sale_kg_per_h");
    builder.limit(column, spec.sale_limit_kg_per_h, "sale_limit_kg_per_h", "kg/h");
    const Index flow = builder.flow({.quantity = "sale_kg_per_h",
                                     .unit = "kg h-1",
                                     .description = "hydrogen sold",
                                     .bus = spec.bus,
                                     .sign = -1,
                                     .role = Role::hydrogen_sold,
                                     .value = {0.0, {{column, 0, 1.0}}, {}}});
    builder.cost("sale", flow, -spec.sale_price_cny_per_kg);
  }
  if (spec.purchase_limit_kg_per_h > 0.0) {
    const Index column = builder.column("purchase_kg_per_h");
    builder.limit(column, spec.purchase_limit_kg_per_h, "purchase_limit_kg_per_h", "kg/h");
    const Index flow = builder.flow({.quantity = "purchase_kg_per_h",
                                     .unit = "kg h-1",
                                     .description = "hydrogen bought",
                                     .bus = spec.bus,
                                     .sign = 1,
                                     .role = Role::hydrogen_bought,
                                     .value = {0.0, {{column, 0, 1.0}}, {}},
                                     .co2_t_per_unit = spec.purchase_co2_kg_per_kg / kg_per_t});
    builder.cost("energy_purchase", flow, spec.purchase_price_cny_per_kg);
    builder.emission_cost(flow);
  }
}

void read(const component::HydrogenMarket& spec, AssetReader& reader) {
  const double bought = reader.yearly("purchase_kg_per_h");
  reader.figure("sold_kg", reader.yearly("sale_kg_per_h"));
  reader.figure("bought_kg", bought);
  if (spec.purchase_co2_kg_per_kg > 0.0)
    reader.figure("co2_t", bought * spec.purchase_co2_kg_per_kg / kg_per_t);
}

}  // namespace sunward::formulation

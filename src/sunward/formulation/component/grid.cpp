#include "sunward/formulation/component/grid.hpp"

#include "sunward/component/grid/price.hpp"
#include "sunward/formulation/component/grid_charges.hpp"

namespace sunward::formulation {

namespace {

constexpr double kw_per_mw = 1000.0;
constexpr double months_of_year = 12.0;

void add_import(const component::Grid& spec, const Size& connection, Builder& builder) {
  Expression power;
  if (spec.import_limit_mw > 0.0 && !connection.absent()) {
    const Index column = builder.column("import_mw");
    builder.at_most(column, 1.0, connection);
    builder.limit(column, spec.import_limit_mw, "import_limit_mw", "MW");
    const double demand_charge = component::optimiser_charges(spec).demand_cny_per_kw_month;
    if (demand_charge > 0.0)
      add_demand_charge(spec, connection, column, demand_charge * kw_per_mw, builder);
    power.step.push_back({column, 0, 1.0});
  }
  const Index flow = builder.flow({.quantity = "import_mw",
                                   .unit = "MW",
                                   .description = "power bought from the grid",
                                   .bus = spec.bus,
                                   .sign = 1,
                                   .role = Role::import,
                                   .value = power,
                                   .co2_t_per_unit = spec.co2_kg_per_kwh});
  if (power.step.empty()) return;
  builder.cost("energy_purchase", flow, builder.series([&](const series::Weather& weather) {
    return component::import_price(spec, weather.axis);
  }));
  builder.emission_cost(flow);
  add_blocks(spec, flow, builder);
  if (spec.coincident_peaks.empty() || spec.coincident_charge_cny_per_kw_year == 0.0) return;
  builder.cost("coincident_charge", flow, builder.series([&](const series::Weather& weather) {
    return component::coincident_price(spec, weather.axis);
  }));
}

void add_export(const component::Grid& spec, const Size& connection, Builder& builder) {
  Expression power;
  if (spec.export_limit_mw > 0.0 && !connection.absent()) {
    const Index column = builder.column("export_mw");
    builder.at_most(column, 1.0, connection);
    builder.limit(column, spec.export_limit_mw, "export_limit_mw", "MW");
    power.step.push_back({column, 0, 1.0});
  }
  const Index flow = builder.flow({.quantity = "export_mw",
                                   .unit = "MW",
                                   .description = "power sold to the grid",
                                   .bus = spec.bus,
                                   .sign = -1,
                                   .role = Role::export_,
                                   .value = power});
  if (power.step.empty()) return;
  const lp::Coefficient price = builder.series(
      [&](const series::Weather& weather) { return component::export_price(spec, weather.axis); });
  builder.cost("sale", flow, builder.coefficients().product(price, -1.0));
}

}  // namespace

void contribute(const component::Grid& spec, Builder& builder) {
  const Size connection = builder.size(
      {.quantity = "connection_mw",
       .key = "connection_mw",
       .unit = "MW",
       .range = spec.connection_mw,
       .cost = spec.cost,
       .units_per_capacity = kw_per_mw,
       .charge_cny_per_unit_year = component::optimiser_charges(spec).capacity_cny_per_kw_month *
                                   kw_per_mw * months_of_year});
  add_standing_charges(spec, builder);
  add_import(spec, connection, builder);
  add_export(spec, connection, builder);
}

void read(const component::Grid& spec, AssetReader& reader) {
  const double imported = reader.yearly("import_mw");
  reader.figure("import_mwh", imported);
  reader.figure("export_mwh", reader.yearly("export_mw"));
  reader.figure("peak_mw", reader.highest("import_mw"));
  reader.figure("peak_export_mw", reader.highest("export_mw"));
  if (spec.co2_kg_per_kwh > 0.0) reader.figure("co2_t", imported * spec.co2_kg_per_kwh);
}

}  // namespace sunward::formulation

// The grid and the hydrogen market in PyPSA's terms.

#include <fmt/format.h>

#include "sunward/component/grid/price.hpp"
#include "sunward/formulation/park_network/components.hpp"
#include "sunward/formulation/rules.hpp"

namespace sunward::formulation::park_network {

namespace {

constexpr double kw_per_mw = 1000.0;
constexpr double kg_per_t = 1000.0;
constexpr double months_of_year = 12.0;

std::vector<double> plus(std::vector<double> values, double constant) {
  for (double& value : values) value += constant;
  return values;
}

/// One purchase; with a demand charge one for each month, whose size is the month's peak.
void add_purchase(const component::Grid& spec, const std::string& bus, Draft& draft) {
  const double emissions = spec.co2_kg_per_kwh;  // t per MWh as well
  const std::string name = draft.part("purchase");
  const std::vector<double> price = plus(component::import_price(spec, draft.axis()),
                                         draft.park().rules.co2_price_cny_per_t * emissions);
  count(draft, name, key_of(Rule::co2_cap), emissions);
  const double charge = spec.demand_charge_cny_per_kw_month * kw_per_mw;
  if (charge <= 0.0) {
    Row row = trade(name, bus, 1.0, spec.import_limit_mw);
    row.series["marginal_cost"] = price;
    draft.add("generators", std::move(row));
    return;
  }
  const Horizon& horizon = draft.horizon();
  for (std::size_t m = 0; m < horizon.months.size(); ++m) {
    const Month& month = horizon.months[m];
    Row row = Draft::sized(fmt::format("{}.month_{}", name, m + 1), name,
                           {0.0, spec.import_limit_mw, charge * month.months_per_year});
    row.texts["bus"] = bus;
    row.series["marginal_cost"] = price;
    std::vector<double>& inside = row.series["p_max_pu"];
    for (const Index of : horizon.month_of_step)
      inside.push_back(of == static_cast<Index>(m) ? 1.0 : 0.0);
    draft.add("generators", std::move(row));
  }
}

}  // namespace

Row trade(const std::string& name, const std::string& bus, double sign, double limit) {
  return {name, {{"bus", bus}, {"carrier", name}}, {{"sign", sign}, {"p_nom", limit}}, {}};
}

/// Import and export are links of one size, so that nothing sold can be bought back on the way.
void translate(const component::Grid& spec, Draft& draft) {
  const Nominal size =
      draft.nominal(spec.connection_mw, spec.cost, kw_per_mw,
                    spec.capacity_charge_cny_per_kw_month * kw_per_mw * months_of_year);
  const std::string outside = draft.bus("import", "electricity");
  Row& import = draft.link(draft.part("import"), outside, spec.bus, 1.0, size);
  if (spec.import_limit_mw <= 0.0) import.numbers["p_max_pu"] = 0.0;
  const std::string import_name = import.name;
  if (spec.import_limit_mw > 0.0) add_purchase(spec, outside, draft);
  if (spec.export_limit_mw <= 0.0) return;
  const std::string market = draft.bus("export", "electricity");
  const std::string export_name =
      draft.link(draft.part("export"), spec.bus, market, 1.0, size.times(1.0)).name;
  if (!size.fixed())
    draft.tie("one_connection", {{import_name, 1.0}, {export_name, -1.0}}, "==", 0.0);
  Row sale = trade(draft.part("sale"), market, -1.0, spec.export_limit_mw);
  for (const double price : component::export_price(spec, draft.axis()))
    sale.series["marginal_cost"].push_back(-price);
  draft.add("generators", std::move(sale));
}

void translate(const component::HydrogenMarket& spec, Draft& draft) {
  if (spec.sale_limit_kg_per_h > 0.0) {
    Row row = trade(draft.part("sale"), spec.bus, -1.0, spec.sale_limit_kg_per_h);
    row.numbers["marginal_cost"] = -spec.sale_price_cny_per_kg;
    draft.add("generators", std::move(row));
  }
  if (spec.purchase_limit_kg_per_h <= 0.0) return;
  const double emissions = spec.purchase_co2_kg_per_kg / kg_per_t;
  Row row = trade(draft.part("purchase"), spec.bus, 1.0, spec.purchase_limit_kg_per_h);
  row.numbers["marginal_cost"] =
      spec.purchase_price_cny_per_kg + draft.park().rules.co2_price_cny_per_t * emissions;
  count(draft, row.name, key_of(Rule::co2_cap), emissions);
  draft.add("generators", std::move(row));
}

void translate(const model::Component& component, Draft& draft) {
  std::visit([&](const auto& spec) { translate(spec, draft); }, component.spec);
}

}  // namespace sunward::formulation::park_network

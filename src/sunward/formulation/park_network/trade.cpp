// The grid, the hydrogen market and demands in PyPSA's terms.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "sunward/component/grid/price.hpp"
#include "sunward/component/load/load_profile.hpp"
#include "sunward/formulation/park_network/components.hpp"
#include "sunward/formulation/rules.hpp"

namespace sunward::formulation::park_network {

namespace {

constexpr double kw_per_mw = 1000.0;
constexpr double kg_per_t = 1000.0;
constexpr double months_of_year = 12.0;
constexpr double hours_of_day = 24.0;

/// Something bought or sold at a price, up to a limit that is given.
Row trade(const std::string& name, const std::string& bus, double sign, double limit) {
  return {name, {{"bus", bus}, {"carrier", name}}, {{"sign", sign}, {"p_nom", limit}}, {}};
}

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

/// A demand that is given step by step, with what may stay unserved as a dear supply.
void add_demand(const std::string& bus, const std::vector<double>& profile, double unserved_price,
                Draft& draft) {
  Row load{draft.name(), {{"bus", bus}, {"carrier", "demand"}}, {}, {}};
  load.series["p_set"] = profile;
  draft.add("loads", std::move(load));
  const double most = *std::max_element(profile.begin(), profile.end());
  if (unserved_price < 0.0 || most <= 0.0) return;
  Row unserved = trade(draft.part("unserved"), bus, 1.0, most);
  unserved.numbers["marginal_cost"] = unserved_price;
  for (const double power : profile) unserved.series["p_max_pu"].push_back(power / most);
  draft.add("generators", std::move(unserved));
}

}  // namespace

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

void translate(const component::ElectricLoad& spec, Draft& draft) {
  add_demand(spec.bus, component::load_profile(spec, draft.axis()), spec.unserved_cny_per_mwh,
             draft);
}

/// Flexible within the day: hydrogen gathers in a store, which the load empties at the end of the
/// day.
void translate(const component::HydrogenDemand& spec, Draft& draft) {
  if (!spec.flexible_within_day || spec.mass_kg_per_day <= 0.0) {
    add_demand(spec.bus, component::hydrogen_profile(spec, draft.axis()), spec.unserved_cny_per_kg,
               draft);
    return;
  }
  const series::TimeAxis& axis = draft.axis();
  const std::string inside = draft.bus("delivered", "hydrogen");
  Row load{draft.name(), {{"bus", inside}, {"carrier", "demand"}}, {}, {}};
  Row store{draft.part("delivered"),
            {{"bus", inside}, {"carrier", "demand"}},
            {{"e_nom", spec.mass_kg_per_day}},
            {}};
  Index first = 0;
  for (Index t = 0; t < axis.n_steps; ++t) {
    const bool last = t + 1 == axis.n_steps || axis.day_of_year(t + 1) != axis.day_of_year(t);
    const double day_frac = (t + 1 - first) * axis.step_h() / hours_of_day;
    load.series["p_set"].push_back(last ? spec.mass_kg_per_day * day_frac / axis.step_h() : 0.0);
    store.series["e_max_pu"].push_back(last ? 0.0 : 1.0);
    if (last) first = t + 1;
  }
  draft.add("loads", std::move(load));
  draft.add("stores", std::move(store));
  draft.add("links", {draft.part("served"),
                      {{"bus0", spec.bus}, {"bus1", inside}, {"carrier", "demand"}},
                      {{"p_nom", spec.max_rate_kg_per_h}},
                      {}});
  if (spec.unserved_cny_per_kg < 0.0) return;
  Row unserved = trade(draft.part("unserved"), inside, 1.0, infinity);
  unserved.numbers["marginal_cost"] = spec.unserved_cny_per_kg;
  draft.add("generators", std::move(unserved));
}

void translate(const model::Component& component, Draft& draft) {
  std::visit([&](const auto& spec) { translate(spec, draft); }, component.spec);
}

}  // namespace sunward::formulation::park_network

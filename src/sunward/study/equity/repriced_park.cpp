#include "sunward/study/equity/repriced_park.hpp"

#include "sunward/base/error.hpp"
#include "sunward/model/annuity.hpp"

namespace sunward::study::equity {

namespace {

constexpr double kw_per_mw = 1000.0;

/// Prices of one component.
class Reprice {
 public:
  Reprice(const model::Park& park, const Worth& worth, const std::string& component)
      : discount_frac_(park.finance.discount_frac), worth_(worth), component_(component) {}

  void operator()(component::Wind& c) const {
    renewable(c.cost);
    c.variable_om_cny_per_mwh *= om();
  }
  void operator()(component::Pv& c) const {
    renewable(c.cost);
    c.variable_om_cny_per_mwh *= om();
  }
  void operator()(component::Storage& c) const {
    size(c.cost_power, "capacity_mw");
    size(c.cost_energy, "capacity_mwh");
    c.throughput_cost_cny_per_mwh *= om();
  }
  void operator()(component::Electrolyser& c) const {
    size(c.cost, "capacity_mw");
    c.variable_om_cny_per_kg *= om();
  }
  void operator()(component::Compressor& c) const { size(c.cost, "flow_kg_per_h"); }
  void operator()(component::HydrogenTank& c) const { size(c.cost, "capacity_kg"); }
  void operator()(component::ThermalPlant& c) const {
    size(c.cost, "capacity_mw");
    c.variable_om_cny_per_mwh *= om();  // the fuel is energy bought, in whose yuan all is said
  }
  void operator()(component::HydrogenMarket& c) const { c.sale_price_cny_per_kg *= sale(); }
  void operator()(component::Grid& c) const {
    size(c.cost, "connection_mw");
    c.export_price_cny_per_mwh *= sale();
    for (double& price : c.export_price_series_cny_per_mwh) price *= sale();
  }
  void operator()(component::ElectricLoad&) const {}
  void operator()(component::HydrogenDemand&) const {}
  void operator()(component::SiliconPlant&) const {}

 private:
  [[nodiscard]] double om() const { return worth_.om / worth_.purchase; }
  [[nodiscard]] double sale() const { return -worth_.sale / worth_.purchase; }

  /// Yearly worth of an investment in yuan of purchased energy, per yuan paid.
  [[nodiscard]] double yearly(const std::string& quantity) const {
    for (const SizeWorth& worth : worth_.size)
      if (worth.component == component_ && worth.quantity == quantity)
        return worth.per_capex / worth_.purchase;
    SUNWARD_CHECK(false, component_ + " has the size " + quantity);
    return 0.0;
  }
  void size(component::Cost& cost, const std::string& quantity) const {
    const double annuity = model::annuity_factor(discount_frac_, cost.lifetime_y);
    cost.capex_cny_per_unit *= yearly(quantity) / annuity;
    cost.fixed_om_cny_per_unit_year *= om();
  }
  /// Wind and sun bind working capital besides their investment.
  void renewable(component::Cost& cost) const {
    size(cost, "capacity_mw");
    const double annuity = model::annuity_factor(discount_frac_, cost.lifetime_y);
    cost.capex_cny_per_unit += worth_.renewable_per_mw / worth_.purchase / kw_per_mw / annuity;
  }

  double discount_frac_;
  const Worth& worth_;
  const std::string& component_;
};

}  // namespace

model::Park repriced(const model::Park& park, const Worth& worth) {
  SUNWARD_CHECK(worth.purchase < 0.0, "buying energy costs the owners something");
  model::Park out = park;
  out.rules.co2_price_cny_per_t *= worth.co2 / worth.purchase;
  for (model::SupportChoice& support : out.rules.supports) {
    const double sale = -worth.sale / worth.purchase;  // of the prices it is paid beside
    support.terms.certificate_cny_per_mwh *= sale;
    support.terms.capacity_price_cny_per_kw_year *= sale;
    support.terms.mechanism_price_cny_per_mwh *= sale;
  }
  for (model::Component& component : out.components)
    std::visit(Reprice(park, worth, component.name), component.spec);
  return out;
}

}  // namespace sunward::study::equity

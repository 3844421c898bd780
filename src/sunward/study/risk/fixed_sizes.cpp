#include "sunward/study/risk/fixed_sizes.hpp"

#include "sunward/base/error.hpp"

namespace sunward::study::risk {

namespace {

struct Fix {
  const result::Asset& asset;

  void set(component::SizeRange& range, const char* quantity) const {
    constexpr double margin = 1e-6;
    for (const result::Capacity& size : asset.capacities)
      if (size.quantity == quantity) {
        const double value = size.sized ? size.value * (1.0 + margin) : size.value;
        range = {value, value};
        return;
      }
    SUNWARD_CHECK(false, asset.name + " has the size " + quantity);
  }
  void operator()(component::Wind& c) const { set(c.capacity_mw, "capacity_mw"); }
  void operator()(component::Pv& c) const { set(c.capacity_mw, "capacity_mw"); }
  void operator()(component::Storage& c) const {
    set(c.power_mw, "capacity_mw");
    set(c.energy_mwh, "capacity_mwh");
    c.duration_min_h = 0.0;  // kept by the plan; rounding must not break it
    c.duration_max_h = infinity;
  }
  void operator()(component::Electrolyser& c) const { set(c.power_mw, "capacity_mw"); }
  void operator()(component::Compressor& c) const { set(c.flow_kg_per_h, "flow_kg_per_h"); }
  void operator()(component::HydrogenTank& c) const { set(c.mass_kg, "capacity_kg"); }
  void operator()(component::ThermalPlant& c) const { set(c.capacity_mw, "capacity_mw"); }
  void operator()(component::Grid& c) const { set(c.connection_mw, "connection_mw"); }
  void operator()(component::HydrogenMarket&) const {}
  void operator()(component::ElectricLoad&) const {}
  void operator()(component::HydrogenDemand&) const {}
  void operator()(component::SiliconPlant&) const {}
};

}  // namespace

void fix_sizes(model::Park& park, const result::Plan& plan) {
  for (model::Component& component : park.components)
    for (const result::Asset& asset : plan.assets)
      if (asset.name == component.name) std::visit(Fix{asset}, component.spec);
}

}  // namespace sunward::study::risk

#include "sunward/finance/asset_costs.hpp"

namespace sunward::finance {

namespace {

constexpr double kw_per_mw = 1000.0;

using List = std::vector<SizedCost>;

struct SizedCosts {
  List operator()(const component::Wind& c) { return {{"capacity_mw", "", kw_per_mw, c.cost}}; }
  List operator()(const component::Pv& c) { return {{"capacity_mw", "", kw_per_mw, c.cost}}; }
  List operator()(const component::Storage& c) {
    return {{"capacity_mw", "MW", kw_per_mw, c.cost_power},
            {"capacity_mwh", "MWh", kw_per_mw, c.cost_energy, c.energy_residual_frac}};
  }
  List operator()(const component::Electrolyser& c) {
    return {{"capacity_mw", "", kw_per_mw, c.cost}};
  }
  List operator()(const component::Compressor& c) { return {{"flow_kg_per_h", "", 1.0, c.cost}}; }
  List operator()(const component::HydrogenTank& c) { return {{"capacity_kg", "", 1.0, c.cost}}; }
  List operator()(const component::Grid& c) { return {{"connection_mw", "", kw_per_mw, c.cost}}; }
  List operator()(const component::ThermalPlant& c) {
    return {{"capacity_mw", "", kw_per_mw, c.cost}};
  }
  List operator()(const component::HydrogenMarket&) { return {}; }
  List operator()(const component::ElectricLoad&) { return {}; }
  List operator()(const component::HydrogenDemand&) { return {}; }
  List operator()(const component::SiliconPlant&) { return {}; }
};

}  // namespace

std::vector<SizedCost> sized_costs(const model::Component& component) {
  return std::visit(SizedCosts{}, component.spec);
}

}  // namespace sunward::finance

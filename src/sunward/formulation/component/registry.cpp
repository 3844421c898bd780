#include "sunward/formulation/component/registry.hpp"

#include "sunward/formulation/component/compressor.hpp"
#include "sunward/formulation/component/electric_load.hpp"
#include "sunward/formulation/component/electrolyser.hpp"
#include "sunward/formulation/component/grid.hpp"
#include "sunward/formulation/component/hydrogen_demand.hpp"
#include "sunward/formulation/component/hydrogen_market.hpp"
#include "sunward/formulation/component/hydrogen_tank.hpp"
#include "sunward/formulation/component/pv.hpp"
#include "sunward/formulation/component/storage.hpp"
#include "sunward/formulation/component/wind.hpp"

namespace sunward::formulation {

namespace {

struct Entry {
  const char* type;
  const char* section;  ///< of the case file
};

Entry entry(const component::Wind&) { return {"wind", "assets"}; }
Entry entry(const component::Pv&) { return {"pv", "assets"}; }
Entry entry(const component::Storage&) { return {"storage", "assets"}; }
Entry entry(const component::Electrolyser&) { return {"electrolyser", "assets"}; }
Entry entry(const component::Compressor&) { return {"compressor", "assets"}; }
Entry entry(const component::HydrogenTank&) { return {"hydrogen_tank", "assets"}; }
Entry entry(const component::HydrogenMarket&) { return {"hydrogen_market", "assets"}; }
Entry entry(const component::Grid&) { return {"grid", "assets"}; }
Entry entry(const component::ElectricLoad&) { return {"electric_load", "loads"}; }
Entry entry(const component::HydrogenDemand&) { return {"hydrogen_demand", "loads"}; }

Entry entry_of(const model::Component& component) {
  return std::visit([](const auto& spec) { return entry(spec); }, component.spec);
}

}  // namespace

void contribute(const model::Component& component, Builder& builder) {
  std::visit([&](const auto& spec) { contribute(spec, builder); }, component.spec);
}

void read(const model::Component& component, AssetReader& reader) {
  std::visit([&](const auto& spec) { read(spec, reader); }, component.spec);
}

std::string type_of(const model::Component& component) { return entry_of(component).type; }

std::string bus_of(const model::Component& component) {
  return std::visit([](const auto& spec) { return spec.bus; }, component.spec);
}

std::string case_path_of(const model::Component& component) {
  const std::string section = entry_of(component).section;
  // The park's one grid stands in a section of its own.
  if (std::holds_alternative<component::Grid>(component.spec) && component.name == "grid")
    return component.name;
  return section + "." + component.name;
}

}  // namespace sunward::formulation

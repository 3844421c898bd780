#include "sunward/formulation/component/registry.hpp"

#include <string_view>
#include <type_traits>

#include "sunward/formulation/component/compressor.hpp"
#include "sunward/formulation/component/electric_load.hpp"
#include "sunward/formulation/component/electrolyser.hpp"
#include "sunward/formulation/component/grid.hpp"
#include "sunward/formulation/component/hydrogen_demand.hpp"
#include "sunward/formulation/component/hydrogen_market.hpp"
#include "sunward/formulation/component/hydrogen_tank.hpp"
#include "sunward/formulation/component/pv.hpp"
#include "sunward/formulation/component/silicon_plant.hpp"
#include "sunward/formulation/component/storage.hpp"
#include "sunward/formulation/component/thermal_plant.hpp"
#include "sunward/formulation/component/wind.hpp"
#include "sunward/model/registry.hpp"

namespace sunward::formulation {

namespace {

/// Section of the case file in which a component of this type stands.
template <class Spec>
std::string_view section_of(const Spec& /*spec*/) {
  std::string_view section;
  model::for_each_kind([&]<class Other>(const model::Kind<Other>& kind) {
    if (std::is_same_v<Spec, Other>) section = kind.section;
  });
  return section;
}

}  // namespace

void contribute(const model::Component& component, Builder& builder) {
  std::visit([&](const auto& spec) { contribute(spec, builder); }, component.spec);
}

void read(const model::Component& component, AssetReader& reader) {
  std::visit([&](const auto& spec) { read(spec, reader); }, component.spec);
}

std::string type_of(const model::Component& component) {
  return std::string(model::kind_name(component));
}

std::string bus_of(const model::Component& component) {
  return std::visit([](const auto& spec) { return spec.bus; }, component.spec);
}

std::string case_path_of(const model::Component& component) {
  const std::string section(
      std::visit([](const auto& spec) { return section_of(spec); }, component.spec));
  // A park's only grid connection bears the name of its section.
  return section == component.name ? section : section + "." + component.name;
}

}  // namespace sunward::formulation

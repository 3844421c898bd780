#include "sunward/model/park.hpp"

#include <algorithm>
#include <type_traits>

#include "sunward/model/registry.hpp"

namespace sunward::model {

const char* to_string(Carrier carrier) {
  return carrier == Carrier::electricity ? "electricity" : "hydrogen";
}

std::string_view kind_name(const Component& component) {
  std::string_view name;
  for_each_kind([&](auto kind) {
    if (std::holds_alternative<typename decltype(kind)::spec>(component.spec)) name = kind.name;
  });
  return name;
}

double grid_co2_t_per_mwh(const Park& park) {
  double highest = 0.0;
  for (const Component& component : park.components)
    if (const auto* grid = std::get_if<component::Grid>(&component.spec))
      highest = std::max(highest, grid->co2_kg_per_kwh);  // kg/kWh is t/MWh
  return highest;
}

}  // namespace sunward::model

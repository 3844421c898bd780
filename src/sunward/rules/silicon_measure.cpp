#include "sunward/rules/silicon_measure.hpp"

#include <algorithm>

#include "sunward/component/silicon_plant/plant_year.hpp"

namespace sunward::rules {

std::optional<double> silicon_measure(std::string_view measure, const model::Park& park) {
  const bool rod = measure == "rod_kwh_per_kg";
  if (!rod && measure != "wafer_kwh_per_piece") return std::nullopt;
  std::optional<double> highest;
  for (const model::Component& component : park.components) {
    const auto* plant = std::get_if<component::SiliconPlant>(&component.spec);
    if (plant == nullptr) continue;
    const double value =
        rod ? component::silicon_plant::plant_year(*plant).kwh_per_kg_brick : plant->wafer_kwh;
    highest = std::max(highest.value_or(value), value);
  }
  return highest;
}

}  // namespace sunward::rules

#include "sunward/input/silicon_note.hpp"

#include <fmt/format.h>

#include "sunward/component/silicon_plant/plant_year.hpp"

namespace sunward::input {

Phrase silicon_note(const std::string& label, const component::SiliconPlant& plant) {
  const auto year = component::silicon_plant::plant_year(plant);
  const double all_mwh = year.electricity_mwh();
  const double mean_mw = all_mwh / component::silicon_plant::hours_of_year;
  return phrase("note.silicon_plant",
                {{"asset", label},
                 {"target", fmt::format("{:g}", plant.target_gw_per_y)},
                 {"installed", year.furnaces_installed},
                 {"running", fmt::format("{:.0f}", year.furnaces_running)},
                 {"brick", fmt::format("{:.1f}", year.kwh_per_kg_brick)},
                 {"rod", fmt::format("{:.1f}", year.kwh_per_kg_rod)},
                 {"mean", fmt::format("{:.1f}", mean_mw)},
                 {"slicing", fmt::format("{:.0f}", 100.0 * year.slicing_mwh / all_mwh)},
                 {"flexible", phrase(plant.slicing_flexible_within_day ? "note.silicon_flexible"
                                                                       : "note.silicon_fixed")}});
}

}  // namespace sunward::input

#include "sunward/input/silicon_note.hpp"

#include <fmt/format.h>

#include "sunward/component/silicon_plant/norms.hpp"
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
                 {"running", fmt::format("{:.3g}", year.furnaces_running)},
                 {"brick", fmt::format("{:.1f}", year.kwh_per_kg_brick)},
                 {"rod", fmt::format("{:.1f}", year.kwh_per_kg_rod)},
                 {"mean", fmt::format("{:.3g}", mean_mw)},
                 {"slicing", fmt::format("{:.0f}", 100.0 * year.slicing_mwh / all_mwh)},
                 {"starts", phrase(plant.start_wait_h > 0.0 ? "note.silicon_starts_wait"
                                                            : "note.silicon_starts_fixed")},
                 {"flexible", phrase(plant.slicing_flexible_within_day ? "note.silicon_flexible"
                                                                       : "note.silicon_fixed")}});
}

std::vector<Phrase> silicon_warnings(const std::string& label,
                                     const component::SiliconPlant& plant) {
  namespace law = component::silicon_plant;
  constexpr double thinnest_made_um = 110.0;
  std::vector<Phrase> warnings;
  const double brick = law::plant_year(plant).kwh_per_kg_brick;
  if (brick >= law::rod_limit_existing_kwh_per_kg)
    warnings.push_back(
        phrase("note.silicon_rod_limit",
               {{"asset", label},
                {"value", fmt::format("{:.1f}", brick)},
                {"limit", fmt::format("{:g}", law::rod_limit_existing_kwh_per_kg)}}));
  if (plant.wafer_kwh >= law::wafer_limit_existing_kwh)
    warnings.push_back(phrase("note.silicon_wafer_limit",
                              {{"asset", label},
                               {"value", fmt::format("{:g}", plant.wafer_kwh)},
                               {"limit", fmt::format("{:g}", law::wafer_limit_existing_kwh)}}));
  if (plant.kerf_um > plant.wafer_thickness_um)
    warnings.push_back(phrase("note.silicon_kerf",
                              {{"asset", label},
                               {"kerf", fmt::format("{:g}", plant.kerf_um)},
                               {"thickness", fmt::format("{:g}", plant.wafer_thickness_um)}}));
  if (plant.wafer_thickness_um < thinnest_made_um)
    warnings.push_back(
        phrase("note.silicon_thin", {{"asset", label},
                                     {"thickness", fmt::format("{:g}", plant.wafer_thickness_um)},
                                     {"made", fmt::format("{:g}", thinnest_made_um)}}));
  return warnings;
}

}  // namespace sunward::input

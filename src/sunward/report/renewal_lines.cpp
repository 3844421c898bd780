#include "sunward/report/renewal_lines.hpp"

#include <array>

#include "sunward/report/names.hpp"

namespace sunward::report::detail {

namespace {

constexpr std::array<const char*, 3> figures{"stack_replacements", "membrane_replacements",
                                             "cells_replaced"};

double figure(const result::SimulatedAsset& asset, const std::string& name) {
  for (const auto& [key, value] : asset.figures)
    if (key == name) return value;
  return 0.0;
}

/// "2, 5"; empty when the asset's figure is zero in every year.
std::string years_of(const result::Simulation& simulation, std::size_t asset,
                     const std::string& name, Language language) {
  std::string years;
  for (const result::SimulatedYear& year : simulation.years) {
    if (figure(year.assets[asset], name) <= 0.0) continue;
    years += (years.empty() ? "" : text(language, "rules.comma")) + std::to_string(year.number);
  }
  return years;
}

}  // namespace

std::string renewal_line(const result::Simulation& simulation, Language language) {
  if (simulation.years.empty()) return {};
  std::string list;
  const std::vector<result::SimulatedAsset>& assets = simulation.years.front().assets;
  for (std::size_t a = 0; a < assets.size(); ++a) {
    for (const std::string name : figures) {
      const std::string years = years_of(simulation, a, name, language);
      if (years.empty()) continue;
      if (!list.empty()) list += text(language, "rules.semicolon");
      list += text(language, "physics.renewed_at",
                   {{"asset", asset_label(simulation, assets[a].name, language)},
                    {"what", text(language, "physics.renewed." + name)},
                    {"years", years}});
    }
  }
  return list.empty() ? list : text(language, "physics.renewed_head", {{"list", list}});
}

}  // namespace sunward::report::detail

// The energy limits of the Chinese norms of 2024 for rods and monocrystalline wafers, and what a
// plant takes against them. The norms ask for "average comprehensive" electricity and say neither
// which kg it is divided by nor where the boundary lies in the text that could be read, so each
// figure stands twice: of the process alone, and with its share of the plant's utilities.
#pragma once

#include <array>
#include <string_view>

#include "sunward/component/silicon_plant/plant_year.hpp"

namespace sunward::component::silicon_plant {

/// MIIT, 光伏制造行业规范条件 (2024), read in reports of the draft of July 2024; the same numbers
/// as data/rules/cn-miit-pv-2024.toml. "Less than": equality does not keep them.
inline constexpr double rod_limit_existing_kwh_per_kg = 26.0;
inline constexpr double rod_limit_new_kwh_per_kg = 23.0;
inline constexpr double wafer_limit_existing_kwh = 0.10;
inline constexpr double wafer_limit_new_kwh = 0.08;

enum class NormKept { new_plant, existing_plant, neither };
constexpr std::string_view name_of(NormKept kept) {
  if (kept == NormKept::new_plant) return "new";
  return kept == NormKept::existing_plant ? "existing" : "neither";
}

struct NormCheck {
  std::string_view name;  ///< "rod_brick", "rod_brick_all", "rod_rod", "rod_rod_all", "wafer", ...
  std::string_view unit;  ///< "kWh/kg" or "kWh"
  double value = 0.0;
  double limit_existing = 0.0;
  double limit_new = 0.0;
  [[nodiscard]] NormKept kept() const {
    if (below(limit_new)) return NormKept::new_plant;
    return below(limit_existing) ? NormKept::existing_plant : NormKept::neither;
  }

 private:
  /// The limit itself, worked out to rounding, is not below it.
  [[nodiscard]] bool below(double limit) const { return value < limit * (1.0 - 1e-9); }
};

/// Rod per kg of brick, the same with utilities, per kg of rod, the same with utilities, slicing
/// per wafer, the same with utilities. The first and the fifth are what industry statistics state.
[[nodiscard]] std::array<NormCheck, 6> norm_checks(const SiliconPlant& plant,
                                                   const PlantYear& year);

}  // namespace sunward::component::silicon_plant

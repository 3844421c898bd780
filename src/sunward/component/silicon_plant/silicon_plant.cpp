#include "sunward/component/silicon_plant/silicon_plant.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sunward/component/fault.hpp"
#include "sunward/component/silicon_plant/yield_chain.hpp"

namespace sunward::component {

namespace {

constexpr double cm2_per_mm2 = 1e-2;

/// Round off a decimal digit or two: a limit stated in four digits must not refuse itself.
constexpr double rounding_frac = 1e-3;

void check_wafer(std::vector<Fault>& faults, const SiliconPlant& plant) {
  const double longest = std::max(plant.wafer_length_mm, plant.wafer_width_mm);
  if (plant.wafer_diagonal_mm <= longest)
    add_fault(faults, "wafer_diagonal_mm", plant.wafer_diagonal_mm, "mm",
              phrase("range.above", {{"min", figure(longest)}}), told("silicon.diagonal"));
}

void check_rod(std::vector<Fault>& faults, const SiliconPlant& plant) {
  const double needed =
      std::min(plant.wafer_diagonal_mm, std::hypot(plant.wafer_length_mm, plant.wafer_width_mm));
  const double diameter = plant.furnace.rod_diameter_mm;
  if (diameter < needed) {
    add_fault(faults, "furnace.rod_diameter_mm", diameter, "mm",
              phrase("range.at_least", {{"min", figure(needed)}}), told("silicon.rod_too_thin"));
    return;
  }
  const double circle_cm2 = 0.25 * std::numbers::pi * diameter * diameter * cm2_per_mm2;
  const double most = silicon_plant::wafer_area_cm2(plant) / circle_cm2;
  if (plant.brick_yield_frac > most * (1.0 + rounding_frac))
    add_fault(faults, "brick_yield_frac", plant.brick_yield_frac, "0-1",
              phrase("range.at_most", {{"max", figure(most)}}), told("silicon.brick_yield"));
}

}  // namespace

std::vector<Fault> check(const SiliconPlant& plant) {
  std::vector<Fault> faults;
  check_wafer(faults, plant);
  if (faults.empty()) check_rod(faults, plant);
  if (plant.furnace.melt_ramp_h > plant.furnace.melt_h)
    add_fault(faults, "furnace.melt_ramp_h", plant.furnace.melt_ramp_h, "h",
              phrase("range.at_most", {{"max", figure(plant.furnace.melt_h)}}),
              told("silicon.melt_ramp"));
  return faults;
}

}  // namespace sunward::component

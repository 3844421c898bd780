#include "sunward/component/silicon_plant/yield_chain.hpp"

#include <algorithm>
#include <cmath>

namespace sunward::component::silicon_plant {

namespace {

constexpr double cm2_per_mm2 = 1e-2;
constexpr double cm_per_um = 1e-4;
constexpr double g_per_cm3 = 1e-3 * solid_density_kg_per_m3;
constexpr double w_per_cm2 = 0.1;  // 1000 W/m2

/// Area under a circle about the origin from 0 to x.
double under_circle(double radius, double x) {
  const double sine = std::clamp(x / radius, 0.0, 1.0);
  return 0.5 * (x * std::sqrt(std::max(0.0, radius * radius - x * x)) +
                radius * radius * std::asin(sine));
}

}  // namespace

double wafer_area_cm2(const SiliconPlant& plant) {
  const double half_length = 0.5 * plant.wafer_length_mm;
  const double half_width = 0.5 * plant.wafer_width_mm;
  const double radius = 0.5 * plant.wafer_diagonal_mm;
  if (radius >= std::hypot(half_length, half_width))
    return 4.0 * half_length * half_width * cm2_per_mm2;
  // A quarter: straight up to where the circle meets the upper edge, then under the circle.
  const double meets = std::sqrt(std::max(0.0, radius * radius - half_width * half_width));
  const double quarter =
      meets * half_width + under_circle(radius, half_length) - under_circle(radius, meets);
  return 4.0 * quarter * cm2_per_mm2;
}

double wafer_w(const SiliconPlant& plant) {
  return wafer_area_cm2(plant) * w_per_cm2 * plant.efficiency_frac;
}

YieldChain yield_chain(const SiliconPlant& plant) {
  YieldChain chain;
  const double g_per_um = wafer_area_cm2(plant) * cm_per_um * g_per_cm3;
  const double cut_per_good = 1.0 / plant.slicing_yield_frac;
  chain.wafer_g = g_per_um * plant.wafer_thickness_um;
  chain.kerf_g = g_per_um * plant.kerf_um * cut_per_good;
  chain.broken_g = chain.wafer_g * (cut_per_good - 1.0);
  chain.brick_g = g_per_um * (plant.wafer_thickness_um + plant.kerf_um) * cut_per_good;
  chain.rod_g = chain.brick_g / plant.brick_yield_frac;
  chain.charge_g = chain.rod_g / plant.charge_yield_frac;
  const double offcut_g = chain.rod_g - chain.brick_g;
  chain.remelted_g = plant.remelt_frac * offcut_g;
  chain.offcut_lost_g = offcut_g - chain.remelted_g;
  chain.crucible_lost_g = chain.charge_g - chain.rod_g;
  chain.fresh_g = chain.charge_g - chain.remelted_g;
  return chain;
}

}  // namespace sunward::component::silicon_plant

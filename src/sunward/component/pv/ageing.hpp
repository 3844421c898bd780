// Modules lose power with the years, in the way warranties put it: a step in the first year, then
// an even yearly part of the rating.
#pragma once

#include <algorithm>
#include <cmath>

#include "sunward/component/pv/pv.hpp"

namespace sunward::component::pv {

/// Output at the end of operating year 1, 2, ... over that of new modules, 0 to 1.
[[nodiscard]] inline double ageing_factor(const Pv& plant, int year) {
  const double lost =
      plant.first_year_ageing_frac + plant.ageing_frac_per_year * static_cast<double>(year - 1);
  return std::clamp(1.0 - lost, 0.0, 1.0);
}

/// Its mean over the years of the lifetime: what the plan counts on in every year.
[[nodiscard]] inline double mean_ageing_factor(const Pv& plant) {
  const int years = std::max(1, static_cast<int>(std::lround(plant.cost.lifetime_y)));
  double sum = 0.0;
  for (int year = 1; year <= years; ++year) sum += ageing_factor(plant, year);
  return sum / years;
}

}  // namespace sunward::component::pv

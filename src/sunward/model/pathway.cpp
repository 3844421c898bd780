#include "sunward/model/pathway.hpp"

#include <cmath>

namespace sunward::model {

PathwayPart Pathway::part(const std::string& component) const {
  for (const PathwayPart& part : parts)
    if (part.name == component) return part;
  PathwayPart none;
  none.name = component;
  return none;
}

double present_value_of_years(const Pathway& pathway, std::size_t stage) {
  const int before = pathway.stages[stage].year - pathway.stages.front().year;
  double sum = 0.0;
  for (int year = 1; year <= pathway.stages[stage].years; ++year)
    sum += std::pow(1.0 + pathway.discount_frac, -(before + year));
  return sum;
}

bool stands(const Pathway& pathway, std::size_t built, double lifetime_y, std::size_t s) {
  // A life read from a file may be a rounding short of the stage's length.
  constexpr double rounding_y = 1e-9;
  const int age = pathway.stages[s].year - pathway.stages[built].year;
  return age >= 0 && age < lifetime_y - rounding_y;
}

}  // namespace sunward::model

#include "sunward/model/pathway_terms.hpp"

#include <algorithm>

namespace sunward::model {

double PathwaySupply::supply_in(int first, int years) const {
  if (ends == 0) return supply_t_per_year;
  double sum = 0.0;
  for (int year = first; year < first + years; ++year) {
    if (year >= ends) continue;
    const bool declines = declines_from > 0 && year > declines_from;
    sum += declines ? static_cast<double>(ends - year) / (ends - declines_from) : 1.0;
  }
  return supply_t_per_year * sum / years;
}

int PathwayTerms::years_of(std::size_t s) const {
  if (s + 1 < stages.size()) return stages[s + 1] - stages[s];
  if (end > 0) return end - stages[s];
  return s == 0 ? 1 : stages[s] - stages[s - 1];
}

}  // namespace sunward::model

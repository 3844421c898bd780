#include "sunward/model/regulation.hpp"

namespace sunward::model {

const Clause* RuleBook::clause(std::string_view id) const {
  for (const Regulation& regulation : regulations)
    for (const Clause& clause : regulation.clauses)
      if (clause.id == id) return &clause;
  return nullptr;
}

Citation citation_of(const Regulation& regulation, const Clause& clause) {
  return {regulation.number, regulation.issued, clause.article, clause.status, clause.source};
}

Citation citation_of(const Regulation& regulation, const Support& support) {
  return {regulation.number, regulation.issued, support.article, support.status, support.source};
}

std::optional<double> threshold_in(const Clause& clause, int year) {
  std::optional<double> value;
  for (const Threshold& threshold : clause.thresholds)
    if (threshold.from_year <= year) value = threshold.value;
  return value;
}

bool covers(std::string_view region, std::string_view place) {
  return place.starts_with(region) &&
         (place.size() == region.size() || place[region.size()] == '-');
}

}  // namespace sunward::model

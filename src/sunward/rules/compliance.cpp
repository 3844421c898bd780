#include "sunward/rules/compliance.hpp"

#include <algorithm>
#include <cmath>

namespace sunward::rules {

namespace {

/// Sums of a year of hours carry about this much of rounding.
constexpr double equal_frac = 1e-12;

double scale_of(double threshold) { return std::max(1.0, std::abs(threshold)); }

}  // namespace

const char* to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::met:
      return "met";
    case Outcome::met_to_rounding:
      return "met_to_rounding";
    case Outcome::failed:
      return "failed";
    case Outcome::not_assessable:
      return "not_assessable";
    case Outcome::not_applicable:
      return "not_applicable";
    case Outcome::off:
      return "off";
  }
  return "";
}

const char* to_string(PriceOrigin origin) {
  switch (origin) {
    case PriceOrigin::dual:
      return "dual";
    case PriceOrigin::idle:
      return "idle";
    case PriceOrigin::replan:
      return "replan";
  }
  return "";
}

bool ClauseResult::stands_against() const {
  return clause.force == model::Force::required &&
         (outcome == Outcome::failed || outcome == Outcome::not_assessable);
}

int Compliance::count(Outcome outcome) const {
  return static_cast<int>(
      std::count_if(clauses.begin(), clauses.end(),
                    [&](const ClauseResult& clause) { return clause.outcome == outcome; }));
}

int Compliance::guides_missed() const {
  return static_cast<int>(
      std::count_if(clauses.begin(), clauses.end(), [](const ClauseResult& clause) {
        return clause.outcome == Outcome::failed && clause.clause.force == model::Force::guide;
      }));
}

bool Compliance::all_met() const {
  return std::none_of(clauses.begin(), clauses.end(),
                      [](const ClauseResult& clause) { return clause.stands_against(); });
}

Judgement judge(double value, model::Comparison comparison, double threshold, bool constraint,
                double tolerance) {
  const bool at_least = comparison == model::Comparison::at_least;
  Judgement judgement;
  judgement.margin = at_least ? value - threshold : threshold - value;
  const bool equal = std::abs(judgement.margin) <= equal_frac * std::abs(threshold);
  if (equal) judgement.margin = 0.0;
  const bool kept =
      comparison == model::Comparison::below ? judgement.margin > 0.0 : judgement.margin >= 0.0;
  if (kept) {
    judgement.outcome = Outcome::met;
    return judgement;
  }
  const double shortfall = -judgement.margin;
  if (constraint && shortfall <= std::min(rounding, tolerance) * scale_of(threshold))
    judgement.outcome = Outcome::met_to_rounding;
  judgement.within_accuracy = shortfall > 0.0 && shortfall <= tolerance * scale_of(threshold);
  return judgement;
}

}  // namespace sunward::rules

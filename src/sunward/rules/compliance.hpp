// The compliance of a plan: every clause that concerns the park held against what the plan does.
// How values are compared, what counts as met, and what is not judged: docs/guide/rules.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunward/model/park.hpp"
#include "sunward/result/plan.hpp"
#include "sunward/rules/applicability.hpp"
#include "sunward/rules/carbon.hpp"
#include "sunward/rules/deciding.hpp"

namespace sunward::rules {

enum class Outcome {
  met,
  met_to_rounding,  ///< a constraint of the plan, short by no more than rounding of the solver
  failed,
  not_assessable,  ///< something is missing
  not_applicable,
  off
};
[[nodiscard]] const char* to_string(Outcome outcome);

/// Where a price comes from.
enum class PriceOrigin {
  dual,   ///< the clause binds in the plan: worth of the last point
  idle,   ///< it is kept without being asked for: nothing
  replan  ///< the plan was made again with (or without) the clause
};
[[nodiscard]] const char* to_string(PriceOrigin origin);

/// What a clause costs. A point is a percentage point of a share, or one unit.
struct ClausePrice {
  PriceOrigin origin = PriceOrigin::idle;
  std::optional<double> cny_per_point_year;
  std::optional<double> cny_per_year;  ///< of the whole clause; none when it was not worked out
};

struct ClauseResult {
  std::string regulation;  ///< id; "case" for a limit of the case file itself
  model::Clause clause;
  model::Citation citation;  ///< empty for a limit of the case file itself
  model::ClauseMode mode = model::ClauseMode::check;
  Outcome outcome = Outcome::not_assessable;
  std::optional<double> value;
  std::optional<double> threshold;
  std::optional<double> margin;  ///< >= 0: kept; in the unit of the clause
  /// Short of the threshold by less than the plan's own accuracy: another plan may well keep it.
  bool within_accuracy = false;
  std::vector<Phrase> reasons;  ///< why it applies, does not, or cannot be judged
  Deciding deciding;            ///< empty for a value given by the case file
  std::optional<ClausePrice> price;

  /// Required, asked for and not shown to be met.
  [[nodiscard]] bool stands_against() const;
};

struct Compliance {
  std::string park;
  std::string region;
  int year = 0;
  double used_mwh = 0.0;    ///< electricity used a year
  double energy_tce = 0.0;  ///< the same in tonnes of coal equivalent
  std::vector<ClauseResult> clauses;
  std::vector<CarbonAccount> accounts;

  [[nodiscard]] int count(Outcome outcome) const;  ///< guides included
  [[nodiscard]] int guides_missed() const;         ///< guides among the failed
  /// Every required clause that is not off or not applicable is met.
  [[nodiscard]] bool all_met() const;
};

/// Largest shortfall of a constraint of the plan that is put down to rounding: in the clause's unit
/// for thresholds up to 1, relative above. Below 1e-6, so that 1e-6 is always a failure.
inline constexpr double rounding = 5e-7;

/// @param tolerance  relative, of the plan's certificate.
/// @param constraint  the clause was a limit of the plan.
struct Judgement {
  Outcome outcome = Outcome::failed;
  double margin = 0.0;
  bool within_accuracy = false;
};
[[nodiscard]] Judgement judge(double value, model::Comparison comparison, double threshold,
                              bool constraint, double tolerance);

/// Judges every clause of the park's rule book, and the limits of the case file that are no clause.
/// @param plan  optimal, with the values of its flows.
/// @param park  the park it was made of; its weather is not needed.
[[nodiscard]] Compliance evaluate(const result::Plan& plan, const model::Park& park);

}  // namespace sunward::rules

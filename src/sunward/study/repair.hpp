// The cheapest repair of a park that has no plan, from its elastic program.
#pragma once

#include <string>
#include <vector>

#include "sunward/model/park.hpp"
#include "sunward/study/plan.hpp"

namespace sunward::study {

/// One thing to change. Amounts are rounded up in the fourth digit, so that the change suffices.
struct Remedy {
  enum class Kind { raise, lower, relax_rule, leave_unserved };
  Kind kind = Kind::raise;
  std::string key;    ///< path in the case file
  std::string label;  ///< of the component
  std::string unit;
  double amount = 0.0;     ///< by how much; for rules the limit that can be kept
  double limit = 0.0;      ///< present limit
  double price_cny = 0.0;  ///< its part of the elastic optimum
};

/// Solves the elastic program with the engine. Empty when that fails or is stopped; largest first.
[[nodiscard]] std::vector<Remedy> cheapest_repair(const model::Park& park,
                                                  const PlanOptions& options);

/// The remedies as one paragraph, e.g. "Add at least 12.3 MW to grid.connection_mw.max (now 30
/// MW)."
[[nodiscard]] Phrase sentence_of(const std::vector<Remedy>& remedies);

}  // namespace sunward::study

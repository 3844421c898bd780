// The same import under several emission factors: which grid, which year, whose view.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sunward/model/park.hpp"
#include "sunward/rules/operation.hpp"

namespace sunward::rules {

struct CarbonAccount {
  std::string factor;  ///< id; "case" for the factor of the case file
  Phrase label;
  int year = 0;  ///< of the factor; 0: not said
  double co2_kg_per_kwh = 0.0;
  model::SourceStatus status = model::SourceStatus::assumption;
  Phrase source;
  double co2_t_per_year = 0.0;          ///< grid import, and hydrogen bought at its own factor
  double co2_kg_per_mwh = 0.0;          ///< of that import, per MWh used in the park
  std::optional<double> co2_kg_per_kg;  ///< of hydrogen made, electrolysers at the hour's mix
};

/// One account for the case file's own factor (where it has one) and one for every factor of the
/// rule book that may be used in the park's region, the latest year first.
[[nodiscard]] std::vector<CarbonAccount> carbon_accounts(const Operation& operation,
                                                         const model::Park& park);

}  // namespace sunward::rules

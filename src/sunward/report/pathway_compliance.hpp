// The compliance of a pathway: a column per stage, each with the thresholds of its year.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/text.hpp"
#include "sunward/rules/compliance.hpp"

namespace sunward::report {

struct StageCompliance {
  int year = 0;  ///< in which the stage begins
  rules::Compliance compliance;
  std::string json;  ///< text of the stage's own compliance.json
};

/// Clauses by row, stages by column: what is reached against what is asked for; then a line per
/// stage.
[[nodiscard]] std::string pathway_compliance_table(const std::vector<StageCompliance>& stages,
                                                   Language language);

/// {"format", "format_version", "park", "all_met", "stages": [{"year", "compliance"}]}, each
/// "compliance" as in a plan's compliance.json.
[[nodiscard]] std::string pathway_compliance_json(const std::vector<StageCompliance>& stages);

}  // namespace sunward::report

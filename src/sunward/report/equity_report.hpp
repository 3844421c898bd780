// The loop of plan and statements as text and as objective.json.
#pragma once

#include <string>

#include "sunward/base/text.hpp"
#include "sunward/result/equity.hpp"

namespace sunward::report {

/// One line while the loop runs.
[[nodiscard]] std::string equity_round_line(const result::EquityRound& round, int number,
                                            Language language);
/// The table of rounds and what came of them.
[[nodiscard]] std::string equity_table(const result::EquityRecord& record, Language language);
[[nodiscard]] std::string equity_json(const result::EquityRecord& record);

}  // namespace sunward::report

// The statements that `sunward plan` writes beside its plan.
#pragma once

#include <optional>
#include <string>

#include "command.hpp"
#include "sunward/model/park.hpp"
#include "sunward/report/finance_files.hpp"
#include "sunward/result/equity.hpp"

namespace sunward::cli {

/// Nothing when the case has no [finance] or the plan is not optimal.
/// @param equity  the prices it held, without rounds where the plan is one of least cost.
[[nodiscard]] std::optional<report::FinanceFiles> statements_of(
    const result::Plan& plan, const model::Park& park, const result::EquityRecord& equity,
    const result::Provenance& provenance, const std::string& case_file);

/// One line: the returns by the statements, or why a case has none and how to get them.
[[nodiscard]] std::string statements_sentence(const std::optional<report::FinanceFiles>& files,
                                              const std::string& folder, Language language);

}  // namespace sunward::cli

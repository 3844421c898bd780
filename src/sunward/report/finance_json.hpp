// finance.json: terms, statements and indicators of a project. Field by field:
// docs/reference/results.md.
#pragma once

#include <string>

#include "sunward/finance/accounts.hpp"

namespace sunward::report {

/// The text of finance.json. Values that do not exist are null.
[[nodiscard]] std::string finance_json(const finance::Accounts& accounts);

}  // namespace sunward::report

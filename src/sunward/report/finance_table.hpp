// The statements as `sunward finance` prints them.
#pragma once

#include <string>

#include "sunward/base/text.hpp"
#include "sunward/finance/accounts.hpp"

namespace sunward::report {

/// Investment and its funding, the indicators, and the money of the first, some later and the last
/// years.
[[nodiscard]] std::string finance_table(const finance::Accounts& accounts, Language language);

}  // namespace sunward::report

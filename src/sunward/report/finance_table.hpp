// The statements as `sunward finance` prints them.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/text.hpp"
#include "sunward/finance/accounts.hpp"

namespace sunward::report {

/// An indicator with its unit, or that it does not exist.
[[nodiscard]] std::string indicator_text(const result::Indicator& indicator, Language language);

/// At which prices the park's own consumers buy, and where they come from: a sentence each.
[[nodiscard]] std::vector<std::string> price_sentences(const finance::Project& project,
                                                       Language language);

/// Investment and its funding, the indicators, and the money of the first, some later and the last
/// years.
[[nodiscard]] std::string finance_table(const finance::Accounts& accounts, Language language);

}  // namespace sunward::report

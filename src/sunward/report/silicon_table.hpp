// The table of silicon plants that `sunward plan` prints: one column for each plant.
#pragma once

#include <string>
#include <vector>

#include "sunward/base/text.hpp"
#include "sunward/finance/silicon_account.hpp"

namespace sunward::report {

/// Plain text, columns aligned; empty without accounts.
[[nodiscard]] std::string silicon_table(const std::vector<finance::SiliconAccount>& accounts,
                                        Language language);

}  // namespace sunward::report

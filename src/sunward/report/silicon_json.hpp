// silicon_plant.json: the year of every silicon plant, for the results folder and the page.
#pragma once

#include <string>
#include <vector>

#include "sunward/finance/silicon_account.hpp"

namespace sunward::report {

/// Keys and units: docs/reference/results.md.
[[nodiscard]] std::string silicon_json(const std::string& park,
                                       const std::vector<finance::SiliconAccount>& accounts);

}  // namespace sunward::report
